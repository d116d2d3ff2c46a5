"""What the indicators of quality count: complaints, compliments, audits, recommendations."""

from datetime import date

import polars as pl
import pytest

from goldenthread.analysis.indicators import crosstab
from tables_by_hand import authority, by, figure, parts


def complaint(key, received="2014-05-01", team="t", **more):
    return {"complaint_id": key, "received_on": received, "team_id": team, **more}


def reached(key, *stages):
    """Stage events of a complaint: (stage, day) pairs."""
    return [{"complaint_id": key, "stage": stage, "started_on": day} for stage, day in stages]


def complaints(rows, events, **more):
    return authority(complaints=rows, complaint_stage_events=events, **more)


class TestComplaintsReceived:
    def test_each_complaint_counts_once_under_the_highest_stage_it_reached(self):
        escalated = reached(
            "a", ("early_resolution", "2014-05-01"), ("stage_2", "2014-07-01"), ("stage_1", "2014-05-20")
        )
        made = complaints([complaint("a"), complaint("b")], escalated + reached("b", ("stage_1", "2014-05-01")))
        assert by(made, "complaints_received", "stage") == {
            None: 2,
            "Early Resolution": 0,
            "Stage 1": 1,
            "Stage 2": 1,
            "Stage 3": 0,
            "LGO": 0,
            "Out of Scope": 0,
        }

    def test_one_found_out_of_scope_is_counted_under_that_heading(self):
        made = complaints([complaint("a")], reached("a", ("stage_1", "2014-05-01"), ("out_of_scope", "2014-05-05")))
        assert by(made, "complaints_received", "stage")["Out of Scope"] == 1

    def test_a_complaint_of_the_year_before_that_reaches_a_later_stage_stays_in_the_year_before(self):
        old = complaint("old", "2014-02-01")
        events = reached("old", ("stage_2", "2014-03-01"), ("stage_3", "2014-09-01"), ("lgsco", "2015-02-01"))
        made = complaints([old, complaint("new")], events + reached("new", ("stage_1", "2014-05-01")))
        assert figure(made, "complaints_received") == 1
        assert by(made, "complaints_received", "stage")["Stage 3"] == 0
        assert by(made, "complaints_received", "stage", "2013-14")["LGO"] == 1

    def test_a_stage_that_was_not_reached_yet_is_not_known(self):
        made = complaints([complaint("a")], reached("a", ("stage_1", "2014-05-01"), ("stage_2", "2015-05-10")))
        on_31_march = by(made, "complaints_received", "stage", as_at=date(2015, 3, 31))
        assert (on_31_march["Stage 1"], on_31_march["Stage 2"]) == (1, 0)
        assert by(made, "complaints_received", "stage")["Stage 2"] == 1

    def test_one_whose_stage_is_not_recorded_is_counted_all_the_same(self):
        assert by(complaints([complaint("a")], []), "complaints_received", "stage")["Not recorded"] == 1

    def test_by_team_and_stage_every_margin_adds_up(self):
        rows = [complaint("a", team="t1"), complaint("b", team="t1"), complaint("c", team="t2")]
        events = [
            event for key in "abc" for event in reached(key, ("stage_1" if key != "c" else "stage_2", "2014-05-01"))
        ]
        made = complaints(rows, events)
        table = crosstab("complaints_received", made, period="2014-15", rows="team", columns="stage")
        counted = {(team, stage): value for team, stage, value in table.select("team", "stage", "value").iter_rows()}
        assert counted[("t1", "Stage 1")] == 2
        assert counted[("t2", "Stage 1")] == 0
        assert counted[("t1", None)] + counted[("t2", None)] == counted[(None, None)] == 3


