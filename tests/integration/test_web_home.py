"""The home page of those who work with people: whom they work with, and the way to find somebody else."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldenthread.access.models import AuditEvent
from made_up_people import involve, make_person


@pytest.mark.parametrize("role", ["social-worker", "team-manager", "independent-reviewing-officer"])
def test_whoever_works_with_people_finds_them_first(role, site):
    ella = make_person("Ella", "Marsh", date(2008, 5, 14))
    involve(ella, user=site.user(role), kind="lead-worker", starts_on=date(2015, 3, 1))
    page = site.client(role).get("/").content.decode()
    assert page.index("Your children") < page.index('id="missed"')
    assert f'<a class="govuk-link" href="/people/{ella.reference}/">Ella Marsh</a>' in page
    for text in ("7 years", ella.reference, "Lead worker since 1 March 2015", 'href="/search/">Find somebody else'):
        assert text in page
    assert "Others you work with" not in page
    assert AuditEvent.objects.get(type="work:list").details == {"people": 1}


def test_grown_ups_stand_apart(site):
    involve(make_person("Dana", "Marsh", date(1986, 11, 30)), user=site.user("social-worker"))
    page = site.client("social-worker").get("/").content.decode()
    assert "You work with no children today" in page
    assert page.index("Others you work with") < page.index("Dana Marsh")


def test_who_works_with_nobody_reads_nothing_of_it(site):
    assert "Your children" not in site.client("qa-manager").get("/").content.decode()
    assert not AuditEvent.objects.filter(type="work:list").exists()


def test_all_who_may_search_find_it_in_the_navigation(site):
    found = {
        role: bool(re.search(r'href="/search/"[^>]*>\s*Find a person', _home(site, role))) for role in ROLES_AND_SEARCH
    }
    assert found == ROLES_AND_SEARCH


ROLES_AND_SEARCH = {
    "social-worker": True,
    "business-support": True,
    "information-governance-lead": True,
    "legal-adviser": False,
    "performance-analyst": False,
    "elected-member": False,
}


def _home(site, role: str) -> str:
    return site.client(role).get("/").content.decode()


def test_it_asks_the_same_of_one_child_and_of_many(site, django_assert_num_queries):
    client, worker = site.client("social-worker"), site.user("social-worker")
    involve(make_person("Ella", "Marsh"), user=worker)
    client.get("/")
    with CaptureQueriesContext(connection) as questions:
        client.get("/")
    for number in range(20):
        involve(make_person("Ella", f"Marsh{number}"), user=worker)
    with django_assert_num_queries(len(questions)):
        client.get("/")


def test_what_waits_for_a_decision_is_said_first(site):
    page = _home(site, "head-of-service")
    assert '<a class="govuk-link" href="/decisions/">2 requests</a> wait for you' in " ".join(page.split())
    assert "wait for you" not in _home(site, "social-worker")
