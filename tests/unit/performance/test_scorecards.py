"""Rows of the scorecard."""

import polars as pl
import pytest

from goldenthread.access.models import User
from goldenthread.access.scopes import Scope, scope
from goldenthread.analysis.indicators import CATALOGUE, SERVICE_AREA_TITLES
from goldenthread.analysis.indicators.case_frame import CASE_SCHEMA
from goldenthread.analysis.periods import period
from goldenthread.oversight.performance import breakdowns, case_lists, case_rows, definitions, scorecards
from goldenthread.oversight.performance import figures as kept
from goldenthread.oversight.performance import tables_as_files as files
from goldenthread.oversight.performance.choices import Choice
from goldenthread.oversight.performance.figures import Figure, figures

YEAR = Choice(period("2014-15"), None)
DUTY = Choice(period("2014-15"), "Duty Team")
RATE, COUNT = CATALOGUE["re_referral_rate_12m"], CATALOGUE["complaints_received"]


def person(role, **facts):
    return User(username=role, role_slug=role, **facts)


def rows(choice, audience="internal"):
    return {row.indicator.id: row for area in scorecards.areas(choice, audience) for row in area.rows}


def test_every_indicator_has_a_row_in_its_service_area(dataset):
    areas = scorecards.areas(YEAR, "internal")
    assert [area.title for area in areas] == list(SERVICE_AREA_TITLES.values())
    assert set(rows(YEAR)) == set(CATALOGUE)


def test_an_adjusted_reading_stands_under_its_headline(dataset):
    order = list(rows(YEAR))
    assert order[order.index(RATE.id) + 1] == "re_referral_rate_adjusted"
    assert rows(YEAR)["re_referral_rate_adjusted"].twin


def test_a_row_has_value_target_change_and_trend(dataset):
    row = rows(YEAR)[RATE.id]
    assert row.figure.share == "24 of 119"
    assert (row.outcome.target, row.change, row.trend is None) == ("At most 18%", "No clear change", False)


def test_what_no_table_fills_is_not_supplied_and_never_nought(dataset):
    row = rows(YEAR)["cla_open"]
    assert (row.figure.text, row.figure.share, row.change, row.trend) == ("Not supplied", "", "", None)


def test_a_team_has_a_scorecard_of_what_can_be_counted_by_team(dataset):
    shown = rows(DUTY)
    assert shown[RATE.id].figure.group == "Duty Team"
    assert [name for name in shown if not CATALOGUE[name].by_team] == []


def test_the_published_scorecard_of_a_team_hides_small_numbers(dataset):
    assert rows(DUTY, "published")[RATE.id].figure.text == "Suppressed"
    assert rows(DUTY, "published")[RATE.id].outcome.tag == ""


@pytest.mark.parametrize(
    ("denominator", "status", "expected"),
    [(None, "published", "0"), (40.0, "published", "No cases"), (None, "suppressed", "Suppressed")],
)
def test_a_team_that_is_not_in_the_table_had_nothing_to_count(denominator, status, expected):
    indicator = RATE if denominator else COUNT
    value = None if status == "suppressed" else 5.0
    whole = Figure(indicator, "2014-15", None, value, denominator, value, status)
    found = scorecards.at({(indicator.id, "2014-15", None): whole}, indicator, "2014-15", "Nobody's Team")
    assert (found.text, found.group) == (expected, "Nobody's Team")


def test_a_figure_is_asked_of_the_engine_once_even_by_another_process(dataset, monkeypatch, settings, tmp_path):
    settings.VAR = tmp_path
    kept._figures.cache_clear()
    figures([RATE.id], [YEAR.period], "internal")
    kept._figures.cache_clear()  # what another process starts with
    monkeypatch.setattr(kept, "calculate", lambda *_, **__: pytest.fail("asked again"))
    assert figures([RATE.id], [YEAR.period], "internal")[RATE.id, "2014-15", None].share == "24 of 119"


def test_kept_figures_of_one_audience_are_not_met_by_another():
    asked = {audience: kept.Asked((RATE.id,), (YEAR.period,), audience) for audience in ("internal", "published")}
    assert len({each.digest(fingerprint) for each in asked.values() for fingerprint in ("one", "other")}) == 4


def test_whoever_sees_the_authority_sees_every_team_without_ranking(dataset):
    table = breakdowns.team_table(RATE, YEAR, person("head-of-service"))
    names = [row[0].text for row in table.rows]
    assert names == ["Whole authority", "Disabled Children's Team", "Duty Team", "Long Term Team"]


def test_a_manager_sees_the_whole_and_the_team_that_is_theirs(dataset):
    table = breakdowns.team_table(RATE, YEAR, person("team-manager", team_id="t1"))
    assert [row[0].text for row in table.rows] == ["Whole authority", "Duty Team"]


def test_an_indicator_that_no_team_can_be_held_to_has_no_team_table(dataset):
    whole = next(indicator for indicator in CATALOGUE.values() if not indicator.by_team)
    assert breakdowns.team_table(whole, YEAR, person("head-of-service")) is None


