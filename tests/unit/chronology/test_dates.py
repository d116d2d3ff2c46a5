"""When something happened, as exactly as it is known."""

from datetime import date

import pytest

from goldenthread.record.chronology import dates
from goldenthread.record.chronology.moments import Moment, MomentField

DAY = date(2015, 5, 1)


@pytest.mark.parametrize(
    ("precision", "words", "iso"),
    [
        ("exact", "1 May 2015", "2015-05-01"),
        ("about", "about 1 May 2015", "2015-05-01"),
        ("month", "May 2015", "2015-05"),
        ("year", "2015", "2015"),
    ],
)
def test_a_moment_in_words_and_for_machines(precision, words, iso):
    assert (dates.when(DAY, precision), dates.iso(DAY, precision)) == (words, iso)


def test_a_stretch_of_time():
    assert dates.when(DAY, "about", date(2015, 6, 2)) == "about 1 May 2015 to 2 June 2015"
    assert dates.when(DAY, "month", date(2015, 5, 20)) == "May 2015"


@pytest.mark.parametrize(
    ("precision", "recorded", "words"),
    [
        ("exact", date(2015, 5, 8), ""),
        ("exact", date(2015, 5, 9), "Recorded 9 May 2015, 8 days after"),
        ("exact", date(2015, 6, 29), "Recorded 29 June 2015, 59 days after"),
        ("exact", date(2015, 6, 30), "Recorded 30 June 2015, 2 months after"),
        ("exact", date(2017, 5, 1), "Recorded 1 May 2017, 2 years after"),
        ("month", date(2015, 6, 7), ""),
        ("month", date(2015, 6, 8), "Recorded 8 June 2015, 8 days after"),
        ("year", date(2016, 1, 9), "Recorded 9 January 2016, 9 days after"),
    ],
)
def test_a_line_is_late_from_the_eighth_day_after_what_is_known(precision, recorded, words):
    assert dates.late(DAY, precision, recorded) == words


def test_december_ends_with_its_year():
    assert dates.late(date(2014, 12, 1), "month", date(2015, 1, 8)) == "Recorded 8 January 2015, 8 days after"


@pytest.mark.parametrize(
    ("boxes", "moment"),
    [
        (("3", "5", "2015"), Moment(date(2015, 5, 3))),
        (("", "5", "2015"), Moment(date(2015, 5, 1), "month")),
        (("", "", "2015"), Moment(date(2015, 1, 1), "year")),
    ],
)
def test_boxes_that_are_empty_say_how_exactly_it_is_known(boxes, moment):
    field = MomentField(required=False)
    assert field.clean(boxes) == moment
    assert field.boxes(moment) == boxes
    assert field.boxes(boxes) == boxes
    assert field.clean(moment) == moment


def test_nothing_typed_is_no_moment():
    assert MomentField(required=False).clean(("", "", "")) is None


def test_a_moment_reads_as_a_date_does():
    assert str(Moment(DAY, "month")) == "May 2015"
