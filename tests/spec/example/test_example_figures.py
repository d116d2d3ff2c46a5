"""The worked example gives the figures of the 2014-15 review, each from its records.

Every expected value is written as the review has it or as the sum it follows from. Where the review is at odds with
itself (a column of complaints that adds to 29 under a total of 28), the records hold what the parts say.
"""

from datetime import date

import polars as pl
import pytest

from goldenthread.analysis.indicators import CATALOGUE, calculate, crosstab
from goldenthread.analysis.periods import period
from worked_example import worked_example

YEAR, BEFORE = period("2014-15"), period("2013-14")


def figure(indicator: str, label: str = "2014-15", group: str | None = None) -> float:
    by = () if group is None else ("team",)
    found = calculate([CATALOGUE[indicator]], worked_example(), periods=[period(label)], by=by)
    same = pl.col("group").is_null() if group is None else pl.col("group") == group
    (value,) = found.filter(same)["value"]
    return float(value)


def rows(name: str) -> pl.DataFrame:
    return worked_example().table(name).collect()


def during(day: str, label: str = "2014-15") -> pl.Expr:
    return pl.col(day).is_between(period(label).start, period(label).end)


# Team: early resolution, stage 1, stage 2, stage 3, ombudsman, out of scope.
COMPLAINTS = {
    "Ambleside Social Work Team": (1, 2, 0, 0, 0, 1),
    "Brambles Social Work Team": (6, 1, 0, 0, 0, 0),
    "Disabled Children's Team": (3, 2, 1, 0, 0, 0),
    "Family Placement Team": (1, 0, 0, 0, 0, 0),
    "Here 4 U": (2, 2, 0, 0, 0, 0),
    "Referral and Assessment": (3, 0, 1, 0, 0, 0),
    "Safeguarding and Quality Assurance": (2, 1, 0, 0, 0, 0),
    "Special Needs": (1, 0, 0, 0, 0, 0),
    "Various Children's Teams": (0, 1, 0, 0, 0, 0),
}
STAGES = ("Early Resolution", "Stage 1", "Stage 2", "Stage 3", "LGO", "Out of Scope")


def test_complaints_of_the_year_by_team_and_highest_stage() -> None:
    found = crosstab(CATALOGUE["complaints_received"], worked_example(), period=YEAR, rows="team", columns="stage")
    counted = {(row["team"], row["stage"]): row["value"] for row in found.iter_rows(named=True)}
    for team, counts in COMPLAINTS.items():
        assert tuple(counted.get((team, stage)) or 0 for stage in STAGES) == counts, team
    assert figure("complaints_received") == 19 + 9 + 2 + 0 + 1


def test_complaints_of_the_year_before_by_team() -> None:
    printed = {
        "Ambleside Social Work Team": 7,
        "Referral and Assessment": 7,
        "Brambles Social Work Team": 5,
        "Disabled Children's Team": 3,
        "Here 4 U": 3,
        "Safeguarding and Quality Assurance": 2,
        "Family Placement Team": 1,
        "Various Children's Teams": 1,
    }
    assert {team: figure("complaints_received", "2013-14", team) for team in printed} == printed
    assert figure("complaints_received", "2013-14") == sum(printed.values()) == 29


def test_the_panel_and_the_ombudsman_belong_to_a_complaint_of_the_year_before() -> None:
    events = rows("complaint_stage_events")
    (panel,) = events.filter((pl.col("stage") == "stage_3") & during("started_on"))["complaint_id"]
    received = rows("complaints").filter(pl.col("complaint_id") == panel)["received_on"][0]
    assert BEFORE.start <= received <= BEFORE.end
    (ombudsman,) = events.filter(pl.col("stage") == "lgsco").iter_rows(named=True)
    assert ombudsman["complaint_id"] == panel
    assert YEAR.start <= ombudsman["started_on"] <= YEAR.end
    assert ombudsman["responded_on"] is None


def test_other_years_have_a_plausible_number_of_complaints() -> None:
    assert all(20 <= figure("complaints_received", label) <= 30 for label in ("2010-11", "2011-12", "2012-13"))


def test_compliments() -> None:
    year = rows("compliments").filter(during("received_on"))
    assert year["source_kind"].value_counts().sort("source_kind").rows() == [
        ("child_or_young_person", 8),
        ("colleague", 8),
        ("family_or_carer", 8),
    ]
    assert year.select("team_id", "source_kind", "source_label").unique().height == 13
    assert figure("compliments_received") == 8 + 8 + 8


