"""The shape of results, what may be asked, and the four things that are not each other."""

from datetime import date

import pytest

from goldenthread.analysis.indicators import CATALOGUE, Frames, IndicatorError, calculate
from goldenthread.analysis.periods import PeriodError, period
from tables_by_hand import authority, by, figure, status

COLUMNS = ["indicator", "period", "group", "numerator", "denominator", "value", "unit", "status"]


def assessments(*days, **more):
    rows = [
        {"cina_assessment_start_date": day, "cina_assessment_auth_date": day, "cina_assessment_team": team}
        for day, team in days
    ]
    teams = [{"dept_team_id": "t1", "dept_team_name": "Oak"}, {"dept_team_id": "t2", "dept_team_name": "Ash"}]
    return authority(ssd_cin_assessments=rows, ssd_department=teams, **more)


MADE = assessments(("2014-04-10", "t1"), ("2014-05-10", "t2"), ("2014-07-01", "t1"))


def rows(*indicators, **asked):
    found = calculate(indicators or ["assessments_45wd"], MADE, **{"periods": ["2014-15"]} | asked)
    return found.select(COLUMNS[1:6]).rows()


class TestShape:
    def test_a_count_has_no_denominator_and_a_share_has_one(self):
        assert calculate(["assessments_completed"], MADE, periods=["2014-15"]).row(0) == (
            "assessments_completed",
            "2014-15",
            None,
            3.0,
            None,
            3.0,
            "count",
            "published",
        )
        assert rows("assessments_45wd") == [("2014-15", None, 3.0, 3.0, 100.0)]

    def test_columns_are_the_same_whatever_is_found(self):
        assert calculate([], MADE, periods=[]).columns == COLUMNS

    def test_by_month_and_by_quarter_break_each_period_down(self):
        assert [row[0] for row in rows(by=["month"], periods=["2014-15-Q1"])] == ["2014-04", "2014-05", "2014-06"]
        assert [row[2] for row in rows(by=["quarter"])] == [2.0, 1.0, 0.0, 0.0]

    def test_by_team_the_whole_comes_first_and_teams_follow_by_name(self):
        assert rows(by=["team"]) == [
            ("2014-15", None, 3.0, 3.0, 100.0),
            ("2014-15", "Ash", 1.0, 1.0, 100.0),
            ("2014-15", "Oak", 2.0, 2.0, 100.0),
        ]

    def test_a_team_seen_in_one_period_has_a_row_in_all(self):
        found = rows("assessments_completed", by=["team", "month"], periods=["2014-15-Q1"])
        assert [(when, team, value) for when, team, value, _, _ in found if team == "Ash"] == [
            ("2014-04", "Ash", 0.0),
            ("2014-05", "Ash", 1.0),
            ("2014-06", "Ash", 0.0),
        ]

    def test_periods_and_indicators_keep_the_order_asked(self):
        found = calculate(["cla_open", "assessments_completed"], MADE, periods=["2014-15", "2013-14"])
        assert found["indicator"].to_list() == ["cla_open"] * 2 + ["assessments_completed"] * 2
        assert found["period"].to_list() == ["2014-15", "2013-14"] * 2

    def test_one_name_may_be_given_without_a_list(self):
        assert calculate("assessments_completed", MADE, periods="2014-15", by="team").height == 3

    def test_a_definition_may_be_given_for_its_id_and_a_period_for_its_label(self):
        definition = CATALOGUE["assessments_completed"]
        assert calculate([definition], MADE, periods=[period("2014-15")])["value"].to_list() == [3.0]

    def test_a_period_asked_twice_is_answered_once(self):
        assert len(rows(periods=["2014-15", "2014-15"])) == 1

    def test_a_team_without_a_name_keeps_its_id(self):
        made = assessments(("2014-04-10", "unnamed"))
        assert list(by(made, "assessments_completed", "team")) == [None, "unnamed"]


