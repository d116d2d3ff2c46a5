"""Signing in with a local account: password, second factor, lockout, one's own account."""

import re
from functools import partial

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied

from goldenthread.access.actions import accounts
from goldenthread.access.models import AuditEvent, User
from goldenthread.kit import encryption
from local_accounts import PASSWORD, browser, code_of, give_password, link_for, make_account, set_up, signed_in
from web_site import site, site_rows, small_dataset, static_files  # noqa: F401  fixtures

pytestmark = pytest.mark.django_db
SET_UP = "/account/second-factor/"


@pytest.fixture(autouse=True)
def _site(site):  # noqa: F811
    """Pages need the static files and the dataset."""


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def events(type):
    return list(AuditEvent.objects.filter(type=type).order_by("pk"))


# -- password and second factor ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "login", ["ada.brook", " Ada.Brook ", "ada.brook@wexcombe.example", "ADA.BROOK@wexcombe.example"]
)
def test_a_password_alone_opens_the_set_up_of_a_second_factor_and_nothing_else(login):
    make_account()
    client = browser()
    assert give_password(client, login).url == "/"
    for path in ("/", "/performance/", "/account/", "/account/recovery-codes/"):
        assert client.get(path).url == SET_UP
    assert client.get(SET_UP).status_code == 200


def test_the_first_code_opens_the_rest_and_shows_the_recovery_codes_once():
    make_account()
    client = browser()
    give_password(client)
    before = client.session.session_key
    set_up(client)
    assert client.session.session_key != before
    assert text(client.get("/account/recovery-codes/")).count('class="gt-key"') == 10
    assert "shown when they were made" in text(client.get("/account/recovery-codes/"))
    assert client.get("/").status_code == 200


def test_a_wrong_first_code_is_said_at_the_field():
    make_account()
    client = browser()
    give_password(client)
    page = client.post(SET_UP, {"code": "000000"})
    assert page.status_code == 400
    assert 'href="#id_code">Code is not right' in text(page)
    assert not Authenticator.objects.exists()


def test_afterwards_the_code_is_asked_for_and_then_one_goes_where_one_was_going():
    user = make_account()
    secret = set_up_of(user)
    client = browser()
    assert give_password(client, next="/performance/").url == "/sign-in/code/"
    assert client.get("/").url.startswith("/sign-in/")
    assert client.get("/sign-in/code/").status_code == 200
    before = client.session.session_key
    assert client.post("/sign-in/code/", {"code": code_of(secret, 1)}).url == "/performance/"
    assert client.session.session_key != before
    assert client.get("/performance/").status_code == 200
    started = events("session:start")[-1]
    assert (started.actor_id, started.details) == (str(user.pk), {"how": "local"})


def set_up_of(user) -> str:
    client = browser()
    give_password(client, user.username)
    secret = set_up(client)
    client.post("/sign-out/")
    return secret


def test_a_code_opens_once():
    secret = set_up_of(make_account())
    for number, expected in ((1, 302), (2, 400)):
        client = browser()
        give_password(client)
        assert client.post("/sign-in/code/", {"code": code_of(secret, 1)}).status_code == expected, number


def test_a_recovery_code_opens_once():
    make_account()
    client = browser()
    give_password(client)
    set_up(client)
    code = re.search(r'gt-key">(\d{10})<', text(client.get("/account/recovery-codes/")))[1]
    for expected in (302, 400):
        other = browser()
        give_password(other)
        assert other.post("/sign-in/code/", {"code": code}).status_code == expected
    assert "9 left" in text(client.get("/account/"))


def test_a_wrong_code_opens_nothing_and_is_in_the_trail_without_the_code():
    user = make_account()
    set_up_of(user)
    client = browser()
    give_password(client)
    page = client.post("/sign-in/code/", {"code": "123123"})
    assert (page.status_code, "Code is not right" in text(page)) == (400, True)
    failure = AuditEvent.objects.get(type="session:start", refused=True)
    assert (failure.subject, failure.details) == (f"user:{user.pk}", {"what": "code", "address": "127.0.0.1"})


def test_the_code_page_opens_only_after_the_password():
    assert browser().get("/sign-in/code/").url == "/sign-in/"


