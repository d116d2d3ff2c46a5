"""A rule that needs a column which the return does not have says which; one that only takes note of it does without."""

import polars as pl
import pytest

from goldenthread.analysis.returns import ssda903
from goldenthread.analysis.returns.evidence import Lookups

TABLES = {"DoLo": pl.DataFrame({"CHILD": ["1"], "DOLO_START": ["01/05/2026"]})}


@pytest.mark.parametrize(("rule", "column"), [("702", "DOLO_END"), ("704", "DOLO_END"), ("701", "DOLO_END")])
def test_the_column_that_is_missing_is_named(rule, column):
    found = ssda903.validate(TABLES, rules=[rule])
    assert found["message"].to_list() == [f"Rule {rule} could not be evaluated: there is no column {column}."]


def test_children_without_episodes_are_looked_for_in_the_tables_that_there_are():
    found = ssda903.validate({"Episodes": children("1"), "Reviews": children("1", "2")}, rules=["1012"])
    assert found.select("table", "row").rows() == [("Reviews", 1)]


def test_reviews_without_their_days_are_asked_how_the_child_took_part():
    reviews = pl.DataFrame({"REVIEW_CODE": ["PN1", "PN8", None]})
    assert ssda903.validate({"Reviews": reviews}, rules=["167"])["row"].to_list() == [1, 2]


def test_placements_without_legal_status_are_none_of_them_short_breaks():
    listed = pl.DataFrame({"URN": ["1234567"], "POSTCODE": ["BN11AA"]})
    placed = pl.DataFrame({"CHILD": ["1"], "PLACE": ["K2"], "PL_POST": ["BN3 1AA"], "URN": ["1234567"]})
    found = ssda903.validate({"Episodes": placed}, rules=["221"], reference=Lookups(providers=listed))
    assert found["row"].to_list() == [0]


def test_a_child_adopted_this_year_is_found_without_last_years_return():
    dates = {"DECOM": ["01/06/2026", "01/08/2026"], "REC": ["E11", None]}
    found = ssda903.validate({"Episodes": pl.DataFrame({"CHILD": ["1", "1"], **dates})}, rules=["199"])
    assert found["row"].to_list() == [1]


def children(*numbers: str) -> pl.DataFrame:
    return pl.DataFrame({"CHILD": numbers}, schema={"CHILD": pl.String})


def test_episodes_without_first_days_do_not_say_who_was_looked_after_on_the_birthday():
    told = pl.DataFrame({"CHILD": ["1", "2"], "DOB": ["01/06/2009"] * 2, "ACCOM": ["B1"] * 2})
    episodes = pl.DataFrame({"CHILD": ["1", "2"], "DEC": [None, "02/06/2026"], "REC": ["X1", "E11"]})
    found = ssda903.validate({"OC3": told, "Episodes": episodes}, rules=["1007"])
    assert found.select("table", "row").rows() == [("OC3", 0)]
