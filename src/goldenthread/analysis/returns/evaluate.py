"""Ask every rule of the return's evidence, each on its own: one that fails is a finding and troubles no other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from goldenthread.analysis.returns.cells import UNREADABLE
from goldenthread.analysis.returns.errors import NotSuppliedError
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.rule import Rule

FINDINGS: dict[str, pl.DataType | type[pl.DataType]] = {
    "rule": pl.String,
    "type": pl.String,
    "table": pl.String,
    "row": pl.UInt32,
    "fields": pl.List(pl.String),
    "child": pl.String,
    "issue": pl.UInt32,
    "message": pl.String,
}
"""One row a place to look at.

``rule`` is the official code, or ``UNREADABLE_CELL``; ``type`` a ``RuleType``, ``UNREADABLE_CELL`` or one of
``NOT_EVALUATED`` (the rule failed on this data) and ``NOT_SUPPLIED`` (what it needs was not given). ``row`` is 0-based
in the file and null, as ``table``, for the whole return. Rows with the same ``issue`` are one issue.
"""

NOT_EVALUATED = "not evaluated"
NOT_SUPPLIED = "not supplied"
UNREADABLE_CELL = "unreadable"
KINDS = {"date": "a date, such as 31/03/2027", "whole number": "a whole number"}

_ISSUE = "issue"


@dataclass(frozen=True)
class _Asked:
    """What became of one rule: the places, one row each, and its issues numbered from 0."""

    rule: Rule
    type: str
    message: str
    places: pl.DataFrame


def evaluate(rules: Iterable[Rule], evidence: Evidence) -> pl.DataFrame:
    """Findings of the cells that could not be read, then of the rules in their order, as ``FINDINGS`` says."""
    unreadable = _unreadable(evidence)
    asked = [_ask(rule, evidence, unreadable) for rule in rules]
    return _numbered(_cell_findings(unreadable), asked, evidence)


def _unreadable(evidence: Evidence) -> pl.DataFrame:
    found = (cells.unreadable for cells in evidence.tables.values() if len(cells.unreadable))
    return pl.concat([pl.DataFrame(schema=UNREADABLE), *found])


def _ask(rule: Rule, evidence: Evidence, unreadable: pl.DataFrame) -> _Asked:
    try:
        return _Asked(rule, rule.type.value, rule.message, _places(rule, evidence, unreadable))
    except NotSuppliedError as lacking:
        return _without_answer(rule, NOT_SUPPLIED, f"Rule {rule.code} was not evaluated: {lacking}.")
    except Exception as fault:  # whatever the data make of it, the other rules must be asked
        return _without_answer(rule, NOT_EVALUATED, f"Rule {rule.code} could not be evaluated: {_in_words(fault)}.")


def _in_words(fault: Exception) -> str:
    """The first line of what went wrong."""
    if isinstance(fault, pl.exceptions.ColumnNotFoundError):
        return f"there is no column {str(fault).split(chr(34))[1]}"
    first = (str(fault).strip() or type(fault).__name__).splitlines()[0]
    return f"{type(fault).__name__}, {first.rstrip('.')}"


_PLACES = pl.Schema({"table": pl.String, "row": pl.UInt32, _ISSUE: pl.UInt32})
_WHOLE_RETURN = pl.DataFrame({"table": [None], "row": [None], _ISSUE: [0]}, schema=_PLACES)
_NOWHERE = pl.DataFrame(schema=_PLACES)


def _without_answer(rule: Rule, type_: str, message: str) -> _Asked:
    return _Asked(rule, type_, message, _WHOLE_RETURN)


def _places(rule: Rule, evidence: Evidence, unreadable: pl.DataFrame) -> pl.DataFrame:
    for needed in rule.reads:
        evidence[needed]
    outcome = rule.test(evidence)
    if isinstance(outcome, bool):
        return _WHOLE_RETURN if outcome else _NOWHERE
    if outcome.is_empty():
        return _NOWHERE
    readable = outcome if rule.judges_text or unreadable.is_empty() else _readable(outcome, rule, unreadable)
    return _issues(rule, readable)


def _readable(outcome: pl.DataFrame, rule: Rule, unreadable: pl.DataFrame) -> pl.DataFrame:
    """Without the issues that rest on a cell which could not be read: nobody knows what it holds."""
    for table, fields in rule.fields.items():
        rows = unreadable.filter((pl.col("table") == table) & pl.col("field").is_in(fields))["row"]
        if len(rows):
            outcome = outcome.filter(~pl.col(table).is_in(rows.implode()) | pl.col(table).is_null())
    return outcome


def _issues(rule: Rule, outcome: pl.DataFrame) -> pl.DataFrame:
    """A row a place: ``table, row, issue``, the issues numbered from 0 in the order of their rows."""
    tables = list(rule.fields)
    if _ISSUE in outcome.columns:
        key = pl.col(_ISSUE).rank("dense").fill_null(0).cast(pl.UInt32)
        issues = outcome.lazy().select(*tables, key)
    else:
        issues = outcome.lazy().select(tables).unique().sort(tables).with_row_index(_ISSUE)
    rows = issues.unpivot(on=tables, index=_ISSUE, variable_name="table", value_name="row").drop_nulls("row")
    return rows.select(*_PLACES).cast(_PLACES).unique().collect()


def _cell_findings(unreadable: pl.DataFrame) -> pl.DataFrame:
    kind = pl.col("kind").replace_strict(KINDS, default=pl.col("kind"))
    return unreadable.with_row_index(_ISSUE).select(
        pl.col("table"),
        pl.col("row"),
        pl.col(_ISSUE),
        pl.concat_list("field").alias("fields"),
        pl.lit(UNREADABLE_CELL).alias("rule"),
        pl.lit(UNREADABLE_CELL).alias("type"),
        pl.format("{} holds “{}”, which is not {}. Correct it.", "field", "value", kind).alias("message"),
    )


def _numbered(cells: pl.DataFrame, asked: Sequence[_Asked], evidence: Evidence) -> pl.DataFrame:
    """One frame: the issues numbered through, with the words of their rule and the child of each row."""
    numbers = (pl.lit(number, pl.UInt32).alias("order") for number in range(len(asked)))
    places = [each.places.with_columns(number) for each, number in zip(asked, numbers, strict=True) if len(each.places)]
    every = pl.concat([_NOWHERE.with_columns(order=pl.lit(0, pl.UInt32)), *places])
    worded = every.join(_words(asked), on="order").join(
        _fields(asked), on=["order", "table"], how="left", nulls_equal=True
    )
    ordered = worded.sort("order", _ISSUE, "table", "row", nulls_last=True).select(cells.columns)
    found = pl.concat([cells, ordered])
    key = pl.struct("rule", "type", _ISSUE).rle_id() if len(found) else pl.col(_ISSUE)
    return found.with_columns(key.alias(_ISSUE)).pipe(_with_children, evidence).select(list(FINDINGS))


def _words(asked: Sequence[_Asked]) -> pl.DataFrame:
    rows = [(number, each.rule.code, each.type, each.message) for number, each in enumerate(asked)]
    schema = {"order": pl.UInt32, "rule": pl.String, "type": pl.String, "message": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _fields(asked: Sequence[_Asked]) -> pl.DataFrame:
    """The fields to look at by rule and table; none for the whole return."""
    shown = [{**each.rule.fields, None: ()} for each in asked]
    rows = [(number, table, list(fields)) for number, each in enumerate(shown) for table, fields in each.items()]
    schema = {"order": pl.UInt32(), "table": pl.String(), "fields": pl.List(pl.String)}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _with_children(found: pl.DataFrame, evidence: Evidence) -> pl.DataFrame:
    names = [pl.DataFrame(schema={"table": pl.String, "row": pl.UInt32, "child": pl.String})]
    for table in found["table"].drop_nulls().unique():
        text, declared = evidence.text(table), evidence.layout.table(table)
        if declared and declared.child in text.columns:
            names.append(text.select(table=pl.lit(table), row=pl.col(table), child=pl.col(declared.child)))
    return found.join(pl.concat(names), on=["table", "row"], how="left", maintain_order="left")
