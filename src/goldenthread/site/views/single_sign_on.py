"""The way to the council's own sign-in and back."""

from __future__ import annotations

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from requests import RequestException

from goldenthread.access.gate import public
from goldenthread.site.providers import PROVIDER
from goldenthread.site.single_sign_on import Protocol, out_of_order
from goldenthread.site.views.sign_in import next_page


@public
@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    """Off to the directory. A link and no form: browsers that heed our policy stop a form that is sent on elsewhere."""
    _check_there_is_one()
    try:
        return get_adapter(request).get_provider(request, PROVIDER).begin(request, next_page(request))
    except RequestException:
        return out_of_order(request)


@public
@never_cache
def callback(request: HttpRequest) -> HttpResponse:
    """Back with an answer: django-allauth checks its state, and SingleSignOnAdapter the rest."""
    _check_there_is_one()
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(Protocol(request, PROVIDER))(request)
    except RequestException:
        return out_of_order(request)
    return answer


def _check_there_is_one() -> None:
    if not settings.SINGLE_SIGN_ON_NAME:
        raise Http404("There is no single sign-on here.")
