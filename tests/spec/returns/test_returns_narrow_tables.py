"""A table that lacks a column which a rule looks at only to be more exact is judged by the columns that it has."""

import polars as pl
import pytest

from goldenthread.analysis.returns import cin, ssda903

ROOMS = {"ssda903": ssda903, "cin": cin}
CASES = [
    ("cin", "100", {"Header": {"ReferenceDate": ["2025-03-31", "2025-03-30", ""]}}, {("Header", 1), ("Header", 2)}),
    (
        "cin",
        "4001",
        {
            "CINplanDates": {"LAchildID": ["A", "B"], "CINPlanEndDate": ["", ""]},
            "ChildProtectionPlans": {"LAchildID": ["A", "B"], "CPPendDate": ["", "2025-06-01"]},
        },
        {("CINplanDates", 0), ("ChildProtectionPlans", 0)},
    ),
    (
        "cin",
        "4003",
        {
            "CINplanDates": {"LAchildID": ["A"], "CINPlanStartDate": ["2025-05-01"], "CINPlanEndDate": [""]},
            "Reviews": {"LAchildID": ["A", "A"], "CPPreviewDate": ["2025-06-01", "2025-06-02"]},
            "ChildProtectionPlans": {"LAchildID": ["A"], "CPPendDate": ["2025-06-02"]},
        },
        {("CINplanDates", 0), ("Reviews", 0), ("ChildProtectionPlans", 0)},
    ),
    (
        "cin",
        "4004",
        {"CINplanDates": {"LAchildID": ["A", "A", "B"], "CINPlanEndDate": ["", "", ""]}},
        {("CINplanDates", 0), ("CINplanDates", 1)},
    ),
    (
        "cin",
        "2885",
        {
            "Header": {"ReferenceDate": ["2026-03-31"]},
            "ChildProtectionPlans": {"LAchildID": ["A", "B"], "CPPstartDate": ["2025-05-01", "2025-05-01"]},
            "Section47": {"LAchildID": ["A", "B"], "DateOfInitialCPC": ["2025-05-01", "2025-05-02"]},
            "CINdetails": {"LAchildID": ["A", "B"], "DateOfInitialCPC": ["", ""]},
        },
        {("ChildProtectionPlans", 1), ("Section47", 1)},
    ),
    (
        "cin",
        "8898",
        {
            "Assessments": {"LAchildID": ["A", "B"], "CINdetailsID": ["1", "1"]},
            "AssessmentFactorsList": {
                "LAchildID": ["A", "A", "B", "B"],
                "CINdetailsID": ["1", "1", "1", "1"],
                "AssessmentFactors": ["1A", "1A", "1A", "2A"],
            },
        },
        {("Assessments", 0)},
    ),
    (
        "ssda903",
        "393",
        {
            "Header": {"CHILD": ["1", "2"], "SEX": ["F", "F"], "MOTHER": ["", "0"]},
            "Episodes": {"CHILD": ["1", "2"]},
        },
        {("Header", 0)},
    ),
    (
        "ssda903",
        "630",
        {
            "Episodes": {"CHILD": ["1", "2"], "RNE": ["S", "S"], "DECOM": ["01/05/2026", "01/05/2026"]},
            "PrevPerm": {"CHILD": ["1"], "PREV_PERM": ["P1"]},
        },
        {("Episodes", 1)},
    ),
    (
        "ssda903",
        "SW12STG2",
        {
            "Episodes": {"CHILD": ["1", "2"], "DECOM": ["01/04/2026", "01/04/2026"], "DEC": ["", ""]},
            "SWEpisodes": {"CHILD": ["1", "2"], "SW_DECOM": ["01/04/2026", "02/04/2026"]},
        },
        {("SWEpisodes", 1)},
    ),
    ("ssda903", "164", {"Episodes": {"CHILD": ["1"], "PL_DISTANCE": ["1000"]}}, {("Episodes", 0)}),
    (
        "ssda903",
        "625",
        {"Header": {"CHILD": ["1"], "MC_DOB": ["02/05/2026"]}, "Episodes": {"CHILD": ["1"], "DEC": ["01/05/2026"]}},
        {("Header", 0), ("Episodes", 0)},
    ),
]


@pytest.mark.parametrize(("name", "code", "tables", "expected"), CASES, ids=[f"{case[0]}-{case[1]}" for case in CASES])
def test_the_rule_does_without(name, code, tables, expected):
    found = ROOMS[name].validate({table: pl.DataFrame(columns) for table, columns in tables.items()}, rules=[code])
    assert set(found.select("table", "row").iter_rows()) == expected


def test_open_plans_of_a_child_are_one_issue_unless_two_stand_in_one_period_of_need():
    plans = {"LAchildID": [*"AAABBC"], "CINdetailsID": [*"112121"], "CINPlanEndDate": [""] * 6}
    found = cin.validate({"CINplanDates": pl.DataFrame(plans)}, rules=["4004"])
    issues = {tuple(part["row"]) for _, part in found.group_by("issue", maintain_order=True)}
    assert issues == {(0, 1), (3, 4)}