def test_the_secret_is_encrypted_where_it_is_kept():
    secret = set_up_of(make_account())
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert encryption.decrypt(kept) == secret


@pytest.mark.parametrize(
    ("login", "password"), [("ada.brook", "wrong"), ("nobody", PASSWORD), ("", ""), ("ada.brook", "")]
)
def test_whatever_is_wrong_the_page_says_the_same_of_who_there_is(login, password):
    make_account()
    page = give_password(browser(), login, password)
    assert page.status_code == 400
    assert "There is a problem" in text(page)
    if login and password:
        assert "User name or password is not right" in text(page)


def test_a_failure_is_in_the_trail_without_what_was_typed():
    user = make_account()
    give_password(browser(), "ada.brook", "guess")
    give_password(browser(), "secret typed in the wrong box", "guess")
    known, unknown = AuditEvent.objects.filter(refused=True).order_by("pk")
    assert (known.subject, known.actor_id) == (f"user:{user.pk}", "")
    assert (unknown.subject, unknown.details["what"]) == ("user:unknown", "password")


def test_nobody_is_sent_to_another_host():
    user = make_account()
    secret = set_up_of(user)
    client = browser()
    give_password(client, next="https://elsewhere.example/")
    assert client.post("/sign-in/code/", {"code": code_of(secret, 1)}).url == "/"


def test_somebody_who_has_left_does_not_get_in():
    make_account(is_active=False)
    assert give_password(browser()).status_code in (302, 400)
    client = browser()
    give_password(client)
    assert client.get("/").url.startswith("/sign-in/")


def test_without_local_accounts_there_is_no_password_box(settings):
    settings.LOCAL_SIGN_IN = False
    make_account()
    client = browser()
    assert 'type="password"' not in text(client.get("/sign-in/"))
    assert give_password(client).status_code == 200
    assert client.get("/").url.startswith("/sign-in/")


# -- lockout -------------------------------------------------------------------------------------------------------


def fail(times: int, client=None, login: str = "ada.brook", address: str = "127.0.0.1"):
    client = client or browser()
    return [client.post("/sign-in/", {"login": login, "password": "guess"}, REMOTE_ADDR=address) for _ in range(times)][
        -1
    ]


def test_five_wrong_tries_lock_a_name_at_an_address_and_the_page_says_until_when():
    user = make_account()
    with time_machine.travel("2026-03-02 14:07:00+00:00", tick=False):
        assert fail(4).status_code == 400
        client = browser()
        assert fail(1, client).url == "/sign-in/locked/"
        page = client.get("/sign-in/locked/")
        assert (page.status_code, "2:22pm" in text(page)) == (429, True)
        assert give_password(client).url == "/sign-in/locked/"
    assert AuditEvent.objects.filter(subject=f"user:{user.pk}", details__what="locked").count() == 2


def test_a_lock_ends_by_itself_and_trying_does_not_prolong_it():
    make_account()
    with time_machine.travel("2026-03-02 14:00:00+00:00", tick=False) as clock:
        fail(5)
        clock.move_to("2026-03-02 14:10:00+00:00")
        fail(3)
        clock.move_to("2026-03-02 14:15:01+00:00")
        assert give_password(browser()).url == "/"


def test_the_same_person_at_another_address_is_not_locked_and_neither_is_anybody_else():
    make_account()
    make_account("bea.lund")
    fail(5)
    assert browser().post("/sign-in/", {"login": "ada.brook", "password": PASSWORD}, REMOTE_ADDR="127.0.0.2").url == "/"
    assert give_password(browser(), "bea.lund").url == "/"


def test_thirty_tries_from_anywhere_lock_a_name_but_not_in_its_owners_own_browser():
    user = make_account()
    own = browser()
    give_password(own)
    secret = set_up(own)
    own.post("/sign-out/")
    for last in range(1, 9):
        fail(4, address=f"127.0.1.{last}")
    assert give_password(browser()).url == "/sign-in/locked/"
    assert give_password(own).url == "/sign-in/code/"
    assert own.post("/sign-in/code/", {"code": code_of(secret, 1)}).url == "/"
    assert user.pk == int(own.session["_auth_user_id"])


