"""The roles, stated once more as a table: a change of who may do what is a change of this file too."""

import pytest

from goldenthread.access.permissions import Permission
from goldenthread.access.roles import ROLES, Reach

P = Permission
FIGURES = {P.HOME_VIEW, P.COMPONENT_VIEW, P.MANUAL_VIEW, P.SCORECARD_VIEW, P.SCORECARD_DOWNLOAD}
CASES = {P.CASE_LIST, P.CASE_DOWNLOAD}
REVIEW = {P.REVIEW_VIEW, P.REVIEW_DOWNLOAD}

EXPECTED = {
    "social-worker": (FIGURES | CASES, Reach.OWN, "internal"),
    "team-manager": (FIGURES | CASES, Reach.TEAM, "internal"),
    "head-of-service": (FIGURES | CASES | REVIEW | {P.FINDING_VIEW}, Reach.AUTHORITY, "internal"),
    "qa-manager": (FIGURES | CASES | REVIEW | {P.FINDING_VIEW, P.REVIEW_BUILD}, Reach.AUTHORITY, "internal"),
    "elected-member": (FIGURES | REVIEW, Reach.NONE, "published"),
}


def test_the_roles_are_these():
    assert set(ROLES) == set(EXPECTED)


@pytest.mark.parametrize("slug", EXPECTED)
def test_a_role_may_do_this_and_reaches_that_far(slug):
    role = ROLES[slug]
    assert (role.permissions, role.reach, role.audience) == EXPECTED[slug]


def test_every_permission_is_a_noun_and_a_verb_and_belongs_to_a_role():
    assert [each.name for each in Permission if each.name.count("_") != 1] == []
    assert set(Permission) == set().union(*(role.permissions for role in ROLES.values()))


def test_whoever_meets_published_figures_meets_no_cases():
    published = [role for role in ROLES.values() if role.audience == "published"]
    assert [role.slug for role in published if role.permissions & CASES or role.reach is not Reach.NONE] == []
