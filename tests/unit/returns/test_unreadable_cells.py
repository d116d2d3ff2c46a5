"""Cells that hold no date or number: each is named, wherever in a table they are."""

import polars as pl

from goldenthread.analysis.returns import ssda903


def rows(*cells: tuple[str, str]) -> pl.DataFrame:
    return pl.DataFrame(cells, schema=["DOB", "SDQ_SCORE"], orient="row").with_columns(CHILD=pl.lit("1"))


def test_cells_of_several_columns_are_named_in_a_table_that_was_read_in_parts():
    parts = [rows(("31/02/2012", "10"), ("soon", "11")), rows(("01/02/2012", "1O"), ("01/02/2012", "10.5"))]
    table = pl.concat(parts, rechunk=False)
    found = ssda903.validate({"OC2": table}, rules=[])
    assert found.select("row", "fields").rows() == [(0, ["DOB"]), (1, ["DOB"]), (2, ["SDQ_SCORE"]), (3, ["SDQ_SCORE"])]
    assert found["message"][2] == "SDQ_SCORE holds “1O”, which is not a whole number. Correct it."
