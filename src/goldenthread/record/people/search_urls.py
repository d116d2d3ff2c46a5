from django.urls import path

from goldenthread.record.people.views import search

urlpatterns = [
    path("", search.search, name="search"),
    path("<slug:reference>/", search.results, name="search-results"),
]
