"""Sessions: when they end, what is kept of what somebody was writing, and how it comes back."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from goldenthread.access import browsers
from goldenthread.access.models import AuditEvent, User
from goldenthread.kit import drafts
from goldenthread.kit.models import Draft, KeptPost
from local_accounts import browser
from web_site import HOST, site, site_rows, small_dataset, static_files  # noqa: F401  fixtures

pytestmark = pytest.mark.django_db
WORDS = "What Ella said: “I like it here” & more\nnext line, 1 < 2"
FORM = "/components/"
JSON = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def _site(site):  # noqa: F811
    """Pages need the static files, the dataset and the demo's users."""


def enter(client=None, role="qa-manager"):
    client = client or browser()
    assert client.post("/sign-in/", {"role": role}).status_code == 302
    client.role = role
    return client


def end(client) -> None:
    """As when the server has forgotten the session."""
    Session.objects.filter(session_key=client.session.session_key).delete()


def write(client, **more):
    """Send the form, as it stood on the page of whoever had signed in."""
    return client.post(FORM, {"words": WORDS, "written_by": drafts.writer_mark(key(client.role)), **more})


def key(role: str) -> int:
    return User.objects.get(username=role).pk


def text(response):
    return response.content.decode()


def value(page) -> str:
    """What stands in the box of the form."""
    import html  # noqa: PLC0415

    return html.unescape(re.search(r'<textarea[^>]*name="words"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)[1])


# -- when a session ends -------------------------------------------------------------------------------------------


def test_a_session_ends_after_the_idle_time_and_each_page_prolongs_it(settings):
    settings.SESSION_IDLE = 30 * 60
    start = timezone.now().replace(microsecond=0)
    with time_machine.travel(start, tick=False) as clock:
        client = enter()
        for minutes in (29, 58):
            clock.move_to(start + timedelta(minutes=minutes))
            assert client.get("/help/").status_code == 200
            assert client.get("/").status_code == 200
        clock.move_to(start + timedelta(minutes=89))
        assert client.get("/").url == "/session-ended/?next=/"
    assert "You have been signed out" in text(client.get("/session-ended/?next=/"))
    assert AuditEvent.objects.get(type="session:end").details == {"reason": "time"}


def test_ten_hours_end_a_session_however_busy_it_was():
    start = timezone.now().replace(microsecond=0)
    with time_machine.travel(start, tick=False) as clock:
        client = enter()
        for hours in range(1, 10):
            clock.move_to(start + timedelta(hours=hours))
            assert client.get("/").status_code == 200
        clock.move_to(start + timedelta(hours=10, minutes=1))
        assert client.get("/").url == "/session-ended/?next=/"


def test_looking_at_the_clock_does_not_wind_it(settings):
    settings.SESSION_IDLE = 30 * 60
    start = timezone.now().replace(microsecond=0)
    with time_machine.travel(start, tick=False) as clock:
        client = enter()
        clock.move_to(start + timedelta(minutes=20))
        assert client.get("/session/").json()["seconds"] == 10 * 60
        assert client.post("/session/", headers=JSON).json()["seconds"] == 30 * 60
        clock.move_to(start + timedelta(minutes=45))
        assert client.get("/session/").json()["seconds"] == 5 * 60
        assert client.post("/session/").url == "/"
        clock.move_to(start + timedelta(minutes=90))
        assert client.get("/session/", headers=JSON).status_code == 401


def test_the_foot_of_a_page_says_when_and_the_warning_waits_on_it(settings):
    settings.SESSION_IDLE = 30 * 60
    with time_machine.travel("2026-03-02 14:07:00+00:00", tick=False):
        page = text(enter().get("/"))
    assert "you will be signed out at 2:37pm" in page
    assert 'data-session="1800"' in page
    assert "<dialog" not in text(browser().get("/sign-in/"))


def test_a_session_of_before_gets_its_clock_with_its_next_page(site):  # noqa: F811
    client = site.client("qa-manager")
    assert client.get("/").status_code == 200
    assert {"started", "seen"} <= set(client.session.keys())


def test_signing_in_changes_the_key_of_the_session():
    client = enter()
    first = client.session.session_key
    client.post("/sign-out/")
    enter(client)
    assert client.session.session_key != first
    assert not Session.objects.filter(session_key=first).exists()


def test_the_cookies_of_a_live_service_are_for_this_host_alone(project_settings):
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "BROWSER_COOKIE_NAME")
    assert all(getattr(project_settings, name).startswith("__Host-") for name in names)
    assert project_settings.SESSION_COOKIE_SECURE
    assert "goldenthread.access.backends.DemoBackend" not in project_settings.AUTHENTICATION_BACKENDS
    assert (project_settings.SESSION_IDLE, project_settings.PROXIES) == (30 * 60, 1)


@pytest.fixture
def project_settings(monkeypatch, tmp_path):
    """The settings as a live service reads them."""
    import importlib.util  # noqa: PLC0415

    import goldenthread.site.settings as loaded  # noqa: PLC0415

    monkeypatch.setenv("GOLDENTHREAD_MODE", "live")
    monkeypatch.setenv("GOLDENTHREAD_VAR", str(tmp_path))
    spec = importlib.util.spec_from_file_location("live_settings", loaded.__file__)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# -- what was written ----------------------------------------------------------------------------------------------


def test_what_is_sent_after_the_end_is_kept_and_comes_back_after_signing_in_to_the_letter():
    client = enter()
    end(client)
    sent = write(client, draft_form="example-note", draft_page=FORM)
    kept = KeptPost.objects.get()
    assert sent.url == f"/session-ended/?next=/kept/{kept.reference}/"
    assert "We kept what you wrote" in text(client.get(sent.url))
    assert (
        client.post("/sign-in/", {"role": "qa-manager", "next": f"/kept/{kept.reference}/"}).url
        == f"/kept/{kept.reference}/"
    )
    page = text(client.get(f"/kept/{kept.reference}/"))
    assert "1 &lt; 2" in page
    assert "Open the form with this in it" in page
    shown = text(write(client, draft_form="example-note", kept=kept.reference, kept_show="1"))
    assert value(shown) == WORDS
    assert f'name="kept" value="{kept.reference}"' in shown
    assert write(client, kept=kept.reference).url == FORM
    assert not KeptPost.objects.exists()


def test_a_form_that_knows_nothing_of_drafts_is_kept_too_and_can_be_sent():
    client = enter()
    end(client)
    reference = write(client).url.split("/")[-2]
    enter(client)
    page = text(client.get(f"/kept/{reference}/"))
    assert "Send it now" in page
    assert f'action="{FORM}"' in page
    assert "kept_show" not in page


def test_idle_time_and_lost_sessions_are_the_same_to_what_was_written(settings):
    settings.SESSION_IDLE = 30 * 60
    client = enter()
    with time_machine.travel(timezone.now() + timedelta(minutes=45)):
        assert write(client).url.startswith("/session-ended/?next=/kept/k-")


def test_what_one_wrote_nobody_else_is_shown():
    client = enter()
    end(client)
    address = f"/kept/{write(client).url.split('/')[-2]}/"
    other = enter(client, "social-worker")
    assert other.get(address).status_code == 404
    assert KeptPost.objects.count() == 1


@pytest.mark.parametrize("mark", ["", "1", "1:made-up"])
def test_what_does_not_truly_say_who_wrote_it_is_not_kept(mark):
    client = enter()
    end(client)
    assert write(client, written_by=mark).url == f"/sign-in/?next={FORM}"
    assert not KeptPost.objects.exists()


def strict_browser():
    return Client(enforce_csrf_checks=True, headers={"host": HOST, "origin": f"http://{HOST}"})


def enter_strictly(client, role) -> None:
    client.post("/sign-out/", hidden(client.get("/components/")))
    assert client.post("/sign-in/", {"role": role, **hidden(client.get("/sign-in/"))}).status_code == 302


def hidden(response) -> dict[str, str]:
    """What every form of a page carries."""
    names = "csrfmiddlewaretoken|written_by"
    return dict(re.findall(rf'<input type="hidden" name="({names})" value="([^"]+)">', text(response)))


def test_what_one_wrote_is_not_given_to_whoever_signs_in_next_in_the_same_browser():
    client = strict_browser()
    enter_strictly(client, "qa-manager")
    left_open = hidden(client.get(FORM))
    enter_strictly(client, "social-worker")
    late = client.post(FORM, {"words": WORDS, **left_open})
    kept = KeptPost.objects.get()
    assert (late.status_code, kept.owner_id) == (403, key("qa-manager"))
    assert "somebody who had signed in here before you" in text(late)
    assert WORDS[:20] not in text(late) + text(client.get("/drafts/"))
    assert client.get(f"/kept/{kept.reference}/").status_code == 404
    enter_strictly(client, "qa-manager")
    assert f"/kept/{kept.reference}/" in text(client.get("/drafts/"))


def test_a_script_that_saves_a_form_of_before_is_told_so_and_fills_nothing():
    client = strict_browser()
    enter_strictly(client, "qa-manager")
    left_open = hidden(client.get(FORM))
    enter_strictly(client, "qa-manager")
    late = client.post("/drafts/save/", {"words": WORDS, **left_open}, headers=JSON)
    assert (late.status_code, late.json(), KeptPost.objects.count()) == (403, {"error": "out of date"}, 0)


def test_a_form_from_before_the_last_sign_in_is_kept_and_one_from_another_site_is_not():
    strict = strict_browser()
    owner = AuditEvent  # the trail is the witness that nothing was done
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text(strict.get("/sign-in/")))[1]
    enter_with = {"role": "qa-manager", "csrfmiddlewaretoken": token}
    assert strict.post("/sign-in/", enter_with).status_code == 302
    before = owner.objects.count()
    strict.role = "qa-manager"
    late = write(strict, csrfmiddlewaretoken="a" * 64)
    assert late.url == f"/kept/{KeptPost.objects.get().reference}/"
    foreign = strict.post(FORM, {"words": WORDS}, headers={"origin": "https://elsewhere.example"})
    assert (foreign.status_code, "out of date" in text(foreign)) == (403, True)
    assert KeptPost.objects.count() == 1
    assert owner.objects.count() == before + 1  # the refusal of the foreign one


