"""What this service decides of signing in: where a request came from, and that nobody adds themselves."""

from types import SimpleNamespace

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib.auth.models import AnonymousUser

from goldenthread.access.adapters import AccountAdapter
from goldenthread.access.lockout import client_address, found
from goldenthread.access.models import AuditEvent, User
from goldenthread.site.single_sign_on import SingleSignOnAdapter
from local_accounts import make_account
from web_site import HOST, static_files  # noqa: F401  a fixture


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "127.0.0.1"),  # nobody of ours stands before us: the header is anybody's word
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),  # what stands before our proxy's word, a stranger wrote
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.7", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1"),
        (1, "not an address", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_a_request_came_from_where_the_nearest_of_our_proxies_saw_it(proxies, forwarded, address, settings, rf):
    settings.PROXIES = proxies
    assert client_address(rf.get("/", headers={"x-forwarded-for": forwarded})) == address


def test_nobody_signs_up(rf):
    assert not AccountAdapter().is_open_for_signup(rf.get("/"))
    assert not SingleSignOnAdapter().is_open_for_signup(rf.get("/"), None)


@pytest.mark.django_db
def test_whoever_has_no_password_is_not_asked_for_it_again():
    user = make_account()
    assert [each["url"] for each in AccountAdapter().get_reauthentication_methods(user)] == ["/account/confirm/"]
    user.set_unusable_password()
    assert AccountAdapter().get_reauthentication_methods(user) == []


@pytest.mark.django_db
def test_a_name_or_an_address_is_of_one_account_or_of_none():
    user = make_account()
    assert found("ADA.BROOK") == found("ada.brook@wexcombe.example") == user
    assert (found(""), found("nobody")) == (None, None)
    User.objects.create(username="other", email="ada.brook@wexcombe.example")
    assert found("ada.brook@wexcombe.example") is None


@pytest.mark.django_db
def test_an_answer_that_speaks_of_two_people_is_refused(rf, static_files):  # noqa: F811
    request = rf.get("/sign-in/sso/callback/", headers={"host": HOST})
    request.user = AnonymousUser()
    said = {"id_token": {"nonce": "n", "sub": "1"}, "userinfo": {"sub": "2"}}
    login = SimpleNamespace(account=SimpleNamespace(extra_data=said), state={"nonce": "n"}, is_existing=False)
    with pytest.raises(ImmediateHttpResponse):
        SingleSignOnAdapter().pre_social_login(request, login)
    assert AuditEvent.objects.get(refused=True).details["what"] == "single sign-on: the answer was of two people"
