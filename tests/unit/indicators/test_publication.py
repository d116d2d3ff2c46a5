"""What a reader of published figures sees, and that no two answers differ."""

from dataclasses import replace
from datetime import date, timedelta

import polars as pl
import pytest

from goldenthread.analysis.indicators import CATALOGUE, Dimension, IndicatorError, calculate, crosstab
from goldenthread.analysis.periods import Period, period
from goldenthread.analysis.tables import TABLES
from tables_by_hand import authority, by

YEAR = period("2014-15")
FIRST = date(2014, 4, 1)
TEAMS = [{"dept_team_id": key, "dept_team_name": name} for key, name in (("t1", "Oak"), ("t2", "Ash"), ("t3", "Elm"))]


def complaints(**counts):
    """Complaints of the year by team, spread over its months; teams are t1, t2 and t3."""
    rows = [
        {"complaint_id": f"{team}-{number}", "team_id": team, "received_on": FIRST + timedelta(days=number * 23 % 365)}
        for team, count in counts.items()
        for number in range(count)
    ]
    stages = ["stage_1", "stage_1", "stage_1", "early_resolution", "early_resolution", "stage_2"]
    events = [
        {"complaint_id": row["complaint_id"], "stage": stages[at % len(stages)], "started_on": row["received_on"]}
        for at, row in enumerate(rows)
    ]
    return authority(complaints=rows, complaint_stage_events=events, ssd_department=TEAMS)


def published(made, indicator="complaints_received", periods=("2014-15",), **asked):
    found = calculate([indicator], made, periods=periods, audience="published", **asked)
    return {(row[1], row[2]): (row[5], row[7]) for row in found.iter_rows()}


HIDDEN = (None, "suppressed")


class TestCounts:
    def test_a_small_team_is_hidden_with_another_and_the_total_stays(self):
        seen = published(complaints(t1=3, t2=40, t3=60), by=["team"])
        assert seen == {
            ("2014-15", None): (103, "published"),
            ("2014-15", "Ash"): HIDDEN,
            ("2014-15", "Elm"): (60, "published"),
            ("2014-15", "Oak"): HIDDEN,
        }

    def test_a_hidden_figure_keeps_nothing(self):
        found = calculate(["complaints_received"], complaints(t1=3), periods=["2014-15"], audience="published")
        assert found.select("numerator", "denominator", "value", "status").row(0) == (None, None, None, "suppressed")

    def test_internally_nothing_is_hidden(self):
        assert by(complaints(t1=3, t2=40), "complaints_received", "team") == {None: 43, "Oak": 3, "Ash": 40}

    def test_a_nought_stays_a_nought(self):
        seen = published(complaints(t1=40, t2=60), by=["team"], periods=["2014-15", "2013-14"])
        assert seen["2013-14", "Oak"] == seen["2013-14", None] == (0, "published")

    def test_what_is_not_supplied_is_not_called_suppressed(self):
        assert published(complaints(t1=3), periods=["2015-16"])["2015-16", None] == (None, "not_supplied")

    def test_what_counts_no_people_is_never_hidden(self):
        made = authority(audits=[{"due_on": "2014-05-01", "completed_on": "2014-05-01"}])
        assert published(made, "audits_completed")["2014-15", None] == (100, "published")


class TestOneDecision:
    """The same figure has the same standing in every answer, whatever else was asked."""

    made = complaints(t1=4, t2=40, t3=70)

    def test_asked_alone_or_with_others(self):
        together = published(self.made, by=["team"])
        assert published(self.made)["2014-15", None] == together["2014-15", None]
        every_month = published(self.made, by=["month", "team"])
        for month in YEAR.months():
            alone = published(self.made, periods=[month.label], by=["team"])
            assert alone.items() <= every_month.items()

    def test_a_year_called_otherwise_is_the_year(self):
        same = Period("1 April 2014 to 31 March 2015", "rolling_12m", YEAR.start, YEAR.end)
        assert published(self.made, periods=[same])[same.label, None] == published(self.made)["2014-15", None]

    def test_months_quarters_and_year_do_not_give_each_other_away(self):
        made = complaints(t1=41)
        months, quarters = published(made, by=["month"]), published(made, by=["quarter"])
        assert sum(status == "suppressed" for _, status in months.values()) != 1
        assert published(made)["2014-15", None] == (41, "published")
        for quarter in YEAR.quarters():
            within = [months[month.label, None][1] for month in quarter.months()]
            if quarters[quarter.label, None][1] == "published":
                assert within.count("suppressed") != 1


