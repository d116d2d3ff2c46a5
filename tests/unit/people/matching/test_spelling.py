"""How names are written down for comparing."""

import pytest

from goldenthread.record.people.matching.diminutives import forms_of
from goldenthread.record.people.matching.near import likeness
from goldenthread.record.people.matching.spelling import bones, closed_up, misspellings, plain, sound, words_of_name


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("O'Neill", "oneill"),
        ("O’Neill", "oneill"),
        ("Smith-Jones", "smith jones"),
        ("  Zoë  Łukasz ", "zoe lukasz"),
        ("Strauß", "strauss"),
        ("St. John", "st john"),
        ("", ""),
    ],
)
def test_case_accents_and_marks_do_not_count(written, compared):
    assert plain(written) == compared


def test_numbers_close_up():
    assert closed_up("943 476 5919") == "9434765919"


def test_a_double_name_is_found_by_each_part_and_by_both_together():
    assert words_of_name("Smith-Jones") == ["smith", "jones", "smithjones"]
    assert words_of_name("O Neill") == ["neill", "oneill"]
    assert words_of_name("") == []


def test_what_sounds_alike_is_one_sound():
    assert sound("kathryn") == sound("catherine")
    assert sound("oneill") == sound("oneil")
    assert bones("nowak") == bones("nowack")
    assert bones("anna") == "an"


def test_two_words_one_slip_apart_share_a_misspelling():
    assert set(misspellings("larch")) & set(misspellings("lacrh"))
    assert list(misspellings("lee")) == ["lee"]


def test_forms_of_a_name():
    assert "kate" in forms_of("catherine")
    assert "mohamed" in forms_of("muhammad")
    assert "bill" in forms_of("william")
    assert forms_of("quillon") == frozenset()


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (("marsh", "marsh"), ("marsh", "march")),
        (("kate", "catherine"), ("kate", "karen")),
        (("kathryn", "catherine"), ("kathryn", "karen")),
        (("nowak", "novack"), ("nowak", "harris")),
        (("kathr", "kathryn"), ("kathr", "kirsty")),
        (("ma", "marsh"), ("ma", "mia")),
        (("lee", "leigh"), ("lee", "luke")),
    ],
)
def test_likeness_puts_the_nearer_first(nearer, farther):
    assert likeness(*nearer) > likeness(*farther)
