from django.urls import path

from goldenthread.oversight.submissions.views import children, files, findings, listed, one, sign_off

urlpatterns = [
    path("", listed.submissions, name="submissions"),
    path("new/", listed.new, name="submission-new"),
    path("<slug:reference>/", one.overview, name="submission"),
    path("<slug:reference>/check/", files.check, name="submission-check"),
    path("<slug:reference>/report/<slug:form>/", files.report, name="submission-report"),
    path("<slug:reference>/copy/", files.signed_copy, name="submission-copy"),
    path("<slug:reference>/rules/<slug:rule>/", findings.of_a_rule, name="submission-rule"),
    path("<slug:reference>/rules/<slug:rule>/explain/", findings.explain_all, name="submission-explain"),
    path("<slug:reference>/children/", children.listed, name="submission-children"),
    path("<slug:reference>/children/<int:key>/", children.one, name="submission-child"),
    path("<slug:reference>/findings/<int:key>/", findings.one, name="submission-finding"),
    path("<slug:reference>/ask/", sign_off.ask, name="submission-ask"),
    path("<slug:reference>/sign-off/", sign_off.decide, name="submission-sign-off"),
]