class TestStretchesOfMonths:
    made = complaints(t1=300)

    def stretch(self, first, last):
        return Period("stretch", "rolling_12m", first, last)

    def test_the_sum_of_months_that_are_all_shown_is_shown(self):
        half = self.stretch(date(2014, 8, 1), date(2015, 2, 28))
        found, status = published(self.made, periods=[half])["stretch", None]
        assert (status, found) == ("published", by(self.made, "complaints_received", "team", half)[None])

    def test_the_sum_over_a_month_that_is_hidden_is_hidden(self):
        made = complaints(t1=30)
        assert published(made, periods=[self.stretch(date(2014, 8, 1), date(2015, 2, 28))])["stretch", None] == HIDDEN

    def test_twelve_months_over_two_years_look_at_both(self):
        assert published(self.made, periods=["12m-to-2014-09-30"])["12m-to-2014-09-30", None][1] == "published"

    def test_parts_of_months_are_not_published(self):
        with pytest.raises(IndicatorError, match="are given for whole months, not for stretch"):
            published(self.made, periods=[self.stretch(date(2014, 8, 14), date(2015, 2, 14))])

    def test_what_stands_on_a_day_is_published_at_the_ends_of_months_only(self):
        made = authority(foster_households=[])
        span = self.stretch(date(2014, 8, 14), date(2015, 2, 28))
        assert published(made, "foster_households_approved", periods=[span])["stretch", None] == (0, "published")
        with pytest.raises(IndicatorError, match="are given for ends of months, not for 2015-02-14"):
            published(made, "foster_households_approved", periods=[self.stretch(date(2014, 8, 14), date(2015, 2, 14))])


class TestDimensions:
    made = complaints(t1=30, t2=40, t3=70)

    def test_a_small_word_is_hidden_with_another_and_the_total_stays(self):
        made = complaints(t1=11)
        seen = published(made, by=["stage"])
        assert seen["2014-15", "Stage 2"] == HIDDEN
        assert sum(status == "suppressed" for _, status in seen.values()) > 1
        assert seen["2014-15", "LGO"] == (0, "published")

    def test_by_a_dimension_only_whole_years_are_published(self):
        with pytest.raises(IndicatorError, match="by stage are given for reporting years, not for 2014-04"):
            published(self.made, by=["stage", "month"])

    def test_a_table_by_team_shows_what_each_answer_shows(self):
        asked = {"period": "2014-15", "rows": "team", "columns": "stage"}
        table = crosstab("complaints_received", self.made, audience="published", **asked)
        seen = {(row[0], row[1]): (row[4], row[5]) for row in table.iter_rows()}
        for (_, team), figure in published(self.made, by=["team"]).items():
            assert seen[team, None] == figure
        for (_, stage), figure in published(self.made, by=["stage"]).items():
            assert seen[None, stage] == figure

    def test_no_line_of_a_table_hides_just_one_figure(self):
        asked = {"period": "2014-15", "rows": "team", "columns": "stage", "audience": "published"}
        table = crosstab("complaints_received", complaints(t1=30, t2=9, t3=70), **asked)
        for line in ("team", "stage"):
            parts = table.filter(pl.col("team").is_not_null(), pl.col("stage").is_not_null())
            hidden = parts.group_by(line).agg((pl.col("status") == "suppressed").sum())
            total = table.filter(pl.col("stage" if line == "team" else "team").is_null())
            shown = total.filter(pl.col("status") == "published")
            assert 1 not in hidden.join(shown.select(line), on=line)["status"].to_list()

    def test_two_dimensions_at_once_are_not_published(self):
        with pytest.raises(IndicatorError, match="by theme and stage is not published: one must be team"):
            crosstab(
                "complaints_received", self.made, period="2014-15", rows="theme", columns="stage", audience="published"
            )

    def test_what_is_not_supplied_is_said_in_a_table_too(self):
        asked = {"period": "2015-16", "rows": "team", "columns": "stage", "audience": "published"}
        assert crosstab("complaints_received", self.made, **asked)["status"].to_list() == ["not_supplied"]


def assessments(late, in_time, team="t1"):
    """Assessments authorised in May 2014, some of them late."""
    rows = [("2013-06-03", "2014-05-20")] * late + [("2014-05-01", "2014-05-20")] * in_time
    return [
        {"cina_assessment_start_date": begun, "cina_assessment_auth_date": done, "cina_assessment_team": team}
        for begun, done in rows
    ]


class TestShares:
    def test_a_small_part_hides_the_share_and_not_the_count(self):
        made = authority(ssd_cin_assessments=assessments(3, 40) + assessments(20, 40, "t2"), ssd_department=TEAMS)
        shares = published(made, "assessments_45wd", by=["team"])
        counts = published(made, "assessments_completed", by=["team"])
        assert (shares["2014-15", "Oak"], counts["2014-15", "Oak"]) == (HIDDEN, (43, "published"))

    def test_a_small_rest_does_too(self):
        made = authority(ssd_cin_assessments=assessments(40, 3))
        assert published(made, "assessments_45wd")["2014-15", None] == HIDDEN

    def test_a_hidden_count_hides_every_share_of_it(self):
        rows = assessments(0, 4) + assessments(7, 9, "t2") + assessments(30, 30, "t3")
        made = authority(ssd_cin_assessments=rows, ssd_department=TEAMS)
        counts = published(made, "assessments_completed", by=["team"])
        shares = published(made, "assessments_45wd", by=["team"])
        for cell, (_, status) in counts.items():
            assert status == "published" or shares[cell] == HIDDEN


