"""Every address of the site: closed unless it says otherwise, and open to exactly the roles of the matrix."""

import pytest
from django.test import Client
from django.urls import reverse

from addresses import patterns
from goldenthread.access.actions import users
from goldenthread.access.models import AuditEvent, User
from goldenthread.access.permissions import Permission
from goldenthread.access.roles import ROLES
from how_much import some
from web_site import (  # noqa: F401  fixtures
    ASKED_FOR,
    DISPOSAL,
    DOCUMENT,
    ENTRY,
    HOLD,
    HOST,
    NUMBER,
    PACK,
    RECORD,
    RETURN_OPEN,
    ROW,
    SIGNED_RETURN,
    SNAPSHOT,
    content,
    site,
    site_rows,
    small_dataset,
    static_files,
)

P = Permission
# Public addresses that lead on, unless somebody is half way through signing in.
STEPS = {"mfa_authenticate", "first-password", "sign-in-sso", "sign-in-sso-callback", "sign-out"}
PUBLIC = STEPS | {
    "sign-in",
    "account_login",
    "sign-in-locked",
    "session-ended",
    "first-password-choose",
    "help",
    "accessibility",
}

INDICATOR = {"name": "re_referral_rate_12m"}
YEAR = {"year": "2014-15"}
RETURN = {"reference": RETURN_OPEN}
PERSON = {"reference": RECORD}
KEY = {"key": NUMBER}
ASKED, ENDING = {"reference": ASKED_FOR}, {"reference": DISPOSAL}
PERSON_ROW = {**PERSON, "row": ROW}

