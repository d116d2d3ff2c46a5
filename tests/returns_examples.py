"""Worked examples of the returns' rules, written as small tables: the documentation of each rule.

A file of `tests/spec/returns` holds, for each rule, its code alone on a line, then tables. A table is a line with its
name and the columns that matter; its rows follow, indented: one cell a column, `-` for a blank, `*` at the end of a
row that the rule must find (others it must not). A line `* whole return` says that the rule must object to the
return as a whole. A code may stand several times. Other lines that an example may have: `year 2024-25`,
`authority E06000036`, `form xml`. A table `Providers` is Ofsted's list, as `reference.providers` reads it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from goldenthread.analysis.returns.layout import PRIOR, Layout

WORDS = ("year", "authority", "form")


@dataclass
class Example:
    """One example of a rule; ``stars`` names the rows to be found, by table."""

    rule: str
    line: int
    settings: dict[str, str] = field(default_factory=dict)
    tables: dict[str, tuple[list[str], list[list[str]]]] = field(default_factory=dict)
    stars: dict[str, list[int]] = field(default_factory=dict)
    whole_return: bool = False


def examples(path: Path) -> list[Example]:
    """The examples of a file."""
    found: list[Example] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if line[0].isspace():
            _row(found[-1], words)
        elif line == "* whole return":
            found[-1].whole_return = True
        elif len(words) == 1:
            found.append(Example(words[0], number))
        elif words[0] in WORDS:
            found[-1].settings[words[0]] = words[1]
        else:
            found[-1].tables[words[0]] = (words[1:], [])
    return found


def _row(example: Example, words: list[str]) -> None:
    name = list(example.tables)[-1]
    columns, rows = example.tables[name]
    if words[-1] == "*":
        example.stars.setdefault(name, []).append(len(rows))
        words = words[:-1]
    if len(words) != len(columns):
        raise ValueError(f"rule {example.rule}, line {example.line}: {words} is not a row of {name} {columns}")
    rows.append(["" if word == "-" else word for word in words])


def write(example: Example, layout: Layout, folder: Path) -> tuple[Path, Path | None]:
    """Write the example as folders of CSV files with every column of the layout: this year's and last year's, if any.

    A table that the example does not name is there, without rows.
    """
    this_year = _folder(
        {name: each for name, each in example.tables.items() if not name.endswith(PRIOR)}, layout, folder / "now"
    )
    before = {name.removesuffix(PRIOR): each for name, each in example.tables.items() if name.endswith(PRIOR)}
    return this_year, _folder(before, layout, folder / "before") if before else None


def _folder(tables: dict, layout: Layout, folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name, table in layout.tables.items():
        columns, rows = tables.get(name, ([], []))
        every = list(dict.fromkeys([*[each for each in table.columns if each not in table.optional], *columns]))
        cells = {column: [row[columns.index(column)] if column in columns else "" for row in rows] for column in every}
        pl.DataFrame(cells, schema=dict.fromkeys(every, pl.String)).write_csv(
            folder / f"{name.lower()}.csv", quote_style="always"
        )
    return folder


def all_examples(folder: Path) -> Iterator[Example]:
    for path in sorted(folder.glob("*.txt")):
        yield from examples(path)
