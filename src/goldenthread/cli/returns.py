"""`goldenthread export cin` and `annex-a`: built from a dataset, or put together from a return's own tables."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli.options import DateOption, folder, with_dataset
from goldenthread.cli.rows import print_rows, with_format
from goldenthread.codes import UserError

if TYPE_CHECKING:
    import polars as pl

    from goldenthread.analysis.returns.cin.build import Built
    from goldenthread.analysis.returns.lacking import Lacking

LEFT_OUT = 1
LACKING = ("table", "field", "why", "count", "first_child")


@click.command()
@click.option("--dataset", "source", type=folder, help="The dataset's folder.")
@click.option("--from", "given", type=folder, help="Or the census as a folder of CSV files, or as XML.")
@click.option("--year", help="The census year, such as 2025-26; the newest unless you say.")
@click.option("--authority", help="Whose census it is: a number, code or name. The dataset's own unless you say.")
@click.option("--out", "target", type=folder, required=True, help="The XML file to write.")
@with_format
@click.pass_context
def cin(
    context: click.Context,
    source: Path | None,
    given: Path | None,
    year: str | None,
    authority: str | None,
    target: Path,
    form: str,
) -> None:
    """Write the XML of a children in need census, from a dataset or from its own tables.

    Prints what the dataset cannot supply, which is left blank and never made up, and what was left out: status 1 if
    there is anything of that.
    """
    from goldenthread.analysis.returns.cin import YEARS
    from goldenthread.analysis.returns.cin.writing import write_xml

    year = year or YEARS[-1]
    built = _census(source, given, year, authority)
    astray = write_xml(built.tables, target, year=year)
    _say([*built.lacking, *_left_out(astray)], form, f"{target}: {_in_words(built.tables)}")
    context.exit(LEFT_OUT if astray else 0)


def _census(source: Path | None, given: Path | None, year: str, authority: str | None) -> "Built":
    from goldenthread.analysis.returns.cin import read
    from goldenthread.analysis.returns.cin.build import Built, Lacking, build
    from goldenthread.analysis.tables import Dataset

    if (source is None) == (given is None):
        raise UserError("Give either the dataset to build from with --dataset, or the tables of a census with --from.")
    if source is not None:
        return build(Dataset.open(source), year=year, authority=authority)
    assert given is not None  # one of the two is given
    found = read(given, year=year)
    return Built(found.tables, tuple(Lacking("", "", remark) for remark in found.remarks))


def _left_out(astray: Mapping[str, int]) -> list["Lacking"]:
    from goldenthread.analysis.returns.lacking import Lacking

    why = "left out: no child, period of need or plan of the census is what these rows stand in"
    return [Lacking(table, "", why, count) for table, count in astray.items()]


@click.command("annex-a")
@with_dataset
@click.option("--as-at", type=DateOption(), help="The day of the lists, such as 2026-03-31.")
@click.option(
    "--year", help="Or the year to 31 March, such as 2025-26: its last day, or the dataset's if that is before."
)
@click.option("--layout", "version", help="The version of the lists' columns: 2018 or 2024.  [default: 2024]")
@click.option("--out", "target", type=folder, required=True, help="The Excel workbook to write.")
@with_format
def annex_a(source: Path, as_at: date | None, year: str | None, version: str | None, target: Path, form: str) -> None:
    """Write the eleven lists that Ofsted asks for at an inspection, Annex A, as an Excel workbook.

    Each sheet says who is on its list. Prints what the dataset does not supply, which is left blank.
    """
    from goldenthread.analysis.returns.annex_a import build, write
    from goldenthread.analysis.returns.annex_a.layout import NEWEST
    from goldenthread.analysis.tables import Dataset

    dataset = Dataset.open(source)
    annex = build(dataset, as_at=_day(as_at, year, dataset.manifest.as_at), version=version or NEWEST)
    write(annex, target)
    counted = sum(len(sheet.rows) for sheet in annex.sheets)
    _say(annex.lacking, form, f"{target}: {len(annex.sheets)} lists, {counted:,} rows")


def _day(as_at: date | None, year: str | None, last: date) -> date:
    from goldenthread.analysis.periods import period

    if as_at is not None and year is None:
        return as_at
    if year is not None and as_at is None:
        return min(period(year).end, last)
    raise UserError("Give either the day of the lists with --as-at, or a year with --year.")


def _say(lacking: Sequence["Lacking"], form: str, wrote: str) -> None:
    print_rows([asdict(each) for each in lacking], form, LACKING)
    click.echo(f"Wrote {wrote}.", err=True)


def _in_words(tables: Mapping[str, "pl.DataFrame"]) -> str:
    counted = {"children": "ChildIdentifiers", "periods of need": "CINdetails"}
    return ", ".join(f"{len(tables[name]) if name in tables else 0:,} {what}" for what, name in counted.items())
