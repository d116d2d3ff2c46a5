"""A return once checked, and the views of what was found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from goldenthread.analysis.returns.evaluate import NOT_EVALUATED, NOT_SUPPLIED, UNREADABLE_CELL
from goldenthread.analysis.returns.reading import Return
from goldenthread.analysis.returns.rule import Rule, RuleType

WITHOUT_ANSWER = (NOT_EVALUATED, NOT_SUPPLIED)
HEADING_AND_FIRST = 2  # line 1 of a CSV file is its heading, and rows are counted from 0

PLACES = {
    "rule": pl.String,
    "type": pl.String,
    "issue": pl.UInt32,
    "table": pl.String,
    "file": pl.String,
    "row": pl.UInt32,
    "line": pl.UInt32,
    "child": pl.String,
    "field": pl.String,
    "value": pl.String,
    "message": pl.String,
}
"""One row a cell to look at: the file and, of a CSV file, the line; the value seen; what is wrong and what to do."""

AT_A_TIME = 20_000
_VALUES = {"at": pl.UInt32, "value": pl.String}


@dataclass(frozen=True)
class Checked:
    """A return, the rules that were asked of it, and their ``findings`` as ``evaluate.FINDINGS`` has them."""

    title: str
    year: str
    given: Return
    rules: Sequence[Rule]
    findings: pl.DataFrame

    @cached_property
    def answered(self) -> pl.DataFrame:
        """Findings of rules that could be asked, and of cells."""
        return self.findings.filter(~pl.col("type").is_in(WITHOUT_ANSWER))

    @cached_property
    def unanswered(self) -> pl.DataFrame:
        """Rules that could not be asked: ``rule, type, message``."""
        return self.findings.filter(pl.col("type").is_in(WITHOUT_ANSWER)).select("rule", "type", "message")

    @property
    def has_findings(self) -> bool:
        """Of a rule, of a cell, or that a rule failed on the data; not that a rule lacks what it needs."""
        return bool((self.findings["type"] != NOT_SUPPLIED).any())

    @cached_property
    def whole_return(self) -> pl.DataFrame:
        """Findings about the return as a whole: ``rule, type, message``."""
        return self.answered.filter(pl.col("table").is_null()).select("rule", "type", "message")

    @cached_property
    def by_rule(self) -> pl.DataFrame:
        """``rule, type, message, issues, rows, children``, errors first, then those with most issues."""
        grouped = self.answered.group_by("rule", "type", maintain_order=True).agg(
            message=pl.col("message").first(),
            issues=pl.col("issue").n_unique(),
            rows=pl.struct("table", "row").filter(pl.col("table").is_not_null()).n_unique(),
            children=pl.col("child").drop_nulls().n_unique(),
        )
        cells = pl.when(pl.col("type") == UNREADABLE_CELL).then(pl.lit("Cells that cannot be read. Correct each."))
        named = grouped.with_columns(message=cells.otherwise(pl.col("message")))
        return named.sort(_rank(), "issues", descending=[False, True], maintain_order=True)

    @cached_property
    def by_child(self) -> pl.DataFrame:
        """``child, errors, queries, others, rules``: how many issues each child has, those with most first."""
        known = self.answered.drop_nulls("child")
        kinds = {
            "errors": [RuleType.ERROR.value, UNREADABLE_CELL],
            "queries": [RuleType.QUERY.value],
            "others": [RuleType.NOT_STATED.value],
        }
        counts = (
            pl.col("issue").filter(pl.col("type").is_in(types)).n_unique().alias(name) for name, types in kinds.items()
        )
        rules = pl.col("rule").unique(maintain_order=True).str.join(", ").alias("rules")
        grouped = known.group_by("child", maintain_order=True).agg(*counts, rules)
        most = pl.sum_horizontal("errors", "queries", "others")
        return grouped.sort(most, "child", descending=[True, False])

    @property
    def places(self) -> pl.DataFrame:
        """Every cell to look at, as ``PLACES`` says; the cells of one issue together."""
        return pl.concat([pl.DataFrame(schema=PLACES), *self.places_in_parts()])

    def places_in_parts(self) -> Iterator[pl.DataFrame]:
        """The same, some at a time: a bad return has half a million, and all at once would take much memory."""
        for part in self.answered.drop_nulls("table").iter_slices(AT_A_TIME):
            yield self._placed(part.explode("fields").rename({"fields": "field"}))

    def _placed(self, rows: pl.DataFrame) -> pl.DataFrame:
        file = pl.col("table").replace_strict(self.given.files, default=None, return_dtype=pl.String)
        line = pl.col("row") + HEADING_AND_FIRST if self.given.form == "csv" else pl.lit(None)
        line = line.cast(pl.UInt32)
        return rows.with_columns(file=file, line=line, value=self._values(rows)).select(list(PLACES))

    def _values(self, rows: pl.DataFrame) -> pl.Series:
        """What each cell holds; null where the table has no such column."""
        parts = rows.select("table", "field", "row").with_row_index("at").partition_by("table", "field")
        found = pl.concat([pl.DataFrame(schema=_VALUES), *map(self._of_one_column, parts)])
        return found.sort("at")["value"]

    def _of_one_column(self, cells: pl.DataFrame) -> pl.DataFrame:
        table, field = cells["table"][0], cells["field"][0]
        frame = self.given.tables[table]
        known = frame[field].cast(pl.String).gather(cells["row"]) if field in frame.columns else None
        return cells.select("at", value=pl.lit(None, pl.String) if known is None else known)

    @cached_property
    def counts(self) -> dict[str, int]:
        """What adds up: rules asked are those with findings, without, and those that could not be asked."""
        found = self.answered.filter(pl.col("type") != UNREADABLE_CELL)["rule"].n_unique()
        stuck = len(self.unanswered)
        return {
            "rules": len(self.rules),
            "rules with findings": found,
            "rules without findings": len(self.rules) - found - stuck,
            "rules that could not be evaluated": len(self.unanswered.filter(pl.col("type") == NOT_EVALUATED)),
            "rules that lack what they need": len(self.unanswered.filter(pl.col("type") == NOT_SUPPLIED)),
            "issues": self.answered["issue"].n_unique(),
            **{f"issues: {kind}": self._issues(kind) for kind in (*map(str, RuleType), UNREADABLE_CELL)},
            "children with issues": self.answered["child"].drop_nulls().n_unique(),
        }

    def _issues(self, kind: str) -> int:
        return self.answered.filter(pl.col("type") == kind)["issue"].n_unique()


def _rank() -> pl.Expr:
    order = {RuleType.ERROR.value: 0, UNREADABLE_CELL: 1, RuleType.NOT_STATED.value: 2, RuleType.QUERY.value: 3}
    return pl.col("type").replace_strict(order)
