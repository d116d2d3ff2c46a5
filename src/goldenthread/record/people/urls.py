from django.urls import path

from goldenthread.record.people.views import details, merge, sight, viewed

urlpatterns = [
    path("<slug:reference>/details/", details.details, name="person-details"),
    path("<slug:reference>/access/", sight.open_for_a_purpose, name="person-access"),
    path("<slug:reference>/restriction/", sight.guarded, name="person-restriction"),
    path("<slug:reference>/restriction/<slug:slug>/", sight.job, name="person-restriction-job"),
    path("<slug:reference>/restriction/grants/<int:key>/end/", sight.end_grant, name="person-grant-end"),
    path("<slug:reference>/merge/", merge.merge, name="person-merge"),
    path("<slug:reference>/merge/decide/", merge.decide, name="person-merge-decide"),
    path("<slug:reference>/merge/undo/", merge.undo, name="person-merge-undo"),
    path("<slug:reference>/viewed/", viewed.viewed, name="person-viewed"),
]
