"""Signing in, in a real browser: both factors, single sign-on, lockout, and what the end of a session keeps."""

import subprocess
import sys
from pathlib import Path

import pytest

from browser_server import free_port, serving
from local_accounts import code_of
from openid_server import openid_server

PASSWORD = "otter lantern meadow"
WORDS = "Ella said: “I like it here” & 1 < 2\nand on the next line"


def add(environment, username, **options) -> str:
    """Add one of a service's first people, as whoever runs the server does. The path of the link for a password."""
    words = [Path(sys.executable).with_name("goldenthread"), "user", "add", username]
    words += [part for name, value in options.items() for part in (f"--{name}", value)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()[-1]


@pytest.fixture(scope="module")
def link(environment, address):
    return add(environment, "first-keeper", name="Robin First")


def sound(visitor, name) -> list[str]:
    """What is wrong with the page that is open, wide and at 320 pixels."""
    found = []
    for width in (1280, 320):
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.picture(f"{name}-{width}")
        found += [*visitor.faults(), *(["scrolls sideways"] if visitor.sideways() > 0 else [])]
    visitor.page.set_viewport_size({"width": 1280, "height": 900})
    return found


@pytest.mark.database
def test_the_first_administrator_comes_in_with_both_factors_by_keyboard_alone(visit, link):
    visitor = visit()
    page, faults = visitor.page, []
    visitor.open(link)
    page.get_by_label("New password").focus()
    page.keyboard.type("short")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="New password must be 12 characters or more").wait_for()
    faults += sound(visitor, "first-password")
    page.keyboard.press("Tab")
    page.get_by_label("New password").focus()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_label("User name or e-mail address").focus()
    page.keyboard.type("first-keeper")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Set up an authenticator app").wait_for()
    faults += sound(visitor, "second-factor")
    secret = page.locator(".gt-key").inner_text().replace(" ", "")
    page.get_by_label("Code that the app shows").focus()
    page.keyboard.type(code_of(secret))
    page.keyboard.press("Enter")
    page.get_by_text("They are shown this once").wait_for()
    faults += sound(visitor, "recovery-codes")
    recovery = page.locator(".gt-key").first.inner_text()
    visitor.open("/account/")
    faults += sound(visitor, "account")
    visitor.follow(page.get_by_role("button", name="Sign out"))
    page.get_by_label("User name or e-mail address").fill("first-keeper")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Enter your code").wait_for()
    faults += sound(visitor, "code")
    page.get_by_label("Code").fill(recovery)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Sign out").wait_for()
    assert faults == []


def test_five_wrong_passwords_lock_and_the_page_says_until_when(visit):
    visitor = visit(script=False)
    for _ in range(5):
        visitor.open("/sign-in/")
        visitor.page.get_by_label("User name or e-mail address").fill("nobody-of-this-name")
        visitor.page.get_by_label("Password", exact=True).fill("guess")
        visitor.follow(visitor.page.get_by_role("button", name="Sign in and continue"))
    assert visitor.page.get_by_role("heading", name="Too many tries").is_visible()
    assert visitor.page.locator("strong").filter(has_text="m").last.inner_text().endswith(("am", "pm"))


@pytest.fixture(scope="module")
def single(environment, address, tmp_path_factory):
    """The same service beside a directory that it trusts."""
    port = free_port()
    back = f"http://127.0.0.1:{port}/sign-in/sso/callback/"
    with openid_server(tmp_path_factory.mktemp("provider"), back) as provider:
        add(environment, "ada-brook", name="Ada Brook", email="ada.brook@wexcombe.example", role="director")
        with serving("serve", port, {**environment, **provider.environment}) as site:
            yield site


@pytest.mark.database
@pytest.mark.parametrize(("name", "heading"), [("ada", "Ada Brook"), ("stranger", "You are not signed in")])
def test_whom_the_directory_names_gets_in_and_a_stranger_does_not(name, heading, single, visit):
    visitor = visit()
    page = visitor.page
    page.goto(f"{single}/sign-in/")
    visitor.follow(page.get_by_role("button", name="Sign in with your work account"))
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill("their own password there")
    visitor.follow(page.get_by_role("button", name="Sign in there"))
    page.get_by_role("heading", name=heading).wait_for()
    assert sound(visitor, f"single-{name}") == []


# -- a session's end -----------------------------------------------------------------------------------------------


def kill(visitor) -> None:
    """The session is gone in the middle of a form."""
    visitor.page.context.clear_cookies(name="goldenthread")


@pytest.mark.parametrize("script", [True, False])
def test_every_character_is_back_when_a_session_died_in_the_middle_of_a_form(script, visit):
    visitor = visit(script=script)
    visitor.sign_in("qa-manager")
    visitor.open("/components/")
    box = visitor.page.get_by_label("Words that take a while")
    box.fill(WORDS)
    kill(visitor)
    visitor.follow(visitor.page.get_by_role("button", name="Save the words"))
    visitor.page.get_by_text("We kept what you wrote").wait_for()
    visitor.follow(visitor.page.get_by_role("button", name="Sign in and continue"))
    visitor.follow(visitor.page.locator("form:has(input[value=qa-manager]) button"))
    assert sound(visitor, f"kept-{script}") == [] if script else True
    visitor.follow(visitor.page.get_by_role("button", name="Open the form with this in it"))
    assert box.input_value() == WORDS


def test_a_draft_saves_itself_and_is_there_in_another_browser(visit):
    visitor, other = visit(), visit(320)
    visitor.sign_in("head-of-service")
    visitor.open("/components/")
    visitor.page.get_by_label("Words that take a while").press_sequentially(WORDS)
    visitor.page.get_by_text("Draft saved at").wait_for(timeout=10_000)
    other.sign_in("head-of-service")
    other.open("/components/")
    assert other.page.get_by_label("Words that take a while").input_value() == WORDS
    assert other.page.get_by_text("This is your draft of").is_visible()
    other.open("/drafts/")
    assert sound(other, "drafts") == []
    other.follow(other.page.get_by_role("button", name="Throw away"))
    assert other.page.get_by_text("You have no drafts").is_visible()


def test_a_session_warns_before_it_ends_and_a_key_prolongs_it(visit):
    visitor = visit()
    visitor.sign_in("team-manager")
    page = visitor.page
    page.clock.install()
    ends = {"seconds": 240, "ends": "4:45pm"}
    page.route("**/session/", lambda route: route.fulfill(json=ends))
    visitor.open("/performance/")
    page.clock.fast_forward("08:00:00")
    page.get_by_role("dialog", name="You will be signed out soon").wait_for()
    assert page.get_by_role("dialog").get_by_text("4:45pm").is_visible()
    assert sound(visitor, "session-warning") == []
    ends["seconds"] = 28800
    page.get_by_role("button", name="Stay signed in").focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for(state="hidden")
    assert visitor.complaints == []
