from django.urls import path

from goldenthread.oversight.performance.views import cases, indicator, manual, scorecard

urlpatterns = [
    path("", scorecard.scorecard, name="performance"),
    path("csv/", scorecard.download, name="performance-csv"),
    path("indicators/<slug:name>/", indicator.overview, name="indicator"),
    path("indicators/<slug:name>/months-csv/", indicator.months_csv, name="indicator-months-csv"),
    path("indicators/<slug:name>/teams-csv/", indicator.teams_csv, name="indicator-teams-csv"),
    path("indicators/<slug:name>/cases/", cases.listed, name="indicator-cases"),
    path("indicators/<slug:name>/cases/csv/", cases.download, name="indicator-cases-csv"),
    path("manual/", manual.contents, name="manual"),
    path("manual/<slug:name>/", manual.entry, name="manual-entry"),
]