def test_wrong_codes_lock_as_wrong_passwords_do():
    secret = set_up_of(make_account())
    client = browser()
    give_password(client)
    for _ in range(4):
        assert client.post("/sign-in/code/", {"code": "000000"}).status_code == 400
    assert client.post("/sign-in/code/", {"code": "000000"}).url == "/sign-in/locked/"
    assert client.post("/sign-in/code/", {"code": code_of(secret, 1)}).url == "/sign-in/locked/"


def test_what_axes_keeps_holds_nothing_that_was_typed():
    make_account()
    fail(1, login="ADA.brook@wexcombe.example")
    fail(1, login="a password in the wrong box")
    kept = [str(row) for row in AccessAttempt.objects.values()]
    assert "ada.brook" in {row["username"] for row in AccessAttempt.objects.values()}
    assert [row for row in kept if "guess" in row or "wrong box" in row or "wexcombe" in row] == []


def test_an_administrator_unlocks():
    user, administrator = make_account(), make_account("robin", role="system-administrator")
    fail(5)
    assert accounts.unlock(user=user, by=administrator) == 1
    assert give_password(browser()).url == "/"
    assert AuditEvent.objects.get(type="account:unlock").subject == f"user:{user.pk}"


def test_the_locked_page_of_nobody_in_particular():
    page = browser().get("/sign-in/locked/")
    assert (page.status_code, "15 minutes" in text(page)) == (200, True)


# -- one's own account ---------------------------------------------------------------------------------------------


def test_the_first_password_is_chosen_by_a_link_that_is_good_once():
    user = User.objects.create(username="new.person", name="New Person", role_slug="qa-manager")
    link, client = link_for(user), browser()
    assert client.get(link).url == "/sign-in/first/"
    assert "new.person" in text(client.get("/sign-in/first/"))
    assert client.post("/sign-in/first/", {"new_password": PASSWORD}).url == "/sign-in/"
    other = browser()
    other.get(link)
    assert other.get("/sign-in/first/").status_code == 400
    assert give_password(browser(), "new.person").url == "/"
    assert AuditEvent.objects.get(type="account:change").details == {"what": "password"}


@pytest.mark.parametrize(
    "link", ["/sign-in/first/MQ/spoilt/", "/sign-in/first/%20/spoilt/", "/sign-in/first/eA/spoilt/"]
)
def test_a_link_that_is_none_says_so(link):
    client = browser()
    client.get(link)
    assert "cannot be used" in text(client.get("/sign-in/first/"))


def test_a_link_is_good_for_three_days():
    user = make_account()
    with time_machine.travel("2026-03-02 14:00:00+00:00", tick=False):
        link = link_for(user)
    for day, status in ((5, 200), (6, 400)):
        with time_machine.travel(f"2026-03-0{day} 13:00:00+00:00", tick=False):
            client = browser()
            client.get(link)
            assert client.get("/sign-in/first/").status_code == status


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short", "12 characters or more"),
        ("password1234", "fewer people use"),
        ("ada.brook1234", "not like your name"),
        ("", "Enter a new password"),
    ],
)
def test_a_password_is_long_and_not_the_first_that_anybody_would_guess(password, said):
    client = signed_in()
    page = client.post("/account/password/", {"current_password": PASSWORD, "new_password": password})
    assert (page.status_code, said in text(page)) == (400, True)


def test_a_password_needs_no_signs_or_numbers_and_may_hold_spaces():
    client = signed_in()
    new = "otter lantern meadow"
    assert client.post("/account/password/", {"current_password": PASSWORD, "new_password": new}).url == "/account/"
    assert client.get("/").status_code == 200
    assert give_password(browser(), password=new).url == "/sign-in/code/"


def test_a_changed_password_ends_the_other_sessions_and_needs_the_old_one():
    user = make_account()
    here, there = signed_in(user), browser()
    Authenticator.objects.filter(user=user).delete()
    give_password(there)
    set_up(there)
    assert (
        here.post("/account/password/", {"current_password": "x", "new_password": "otter lantern meadow"}).status_code
        == 400
    )
    here.post("/account/password/", {"current_password": PASSWORD, "new_password": "otter lantern meadow"})
    assert here.get("/").status_code == 200
    assert there.get("/").url.startswith("/sign-in/")


