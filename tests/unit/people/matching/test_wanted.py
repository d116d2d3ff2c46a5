"""What is typed into one box, and what is looked for."""

from datetime import date

import pytest

from goldenthread.record.people.matching.days import slips, taken_out
from goldenthread.record.people.matching.wanted import of, read

BORN = date(2008, 5, 14)


@pytest.mark.parametrize(
    "typed",
    [
        "14/5/2008",
        "14/05/08",
        "14.5.2008",
        "14-05-2008",
        "2008-05-14",
        "14 May 2008",
        "14th of May 2008",
        "14 may 08",
        "May 14 2008",
        "May 14th, 2008",
        "14052008",
    ],
)
def test_a_date_of_birth_in_any_common_form(typed):
    assert taken_out(f"ella {typed} marsh")[0] == BORN
    assert [term.letters for term in read(f"ella {typed} marsh").terms] == ["ella", "marsh"]


@pytest.mark.parametrize("typed", ["31/2/2008", "ella marsh", "14/5", "12 larch"])
def test_what_is_no_date_stays_in_the_text(typed):
    assert taken_out(typed) == (None, typed)


def test_two_figures_of_a_year_are_of_the_nearer_century():
    assert taken_out("1.1.31")[0] == date(1931, 1, 1)
    assert taken_out("1.1.14")[0] == date(2014, 1, 1)


def test_the_slips_of_a_date():
    found = slips(date(2008, 5, 4))
    assert found[date(2008, 4, 5)] == "day and month the other way round"
    assert found[date(2009, 5, 4)] == "a year different"
    assert found[date(2008, 5, 14)] == "one digit different"
    assert date(2008, 5, 4) not in found


def test_the_last_day_of_february_has_its_slips():
    assert date(2008, 2, 28) in slips(date(2008, 2, 29))


@pytest.mark.parametrize(
    ("typed", "homes", "words"),
    [
        ("12 larch", ("@12 larch",), []),
        ("12 Larch Lane", ("@12 larch",), []),
        ("12 larch lane oneil kat", ("@12 larch",), ["oneil", "kat"]),
        ("oneil kat 12a old mill road", ("@12a old",), ["oneil", "kat"]),
        ("12 larch lane WX1 4QZ", ("@12 wx14qz", "@12 larch"), []),
        ("12 wx14qz", ("@12 wx14qz",), []),
        ("flat 3, 12 larch lane", ("@12 larch",), ["flat"]),
    ],
)
def test_an_address_in_the_box(typed, homes, words):
    found = read(typed)
    assert (found.homes, [term.letters for term in found.terms]) == (homes, words)


def test_a_postcode_alone():
    assert read("wx1 4qz").postcodes == ("@wx14qz",)


def test_numbers_with_and_without_gaps():
    assert "#9434765919" in read("943 476 5919").numbers
    assert "#ch00123" in read("CH-00123").numbers
    assert "#a123456789012" in read("A123456789012").numbers


def test_a_small_word_before_a_name_may_be_part_of_it():
    assert [term.forms for term in read("kat o neill").terms] == [("kat",), ("neill", "oneill")]
    assert [term.forms for term in read("van der berg st").terms] == [("berg", "vanderberg"), ("st",)]


def test_fields_say_which_part_of_the_name_is_which():
    found = of(given="Ella", family="Marsh", born_on=BORN, address="12 Larch Lane")
    assert [(term.letters, term.part) for term in found.terms] == [("ella", "g"), ("marsh", "f")]
    assert (found.born_on, found.homes) == (BORN, ("@12 larch",))


def test_a_street_without_a_number_is_looked_for_by_its_word():
    assert [(term.letters, term.may_lack) for term in of(address="Larch Lane").terms] == [
        ("larch", False),
        ("lane", True),
    ]


def test_nothing_is_nothing():
    assert read("  ").nothing
    assert not read("ella").nothing