# Address name: what a person must be allowed to do to open it, and an example of what it takes.
# Which roles are allowed that is stated in test_roles.py.
MATRIX = {
    "home": (P.HOME_VIEW, {}),
    "components": (P.COMPONENT_VIEW, {}),
    "account": (P.ACCOUNT_VIEW, {}),
    "password": (P.ACCOUNT_VIEW, {}),
    "second-factor": (P.ACCOUNT_VIEW, {}),
    "recovery-codes": (P.ACCOUNT_VIEW, {}),
    "account_reauthenticate": (P.ACCOUNT_VIEW, {}),
    "session": (P.ACCOUNT_VIEW, {}),
    "drafts": (P.ACCOUNT_VIEW, {}),
    "draft-save": (P.ACCOUNT_VIEW, {}),
    "draft-discard": (P.ACCOUNT_VIEW, {"reference": "d-2345678b"}),
    "kept": (P.ACCOUNT_VIEW, {"reference": "k-2345678b"}),
    "performance": (P.SCORECARD_VIEW, {}),
    "performance-csv": (P.SCORECARD_DOWNLOAD, {}),
    "indicator": (P.SCORECARD_VIEW, INDICATOR),
    "indicator-months-csv": (P.SCORECARD_DOWNLOAD, INDICATOR),
    "indicator-teams-csv": (P.SCORECARD_DOWNLOAD, INDICATOR),
    "indicator-cases": (P.CASE_LIST, INDICATOR),
    "indicator-cases-csv": (P.CASE_DOWNLOAD, INDICATOR),
    "manual": (P.MANUAL_VIEW, {}),
    "manual-entry": (P.MANUAL_VIEW, INDICATOR),
    "submissions": (P.SUBMISSION_VIEW, {}),
    "submission-new": (P.SUBMISSION_PREPARE, {}),
    "submission": (P.SUBMISSION_VIEW, RETURN),
    "submission-check": (P.SUBMISSION_PREPARE, RETURN),
    "submission-report": (P.SUBMISSION_VIEW, {**RETURN, "form": "csv"}),
    "submission-copy": (P.SUBMISSION_VIEW, {"reference": SIGNED_RETURN}),
    "submission-rule": (P.SUBMISSION_VIEW, {**RETURN, "rule": "301"}),
    "submission-explain": (P.SUBMISSION_PREPARE, {**RETURN, "rule": "301"}),
    "submission-children": (P.SUBMISSION_VIEW, RETURN),
    "submission-child": (P.SUBMISSION_VIEW, {**RETURN, "key": NUMBER}),
    "submission-finding": (P.SUBMISSION_VIEW, {**RETURN, "key": NUMBER}),
    "submission-ask": (P.SUBMISSION_PREPARE, RETURN),
    "submission-sign-off": (P.SUBMISSION_SIGN, RETURN),
    "audit": (P.AUDIT_READ, {}),
    "audit-verify": (P.TRAIL_VERIFY, {}),
    "person-viewed": (P.VIEWING_LIST, PERSON),
    "person-viewed-ask": (P.VIEWING_LIST, {**PERSON, **KEY}),
    "viewing-answer": (P.ACCOUNT_VIEW, KEY),
    "search": (P.PERSON_SEARCH, {}),
    "search-results": (P.PERSON_SEARCH, {"reference": "s-2345678x"}),
    "person": (P.PERSON_VIEW, PERSON),
    "person-why": (P.PERSON_EDIT, PERSON),
    "person-documents": (P.PERSON_VIEW, PERSON),
    "person-document-new": (P.DOCUMENT_ADD, PERSON),
    "person-document-replace": (P.DOCUMENT_ADD, {**PERSON, "document": DOCUMENT}),
    "person-document-file": (P.PERSON_VIEW, {**PERSON, "document": DOCUMENT}),
    "person-print": (P.PACK_PRINT, PERSON),
    "person-pack": (P.PACK_PRINT, {**PERSON, "key": PACK}),
    "person-pack-paper": (P.PACK_PRINT, {**PERSON, "key": PACK}),
    "person-genogram": (P.PERSON_VIEW, PERSON),
    "person-genogram-file": (P.PERSON_VIEW, PERSON),
    "person-chronology": (P.PERSON_VIEW, PERSON),
    "person-chronology-new": (P.CHRONOLOGY_WRITE, PERSON),
    "person-chronology-correct": (P.CHRONOLOGY_WRITE, {**PERSON, "entry": ENTRY}),
    "person-chronology-mark": (P.CHRONOLOGY_WRITE, {**PERSON, "entry": ENTRY}),
    "person-chronology-put-aside": (P.CHRONOLOGY_WRITE, PERSON),
    "person-snapshot-new": (P.CHRONOLOGY_WRITE, PERSON),
    "person-snapshot": (P.PERSON_VIEW, {**PERSON, "snapshot": SNAPSHOT}),
    "person-details": (P.PERSON_VIEW, PERSON),
    "person-merge": (P.MERGE_REQUEST, PERSON),
    "person-merge-decide": (P.MERGE_APPROVE, PERSON),
    "person-merge-undo": (P.MERGE_APPROVE, PERSON),
    "subject-access-requests": (P.DISCLOSURE_VIEW, {}),
    "subject-access": (P.DISCLOSURE_VIEW, ASKED),
    "subject-access-approve": (P.DISCLOSURE_APPROVE, ASKED),
    "subject-access-answer": (P.DISCLOSURE_VIEW, ASKED),
    "subject-access-data": (P.DISCLOSURE_VIEW, ASKED),
    "subject-access-step": (P.DISCLOSURE_PREPARE, {**ASKED, "slug": "gather"}),
    "subject-access-item": (P.DISCLOSURE_PREPARE, {**ASKED, "position": 1}),
    "subject-access-item-step": (P.DISCLOSURE_PREPARE, {**ASKED, "position": 1, "slug": "words"}),
    "retention": (P.DISPOSAL_VIEW, {}),
    "disposal": (P.DISPOSAL_VIEW, ENDING),
    "disposal-approve": (P.DISPOSAL_APPROVE, ENDING),
    "disposal-stop": (P.DISPOSAL_VIEW, ENDING),
    "disposal-carry-out": (P.DISPOSAL_PROPOSE, ENDING),
    "person-subject-access": (P.DISCLOSURE_PREPARE, PERSON),
    "person-retention": (P.DISPOSAL_VIEW, PERSON),
    "person-retention-class": (P.DISPOSAL_PROPOSE, PERSON),
    "person-retention-propose": (P.DISPOSAL_PROPOSE, PERSON),
    "person-retention-hold": (P.HOLD_PLACE, PERSON),
    "person-retention-lift": (P.HOLD_PLACE, {**PERSON, "number": HOLD}),
    "person-access": (P.RECORD_OPEN, PERSON),
    "person-restriction": (P.CONFLICT_SET, PERSON),
    "person-restriction-job": (P.CONFLICT_SET, {**PERSON, "slug": "keep-out"}),
    "person-grant-end": (P.NAME_GRANT, {**PERSON, **KEY}),
    "openings": (P.OPENING_REVIEW, {}),
    "opening-review": (P.OPENING_REVIEW, KEY),
    "conflict": (P.CONFLICT_DECLARE, {}),
    "account-access": (P.ACCOUNT_VIEW, {}),
    "access-matrix": (P.MATRIX_VIEW, {}),
    "users": (P.USER_MANAGE, {}),
    "user-new": (P.USER_MANAGE, {}),
    "user": (P.USER_MANAGE, KEY),
    "user-job": (P.USER_MANAGE, {**KEY, "slug": "unlock"}),
    "teams": (P.TEAM_MANAGE, {}),
    "team-new": (P.TEAM_MANAGE, {}),
    "service-new": (P.TEAM_MANAGE, {}),
    "team": (P.TEAM_MANAGE, KEY),
    "team-job": (P.TEAM_MANAGE, {**KEY, "slug": "rename"}),
    "decisions": (P.ACCOUNT_VIEW, {}),
    "decision": (P.ROLE_APPROVE, KEY),
    "acting": (P.COVER_ARRANGE, {}),
    "acting-new": (P.COVER_ARRANGE, {}),
    "acting-end": (P.COVER_ARRANGE, KEY),
    "person-new": (P.PERSON_CREATE, {}),
    "person-edit": (P.PERSON_EDIT, PERSON),
    "person-birth": (P.PERSON_EDIT, PERSON),
    "person-death": (P.PERSON_EDIT, PERSON),
    "person-disability": (P.PERSON_EDIT, PERSON),
    "person-name-new": (P.PERSON_EDIT, PERSON),
    "person-name": (P.PERSON_EDIT, PERSON_ROW),
    "person-name-show": (P.PERSON_VIEW, PERSON_ROW),
    "person-identifier-new": (P.PERSON_EDIT, PERSON),
    "person-identifier": (P.PERSON_EDIT, PERSON_ROW),
    "person-family": (P.PERSON_VIEW, PERSON),
    "person-address-new": (P.ADDRESS_CHANGE, PERSON),
    "person-address": (P.ADDRESS_CHANGE, PERSON_ROW),
    "person-address-show": (P.PERSON_VIEW, PERSON_ROW),
    "person-address-confirm": (P.PERSON_EDIT, PERSON_ROW),
    "person-relationship-new": (P.PERSON_EDIT, PERSON),
    "person-relationship": (P.PERSON_EDIT, PERSON_ROW),
    "person-household-new": (P.PERSON_EDIT, PERSON),
    "person-household": (P.PERSON_EDIT, PERSON_ROW),
    "person-warning-new": (P.PERSON_EDIT, PERSON),
    "person-warning": (P.PERSON_EDIT, PERSON_ROW),
    "person-withholding-new": (P.PERSON_EDIT, PERSON),
    "person-withholding": (P.PERSON_EDIT, PERSON_ROW),
    "person-family-join": (P.PERSON_EDIT, PERSON),
    "person-family-leave": (P.PERSON_EDIT, PERSON_ROW),
    "annual-reviews": (P.REVIEW_VIEW, {}),
    "annual-review": (P.REVIEW_VIEW, YEAR),
    "annual-review-figures": (P.REVIEW_VIEW, YEAR),
    "annual-review-findings": (P.FINDING_VIEW, YEAR),
    "annual-review-file": (P.REVIEW_DOWNLOAD, {**YEAR, "kind": "html"}),
}

