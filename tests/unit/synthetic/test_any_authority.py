"""Whatever numbers are asked for, what comes out keeps the contract and the count."""

from datetime import date

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


def test_factors_that_ended_are_found_by_no_later_assessment():
    made = authority(children=900, years=2, seed=3, last=date(2021, 3, 31))
    ended = made.table("ssd_cin_assessments").select("cina_assessment_id", "cina_assessment_auth_date")
    found = made.table("ssd_assessment_factors").join(
        ended, left_on="cinf_assessment_id", right_on="cina_assessment_id"
    )
    old = pl.col("cinf_assessment_factors_json").str.contains('"1[89]A"')
    split = pl.col("cina_assessment_auth_date") >= date(2020, 4, 1)
    assert found.group_by(split.alias("split")).agg(old.any()).collect().sort("split").rows() == [
        (False, True),
        (True, False),
    ]
