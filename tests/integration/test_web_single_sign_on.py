"""Single sign-on against a real OpenID provider."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount

from goldenthread.access.models import AuditEvent, User
from goldenthread.site.providers import missing, providers
from local_accounts import browser, make_account
from openid_server import free_port, openid_server
from web_site import HOST, site, site_rows, small_dataset, static_files  # noqa: F401  fixtures

pytestmark = pytest.mark.django_db
CALLBACK = f"http://{HOST}/sign-in/sso/callback/"
PASSWORD = "their own password there"


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    with openid_server(tmp_path_factory.mktemp("provider"), CALLBACK) as server:
        yield server


@pytest.fixture
def single(provider, site, settings):  # noqa: F811
    settings.SOCIALACCOUNT_PROVIDERS = providers(provider.environment)
    settings.SINGLE_SIGN_ON_NAME = "your work account"
    return settings


def begin(client, path="/sign-in/sso/") -> str:
    """The provider's address that somebody is sent to."""
    response = client.get(path)
    assert response.status_code == 302
    return response.url


def answer(name: str, address: str) -> str:
    """Sign in at the provider: the path, with its query, that it sends somebody back to."""
    with requests.Session() as there:
        page = there.get(address, timeout=20)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        fields = {"username": name, "password": PASSWORD, "csrfmiddlewaretoken": token[1] if token else ""}
        step = there.post(page.url, fields, timeout=20, allow_redirects=False)
        back = there.get(requests.compat.urljoin(address, step.headers["Location"]), timeout=20, allow_redirects=False)
    parts = urlsplit(back.headers["Location"])
    assert f"http://{parts.netloc}{parts.path}" == CALLBACK
    return f"{parts.path}?{parts.query}"


def go(name, client=None, path="/sign-in/sso/"):
    client = client or browser()
    return client.get(answer(name, begin(client, path)))


def refused() -> list[str]:
    return [event.details["what"] for event in AuditEvent.objects.filter(type="session:start", refused=True)]


def test_a_known_person_gets_in_and_goes_on_where_they_were_going(single):
    user, client = make_account(), browser()
    response = go("ada", client, "/sign-in/sso/?next=/performance/")
    assert response.url == "/performance/"
    assert client.get("/performance/").status_code == 200
    event = AuditEvent.objects.get(type="session:start")
    assert (event.actor_id, event.details) == (str(user.pk), {"how": "single sign-on"})


def test_the_second_time_a_person_is_known_by_the_key_of_the_directory_whatever_their_address(single):
    user = make_account()
    assert go("ada").status_code == 302
    User.objects.filter(pk=user.pk).update(email="married@wexcombe.example")
    client = browser()
    assert go("ada", client).status_code == 302
    assert client.get("/").status_code == 200


def test_a_request_carries_state_nonce_and_the_challenge_of_pkce(single):
    asked = parse_qs(urlsplit(begin(browser())).query)
    assert {"state", "nonce", "code_challenge"} <= set(asked)
    assert (asked["code_challenge_method"], asked["response_type"]) == (["S256"], ["code"])
    assert asked["redirect_uri"] == [CALLBACK]


@pytest.mark.parametrize("name", ["stranger", "unverified"])
def test_whom_we_do_not_know_or_nobody_has_verified_is_refused_and_never_added(name, single):
    make_account("bea.lund")
    people = User.objects.count()
    client = browser()
    response = go(name, client)
    assert (response.status_code, b"You are not signed in" in response.content) == (400, True)
    assert client.get("/").status_code == 302
    assert (User.objects.count(), SocialAccount.objects.count()) == (people, 0)
    assert refused() == ["single sign-on: nobody here has this account"]


def test_somebody_who_has_left_is_refused(single):
    make_account("gone.away", is_active=False)
    assert go("gone").status_code == 400
    assert AuditEvent.objects.get(refused=True).subject.startswith("user:")


def test_an_address_of_two_people_names_neither(single):
    make_account()
    make_account("ada.other", email="ada.brook@wexcombe.example")
    assert go("ada").status_code == 400


def test_a_second_account_of_the_directory_with_the_same_address_is_not_the_same_person(single):
    make_account()
    assert go("ada").status_code == 302
    assert go("ada2").status_code == 400
    assert refused() == ["single sign-on: known by another account"]


def test_an_answer_to_another_request_is_refused(single):
    make_account("cal.dune")
    assert go("spoilt").status_code == 400
    assert refused() == ["single sign-on: the answer was to another request"]


def test_an_answer_that_nobody_asked_for_is_refused(single):
    make_account()
    path = answer("ada", begin(browser()))
    stolen = browser().get(path)
    assert stolen.status_code == 400
    changed = browser()
    begin(changed)
    assert changed.get(re.sub("state=[^&]+", "state=made-up", path)).status_code == 400
    assert refused() == ["single sign-on: the answer was unknown"] * 2


def test_an_answer_counts_once(single):
    make_account()
    client = browser()
    path = answer("ada", begin(client))
    assert client.get(path).status_code == 302
    assert client.get(path).status_code == 400


def test_whoever_turns_back_at_the_provider_is_told_plainly(single):
    client = browser()
    state = parse_qs(urlsplit(begin(client)).query)["state"][0]
    page = client.get(f"/sign-in/sso/callback/?error=access_denied&state={state}")
    assert (page.status_code, refused()) == (400, ["single sign-on: the answer was cancelled"])


def test_a_claim_may_hold_the_user_name(single):
    single.SSO_MATCH = "preferred_username"
    make_account("stranger", email="")
    assert go("stranger").url == "/"
    assert go("ada").status_code == 400


def test_where_the_provider_is_down_a_page_says_so(single, provider):
    down = {**provider.environment, "GOLDENTHREAD_SSO_ISSUER": f"http://127.0.0.1:{free_port()}/o"}
    client = browser()
    path = answer("ada", begin(client))
    single.SOCIALACCOUNT_PROVIDERS = providers(down)
    for page in (client.get("/sign-in/sso/"), client.get(path)):
        assert (page.status_code, b"does not answer" in page.content) == (503, True)


def test_where_half_of_the_provider_is_down_a_page_says_so_too(single):
    make_account()
    client = browser()
    path = answer("ada", begin(client))
    app = single.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    dead = f"http://127.0.0.1:{free_port()}/"
    app["settings"]["openid_configuration_overrides"] = {"userinfo_endpoint": dead}
    assert client.get(path).status_code == 503


def test_single_sign_on_needs_no_second_factor_of_ours_and_has_no_password_to_keep(single):
    user = make_account()
    user.set_unusable_password()
    user.save()
    client = browser()
    go("ada", client)
    for path in ("/account/second-factor/", "/account/confirm/"):
        assert b"kept there" in client.get(path).content
    assert b"kept there" in client.get("/account/").content


def test_the_sign_in_page_offers_it(single):
    page = browser().get("/sign-in/?next=/performance/").content.decode()
    assert '/sign-in/sso/?next=/performance/"' in page
    assert "Sign in with your work account" in page


@pytest.mark.parametrize("path", ["/sign-in/sso/", "/sign-in/sso/callback/"])
def test_where_there_is_none_there_is_no_such_page(path, site):  # noqa: F811
    assert browser().get(path).status_code == 404


def test_settings_are_all_there_or_not_at_all(provider):
    assert providers({}) == {}
    assert missing({}) == missing(provider.environment) == []
    part = {"GOLDENTHREAD_SSO_ISSUER": "https://directory.example"}
    assert providers(part) == {}
    assert missing(part) == ["GOLDENTHREAD_SSO_CLIENT_ID", "GOLDENTHREAD_SSO_CLIENT_SECRET"]