class TestTwins:
    def made(self, mistaken):
        """120 referrals in the year, so many of them contacts only; 30 follow an earlier one."""
        rows = [
            {"cine_referral_id": f"r{number}", "cine_person_id": f"c{number}", "cine_referral_date": "2014-05-01",
             "cine_close_date": "2014-05-02"}
            for number in range(120)
        ] + [
            {"cine_referral_id": f"e{number}", "cine_person_id": f"c{number}", "cine_referral_date": "2014-03-01",
             "cine_close_date": "2014-03-02"}
            for number in range(30)
        ]  # fmt: skip
        corrections = [
            {"table_name": "ssd_cin_episodes", "field": "cine_referral_id", "record_id": f"r{60 + number}"}
            for number in range(mistaken)
        ]
        return authority(ssd_cin_episodes=rows, contact_decisions=[], record_corrections=corrections)

    def test_an_adjusted_rate_that_differs_by_a_few_is_hidden_and_the_headline_stays(self):
        made = self.made(mistaken=3)
        assert published(made, "re_referral_rate_12m")["2014-15", None] == (25, "published")
        assert published(made, "re_referral_rate_adjusted")["2014-15", None] == HIDDEN

    @pytest.mark.parametrize("mistaken", [0, 20])
    def test_one_that_does_not_differ_or_differs_by_many_is_shown(self, mistaken):
        made = self.made(mistaken)
        assert published(made, "re_referral_rate_adjusted")["2014-15", None] == (
            100 * 30 / (120 - mistaken),
            "published",
        )


class TestReleases:
    def made(self):
        """Three of 43 complaints of the year moved to stage 2 in May 2015."""
        rows = [{"complaint_id": str(at), "received_on": "2014-05-01"} for at in range(43)]
        events = [{"complaint_id": str(at), "stage": "stage_1", "started_on": "2014-05-01"} for at in range(43)]
        events += [{"complaint_id": str(at), "stage": "stage_2", "started_on": "2014-06-01"} for at in range(3, 23)]
        later = [{"complaint_id": str(at), "stage": "stage_2", "started_on": "2015-05-10"} for at in range(3)]
        return authority(complaints=rows, complaint_stage_events=events + later)

    def test_an_earlier_day_is_not_shown_where_it_differs_by_a_few(self):
        now = published(self.made(), by=["stage"])
        earlier = published(self.made(), by=["stage"], as_at=date(2015, 4, 30))
        assert (now["2014-15", "Stage 1"], now["2014-15", "Stage 2"]) == ((20, "published"), (23, "published"))
        assert earlier["2014-15", "Stage 1"] == earlier["2014-15", "Stage 2"] == HIDDEN
        assert earlier["2014-15", None] == (43, "published")

    def test_a_word_that_was_not_there_yet(self):
        rows = [{"complaint_id": str(at), "received_on": "2014-05-01"} for at in range(20)]
        events = [{"complaint_id": str(at), "stage": "stage_1", "started_on": "2015-05-01"} for at in range(20)]
        made = authority(complaints=rows, complaint_stage_events=events)
        earlier = published(made, by=["stage"], as_at=date(2015, 4, 30))
        assert earlier["2014-15", "Not recorded"] == (20, "published")


def test_different_people_are_hidden_as_people():
    meetings = [("f1", 1), ("f1", 2), *((f"f{number}", 2) for number in range(2, 5))]
    rows = [
        {
            "consideration_id": f"{at}",
            "family_id": family,
            "meeting_on": date(2014, month, 5),
            "meeting": "early_help_hub",
        }
        for at, (family, month) in enumerate((family, 4 + month) for family, month in meetings)
    ]
    made = authority(hub_considerations=rows)
    assert published(made, "early_help_hub_families_considered")["2014-15", None] == HIDDEN


def test_every_indicator_can_be_published_from_a_dataset_of_no_rows():
    made = authority(**{name: [] for name in TABLES})
    found = calculate(list(CATALOGUE), made, periods=["2014-15"], by=["team"], audience="published")
    assert set(found["status"]) == {"published", "no_value"}


def test_a_share_by_a_dimension_that_its_wholes_do_not_have():
    """A new indicator needs no more than its declaration to be published."""
    by_outcome = replace(
        CATALOGUE["contacts_decided_1wd"],
        id="by_outcome",
        dimensions=(Dimension("outcome", "Outcome", "contact_outcome"),),
    )
    outcomes = ["referral"] * 30 + ["early_help_hub"] * 3 + ["no_further_action"] * 20
    made = authority(
        ssd_contacts=[{"cont_contact_date": "2014-05-01"} for _ in outcomes],
        contact_decisions=[
            {"contact_id": f"ssd_contacts-{at}", "decided_at": "2014-05-01", "decided_by": "m", "outcome": outcome}
            for at, outcome in enumerate(outcomes)
        ],
    )
    seen = published(made, by_outcome, by=["outcome"])
    assert seen["2014-15", None] == (100, "published")
    assert seen["2014-15", "To the Early Help Hub"] == seen["2014-15", "No further action"] == HIDDEN
    assert seen["2014-15", "Referral to children's social care"] == (100, "published")
