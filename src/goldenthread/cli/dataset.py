"""`goldenthread dataset`: make a dataset, say what one is, build one from the record, load one into it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.cli import extracts
from goldenthread.cli.options import DateOption, folder
from goldenthread.cli.rows import Row, print_rows, print_table, with_format
from goldenthread.codes import UserError

if TYPE_CHECKING:
    from goldenthread.analysis.tables import Table

COLUMN_FIELDS = (
    "table", "column", "type", "key", "nullable", "code_set", "references", "about", "sensitivity", "description",
)  # fmt: skip
TABLE_FIELDS = ("table", "origin", "supplied", "rows", "title")


@click.group()
def dataset() -> None:
    """Make a dataset, describe the contract that every dataset keeps, build one from the record, load one into it."""


dataset.add_command(extracts.build)
dataset.add_command(extracts.load)


@dataset.command()
@click.option("--example", "year", metavar="YEAR", help="The worked example of this reporting year, such as 2014-15.")
@click.option("--children", type=click.IntRange(max=10_000_000), help="People known to the service.")
@click.option("--years", type=int, help="Reporting years to cover.")
@click.option("--seed", type=click.IntRange(min=0), help="The same seed makes the same authority.  [default: 1]")
@click.option("--until", type=DateOption(), help="The last day that is covered.")
@click.option("--out", "target", type=folder, required=True, help="The folder to write.")
def synth(
    year: str | None, children: int | None, years: int | None, seed: int | None, until: date | None, target: Path
) -> None:
    """Make a made-up authority: --example YEAR, or --children N --years Y [--seed S] [--until DAY]."""
    from goldenthread.analysis import synthetic
    from goldenthread.analysis.tables import check_place

    check_place(target)
    if year is not None:
        _refuse_with_example({"--children": children, "--years": years, "--seed": seed, "--until": until})
        synthetic.example(year).write(target)
    elif children is None or years is None:
        raise UserError("Say which authority to make: --example 2014-15, or both --children and --years.")
    else:
        synthetic.write_authority(target, children=children, years=years, seed=1 if seed is None else seed, last=until)


def _refuse_with_example(sizes: dict[str, int | date | None]) -> None:
    given = [option for option, value in sizes.items() if value is not None]
    if given:
        raise UserError(f"{given[0]} does not go with --example: the worked example has one size.")


@dataset.command()
@click.option("--table", "name", help="One table only.")
@click.option("--dataset", "source", type=folder, help="List the tables of this dataset, with their rows.")
@with_format
def describe(name: str | None, source: Path | None, form: str) -> None:
    """Print the dataset's contract: every table and column, declared once."""
    tables = _tables(name)
    if source is not None:
        print_rows(_contents(tables, source), form, TABLE_FIELDS)
    elif form == "table":
        _print_blocks(tables)
    else:
        print_rows([row for table in tables for row in _columns(table)], form, COLUMN_FIELDS)


def _tables(name: str | None) -> list["Table"]:
    from goldenthread.analysis.tables import TABLES
    from goldenthread.analysis.tables.frames import known_table

    return list(TABLES.values()) if name is None else [known_table(name)]


def _columns(table: "Table") -> list[Row]:
    return [
        {
            "table": table.name, "column": column.name, "type": str(column.type), "key": column.key,
            "nullable": column.nullable, "code_set": column.code_set, "references": column.references,
            "about": column.about, "sensitivity": column.sensitivity, "description": column.description,
        }
        for column in table.columns
    ]  # fmt: skip


def _print_blocks(tables: list["Table"]) -> None:
    for table in tables:
        click.echo(f"\n{table.name}: {table.title} ({table.origin})\n{table.description}\n")
        print_table(_columns(table), COLUMN_FIELDS[1:])


def _contents(tables: list["Table"], source: Path) -> list[Row]:
    from goldenthread.analysis.tables import Dataset

    dataset = Dataset.open(source)
    return [
        {
            "table": table.name, "origin": table.origin, "supplied": dataset.supplies(table.name),
            "rows": dataset.manifest.rows.get(table.name), "title": table.title,
        }
        for table in tables
    ]  # fmt: skip
