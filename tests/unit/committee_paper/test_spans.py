"""Periods as bindings name them and as papers print them."""

from datetime import date

import pytest

from goldenthread.analysis.committee_paper.spans import day_in_words, in_words, span
from goldenthread.analysis.periods import PeriodError

SPANS = {
    "2014-15": (date(2014, 4, 1), date(2015, 3, 31), "2014-15"),
    "2014-09": (date(2014, 9, 1), date(2014, 9, 30), "September 2014"),
    "2015-05-15": (date(2015, 5, 15), date(2015, 5, 15), "15 May 2015"),
    "2014-08 to 2015-02": (date(2014, 8, 1), date(2015, 2, 28), "August 2014 to February 2015"),
    "2014-15-Q1": (date(2014, 4, 1), date(2014, 6, 30), "2014-15-Q1"),
}


@pytest.mark.parametrize(("label", "expected"), SPANS.items())
def test_a_label_names_days_and_prints_as_words(label: str, expected: tuple[date, date, str]) -> None:
    named = span(label)
    assert (named.start, named.end, in_words(label)) == expected
    assert named.label == label


@pytest.mark.parametrize("label", ["2015-02-30", "2015-02 to 2014-08", "soon", "2014-15 to soon"])
def test_other_labels_are_refused(label: str) -> None:
    with pytest.raises(PeriodError):
        span(label)


def test_a_day_in_words() -> None:
    assert day_in_words(date(2014, 4, 5)) == "5 April 2014"