class TestFourThings:
    def test_nothing_found_is_a_true_nought(self):
        assert (figure(MADE, "assessments_completed", "2013-14"), status(MADE, "assessments_completed", "2013-14")) == (
            0.0,
            "published",
        )

    def test_a_share_of_nothing_has_no_value(self):
        assert rows(periods=["2013-14"]) == [("2013-14", None, 0.0, 0.0, None)]
        assert status(MADE, "assessments_45wd", "2013-14") == "no_value"

    def test_a_table_that_nobody_fills_is_not_supplied(self):
        assert rows("complaints_received") == [("2014-15", None, None, None, None)]
        assert status(MADE, "complaints_received") == "not_supplied"

    def test_a_table_filled_with_no_rows_is_supplied(self):
        assert status(authority(complaints=[], complaint_stage_events=[]), "complaints_received") == "published"

    @pytest.mark.parametrize(("label", "expected"), [("2015-16", "not_supplied"), ("2015-16-Q1", "published")])
    def test_a_period_after_the_dataset_ends_is_not_supplied(self, label, expected):
        assert status(MADE, "assessments_completed", label) == expected

    @pytest.mark.parametrize(("label", "expected"), [("2009-10", "not_supplied"), ("2009-10-Q2", "published")])
    def test_a_period_before_the_dataset_begins_is_not_supplied(self, label, expected):
        assert status(MADE, "assessments_completed", label) == expected

    def test_what_stands_on_a_day_needs_only_the_day(self):
        assert status(MADE, "assessments_open_over_45wd", "2009-10") == "no_value"
        assert status(MADE, "assessments_open_over_45wd", "2015-16") == "not_supplied"

    def test_a_period_that_had_not_ended_on_the_day_is_not_supplied(self):
        assert status(MADE, "assessments_completed", as_at=date(2015, 3, 30)) == "not_supplied"

    def test_periods_of_both_kinds_stand_side_by_side(self):
        assert [row[2] for row in rows("assessments_completed", periods=["2014-15", "2015-16"])] == [3.0, None]

    @pytest.mark.parametrize("indicator", CATALOGUE)
    def test_no_indicator_makes_a_nought_of_what_nobody_supplies(self, indicator):
        assert status(authority(), indicator) == "not_supplied"


class TestBadQuestions:
    def test_an_unknown_indicator_gets_the_nearest(self):
        with pytest.raises(IndicatorError, match=r"There is no indicator 'cla_opne': did you mean cla_open\?"):
            calculate(["cla_opne"], MADE, periods=["2014-15"])

    def test_a_name_like_no_other_gets_them_all(self):
        with pytest.raises(IndicatorError, match=r"no indicator 'zzz': Indicators are: contacts_received, contacts"):
            calculate(["zzz"], MADE, periods=["2014-15"])

    def test_an_unknown_period(self):
        with pytest.raises(PeriodError, match=r"'2014-16' is not a period \(did you mean 2014-15\?\)"):
            calculate(["cla_open"], MADE, periods=["2014-16"])

    def test_an_unknown_grouping(self):
        with pytest.raises(IndicatorError, match=r"There is no grouping 'tean': did you mean team\?"):
            calculate(["cla_open"], MADE, periods=["2014-15"], by=["tean"])

    def test_a_dimension_of_another_indicator(self):
        with pytest.raises(IndicatorError, match="grouping 'stage': cla_open can be shown by: team, month, quarter"):
            calculate(["cla_open"], MADE, periods=["2014-15"], by=["stage"])

    @pytest.mark.parametrize(("asked", "time"), [("2014-04", "quarter"), ("12m-to-2015-03-30", "month")])
    def test_a_breakdown_never_leaves_a_part_of_the_period_out(self, asked, time):
        with pytest.raises(IndicatorError, match=f"is not made of whole {time}s"):
            rows(periods=[asked], by=[time])

    @pytest.mark.parametrize("both", [("month", "quarter"), ("team", "stage")])
    def test_two_groupings_of_one_kind(self, both):
        with pytest.raises(IndicatorError, match=f"by {both[0]} or by {both[1]}, not by both at once"):
            calculate(["complaints_received"], MADE, periods=["2014-15"], by=both)

    def test_a_day_after_the_datasets_own(self):
        with pytest.raises(IndicatorError, match="as at 30 June 2015 and cannot say what was known on 1 July 2015"):
            calculate(["cla_open"], MADE, periods=["2014-15"], as_at=date(2015, 7, 1))

    def test_an_unknown_audience(self):
        with pytest.raises(IndicatorError, match=r"no audience 'publisched': did you mean published\?"):
            calculate(["cla_open"], MADE, periods=["2014-15"], audience="publisched")


def test_a_shared_frame_is_computed_once():
    calls = []

    def make(frames):
        calls.append(frames)
        return frames.table("ssd_cin_assessments")

    frames = Frames(MADE)
    assert frames.shared(make).collect().height == frames.shared(make).collect().height == 3
    assert len(calls) == 1
