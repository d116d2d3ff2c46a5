"""What a text says of others, or must not say, is found whatever its case, spaces and punctuation."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.record.people.mentions import Mention, find, names_of, redacted
from goldenthread.record.people.models import Name
from made_up_people import make_person


def words(text, **sought):
    return [(text[each.start : each.end], each.why) for each in find(text, **{"secrets": (), "names": ()} | sought)]


@pytest.mark.parametrize("written", ["7 Refuge Row", "7, REFUGE ROW", "7 refuge-row", "7\nRefuge  Row"])
def test_a_secret_is_found_however_it_is_written(written):
    assert words(f"She moved to {written} in May", secrets=["7 Refuge Row"]) == [(written, "must not be learnt")]


def test_a_secret_inside_another_word_is_no_secret():
    assert words("17 Refuge Rowan", secrets=["7 Refuge Row"]) == []
    assert words("Anything at all", secrets=["--", ""]) == []


def test_names_of_others_are_found_whole_before_in_part():
    text = "Kim Marsh rang. kim was upset."
    assert words(text, names=["Kim", "Kim Marsh"]) == [("Kim Marsh", "another person"), ("kim", "another person")]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("kim.marsh@example.org", "an e-mail address"),
        ("01632 960114", "a telephone number"),
        ("+44 1632 960 114", "a telephone number"),
        ("WX1 4QZ", "a postcode"),
        ("wx14qz", "a postcode"),
        ("943 476 5919", "an NHS number"),
    ],
)
def test_what_leads_to_somebody_is_found(said, why):
    assert words(f"Ask at {said}.") == [(said, why)]


def test_ordinary_words_and_dates_are_left_alone():
    assert words("On 14 May 2015 at 2:14pm three children, aged 6, 8 and 10, were seen. Total 1,234.") == []


@pytest.mark.django_db
def test_all_names_of_people_are_sought_and_a_family_name_alone_but_for_their_own():
    kim = make_person("Kim Louise", "Marsh")
    Name.objects.create(person=kim, kind="former", given_name="Kimberley", family_name="Oyelaran")
    nameless, baby = make_person("", ""), make_person("", "Marsh", None)
    found = ("Kim", "Kim Louise", "Kim Louise Marsh", "Kimberley", "Kimberley Oyelaran", "Louise", "Oyelaran")
    assert names_of([kim, nameless, baby], of=make_person("Ella", "Marsh")) == found


def test_redacting_replaces_places_and_nothing_else():
    text = "Kim rang Lee at noon"
    assert redacted(text, [(9, 12), (0, 3)]) == "[redacted] rang [redacted] at noon"
    assert redacted(text, [(0, 8), (4, 12)]) == "[redacted] at noon"
    assert redacted(text, [(0, 12), (4, 8)]) == "[redacted] at noon"
    assert redacted(text, []) == text


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6))
def test_no_character_of_a_redacted_place_is_left_and_all_others_are(text, spans):
    """Against one character at a time."""
    spans = [(start, start + length) for start, length in spans if start + length <= len(text)]
    hidden = {at for start, end in spans for at in range(start, end)}
    left = "".join(character for at, character in enumerate(text) if at not in hidden)
    assert redacted(text, spans, words="") == left


@given(st.text(alphabet="Kim Le.,-\n", max_size=40))
def test_mentions_are_in_order_and_none_lies_inside_another(text):
    found = find(text, secrets=["Kim Lee"], names=["Kim", "Lee"])
    assert found == sorted(found, key=lambda each: each.start)
    assert all(one.end < other.end for one, other in pairwise(found))
    assert all(isinstance(each, Mention) and each.start < each.end for each in found)
