"""Whatever numbers are asked for, what comes out keeps the contract and the count."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.analysis.synthetic import authority
from goldenthread.analysis.tables import TABLES
from goldenthread.analysis.tables.checks import check_rows
from goldenthread.analysis.tables.references import check_references


@settings(max_examples=8)
@given(st.integers(1, 150), st.integers(1, 9), st.integers(0, 2**32))
def test_any_authority_keeps_the_contract(children: int, years: int, seed: int) -> None:
    made = authority(children, years, seed)
    frames = {name: made.table(name) for name in TABLES if made.supplies(name)}
    check_rows(TABLES, frames)
    check_references(TABLES, frames)
    people = made.table("ssd_person").filter(pl.col("pers_is_mother") == "N").collect()
    assert people.height == children
    families = made.table("ssd_family").collect()
    assert set(people["pers_person_id"]) <= set(families["fami_person_id"])