def test_other_places_stand_beside_for_the_same_period_only(dataset):
    table = breakdowns.comparator_table(RATE, YEAR)
    assert [cell.text for cell in table.rows[0]] == ["England", "24.0%", "Department for Education"]
    assert breakdowns.comparator_table(RATE, Choice(period("2013-14"), None)) is None


def test_cases_are_those_within_the_scope(dataset):
    every = case_lists.within(Scope("internal", everything=True), RATE.id, YEAR.period)
    team = case_lists.within(scope(person("team-manager", team_id="t1")), RATE.id, YEAR.period)
    own = case_lists.within(scope(person("social-worker", worker_id="w1")), RATE.id, YEAR.period)
    assert (every.height, every["numerator"].sum()) == (119, 24)
    assert set(team["team"]) == {"Duty Team"}
    assert set(own["person_id"]) <= case_lists.people_of(frozenset({"w1"}), dataset)
    assert 0 < own.height <= team.height < every.height


def test_an_involvement_that_has_ended_opens_no_cases(dataset):
    # In the small authority every child with an odd number has been closed to its worker.
    people = case_lists.people_of(frozenset({"w1", "w2", "w3"}), dataset)
    assert {int(name[1:]) % 2 for name in people} == {0}


def test_whoever_reaches_nothing_sees_no_case(dataset):
    assert case_lists.within(Scope("published"), RATE.id, YEAR.period).is_empty()


def test_a_team_narrows_the_cases(dataset):
    found = case_lists.within(Scope("internal", everything=True), RATE.id, YEAR.period, "Long Term Team")
    assert set(found["team"]) == {"Long Term Team"}


def test_a_case_says_what_it_is_when_where_and_whether_it_counts(dataset):
    found = case_lists.within(Scope("internal", everything=True), RATE.id, YEAR.period).head(1)
    table = case_rows.table(RATE, YEAR, found)
    assert [cell.text for cell in table.rows[0]][:2] == ["r268-1", "p268"]
    assert [cell.text for cell in table.rows[0]][2:5] == ["1 April 2014", "Disabled Children's Team", "Yes"]


def case(**facts):
    shared = dict.fromkeys(CASE_SCHEMA) | {"case_id": "c1", "start": period("2014-04").start, "team": "Duty Team"}
    return pl.DataFrame([{**shared, **facts}], infer_schema_length=None)


@pytest.mark.parametrize(
    ("indicator", "facts", "said"),
    [
        (RATE, {"numerator": 0.0, "denominator": 1.0}, "No"),
        (RATE, {"numerator": 0.5, "denominator": 0.8}, "0.5 of 0.8"),
        (COUNT, {"numerator": 1.0, "denominator": 0.0}, "1"),
    ],
)
def test_a_case_counts_yes_no_or_by_its_weight(indicator, facts, said):
    bare = case(**facts).with_columns(**{each.column: None for each in indicator.dimensions})
    assert case_rows.table(indicator, YEAR, bare).rows[0][4].text == said


def test_a_case_of_a_stretch_of_time_says_from_when_to_when():
    stretch = case(numerator=0.0, denominator=1.0, until=period("2014-06").start, family_id="f1")
    cells = [cell.text for cell in case_rows.table(RATE, YEAR, stretch).rows[0]]
    assert cells[1:3] == ["f1", "1 April 2014 to 1 June 2014"]


def test_a_list_says_what_it_adds_up_to():
    two = case(numerator=1.0, denominator=1.0).vstack(case(numerator=0.0, denominator=1.0))
    assert case_rows.counted(RATE, two) == "1 of 2 counted"
    assert case_rows.counted(COUNT, case(numerator=1.0, denominator=0.0)) == "1 counted"


def test_a_list_of_different_things_counts_each_once():
    families = next(indicator for indicator in CATALOGUE.values() if indicator.distinct == "family_id")
    two = case(numerator=1.0, denominator=0.0, family_id="f1")
    assert case_rows.counted(families, two.vstack(two)) == "1 counted, in 2 rows"


def test_a_download_marks_what_is_missing_and_explains_the_marks(dataset):
    hidden = Figure(RATE, "2014-15", "Duty Team", None, None, None, "suppressed")
    shown = Figure(COUNT, "2014-15", None, 15.0, None, 15.0, "published")
    text = files.figures_file("a.csv", [hidden, shown], "published").content.decode("utf-8-sig")
    assert ",Duty Team,[c],[c],[c],%,suppressed" in text
    assert ",Whole authority,15.0,,15.0,count,published" in text
    assert "Published." in text
    assert text.count("[x]") == 1


def test_a_definition_leaves_out_what_it_does_not_say():
    keys = [row["key"] for row in definitions.rows(COUNT)]
    assert "Question" in keys
    assert "Read beside" not in keys
    twin = {row["key"]: row["value"] for row in definitions.rows(CATALOGUE["re_referral_rate_adjusted"])}
    assert twin["Read beside"] == RATE.title
    assert twin["Needs history of"] == f"{CATALOGUE['re_referral_rate_adjusted'].lookback_months} months"
