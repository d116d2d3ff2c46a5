"""An indicator month by month."""

import pytest

from goldenthread.analysis.indicators import CATALOGUE
from goldenthread.analysis.periods import period
from goldenthread.oversight.performance.choices import Choice
from goldenthread.oversight.performance.figures import Figure, amount
from goldenthread.oversight.performance.histories import History, history
from goldenthread.oversight.performance.incidents import incidents_of, pair

COUNT = CATALOGUE["complaints_received"]
RATE = CATALOGUE["re_referral_rate_12m"]
MONTHS = tuple(period(f"2014-{month:02}") for month in (4, 5, 6))


def line(*values):
    points = zip(MONTHS, values, strict=True)
    return tuple(
        Figure(COUNT, month.label, None, value, None, value, "suppressed" if value is None else "published")
        for month, value in points
    )


def made(*values):
    return History((COUNT,), MONTHS, (line(*values),))


def test_words_name_the_highest_the_lowest_and_the_last_month():
    assert made(4.0, 9.0, 7.0).summary == "Highest 9 in May 2014, lowest 4 in April 2014, and 7 in June 2014."


def test_words_of_a_level_line():
    assert made(4.0, 4.0, 4.0).summary == "Every month shown stands at 4."


def test_one_point_is_no_line():
    assert made(None, 4.0, None).summary == "There are too few months to draw a line."


def test_gaps_are_counted_and_named():
    assert made(None, 4.0, None).gaps == "Of 3 months, 2 suppressed."
    assert made(1.0, 4.0, 2.0).gaps == ""


def test_a_chart_keeps_its_gaps_and_is_left_out_without_a_point():
    assert made(None, 4.0, 5.0).chart([], None).series[0].values == (None, 4.0, 5.0)
    assert made(None, None, None).chart([], None) is None


def test_the_table_has_the_newest_month_first():
    table = made(None, 4.0, 5.0).table
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["June 2014", "5", "5"],
        ["May 2014", "4", "4"],
        ["April 2014", "Suppressed", ""],
    ]


def test_a_headline_and_its_twin_are_two_lines_with_the_incident_shaded(dataset):
    readings = pair(RATE)
    found = history(readings, Choice(period("2014-15"), None), "internal")
    chart = found.chart(incidents_of(readings), 18.0)
    assert [series.name for series in chart.series] == ["As recorded", "Adjusted"]
    assert chart.marked == ("Apr 2014", "May 2014", "Jun 2014")
    assert len(found.months) == 36
    assert found.figures[0].period == "2012-04"


def test_two_indicators_read_together_keep_their_titles(dataset):
    families = next(each for each in CATALOGUE.values() if each.twin_of and "record_corrections" not in each.needs)
    readings = pair(families)
    found = history(readings, Choice(period("2014-15"), None), "internal")
    assert found.table.columns[1].text == readings[0].title
    assert incidents_of(readings) == []


def test_months_before_the_dataset_begins_are_left_out(dataset):
    found = history((COUNT,), Choice(period("2011-12"), None), "internal")
    assert (found.months[0].label, len(found.months)) == ("2011-04", 12)


def test_a_period_before_the_dataset_still_has_its_last_month(dataset):
    found = history((COUNT,), Choice(period("2009-10"), None), "internal")
    assert [month.label for month in found.months] == ["2010-03"]


@pytest.mark.parametrize(("number", "said"), [(None, ""), (1234.0, "1,234"), (12.5, "12.5"), (0.0, "0")])
def test_an_amount_is_whole_or_to_one_decimal(number, said):
    assert amount(number) == said


def test_a_twin_is_found_from_either_side_and_has_the_incident():
    assert [each.id for each in pair(RATE)] == ["re_referral_rate_12m", "re_referral_rate_adjusted"]
    assert pair(CATALOGUE["re_referral_rate_adjusted"]) == pair(RATE)
    assert pair(COUNT) == (COUNT,)


def test_an_incident_says_how_many_records_were_corrected(dataset):
    assert incidents_of((COUNT,)) == []
    found = incidents_of(pair(RATE))[0]
    assert (found.title, found.corrections) == ("Two boxes on the contact form", 6)
    assert found.touches(period("2014-15"))
    assert not found.touches(period("2013-14"))
