"""What every page has: headers, frame, sign-in, refusals, errors."""

from importlib import import_module

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread.access.models import AuditEvent, User
from goldenthread.access.roles import ROLES
from web_site import HOST, content

PAGES = ["home", "performance", "manual", "annual-reviews", "components"]


def html(response):
    return response.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_lets_the_browser_run_nothing_that_is_not_ours(name, site):
    policy = site.client("qa-manager").get(reverse(name))["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_kept_nowhere_and_tells_other_sites_nothing(name, site):
    response = site.client("qa-manager").get(reverse(name))
    assert response["Cache-Control"] == "no-store, private"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_inline_script_or_style(name, site):
    page = html(site.client("qa-manager").get(reverse(name)))
    assert "<style" not in page
    assert " style=" not in page
    assert page.count("<script") == page.count('<script type="module" src="')


def test_static_files_are_named_by_their_content_and_may_be_kept_for_ever(site):
    page = html(site.client("qa-manager").get("/"))
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    response = site.client().get(address)
    assert (response.status_code, "immutable" in response["Cache-Control"]) == (200, True)
    assert content(response)


def test_the_demo_says_that_it_is_one(site):
    assert "Example data. Today is taken to be 30 June 2015." in html(site.client("qa-manager").get("/"))


def test_there_is_a_card_for_each_role(site):
    page = html(site.client().get("/sign-in/"))
    assert page.count('name="role"') == len(ROLES)


def test_choosing_a_card_signs_in_and_is_recorded(site):
    client = site.client()
    response = client.post("/sign-in/", {"role": "elected-member"})
    assert (response.status_code, response.url) == (302, "/")
    assert "Councillor Joan Whitby" in html(client.get("/"))
    assert AuditEvent.objects.get(type="session:start").actor_role == "elected-member"


@pytest.mark.parametrize(
    ("asked", "goes"),
    [("/performance/?period=2013-14", "/performance/?period=2013-14"), ("https://elsewhere.example/", "/"), ("", "/")],
)
def test_one_goes_on_to_where_one_was_going_and_never_elsewhere(asked, goes, site):
    response = site.client().post("/sign-in/", {"role": "qa-manager", "next": asked})
    assert response.url == goes


@pytest.mark.parametrize("role", ["", "mayor"])
def test_a_role_that_is_none_is_a_problem_said_in_words(role, site):
    response = site.client().post("/sign-in/", {"role": role})
    assert response.status_code == 400
    assert "There is a problem" in html(response)
    assert "<title>Error: Sign in" in html(response)


def test_before_the_demo_is_prepared_sign_in_says_what_to_do(site):
    User.objects.update(is_demo=False)
    assert "goldenthread demo" in html(Client(headers={"host": HOST}).get("/sign-in/"))


def test_signing_out_ends_the_session_and_is_recorded(site):
    client = site.client("qa-manager")
    assert client.post("/sign-out/").url == "/sign-in/"
    assert client.get("/").status_code == 302
    assert AuditEvent.objects.filter(type="session:end").count() == 1


def test_signing_out_twice_does_no_harm(site):
    assert site.client().post("/sign-out/").url == "/sign-in/"
    assert not AuditEvent.objects.filter(type="session:end").exists()


def test_a_link_cannot_sign_anybody_out(site):
    assert site.client("qa-manager").get("/sign-out/").status_code == 405


def test_a_post_from_another_site_is_refused_and_recorded(site):
    client = Client(enforce_csrf_checks=True, headers={"host": HOST})
    assert client.post("/sign-in/", {"role": "qa-manager"}).status_code == 403
    assert AuditEvent.objects.get(refused=True).subject == "/sign-in/"


def test_the_session_of_somebody_who_left_is_over(site):
    client = site.client("qa-manager")
    User.objects.filter(username="qa-manager").update(is_active=False)
    assert client.get("/").status_code == 302


def test_a_refusal_inside_a_view_is_recorded_although_its_work_is_undone(site, settings):
    settings.ROOT_URLCONF = "undeclared_urls"
    response = site.client("qa-manager").get("/refuses/")
    assert response.status_code == 403
    assert "You cannot open this page" in html(response)
    assert AuditEvent.objects.get(refused=True).subject == "/refuses/"


def test_a_failure_says_what_is_safe_and_nothing_of_what_went_wrong(site, settings, caplog):
    settings.ROOT_URLCONF = "undeclared_urls"
    client = site.client("qa-manager")
    client.raise_request_exception = False
    response = client.get("/fails/")
    assert response.status_code == 500
    assert "there is a problem" in html(response)
    assert "broken" not in html(response)
    assert "broken" in caplog.text


def test_an_address_that_is_none_says_so_to_anybody(site):
    response = site.client().get("/nowhere/")
    assert response.status_code == 404
    assert "Page not found" in html(response)


def test_a_live_service_has_no_gallery(site, settings):
    settings.LIVE = True
    assert site.client("qa-manager").get("/components/").status_code == 404


def test_the_wsgi_application_answers(db, static_files):
    """It looks at the database when it loads."""
    assert import_module("goldenthread.site.wsgi").application.get_response is not None
