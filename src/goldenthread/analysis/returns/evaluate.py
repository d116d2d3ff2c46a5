"""Ask every rule of the return's evidence, each on its own: one that fails is a finding and troubles no other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

import polars as pl

from goldenthread.analysis.returns.cells import UNREADABLE
from goldenthread.analysis.returns.errors import NotSuppliedError
from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.places import NOWHERE, places_of, whole_return
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

_Unreadable = Mapping[tuple[str, str], pl.Series]
"""By table and field: the rows whose cell cannot be read."""


@dataclass(frozen=True)
class _Asked:
    """What became of one rule: its places, as ``places.PLACES`` says."""

    rule: Rule
    type: str
    message: str
    places: pl.DataFrame

    @property
    def spots(self) -> list[tuple[str | None, tuple[str, ...]]]:
        """The tables that the rule shows, each with its fields, and then the return as a whole."""
        return [*self.rule.fields.items(), (None, ())]


def evaluate(rules: Iterable[Rule], evidence: Evidence) -> pl.DataFrame:
    """Findings of the cells that could not be read, then of the rules in their order, as ``FINDINGS`` says."""
    unreadable = _unreadable(evidence)
    rows = {(str(table), str(field)): part["row"] for (table, field), part in unreadable.group_by("table", "field")}
    asked = [_ask(rule, evidence, rows) for rule in rules]
    found = _findings([each for each in asked if len(each.places)])
    cells = _cell_findings(unreadable, evidence)
    return pl.concat([cells, found.with_columns(pl.col("issue") + len(cells))])


def _unreadable(evidence: Evidence) -> pl.DataFrame:
    found = (cells.unreadable for cells in evidence.tables.values() if len(cells.unreadable))
    return pl.concat([pl.DataFrame(schema=UNREADABLE), *found])


def _ask(rule: Rule, evidence: Evidence, unreadable: _Unreadable) -> _Asked:
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


def _without_answer(rule: Rule, type_: str, message: str) -> _Asked:
    return _Asked(rule, type_, message, whole_return(rule))


def _places(rule: Rule, evidence: Evidence, unreadable: _Unreadable) -> pl.DataFrame:
    for needed in rule.reads:
        evidence[needed]
    outcome = rule.test(evidence)
    if isinstance(outcome, bool):
        return whole_return(rule) if outcome else NOWHERE
    if outcome.is_empty():
        return NOWHERE
    return places_of(rule, outcome if rule.judges_text else _readable(outcome, rule, unreadable), evidence)


def _readable(outcome: pl.DataFrame, rule: Rule, unreadable: _Unreadable) -> pl.DataFrame:
    """Without the issues that rest on a cell which could not be read: nobody knows what it holds."""
    for table, fields in rule.fields.items():
        for rows in (unreadable[table, field] for field in fields if (table, field) in unreadable):
            outcome = outcome.filter(~pl.col(table).is_in(rows.implode()) | pl.col(table).is_null())
    return outcome


def _cell_findings(unreadable: pl.DataFrame, evidence: Evidence) -> pl.DataFrame:
    kind = pl.col("kind").replace_strict(KINDS, default=pl.col("kind"))
    children = [evidence.children(table)[row] for table, row in unreadable.select("table", "row").iter_rows()]
    return unreadable.with_row_index("issue").select(
        rule=pl.lit(UNREADABLE_CELL),
        type=pl.lit(UNREADABLE_CELL),
        table="table",
        row="row",
        fields=pl.concat_list("field"),
        child=pl.Series(children, dtype=pl.String),
        issue="issue",
        message=pl.format("{} holds “{}”, which is not {}. Correct it.", "field", "value", kind),
    )


def _findings(asked: Sequence[_Asked]) -> pl.DataFrame:
    """The places of rules that have any, with the words of the rule; the issues numbered through."""
    places = pl.concat([NOWHERE, *(each.places for each in asked)])
    rule = _repeated([len(each.places) for each in asked])
    firsts = pl.Series([0, *accumulate(len(each.spots) for each in asked)], dtype=pl.UInt32)
    spot = firsts.gather(rule) + places["spot"]
    spots = [spot for each in asked for spot in each.spots]
    return places.select(
        rule=pl.Series([each.rule.code for each in asked], dtype=pl.String).gather(rule),
        type=pl.Series([each.type for each in asked], dtype=pl.String).gather(rule),
        table=pl.Series([table for table, _ in spots], dtype=pl.String).gather(spot),
        row="row",
        fields=pl.Series([list(fields) for _, fields in spots], dtype=pl.List(pl.String)).gather(spot),
        child="child",
        issue=pl.struct(rule.alias("rule"), "issue").rle_id(),
        message=pl.Series([each.message for each in asked], dtype=pl.String).gather(rule),
    )


def _repeated(times: Sequence[int]) -> pl.Series:
    """0, 1, 2 ... each as many times as it says."""
    counted = pl.DataFrame(
        {"number": range(len(times)), "times": times}, schema=dict.fromkeys(("number", "times"), pl.UInt32)
    )
    return counted.select(pl.col("number").repeat_by("times").explode()).drop_nulls().to_series()
