"""`goldenthread indicators` and `goldenthread cases`: values, and the rows behind one."""

from datetime import date
from pathlib import Path

import click

from goldenthread.cli.options import with_as_at, with_dataset, with_period
from goldenthread.cli.rows import Row, print_rows, with_format

RESULT = ("indicator", "period", "group", "numerator", "denominator", "value", "unit", "status")
SHOWN = ("indicator", "period", "group", "numerator", "denominator", "value", "unit")


@click.command()
@with_dataset
@with_period
@click.option("--by", multiple=True, help="team, month, quarter, or a dimension of the indicator; may be repeated.")
@click.option("--indicator", "ids", multiple=True, metavar="ID", help="Only this indicator; may be repeated.")
@click.option("--audience", type=click.Choice(["internal", "published"]), default="internal", show_default=True)
@with_as_at
@with_format
def indicators(
    source: Path, label: str, by: tuple[str, ...], ids: tuple[str, ...], audience: str, as_at: date | None, form: str
) -> None:
    """Calculate indicators from a dataset."""
    from goldenthread.analysis.indicators import CATALOGUE, calculate
    from goldenthread.analysis.periods import period
    from goldenthread.analysis.tables import Dataset

    chosen = list(dict.fromkeys(ids)) or list(CATALOGUE)
    asked = {"periods": [period(label)], "by": by, "as_at": as_at, "audience": audience}
    results = calculate(chosen, Dataset.open(source), **asked).select(RESULT).to_dicts()
    print_rows([_shown(row) for row in results] if form == "table" else results, form, _fields(form))


def _fields(form: str) -> tuple[str, ...]:
    return SHOWN if form == "table" else RESULT


def _shown(row: dict[str, object]) -> Row:
    """A result as a person reads it: the value rounded, or the word for why there is none."""
    from goldenthread.analysis.indicators import CATALOGUE, display

    decimals = CATALOGUE[str(row["indicator"])].decimals
    value = display(row["value"], row["unit"], decimals, row["status"])
    return {**row, "group": row["group"] or "whole authority", "value": value}


@click.command()
@click.argument("indicator", metavar="ID")
@with_dataset
@with_period
@click.option("--group", metavar="TEAM", help="Only this team's.")
@with_as_at
@with_format
def cases(indicator: str, source: Path, label: str, group: str | None, as_at: date | None, form: str) -> None:
    """List the rows behind an indicator's value. For people allowed to see the records."""
    from goldenthread.analysis import indicators as engine
    from goldenthread.analysis.periods import period
    from goldenthread.analysis.tables import Dataset

    found = engine.cases(indicator, Dataset.open(source), period=period(label), group=group, as_at=as_at)
    print_rows(found.to_dicts(), form, found.columns)
