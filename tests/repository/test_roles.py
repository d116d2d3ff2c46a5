"""The roles, stated once more as a file: a change of who may see and do what is a change of that file too."""

import pytest

from goldenthread.access.data_classes import DataClass
from goldenthread.access.permissions import Permission
from goldenthread.access.reaches import Reach
from goldenthread.access.roles import ROLES

P = Permission
STATED = "tests/fixtures/good/role-matrix.txt"


def stated(role) -> str:
    """A role as the file states it: how far its figures and each class of the record go, and all that it may do."""
    classes = [f"{each.value} {role.reads_class(each).name.lower()}" for each in DataClass if each in role.reads]
    first = [role.slug, f"cases {role.reach.name.lower()}", role.audience, *classes]
    may = [f"  {each.name}" for each in Permission if role.may(each)]
    return "\n".join([" | ".join(first), *(f"  for: {purpose}" for purpose in role.purposes), *may])


@pytest.fixture(scope="module")
def matrix(project):
    return (project / STATED).read_text().rstrip().split("\n\n")


def test_the_roles_are_those_of_the_file(matrix):
    assert [block.split(" | ")[0] for block in matrix] == list(ROLES)


@pytest.mark.parametrize("slug", ROLES)
def test_a_role_may_do_this_and_reads_that_far(slug, matrix):
    assert stated(ROLES[slug]) in matrix


def test_every_permission_is_a_noun_and_a_verb_and_belongs_to_a_role():
    assert [each.name for each in Permission if each.name.count("_") != 1] == []
    assert set(Permission) == set().union(*(role.permissions for role in ROLES.values()))


def test_whoever_meets_published_figures_meets_no_cases_and_no_people():
    published = [role for role in ROLES.values() if role.audience == "published"]
    forbidden = {P.CASE_LIST, P.CASE_DOWNLOAD, P.PERSON_SEARCH, P.PERSON_VIEW}
    assert [role.slug for role in published if role.permissions & forbidden or role.reads] == []
    assert {role.reach for role in published} == {Reach.NONE}


def test_whoever_keeps_the_system_reads_no_record():
    keeper = ROLES["system-administrator"]
    assert (dict(keeper.reads), keeper.reach, keeper.purposes) == ({}, Reach.NONE, ())


def test_nobody_asks_for_and_approves_the_same_kind_of_thing_at_a_keyboard_alone():
    """A manager may hold both permissions of a pair; the request itself then refuses its own author."""
    pairs = (P.USER_MANAGE, P.ROLE_APPROVE), (P.DISPOSAL_PROPOSE, P.DISPOSAL_APPROVE)
    assert [role.slug for role in ROLES.values() for pair in pairs if role.permissions >= set(pair)] == []


def test_a_restricted_record_is_reached_by_nobodys_role():
    assert [role.slug for role in ROLES.values() if role.reads_class(DataClass.RESTRICTED) is not Reach.NONE] == []
