"""Every address. Lower case, hyphens, nouns of the glossary."""

from django.urls import include, path

from goldenthread.site.views import errors, home, pages, sign_in

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-out/", sign_in.sign_out, name="sign-out"),
    path("help/", pages.help_page, name="help"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("people/", include("goldenthread.record.people.urls")),
    path("", include("goldenthread.record.information_rights.urls")),
    path("performance/", include("goldenthread.oversight.performance.urls")),
    path("annual-review/", include("goldenthread.oversight.annual_review.urls")),
    path("components/", pages.gallery, name="components"),
]

handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.failed
