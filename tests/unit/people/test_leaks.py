"""What must not be in a text is found however it was typed."""

import pytest

from goldenthread.record.people import leaks
from goldenthread.record.people.leaks import Found


@pytest.mark.parametrize(
    ("text", "secret", "found"),
    [
        ("She lives at 7 Refuge Row now", "7 Refuge Row", "7 Refuge Row"),
        ("at 7, REFUGE-row.", "7 Refuge Row", "7, REFUGE-row"),
        ("at 7RefugeRow", "7 Refuge Row", "7RefugeRow"),
        ("17 Refuge Rows", "7 Refuge Row", "7 Refuge Row"),  # long enough to be looked for inside other words
        ("wx9 1aa", "WX9 1AA", "wx9 1aa"),
        ("Straße", "STRASSE", "Straße"),
    ],
)
def test_a_secret_is_found(text, secret, found):
    (place,) = leaks.find(text, [secret])
    assert (place.secret, text[place.start : place.end]) == (secret, found)
    assert leaks.any_in(text, [secret])


@pytest.mark.parametrize(
    ("text", "secret"), [("wallis", "Al Li"), ("nothing", "..."), ("", "Kim"), ("WX9 1AAB", "WX9 1AA")]
)
def test_a_short_secret_inside_a_word_is_none(text, secret):
    assert leaks.find(text, [secret]) == []
    assert not leaks.any_in(text, [secret])


def test_every_place_is_found_in_order():
    assert leaks.find("Kim, kim and Lee", ["Lee", "Kim"]) == [
        Found("Kim", 0, 3),
        Found("Kim", 5, 8),
        Found("Lee", 13, 16),
    ]