def test_families_and_children_considered_by_the_hub() -> None:
    considered = rows("hub_considerations").filter(pl.col("meeting") == "early_help_hub")
    year = considered.filter(during("meeting_on"))
    assert year["meeting_on"].min() >= date(2014, 8, 14)
    assert year["meeting_on"].max() <= date(2015, 2, 14)
    assert figure("early_help_hub_families_considered") == 177
    assert figure("early_help_hub_children_considered") == 369
    assert year["family_id"].is_duplicated().any()  # some came twice and count once
    since = considered.filter(pl.col("meeting_on") > YEAR.end)
    assert since.height > 20
    assert since["meeting_on"].min() >= date(2015, 4, 14)
    assert set(considered["meeting_on"].dt.weekday()) == {2, 4}


def test_no_contact_goes_to_a_meeting_that_does_not_exist() -> None:
    decisions = rows("contact_decisions")
    hub = decisions.filter(pl.col("outcome") == "early_help_hub")["received_at"].dt.date()
    assert hub.min() >= date(2014, 8, 1)
    abuse = decisions.filter(pl.col("outcome") == "domestic_abuse_triage")["received_at"].dt.date()
    assert abuse.min() >= date(2014, 9, 20)


def test_children_looked_after() -> None:
    assert figure("cla_open") == 74
    # 74 for every 10,000 of the 39,400 children under 18 that the example's town is made up to have
    assert figure("cla_rate_10k") == pytest.approx(74 * 10_000 / 39_400)
    short_breaks = rows("ssd_legal_status").filter(pl.col("lega_legal_status").is_in(["V3", "V4"]))
    open_then = short_breaks.filter(
        (pl.col("lega_legal_status_start_date") <= YEAR.end)
        & (pl.col("lega_legal_status_end_date").is_null() | (pl.col("lega_legal_status_end_date") > YEAR.end))
    )
    assert open_then.height > 0  # children on short breaks are on top of the 74


def test_children_open_to_social_care_and_early_help_on_31_may_2015() -> None:
    assert figure("cin_open", "2015-05") == 585
    assert figure("early_help_open_children", "2015-05") == 2_600


def test_external_audits() -> None:
    outside = rows("audits").filter(pl.col("kind") == "external").sort("completed_on")
    months = outside["completed_on"].dt.strftime("%Y-%m").to_list()
    assert months == ["2014-04", "2014-06", "2014-08", "2014-09", "2014-11", "2014-12"]


def test_inspections_and_their_judgements() -> None:
    assert rows("inspections")["ended_on"].sort().to_list() == [
        date(2011, 2, 17),
        date(2012, 11, 21),
        date(2013, 1, 8),
        date(2014, 12, 30),
    ]
    grades = rows("inspection_judgements")["grade"].value_counts().sort("grade").rows()
    assert grades == [("adequate", 5), ("good", 7), ("outstanding", 7)]  # 19 in all


def test_recommendations() -> None:
    made = rows("recommendations")
    by_kind = made.group_by("review_year", "kind").len().sort("review_year", "kind").rows()
    assert by_kind == [("2013-14", "overall", 14), ("2014-15", "overall", 10 + 1), ("2014-15", "strategic_focus", 43)]
    assert rows("recommendation_statuses")["status"].value_counts().sort("status").rows() == [
        ("achieved", 7),
        ("partially_achieved", 7),
    ]
    assert figure("annual_review_recs_achieved") == 100 * 7 / 14


def test_turnover_fell_from_33_to_14_percent() -> None:
    assert figure("turnover_rate_12m", "2013-14") == pytest.approx(100 * 23.1 / 70.0)
    assert figure("turnover_rate_12m", "2014-15") == pytest.approx(100 * 9.8 / 70.0)


def test_three_of_five_permanent_service_managers_have_left() -> None:
    posts = rows("posts").filter(pl.col("role") == "service_manager")
    assert posts.height == 5
    permanent = rows("post_holders").filter(pl.col("contract") == "permanent").join(posts, on="post_id", how="semi")
    assert permanent["worker_id"].n_unique() == 5
    assert permanent.filter(pl.col("left_authority") & during("ended_on")).height == 3


def holders_on(day: date) -> pl.DataFrame:
    held = rows("post_holders").filter(
        (pl.col("started_on") <= day) & (pl.col("ended_on").is_null() | (pl.col("ended_on") >= day))
    )
    return held.join(rows("posts"), on="post_id", suffix="_post")


