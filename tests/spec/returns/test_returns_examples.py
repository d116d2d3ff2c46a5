"""Every rule finds the rows that are starred in its examples, and no other, read from files as a user's are."""

from pathlib import Path

import polars as pl
import pytest

from goldenthread.analysis.returns import cin, ssda903
from goldenthread.analysis.returns.cin.layout import layout_of as layout_cin
from goldenthread.analysis.returns.evidence import Lookups
from goldenthread.analysis.returns.ssda903.layout import layout_of as layout_903
from returns_examples import Example, all_examples, write

HERE = Path(__file__).parent
ROOMS = {"ssda903": (ssda903, layout_903), "cin": (cin, layout_cin)}
EXAMPLES = [(name, example) for name in ROOMS for example in all_examples(HERE / name)]


@pytest.mark.parametrize(
    ("name", "example"), EXAMPLES, ids=[f"{name}-{each.rule}-{each.line}" for name, each in EXAMPLES]
)
def test_the_rule_finds_the_starred_rows(name, example, tmp_path):
    found = validated(name, example, tmp_path)
    stuck = found.filter(~found["type"].is_in(["error", "query", "not stated", "unreadable"]))
    assert stuck["message"].to_list() == []
    found = found.filter(found["rule"] == example.rule)
    seen = {table: sorted(set(part["row"])) for (table,), part in found.drop_nulls("table").group_by("table")}
    assert seen == example.stars
    assert (found["table"].null_count() > 0) == example.whole_return


def validated(name: str, example: Example, folder: Path):
    room, layout_of = ROOMS[name]
    year = example.settings.get("year", room.YEARS[-1])
    now, before = write(example, layout_of(year), folder)
    given = room.read(now, year=year, **({"previous": before} if before else {}))
    lookups = Lookups(authority=example.settings.get("authority"), providers=providers(example))
    form = example.settings.get("form", given.form)
    return room.validate(given.tables, year=year, rules=[example.rule], reference=lookups, form=form)


def providers(example: Example) -> pl.DataFrame | None:
    """Ofsted's list, where the example has one."""
    if "Providers" not in example.tables:
        return None
    columns, rows = example.tables["Providers"]
    listed = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
    return listed.with_columns(pl.when(pl.all() != "").then(pl.all())).with_columns(
        pl.col("^REG_END$").str.to_date("%d/%m/%Y")
    )


@pytest.mark.parametrize("name", ROOMS)
def test_every_rule_has_a_row_that_breaks_it_and_one_that_does_not(name):
    broken = {each.rule for kind, each in EXAMPLES if kind == name and (each.stars or each.whole_return)}
    kept = {each.rule for kind, each in EXAMPLES if kind == name and has_a_row_without_star(each)}
    assert {rule.code for rule in ROOMS[name][0].RULES} == broken & kept


def has_a_row_without_star(example: Example) -> bool:
    rows = sum(len(rows) for _, rows in example.tables.values())
    return not example.whole_return and rows > sum(map(len, example.stars.values()))
