from django.urls import path

from goldenthread.access.views import trail

urlpatterns = [
    path("", trail.log, name="audit"),
    path("verify/", trail.verify, name="audit-verify"),
]
