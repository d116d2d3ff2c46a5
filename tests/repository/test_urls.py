"""Every address of the site: closed unless it says otherwise, and open to exactly the roles of the matrix."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from goldenthread.access.actions import users
from goldenthread.access.models import AuditEvent, User
from goldenthread.access.roles import ROLES
from web_site import HOST, content, site, small_dataset, static_files  # noqa: F401  fixtures

STAFF = {"social-worker", "team-manager", "head-of-service", "qa-manager"}
REVIEWERS = {"head-of-service", "qa-manager"}
MEMBER = {"elected-member"}
ALL = STAFF | MEMBER
PUBLIC = {"sign-in", "sign-out", "help", "accessibility"}

INDICATOR = {"name": "re_referral_rate_12m"}
YEAR = {"year": "2014-15"}

# Address name: who may open it, and an example of what it takes.
MATRIX = {
    "home": (ALL, {}),
    "components": (ALL, {}),
    "performance": (ALL, {}),
    "performance-csv": (ALL, {}),
    "indicator": (ALL, INDICATOR),
    "indicator-months-csv": (ALL, INDICATOR),
    "indicator-teams-csv": (ALL, INDICATOR),
    "indicator-cases": (STAFF, INDICATOR),
    "indicator-cases-csv": (STAFF, INDICATOR),
    "manual": (ALL, {}),
    "manual-entry": (ALL, INDICATOR),
    "annual-reviews": (REVIEWERS | MEMBER, {}),
    "annual-review": (REVIEWERS | MEMBER, YEAR),
    "annual-review-figures": (REVIEWERS | MEMBER, YEAR),
    "annual-review-findings": (REVIEWERS, YEAR),
    "annual-review-file": (REVIEWERS | MEMBER, {**YEAR, "kind": "html"}),
}


def patterns(resolver=None) -> list[URLPattern]:
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        found += patterns(entry) if isinstance(entry, URLResolver) else [entry]
    return found


PATTERNS = {pattern.name: pattern for pattern in patterns()}


def address(name: str) -> str:
    return reverse(name, kwargs=MATRIX[name][1])


def test_every_address_has_a_name_and_a_row_in_the_matrix():
    assert set(PATTERNS) == set(MATRIX) | PUBLIC


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_every_view_says_what_it_needs(name):
    view = PATTERNS[name].callback
    assert getattr(view, "is_public", False) == (name in PUBLIC)
    assert (getattr(view, "permission", None) is not None) == (name in MATRIX)


@pytest.mark.parametrize("role", sorted(ROLES))
@pytest.mark.parametrize("name", sorted(MATRIX))
def test_a_page_opens_for_the_roles_of_the_matrix_and_for_no_other(name, role, site):  # noqa: F811
    response = site.client(role).get(address(name))
    assert content(response)
    assert response.status_code == (200 if role in MATRIX[name][0] else 403)
    refusals = AuditEvent.objects.filter(refused=True, subject=address(name), actor_role=role)
    assert refusals.exists() == (role not in MATRIX[name][0])


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_nobody_is_asked_to_sign_in_first(name, site):  # noqa: F811
    response = site.client().get(address(name))
    assert (response.status_code, response.url) == (302, f"{reverse('sign-in')}?next={address(name)}")


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_a_person_without_a_role_gets_nowhere(name, site):  # noqa: F811
    person = User.objects.create(username="no-role", name="No Role", is_demo=True)
    client = site.client()
    client.force_login(person)
    assert client.get(address(name)).status_code == 403


@pytest.mark.parametrize("name", sorted(PUBLIC - {"sign-out"}))
def test_public_pages_are_public(name, site):  # noqa: F811
    assert site.client().get(reverse(name)).status_code == 200


def test_a_view_that_says_nothing_is_closed_to_everybody(db, settings):
    settings.ROOT_URLCONF = "undeclared_urls"
    users.ensure_demo(posts={}, by=None)
    client = Client(headers={"host": HOST})
    client.force_login(User.objects.get(username="qa-manager"))
    assert client.get("/undeclared/").status_code == 403
    assert AuditEvent.objects.get(refused=True).subject == "/undeclared/"