def test_a_draft_is_saved_by_script_and_by_button_and_leaves_when_the_form_has_done_its_work():
    client = enter()
    marks = {"draft_form": "example-note", "draft_subject": "", "draft_page": FORM}
    saved = client.post("/drafts/save/", {"words": WORDS, **marks}, headers=JSON)
    assert re.fullmatch(r"\d+:\d\d[ap]m", saved.json()["saved"])
    assert client.post("/drafts/save/", {"words": WORDS, **marks}).url == FORM
    assert value(text(client.get(FORM))) == WORDS
    assert Draft.objects.get().reference in text(client.get("/drafts/"))
    assert write(client, **marks).url == FORM
    assert not Draft.objects.exists()
    assert "You have no drafts" in text(client.get("/drafts/"))


def test_a_form_that_is_refused_keeps_its_draft():
    client = enter()
    marks = {"draft_form": "example-note", "draft_subject": "", "draft_page": FORM}
    client.post("/drafts/save/", {"words": WORDS, **marks})
    assert client.post(FORM, {"words": "", **marks}).status_code == 200
    assert Draft.objects.exists()


def test_a_draft_is_thrown_away_by_its_owner():
    client = enter()
    client.post("/drafts/save/", {"words": WORDS, "draft_form": "example-note", "draft_page": FORM})
    assert client.post(f"/drafts/{Draft.objects.get().reference}/discard/").url == "/drafts/"
    assert not Draft.objects.exists()


def test_a_form_that_says_not_where_it_belongs_is_not_put_aside():
    assert enter().post("/drafts/save/", {"words": WORDS}).status_code == 400


def test_a_script_that_comes_too_late_is_told_so_and_the_words_stay_on_the_page():
    client = enter()
    end(client)
    assert client.post("/drafts/save/", {"words": WORDS}, headers=JSON).status_code == 401


def test_the_cookie_of_a_browser_opens_nothing(rf):
    client = enter()
    end(client)
    assert client.get("/").url == "/sign-in/?next=/"
    request = rf.get("/")
    request.COOKIES["goldenthread-browser"] = client.cookies["goldenthread-browser"].value
    assert browsers.owner(request) == key("qa-manager")
    request.COOKIES["goldenthread-browser"] = "made:up:cookie"
    assert browsers.owner(request) is None