# Addresses that only take what is posted: whoever may post gets "not allowed" for looking, everybody else a refusal.
# Addresses of what is its author's alone, or of whoever was asked: refused to all others, whatever they may. And of one
# view of a record, of which the example has none.
AUTHORED = frozenset({"search-results", "viewing-answer", "person-viewed-ask"})
POSTED = {"person-chronology-mark", "person-chronology-put-aside", "draft-save", "draft-discard"}
# What is one's own alone: the example is nobody's, so it is not there.
OWN = {"kept"}
POSTED |= {"person-name-show", "person-address-show", "person-address-confirm", "person-family-leave"}


PATTERNS = {pattern.name: pattern for pattern in patterns()}


def address(name: str) -> str:
    return reverse(name, kwargs=MATRIX[name][1])


def test_every_address_has_a_name_and_a_row_in_the_matrix():
    assert set(PATTERNS) == set(MATRIX) | PUBLIC


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_every_view_says_what_it_needs(name):
    view = PATTERNS[name].callback
    assert getattr(view, "is_public", False) == (name in PUBLIC)
    assert getattr(view, "permission", None) == (MATRIX[name][0] if name in MATRIX else None)


@pytest.mark.no_cover
@pytest.mark.parametrize("name", sorted(MATRIX))
def test_a_page_opens_for_the_roles_of_the_matrix_and_for_no_other(name, site):  # noqa: F811
    """Every role at one address: to set up a site for each of them would take a hundred times as long."""
    allowed = {slug for slug, role in ROLES.items() if role.may(MATRIX[name][0]) and name not in AUTHORED}
    roles = some(sorted(allowed), 3) + some(sorted(set(ROLES) - allowed), 4)
    answers = {slug: site.quick_client(slug).get(address(name)) for slug in roles}
    pages = {slug: content(answer) for slug, answer in answers.items()}
    assert all(pages[slug] or answer.status_code == 405 for slug, answer in answers.items())
    # A key is no number for people: with a thousands comma in it, no form and no address would lead back to it.
    assert {slug: f"{NUMBER:,}"[:7].encode() in page for slug, page in pages.items()} == dict.fromkeys(roles, False)
    assert {slug: answer.status_code for slug, answer in answers.items()} == {
        slug: (405 if name in POSTED else 404 if name in OWN else 200) if slug in allowed else 403 for slug in roles
    }
    refusals = AuditEvent.objects.filter(refused=True, subject=address(name)).values_list("actor_role", flat=True)
    assert sorted(refusals) == sorted(set(roles) - allowed)


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


@pytest.mark.parametrize("name", sorted(PUBLIC - STEPS))
def test_public_pages_are_public(name, site):  # noqa: F811
    assert site.client().get(reverse(name)).status_code == 200


def test_a_view_that_says_nothing_is_closed_to_everybody(db, settings):
    settings.ROOT_URLCONF = "undeclared_urls"
    users.ensure_demo(posts={}, by=None)
    client = Client(headers={"host": HOST})
    client.force_login(User.objects.get(username="qa-manager"))
    assert client.get("/undeclared/").status_code == 403
    assert AuditEvent.objects.get(refused=True).subject == "/undeclared/"
