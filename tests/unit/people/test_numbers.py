"""Numbers whose check digit or letter does not fit are refused in a plain sentence."""

import pytest

from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people.models import Identifier
from goldenthread.record.people.numbers import checked


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (Identifier.NHS, "943 476 5919", "9434765919"),
        (Identifier.NHS, "401-023-2137", "4010232137"),
        (Identifier.NHS, "9999999980", "9999999980"),  # a remainder of nought: the check is 0
        (Identifier.UPN, "b801200005001", "B801200005001"),
        (Identifier.UPN, "P207000016049", "P207000016049"),
        (Identifier.UPN, "A80120000500A", None),
        (Identifier.LOCAL, " 12 A ", "12 A"),
    ],
)
def test_a_number_is_kept_without_spaces_and_in_capitals(kind, typed, kept):
    if kept is None:
        with pytest.raises(MistakeError, match="first letter does not fit"):
            checked(kind, typed)
    else:
        assert checked(kind, typed) == kept


def test_the_last_of_a_temporary_pupil_number_is_a_letter():
    fits = [letter for letter in "ABCDEFGHJKLMNPQRTUVWXYZ" if _fits(f"{letter}80120000501A")]
    assert len(fits) == 1


def _fits(number):
    try:
        return checked(Identifier.UPN, number) == number
    except MistakeError:
        return False


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        (Identifier.NHS, "943476591", "10 digits"),
        (Identifier.NHS, "943476591x", "10 digits"),
        (Identifier.NHS, "9434765918", "one of its digits"),
        (Identifier.UPN, "B80120000500", "1 letter and 12 digits"),
        (Identifier.UPN, "I801200005001", "1 letter and 12 digits"),
        (Identifier.UPN, "A801200005001", "first letter"),
    ],
)
def test_a_number_that_cannot_be_right_is_refused(kind, typed, sentence):
    with pytest.raises(MistakeError, match=sentence) as error:
        checked(kind, typed)
    assert error.value.field == "value"


def test_no_nhs_number_has_a_check_of_ten():
    with pytest.raises(MistakeError, match="one of its digits"):
        checked(Identifier.NHS, "0000000060")
