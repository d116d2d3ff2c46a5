"""The data dictionary: every table and column, written out from their declarations."""

from collections.abc import Iterator

from goldenthread.analysis.tables.contract import Column, Table
from goldenthread.analysis.tables.registry import TABLES
from goldenthread.codes import CODE_SETS, Code, CodeSet

_OPENING = """\
# Data dictionary

Generated from the declarations in `goldenthread.analysis.tables`; change them, not this page, and run `make docs`.

A dataset is a folder with one Parquet file a table and `manifest.json`. Tables of the Standard Safeguarding Dataset
keep its names; their descriptions are ours. A table that a source does not fill is left out of the folder: that is
"not supplied", which is not the same as a table of no rows.

- **Empty**: whether a value may be missing. Only the key of an SSD table must be filled.
- **About**: whose data the column is. **Sensitivity**: how it must be handled. Numbers that a case system gives to
  people count as identifying; criminal offence data is handled as strictly as the special categories.
- Flags are `Y` or `N`. Dates carry no time. JSON is kept as text."""

_HEADING = """\
| Column | Type | Empty | Values | About | Sensitivity | What it holds |
|---|---|---|---|---|---|---|"""


def markdown() -> str:
    """The text of ``docs/reference/data-dictionary.md``."""
    parts = [_OPENING, *_contents(), *map(_table, TABLES.values()), "## Code sets", *map(_code_set, CODE_SETS.values())]
    return "\n\n".join(parts) + "\n"


def _contents() -> Iterator[str]:
    for origin in dict.fromkeys(table.origin for table in TABLES.values()):
        tables = [table for table in TABLES.values() if table.origin == origin]
        lines = [f"- [`{table.name}`](#{table.name}): {table.title}" for table in tables]
        yield f"## Tables: {origin} ({len(tables)})\n\n" + "\n".join(lines)


def _table(table: Table) -> str:
    rows = "\n".join(map(_row, table.columns))
    constraints = "".join(f"\n- `{each.sentence}`" for each in table.constraints)
    heading = f"### {table.name}\n\n**{table.title}** ({table.origin}). {table.description}"
    return f"{heading}\n\n{_HEADING}\n{rows}" + (f"\n\nIn every row:\n{constraints}" if constraints else "")


def _row(column: Column) -> str:
    name = f"**`{column.name}`** (key)" if column.key else f"`{column.name}`"
    cells = (
        name,
        column.type,
        "yes" if column.nullable else "no",
        _values(column),
        column.about,
        column.sensitivity,
        column.description,
    )
    return f"| {' | '.join(cells)} |"


def _values(column: Column) -> str:
    if column.code_set is not None:
        return f"[{column.code_set}](#{column.code_set})"
    if column.references is not None:
        return f"[`{column.references}`](#{column.references.split('.')[0]})"
    return _bounds(column)


def _bounds(column: Column) -> str:
    if column.minimum is None:
        return ""
    return f"{column.minimum:g} or more" if column.maximum is None else f"{column.minimum:g} to {column.maximum:g}"


def _code_set(code_set: CodeSet) -> str:
    rows = "\n".join(map(_code, code_set.codes))
    heading = f"### {code_set.name}\n\n{code_set.title}. Source: {code_set.source}."
    return f"{heading}\n\n| Code | Meaning | Holds |\n|---|---|---|\n{rows}"


def _code(code: Code) -> str:
    since = f"from {code.valid_from:%-d %B %Y}" if code.valid_from else ""
    until = f"to {code.valid_to:%-d %B %Y}" if code.valid_to else ""
    return f"| `{code.value}` | {code.label} | {' '.join(filter(None, (since, until)))} |"
