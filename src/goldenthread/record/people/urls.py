from django.urls import path

from goldenthread.record.people.views import details

urlpatterns = [
    path("<slug:reference>/details/", details.details, name="person-details"),
]