def test_every_vacancy_is_covered_by_agency() -> None:
    # 9 case-holding posts, 3 service managers and 1 assistant team manager, of 70 filled and 13 vacant
    assert figure("vacancy_rate_fte") == pytest.approx(100 * (9 + 3 + 1) / (70 + 13))
    assert figure("agency_rate_fte") == figure("vacancy_rate_fte")
    posts = rows("posts").filter("social_work_post")
    assert set(holders_on(YEAR.end).filter("social_work_post")["post_id"]) == set(posts["post_id"])


def test_caseloads_average_twelve() -> None:
    assert figure("caseload_mean_fte") == 576 / 48
    assert figure("caseload_mean_fte", group="Here 4 U") == 60 / 5


def workers(team: str, *roles: str) -> pl.DataFrame:
    name = pl.col("dept_team_name") == team
    of_team = rows("ssd_department").filter(name)["dept_team_id"][0]
    held = holders_on(YEAR.end).filter(pl.col("team_id") == of_team)
    return held.filter(pl.col("role").is_in(roles)) if roles else held


def test_teams_have_the_staff_that_the_review_tells_of() -> None:
    assert workers("Ambleside Social Work Team", "social_worker").height == 7
    assert set(workers("Ambleside Social Work Team", "social_worker")["contract"]) == {"permanent"}
    assert workers("Here 4 U", "social_worker").height == 5
    assert workers("Here 4 U", "personal_adviser").height == 3
    assert workers("Disabled Children's Team").height == 15
    assert set(workers("Safeguarding and Quality Assurance")["contract"]) <= {"permanent", "fixed_term"}


def test_nine_agency_workers_worked_at_the_front_door_in_the_year() -> None:
    team = rows("ssd_department").filter(pl.col("dept_team_name") == "Referral and Assessment")["dept_team_id"][0]
    posts = rows("posts").filter(pl.col("team_id") == team)
    agency = rows("post_holders").filter(pl.col("contract") == "agency").join(posts, on="post_id", how="semi")
    there = (pl.col("started_on") <= YEAR.end) & (pl.col("ended_on").is_null() | (pl.col("ended_on") >= YEAR.start))
    assert agency.filter(there)["worker_id"].n_unique() == 9


def test_fifty_practice_leaders_by_the_end_of_april_2015() -> None:
    course = rows("training_attendances").filter(pl.col("course") == "practice_leader_5_day")
    attended = course.filter(pl.col("attended_on") <= date(2015, 4, 30))
    assert attended["attendee_id"].n_unique() == 50
    assert attended.height > 50  # some came twice
    assert attended["worker_id"].is_null().any()  # partners' managers among them
    assert course["attended_on"].is_null().any()  # a place planned and not taken up does not count
    assert figure("training_uptake_practice_framework", "2015-04") == 50


def test_parents_reference_groups() -> None:
    groups = rows("engagement_sessions").filter(pl.col("kind") == "parents_reference_group")
    assert groups.height == 7
    assert (groups["attendances"].min(), groups["attendances"].max()) == (3, 10)


def test_population() -> None:
    people = {(year, band): persons for year, band, persons, _ in rows("population").iter_rows()}
    assert people[2011, "0-18"] == 44_950
    assert people[2011, "all"] == 154_943
    assert people[2014, "0-17"] == 39_400


def test_teams_answer_to_the_short_names_of_the_table_by_year() -> None:
    names = rows("team_aliases").join(rows("ssd_department"), left_on="team_id", right_on="dept_team_id")
    short = dict(names.filter("short").select("dept_team_name", "alias").iter_rows())
    assert [short[team] for team in COMPLAINTS] == [
        "Ambleside",
        "Brambles",
        "DCT",
        "Family Placement",
        "Here 4 U",
        "R and A",
        "QAST",
        "Bridges",
        "Other",
    ]
    assert set(names["alias"]) >= {"R & A", "CSLT", "Here4U", "Bridges Resource Centre"}


def test_every_comparator_and_target_is_for_an_indicator_and_sixteen_have_england_for_comparison() -> None:
    assert set(rows("comparators")["indicator_id"]) | set(rows("targets")["indicator_id"]) <= set(CATALOGUE)
    assert rows("comparators")["indicator_id"].n_unique() >= 16
    assert rows("targets").height >= 25


def test_every_supplied_table_holds_rows() -> None:
    assert [name for name, count in worked_example().manifest.rows.items() if count == 0] == []


def test_it_speaks_of_six_years_to_june_2015() -> None:
    manifest = worked_example().manifest
    assert manifest.authority == "Wexcombe Borough Council"
    assert (manifest.covers_from, manifest.as_at) == (date(2009, 7, 1), date(2015, 6, 30))
