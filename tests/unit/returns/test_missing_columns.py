"""A rule that needs a column which the return does not have says which."""

import polars as pl
import pytest

from goldenthread.analysis.returns import ssda903

TABLES = {"DoLo": pl.DataFrame({"CHILD": ["1"], "DOLO_START": ["01/05/2026"]})}


@pytest.mark.parametrize(("rule", "column"), [("702", "DOLO_END"), ("704", "DOLO_END"), ("701", "DOLO_END")])
def test_the_column_that_is_missing_is_named(rule, column):
    found = ssda903.validate(TABLES, rules=[rule])
    assert found["message"].to_list() == [f"Rule {rule} could not be evaluated: there is no column {column}."]
