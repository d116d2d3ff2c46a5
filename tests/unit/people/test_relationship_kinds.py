"""What people are to one another, from both ends."""

import pytest

from goldenthread.record.people.models import Relationship
from goldenthread.record.people.relationship_kinds import KINDS, PARENTS, PARTNERS, SIBLINGS, choices, named


@pytest.mark.parametrize(
    ("slug", "sex", "word", "inverse"),
    [
        ("mother", "F", "mother", "daughter"),
        ("mother", "U", "mother", "child"),
        ("step-father", "M", "stepfather", "stepson"),
        ("grandmother", "", "grandmother", "grandchild"),
        ("foster-carer", "F", "foster carer", "foster child"),
        ("half-sibling", "M", "half-brother or half-sister", "half-brother or half-sister"),
        ("teacher", "F", "teacher or school contact", "pupil"),
    ],
)
def test_each_kind_has_a_word_for_either_end(slug, sex, word, inverse):
    assert (KINDS[slug].word, KINDS[slug].inverse_word(sex)) == (word, inverse)


def test_parents_stand_above_and_what_is_the_same_both_ways_stands_beside():
    assert {KINDS[slug].up for slug in PARENTS - {"carer"}} == {1}
    assert all(KINDS[slug].symmetric and KINDS[slug].up == 0 for slug in PARTNERS | SIBLINGS)
    assert KINDS["grandparent"].up == 2


def test_every_kind_can_be_chosen_once_and_fits_its_column():
    chosen = [slug for _, group in choices() for slug, _ in group]
    assert sorted(chosen) == sorted(KINDS)
    assert max(map(len, chosen)) <= Relationship._meta.get_field("kind").max_length


def test_a_kind_from_elsewhere_reads_as_it_is_written():
    assert (named("mother"), named("god-mother").word) == (KINDS["mother"], "god mother")
