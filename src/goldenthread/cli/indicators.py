"""`goldenthread indicators` and `goldenthread cases`: values, and the rows behind one."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.options import with_as_at, with_dataset, with_period
from goldenthread.cli.rows import Row, print_rows, with_format

if TYPE_CHECKING:
    from goldenthread.analysis.indicators.request import Audience

RESULT = ("indicator", "period", "group", "numerator", "denominator", "value", "unit", "status")
SHOWN = ("indicator", "period", "group", "numerator", "denominator", "value", "unit")
WHOLE = "whole authority"


@click.command()
@with_dataset
@with_period
@click.option("--by", multiple=True, help="month or quarter; team or a dimension of the indicator. May be repeated.")
@click.option("--indicator", "ids", multiple=True, metavar="ID", help="Only this indicator. May be repeated.")
@click.option("--audience", type=click.Choice(["internal", "published"]), default="internal", show_default=True)
@with_as_at
@with_format
def indicators(
    source: Path,
    label: str,
    by: tuple[str, ...],
    ids: tuple[str, ...],
    audience: "Audience",
    as_at: date | None,
    form: str,
) -> None:
    """Calculate indicators from a dataset."""
    from goldenthread.analysis.indicators import CATALOGUE, calculate
    from goldenthread.analysis.tables import Dataset

    chosen = list(dict.fromkeys(ids)) or list(CATALOGUE)
    found = calculate(chosen, Dataset.open(source), periods=[label], by=by, as_at=as_at, audience=audience)
    if form == "table":
        print_rows([_in_words(row) for row in found.to_dicts()], form, SHOWN)
    else:
        print_rows(found.to_dicts(), form, RESULT)


def _in_words(row: Row) -> Row:
    """A result as a person reads it: the value rounded, or the word for why there is none."""
    from goldenthread.analysis.indicators import CATALOGUE, display

    decimals = CATALOGUE[row["indicator"]].decimals
    value = display(row["value"], row["unit"], decimals, row["status"])
    return {**row, "group": row["group"] or WHOLE, "value": value}


@click.command()
@click.argument("indicator", metavar="ID")
@with_dataset
@with_period
@click.option("--group", help="Only the cases of this group, such as the name of a team.")
@click.option("--by", default="team", show_default=True, help="What --group is one of: team, or a dimension.")
@with_as_at
@with_format
def cases(indicator: str, source: Path, label: str, group: str | None, by: str, as_at: date | None, form: str) -> None:
    """List the rows behind an indicator's value. For people allowed to see the records."""
    from goldenthread.analysis import indicators as engine
    from goldenthread.analysis.tables import Dataset

    found = engine.cases(indicator, Dataset.open(source), period=label, group=group, by=by, as_at=as_at)
    print_rows(found.to_dicts(), form, found.columns)
