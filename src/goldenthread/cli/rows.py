"""Print rows: for people (a table), for spreadsheets (csv), for programs (json)."""

import csv
import json
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import click

type_of_format = click.Choice(["table", "csv", "json"])
with_format = click.option("--format", "form", type=type_of_format, default="table", show_default=True)

NUMBER = re.compile(r"-?[\d,]*\.?\d+%?")

Row = Mapping[str, Any]


def print_rows(rows: Sequence[Row], form: str, columns: Sequence[str]) -> None:
    """Print `rows` in the order of `columns`. Null is an empty cell in csv and `null` in json."""
    {"table": print_table, "csv": print_csv, "json": print_json}[form](rows, columns)


def print_csv(rows: Sequence[Row], columns: Sequence[str]) -> None:
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _raw(row[column]) for column in columns} for row in rows)


def print_json(rows: Sequence[Row], columns: Sequence[str]) -> None:
    chosen = [{column: row[column] for column in columns} for row in rows]
    click.echo(json.dumps(chosen, indent=1, ensure_ascii=False, allow_nan=False, default=_date_text))


def print_table(rows: Sequence[Row], columns: Sequence[str]) -> None:
    """Columns as wide as their widest cell, those with numbers in them to the right."""
    lines = [list(columns), *([_cell(row[column]) for column in columns] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    numeric = [any(map(NUMBER.fullmatch, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = [_pad(cell, width, right) for cell, width, right in zip(line, widths, numeric, strict=True)]
        click.echo("  ".join(padded).rstrip())


def _raw(value: object) -> object:
    """A csv cell: true and false as json and Polars write them, the rest as it is."""
    return str(value).lower() if isinstance(value, bool) else value


def _pad(cell: str, width: int, right: bool) -> str:
    return cell.rjust(width) if right else cell.ljust(width)


def _cell(value: object) -> str:
    """A cell as a person reads it: nothing for null, yes and no, whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return _decimal(value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _decimal(value: float) -> str:
    from goldenthread.analysis.indicators import half_up

    return f"{half_up(value, 0 if value.is_integer() else 1):,}"


def _date_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in json")