class TestStageOneInTime:
    """From Thursday 1 May 2014, over two bank holidays, 10 working days end on 16 May and 20 on 2 June."""

    @pytest.mark.parametrize(
        ("responded", "extended", "in_time"),
        [("2014-05-16", False, 1), ("2014-05-19", False, 0), ("2014-06-02", True, 1), ("2014-06-03", True, 0)],
    )
    def test_ten_working_days_or_twenty_where_extended(self, responded, extended, in_time):
        event = {"complaint_id": "a", "stage": "stage_1", "started_on": "2014-05-01", "extended": extended}
        made = complaints([complaint("a")], [event | {"responded_on": responded, "outcome": "upheld"}])
        assert parts(made, "complaints_stage1_in_time") == (in_time, 1)

    def test_one_that_waits_counts_against_once_it_is_past_due(self):
        made = complaints([complaint("a")], reached("a", ("stage_1", "2014-05-01")))
        assert parts(made, "complaints_stage1_in_time", "2014-05", as_at=date(2014, 5, 31)) == (0, 1)
        assert parts(made, "complaints_stage1_in_time") == (0, 1)

    def test_one_that_is_not_due_yet_does_not_count(self):
        made = complaints([complaint("a")], reached("a", ("stage_1", "2015-03-25")))
        assert parts(made, "complaints_stage1_in_time", as_at=date(2015, 3, 31)) == (0, 0)

    def test_other_stages_do_not_count(self):
        made = complaints([complaint("a")], reached("a", ("stage_2", "2014-05-01")))
        assert parts(made, "complaints_stage1_in_time") == (0, 0)


def test_compliments_count_by_who_paid_them():
    kinds = ["colleague", "colleague", "family_or_carer"]
    made = authority(compliments=[{"received_on": "2014-05-01", "source_kind": kind} for kind in kinds])
    assert by(made, "compliments_received", "source_kind") == {
        None: 3,
        "Colleague or partner": 2,
        "Parent, family or carer": 1,
        "Child or young person": 0,
    }


class TestAudits:
    @pytest.mark.parametrize(
        ("due", "completed", "counted"),
        [
            ("2014-09-30", "2014-09-30", (1, 1)),
            ("2014-09-30", "2014-10-01", (0, 1)),
            ("2014-09-30", None, (0, 1)),
            (None, "2014-09-30", (1, 1)),
            (None, None, (0, 0)),
            ("2015-04-01", "2015-03-01", (0, 0)),  # due in the next year
        ],
    )
    def test_those_due_are_the_whole_and_those_completed_by_then_the_part(self, due, completed, counted):
        assert parts(authority(audits=[{"due_on": due, "completed_on": completed}]), "audits_completed") == counted


class TestRecommendations:
    def made(self):
        keys = ["done", "partly", "carried", "unjudged"]
        statuses = [("done", "2014-12-01", "partially_achieved"), ("done", "2015-05-01", "achieved")]
        statuses += [("partly", "2015-05-01", "partially_achieved"), ("carried", "2015-05-01", "carried_forward")]
        return authority(
            recommendations=[{"recommendation_id": key, "review_year": "2013-14"} for key in keys],
            recommendation_statuses=[
                {"recommendation_id": key, "decided_on": day, "status": status} for key, day, status in statuses
            ],
        )

    def test_the_latest_standing_of_last_years_recommendations_decides(self):
        assert parts(self.made(), "annual_review_recs_achieved") == (1, 4)

    def test_a_standing_decided_later_is_not_known_yet(self):
        assert parts(self.made(), "annual_review_recs_achieved", as_at=date(2015, 4, 30)) == (0, 4)

    def test_in_the_year_it_was_made_for_and_two_years_on_a_review_is_not_judged(self):
        made = self.made()
        assert parts(made, "annual_review_recs_achieved", "2013-14") == (0, 0)
        assert parts(made, "annual_review_recs_achieved", "2015-06") == (0, 0)

    def test_by_standing(self):
        standing = crosstab(
            "annual_review_recs_achieved", self.made(), period="2014-15", rows="standing", columns="kind"
        ).filter(pl.col("kind").is_null())
        counted = dict(standing.select("standing", "denominator").iter_rows())
        assert (counted["Achieved"], counted["Partially achieved"], counted["Not recorded"]) == (1, 1, 1)
