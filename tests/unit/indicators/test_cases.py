"""The rows behind a value, and a value broken down twice."""

import pytest

from goldenthread.analysis.indicators import CATALOGUE, IndicatorError, cases, crosstab
from tables_by_hand import authority, figure

TEAMS = [{"dept_team_id": "t1", "dept_team_name": "Oak"}, {"dept_team_id": "t2", "dept_team_name": "Ash"}]


def complaint(key, team="t1", received="2014-05-01", **more):
    return {"complaint_id": key, "team_id": team, "received_on": received, "person_id": f"child of {key}", **more}


MADE = authority(
    ssd_department=TEAMS,
    complaints=[
        complaint("a", theme="confidentiality"),
        complaint("b", "t2"),
        complaint("c", received="2014-04-02"),
        complaint("d", received="2014-03-31"),
    ],
    complaint_stage_events=[
        {"complaint_id": key, "stage": stage, "started_on": "2014-05-02"}
        for key, stage in (("a", "stage_1"), ("b", "stage_2"), ("c", "stage_1"))
    ],
)


def keys(**asked):
    return cases("complaints_received", MADE, period="2014-15", **asked)["case_id"].to_list()


class TestCases:
    def test_the_rows_of_a_value_add_up_to_it(self):
        found = cases("complaints_received", MADE, period="2014-15")
        assert found["numerator"].sum() == figure(MADE, "complaints_received")

    def test_they_come_by_date_and_carry_team_and_dimensions_in_words(self):
        found = cases("complaints_received", MADE, period="2014-15")
        assert found.select("case_id", "team", "stage", "theme").rows() == [
            ("c", "Oak", "Stage 1", "Not recorded"),
            ("a", "Oak", "Stage 1", "Confidentiality"),
            ("b", "Ash", "Stage 2", "Not recorded"),
        ]

    def test_a_group_keeps_one_team_or_one_word(self):
        assert keys(group="Oak") == ["c", "a"]
        assert keys(group="Stage 2", by="stage") == ["b"]
        assert keys(group="Not recorded") == []

    def test_a_scope_keeps_the_cases_of_its_teams_or_its_people(self):
        assert keys(teams=frozenset({"t2"})) == ["b"]
        assert keys(people=frozenset({"child of a"})) == ["a"]
        assert keys(teams=frozenset({"t2"}), people=frozenset({"child of a"})) == ["a", "b"]

    @pytest.mark.parametrize("nothing", [{"teams": frozenset()}, {"people": frozenset()}])
    def test_an_empty_scope_sees_nothing(self, nothing):
        assert keys(**nothing) == []

    def test_where_there_is_no_value_there_are_no_cases(self):
        assert cases("complaints_received", MADE, period="2015-16").is_empty()
        assert cases("cla_open", MADE, period="2014-15").is_empty()

    def test_those_counted_out_of_the_numerator_are_there_too(self):
        made = authority(
            ssd_cin_assessments=[
                {"cina_assessment_start_date": "2014-04-01", "cina_assessment_auth_date": "2014-12-01"}
            ]
        )
        found = cases(CATALOGUE["assessments_45wd"], made, period="2014-15")
        assert found.select("numerator", "denominator").rows() == [(0.0, 1.0)]

    def test_an_unknown_team_gets_the_nearest(self):
        with pytest.raises(IndicatorError, match=r"There is no team 'Aks': did you mean Ash\?"):
            keys(group="Aks")

    def test_an_unknown_word_of_a_code_set_gets_the_nearest(self):
        with pytest.raises(IndicatorError, match=r"There is no stage 'Stage 9': did you mean Stage \d\?"):
            keys(group="Stage 9", by="stage")

    def test_a_word_of_an_open_list_may_have_no_cases(self):
        made = authority(training_attendances=[])
        asked = {"period": "2014-15", "group": "Health", "by": "organisation"}
        assert cases("training_uptake_practice_framework", made, **asked).is_empty()


class TestCrosstab:
    def table(self, **asked):
        found = crosstab("complaints_received", MADE, period="2014-15", **{"rows": "team", "columns": "stage"} | asked)
        return {tuple(row[:2]): row[4] for row in found.iter_rows()}

    def test_every_pair_and_every_total_is_there(self):
        table = self.table()
        teams, stages = 3, 7
        assert len(table) == teams * stages
        assert (table["Oak", "Stage 1"], table["Oak", None], table[None, "Stage 1"], table[None, None]) == (2, 2, 2, 3)
        assert (table["Ash", "Stage 3"], table[None, "LGO"]) == (0, 0)

    def test_two_dimensions(self):
        assert self.table(rows="theme", columns="stage")["Confidentiality", "Stage 1"] == 1

    def test_shares_have_no_value_where_there_is_nothing(self):
        made = authority(
            audits=[{"due_on": "2014-05-01", "completed_on": "2014-05-01", "kind": "external", "team_id": "t"}]
        )
        found = crosstab("audits_completed", made, period="2014-15", rows="team", columns="kind")
        statuses = {(row[0], row[1]): row[5] for row in found.iter_rows()}
        assert (statuses["t", "External"], statuses["t", "Thematic"]) == ("published", "no_value")

    def test_what_is_not_supplied_is_one_row_that_says_so(self):
        found = crosstab("complaints_received", MADE, period="2015-16", rows="team", columns="stage")
        assert found.rows() == [(None, None, None, None, None, "not_supplied")]

    def test_two_groupings_must_differ(self):
        with pytest.raises(IndicatorError, match="by stage and stage needs two different groupings"):
            self.table(rows="stage")

    def test_an_unknown_grouping(self):
        with pytest.raises(IndicatorError, match=r"no grouping 'stages': did you mean stage\?"):
            self.table(columns="stages")

    def test_different_people_count_once_in_every_cell(self):
        attended = [
            {"attendee_id": "a", "attended_on": "2014-05-01", "course": "practice_leader_5_day", "organisation": place}
            for place in ("Us", "Health")
        ]
        made = authority(training_attendances=attended)
        found = crosstab(
            "training_uptake_practice_framework", made, period="2014-15", rows="organisation", columns="team"
        )
        assert {(row[0], row[1]): row[2] for row in found.iter_rows()} == {
            (None, None): 1,
            (None, "Not recorded"): 1,
            ("Health", None): 1,
            ("Health", "Not recorded"): 1,
            ("Us", None): 1,
            ("Us", "Not recorded"): 1,
        }
