from django.urls import path

from goldenthread.access.views import covers, decisions, matrix, standing, teams, users

urlpatterns = [
    path("administration/access-matrix/", matrix.shown, name="access-matrix"),
    path("administration/users/", users.listed, name="users"),
    path("administration/users/new/", users.new, name="user-new"),
    path("administration/users/<int:key>/", users.one, name="user"),
    path("administration/users/<int:key>/<slug:slug>/", users.job, name="user-job"),
    path("administration/teams/", teams.listed, name="teams"),
    path("administration/teams/new/", teams.new, name="team-new"),
    path("administration/services/new/", teams.new_service, name="service-new"),
    path("administration/teams/<int:key>/", teams.one, name="team"),
    path("administration/teams/<int:key>/<slug:slug>/", teams.job, name="team-job"),
    path("decisions/", decisions.listed, name="decisions"),
    path("decisions/<int:key>/", decisions.one, name="decision"),
    path("my-work/acting/", covers.listed, name="acting"),
    path("my-work/acting/new/", covers.new, name="acting-new"),
    path("my-work/acting/<int:key>/end/", covers.end, name="acting-end"),
    path("account/access/", standing.mine, name="account-access"),
]
