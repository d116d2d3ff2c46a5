"""Every address. Lower case, hyphens, nouns of the glossary."""

from django.urls import include, path

from goldenthread.record.people.views import openings, viewed
from goldenthread.site.views import account, drafts, errors, home, pages, sign_in, single_sign_on

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    # These three names are those that django-allauth looks up.
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/code/", sign_in.code, name="mfa_authenticate"),
    path("account/confirm/", account.confirm, name="account_reauthenticate"),
    path("sign-in/locked/", sign_in.locked, name="sign-in-locked"),
    path("sign-in/sso/", single_sign_on.begin, name="sign-in-sso"),
    path("sign-in/sso/callback/", single_sign_on.callback, name="sign-in-sso-callback"),
    path("session-ended/", sign_in.session_ended, name="session-ended"),
    path("sign-in/first/", account.first_password, name="first-password-choose"),
    path("sign-in/first/<str:key>/<str:token>/", account.first_password_link, name="first-password"),
    path("session/", drafts.session, name="session"),
    path("drafts/", drafts.drafts_list, name="drafts"),
    path("drafts/save/", drafts.save, name="draft-save"),
    path("drafts/<str:reference>/discard/", drafts.discard, name="draft-discard"),
    path("kept/<str:reference>/", drafts.kept, name="kept"),
    path("account/", account.account, name="account"),
    path("account/password/", account.password, name="password"),
    path("account/second-factor/", account.second_factor, name="second-factor"),
    path("account/recovery-codes/", account.recovery_codes, name="recovery-codes"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("help/", pages.help_page, name="help"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("people/", include("goldenthread.record.correspondence.urls")),
    path("people/", include("goldenthread.record.chronology.urls")),
    path("", include("goldenthread.access.urls")),
    path("audit/break-glass/", openings.listed, name="openings"),
    path("audit/break-glass/<int:key>/", openings.review, name="opening-review"),
    path("account/conflict/", openings.declare, name="conflict"),
    path("account/asked/<int:key>/", viewed.answer, name="viewing-answer"),
    path("people/", include("goldenthread.record.people.urls")),
    path("people/", include("goldenthread.record.case_file.urls")),  # last: its first page takes any word
    path("", include("goldenthread.record.information_rights.urls")),
    path("search/", include("goldenthread.record.people.search_urls")),
    path("audit/", include("goldenthread.access.audit_urls")),
    path("performance/", include("goldenthread.oversight.performance.urls")),
    path("annual-review/", include("goldenthread.oversight.annual_review.urls")),
    path("submissions/", include("goldenthread.oversight.submissions.urls")),
    path("components/", pages.gallery, name="components"),
]

handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.failed