def test_a_change_of_second_factor_asks_for_the_password_again():
    client = signed_in()
    asked = client.get(SET_UP)
    assert asked.url == "/account/confirm/?next=%2Faccount%2Fsecond-factor%2F"
    assert client.get(asked.url).status_code == 200
    assert client.post(asked.url, {"password": "guess"}).status_code == 400
    assert client.post(asked.url, {"password": PASSWORD}).url == SET_UP
    set_up(client)
    assert Authenticator.objects.filter(type="totp").count() == 1


def test_new_recovery_codes_take_the_place_of_the_old():
    client = signed_in()
    kept = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert client.post("/account/recovery-codes/").url.startswith("/account/confirm/")
    client.post("/account/confirm/", {"password": PASSWORD})
    assert client.post("/account/recovery-codes/").url == "/account/recovery-codes/"
    shown = re.findall(r'gt-key">(\d{10})<', text(client.get("/account/recovery-codes/")))
    assert len(shown) == 10
    assert not set(shown) & set(kept)
    assert client.post("/account/confirm/", {"password": PASSWORD}).url == "/account/"


def test_a_second_factor_that_is_lost_is_set_up_anew_after_an_administrator_has_reset_it():
    user = make_account()
    client, administrator = signed_in(user), make_account("robin", role="system-administrator")
    approver = make_account("joss", role="information-governance-lead")
    asked = accounts.ask(kind=accounts.RESET, user=user, reason="Lost telephone", by=administrator)
    accounts.decide(request=asked, approved=True, reason="I rang them", by=approver)
    assert client.get("/").url.startswith("/sign-in/")
    user.refresh_from_db()
    link = accounts.give_link(user=user, by=administrator)
    other = browser()
    other.get(link)
    other.post("/sign-in/first/", {"new_password": "otter lantern meadow"})
    assert give_password(other, password="otter lantern meadow").url == "/"
    assert other.get("/").url == SET_UP
    trail = AuditEvent.objects.filter(actor_id__in=(str(administrator.pk), str(approver.pk)))
    said = ["request:ask", "request:approve", "account:reset", "account:link"]
    assert [event.type for event in trail][::-1] == said


def test_sessions_end_with_the_account():
    user = make_account()
    client = signed_in(user)
    accounts.deactivate(user=user, by=make_account("robin", role="system-administrator"))
    assert client.get("/").url.startswith("/sign-in/")


ask = partial(accounts.ask, kind=accounts.RESET, reason="Lost telephone")


@pytest.mark.parametrize("action", [ask, accounts.give_link, accounts.unlock, accounts.deactivate])
def test_only_an_administrator_keeps_accounts_and_never_their_own_or_a_demos(action):
    user, administrator = make_account(), make_account("robin", role="system-administrator")
    demo = User.objects.get(username="director")
    for whose, by in ((administrator, user), (administrator, administrator), (demo, administrator)):
        with pytest.raises(PermissionDenied):
            action(user=whose, by=by)


def test_a_demo_user_has_nothing_to_set_up(site):  # noqa: F811
    client = site.client("social-worker")
    for path in (SET_UP, "/account/confirm/"):
        assert "no password and no second factor" in text(client.get(path))
    assert "It has no password" in text(client.get("/account/"))
    assert client.post("/account/recovery-codes/").status_code == 200


def test_signing_out_ends_the_session_for_good():
    client = signed_in()
    key = client.session.session_key
    client.post("/sign-out/")
    assert not Session.objects.filter(session_key=key).exists()
    assert events("session:end")[-1].details == {"reason": "user"}


def test_a_code_that_was_used_stays_used_for_as_long_as_it_would_open():
    with time_machine.travel("2026-03-02 14:00:00+00:00", tick=False) as clock:
        secret = set_up_of(make_account())
        code = code_of(secret, 1)
        for seconds, expected in ((0, 302), (45, 400)):
            clock.move_to(f"2026-03-02 14:00:{seconds:02}+00:00")
            client = browser()
            give_password(client)
            page = client.post("/sign-in/code/", {"code": code})
            assert page.status_code == expected
    assert "This code was used already" in text(page)
