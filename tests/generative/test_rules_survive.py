"""Whatever a return holds, every rule gives an answer, and none of them touches another's."""

from collections.abc import Mapping
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.analysis.returns import cin, ssda903
from goldenthread.analysis.returns.cin.codes import CODES as CIN_CODES
from goldenthread.analysis.returns.cin.layout import layout_of as layout_cin
from goldenthread.analysis.returns.evaluate import NOT_EVALUATED, NOT_SUPPLIED, evaluate
from goldenthread.analysis.returns.evidence import Lookups
from goldenthread.analysis.returns.layout import PRIOR
from goldenthread.analysis.returns.rule import RuleBook
from goldenthread.analysis.returns.ssda903.codes import CODES as SSDA903_CODES
from goldenthread.analysis.returns.ssda903.layout import layout_of as layout_903

PROVIDERS = pl.DataFrame(
    {"URN": ["SC012345"], "PLACE_CODES": ["K2"], "PROVIDER_CODES": ["PR4"], "REG_END": [date(2026, 5, 1)]}
    | {"POSTCODE": ["SL61AA"], "LA_CODE_INFERRED": ["E06000040"], "LA_NAME_FROM_FILE": ["Made-up"]}
)


class NoPostcodes:
    """An index that knows none."""

    def find(self, postcodes: pl.Series) -> pl.DataFrame:
        empty = pl.lit(None, pl.Int32)
        distinct = pl.DataFrame({"postcode": postcodes.drop_nulls().unique()})
        return distinct.with_columns(authority=pl.lit(None, pl.String), easting=empty, northing=empty)


ROOMS = {"ssda903": (ssda903, layout_903, SSDA903_CODES), "cin": (cin, layout_cin, CIN_CODES)}
LOOKUPS = Lookups(authority="E06000040", providers=PROVIDERS, postcodes=NoPostcodes())
GARBAGE = ["", "", "0", "1", "-1", "999999999999999999999", "X", "=1+1", "é", "31/02/2026", "01/05/2026", "2026-05-01"]
DATES = [
    "",
    "30/03/2026",
    "01/04/2026",
    "15/06/2026",
    "31/03/2027",
    "01/05/2010",
    "01/05/1066",
    "31/12/9999",
    "nonsense",
]


def named(name: str, last_year: bool) -> list[str]:
    tables = list(ROOMS[name][1](ROOMS[name][0].YEARS[-1]).tables)
    return tables + [f"{table}{PRIOR}" for table in tables] if last_year else tables


def filled(name: str, values, rows: int) -> dict[str, pl.DataFrame]:
    """Every table of the return, and of last year's, with cells that ``values(column)`` gives."""
    layout = ROOMS[name][1](ROOMS[name][0].YEARS[-1])
    tables = {}
    for each in named(name, last_year=name == "ssda903"):
        columns = layout.table(each).columns
        cells = {column: [values(column) for _ in range(rows)] for column in columns}
        tables[each] = pl.DataFrame(cells, schema=dict.fromkeys(columns, pl.String))
    return tables


def stuck(name: str, tables: Mapping[str, pl.DataFrame], *kinds: str) -> list[str]:
    found = ROOMS[name][0].validate(tables, reference=LOOKUPS)
    return found.filter(pl.col("type").is_in(kinds or (NOT_EVALUATED, NOT_SUPPLIED)))["message"].to_list()


@pytest.mark.parametrize("name", ROOMS)
@pytest.mark.parametrize(("value", "rows"), [("", 0), ("", 3), ("1", 1), ("1", 4), ("01/05/2026", 3)])
def test_empty_blank_and_doubled_rows_leave_no_rule_without_an_answer(name, value, rows):
    assert stuck(name, filled(name, lambda _: value, rows)) == []


@pytest.mark.parametrize("name", ROOMS)
def test_a_table_that_is_missing_is_not_supplied_and_no_fault(name):
    whole = filled(name, lambda _: "1", 2)
    for table in whole:
        rest = {each: frame for each, frame in whole.items() if each != table}
        assert stuck(name, rest, NOT_EVALUATED) == []
    assert len(stuck(name, {}, NOT_SUPPLIED)) == len(ROOMS[name][0].RULES.of(ROOMS[name][0].YEARS[-1]))


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ROOMS)
@given(data=st.data())
@settings(max_examples=8)
def test_garbage_leaves_no_rule_without_an_answer(name, data):
    codes = ROOMS[name][2].of(ROOMS[name][0].YEARS[-1])
    random = data.draw(st.randoms(use_true_random=False))

    def value(column: str) -> str:
        return random.choice([*GARBAGE, *DATES, *codes.get(column, ())])

    assert stuck(name, filled(name, value, data.draw(st.integers(1, 12)))) == []


def test_a_rule_that_fails_is_a_finding_and_the_next_one_is_asked():
    book = RuleBook("2022-23")

    @book.rule("1", "Header.DOB", "First.")
    def fails(evidence):
        return evidence["Header"].filter(pl.col("DOB").str.len_chars() > 0)

    @book.rule("2", "Header.NOWHERE", "Second.")
    def lacks_a_column(evidence):
        return evidence["Header"].filter(pl.col("NOWHERE").is_null())

    @book.rule("3", "Header.SEX", "Third.")
    def finds(evidence):
        return evidence["Header"].filter(pl.col("SEX").is_null())

    tables = {"Header": pl.DataFrame({"CHILD": ["1"], "SEX": [""], "DOB": ["01/05/2019"]})}
    found = evaluate(book, ssda903.evidence_of(tables, year="2026-27"))
    assert found["rule"].to_list() == ["1", "2", "3"]
    assert found["type"].to_list() == [NOT_EVALUATED, NOT_EVALUATED, "not stated"]
    assert found["message"][1] == "Rule 2 could not be evaluated: there is no column NOWHERE."
    assert found["message"][0].startswith("Rule 1 could not be evaluated: ")
