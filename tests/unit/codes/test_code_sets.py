"""Code sets: values, labels, and the dates between which each code holds."""

from datetime import date

import pytest

from goldenthread.codes import CODE_SETS, Code
from goldenthread.codes.code_set import code_set

FRUIT = code_set(
    "fruit",
    "Fruit",
    "A greengrocer",
    {"A": "Apple", "M": "Medlar", "K": "Kiwi"},
    since={2014: ("K",)},
    until={2015: ("M",)},
)


def test_values_keep_their_order():
    assert FRUIT.values == ("A", "M", "K")


def test_a_value_has_a_label():
    assert FRUIT.label("M") == "Medlar"


def test_a_value_that_is_not_in_the_set_has_no_label():
    with pytest.raises(KeyError):
        FRUIT.label("Z")


def test_membership():
    assert "A" in FRUIT
    assert "Z" not in FRUIT


@pytest.mark.parametrize(
    ("day", "values"),
    [
        (date(2014, 3, 31), ["A", "M"]),
        (date(2014, 4, 1), ["A", "M", "K"]),
        (date(2015, 3, 31), ["A", "M", "K"]),
        (date(2015, 4, 1), ["A", "K"]),
    ],
)
def test_codes_begin_on_1_april_and_end_on_31_march(day, values):
    assert [code.value for code in FRUIT.on(day)] == values


def test_both_days_of_a_code_are_inside():
    code = Code("A", "Apple", date(2014, 4, 1), date(2014, 4, 1))
    assert code.holds_on(date(2014, 4, 1))
    assert not code.holds_on(date(2014, 3, 31))
    assert not code.holds_on(date(2014, 4, 2))


def test_dates_for_a_code_that_is_not_there_are_refused():
    with pytest.raises(ValueError, match="fruit gives dates for codes it does not have: P"):
        code_set("fruit", "Fruit", "A greengrocer", {"A": "Apple"}, since={2014: ("P",)})


@pytest.mark.parametrize("found", CODE_SETS.values(), ids=lambda found: found.name)
def test_every_code_set_is_complete(found):
    assert CODE_SETS[found.name] is found
    assert found.title[0].isupper()
    assert found.source
    assert found.codes
    assert len(set(found.values)) == len(found.values)
    assert all(code.label.strip() and code.label == code.label.strip() for code in found.codes)


@pytest.mark.parametrize("found", CODE_SETS.values(), ids=lambda found: found.name)
def test_no_code_ends_before_it_begins(found):
    dated = [code for code in found.codes if code.valid_from and code.valid_to]
    assert all(code.valid_from <= code.valid_to for code in dated)


def test_national_codes_are_national():
    assert CODE_SETS["ethnicity"].label("WBRI") == "White British"
    assert len(CODE_SETS["ethnicity"].codes) == 20
    assert CODE_SETS["category_of_abuse"].values == ("NEG", "PHY", "SAB", "EMO", "MUL")
    assert CODE_SETS["primary_need"].label("N1") == "Abuse or neglect"


@pytest.mark.parametrize(
    ("name", "value", "day", "holds"),
    [
        ("reason_for_closure", "RC9", date(2015, 3, 31), False),
        ("reason_for_closure", "RC9", date(2022, 4, 1), True),
        ("referral_source", "5D", date(2014, 4, 1), False),
        ("placement_type", "Q1", date(2015, 3, 31), True),
        ("placement_type", "Q1", date(2015, 4, 1), False),
        ("activity", "F3", date(2021, 4, 1), False),
    ],
)
def test_codes_that_came_or_went(name, value, day, holds):
    assert (value in {code.value for code in CODE_SETS[name].on(day)}) is holds


def test_complaint_stages_stand_in_the_order_of_escalation():
    assert CODE_SETS["complaint_stage"].values == (
        "early_resolution",
        "stage_1",
        "stage_2",
        "stage_3",
        "lgsco",
        "out_of_scope",
    )
    assert CODE_SETS["complaint_stage"].label("lgsco") == "LGO"
