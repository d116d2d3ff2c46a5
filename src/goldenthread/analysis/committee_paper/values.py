"""What the engine says of the indicators of one paper, asked for once and kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import polars as pl

from goldenthread.analysis.committee_paper.paper import Edition, FigureStatus
from goldenthread.analysis.indicators import CATALOGUE, calculate, cases, crosstab
from goldenthread.analysis.periods import Period, reporting_year
from goldenthread.analysis.tables import Dataset

TEAM = "team"


@dataclass(frozen=True)
class Value:
    """A figure as the engine gives it: unrounded, or without numbers and a status that says why."""

    status: FigureStatus
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None

    def none(self) -> Value:
        """What a group has in which there is no case, where this is what the whole authority has."""
        if self.status in {"not_supplied", "no_value"}:
            return Value(self.status)
        if self.denominator is not None:
            return Value("no_value")
        return Value("published", value=0.0, numerator=0.0)


@dataclass(frozen=True)
class Question:
    """An indicator in a period; for the whole authority, or one group of `by` (team or a dimension)."""

    indicator: str
    period: Period
    by: str | None = None
    group: str | None = None


Crosstab = Mapping[tuple[str | None, str | None], Value]
"""Team and value of a dimension, each null for a total, to what is there."""


class Values:
    """Figures of one dataset for one audience. What `prepare` was told of is computed together."""

    def __init__(self, dataset: Dataset, edition: Edition, as_at: date) -> None:
        self.dataset = dataset
        self.edition = edition
        self.as_at = as_at
        self._rows: dict[Question, Value] = {}
        self._asked: set[tuple[str, Period, str | None]] = set()
        self._cases: dict[tuple[str, Period], pl.DataFrame] = {}
        self._tables: dict[tuple[str, Period, str], Crosstab] = {}

    def prepare(self, questions: Iterable[Question]) -> None:
        """Compute what the questions need in few runs of the engine: indicators asked for the same periods together."""
        periods: dict[tuple[str | None, str], set[Period]] = defaultdict(set)
        for question in questions:
            periods[question.by, question.indicator].add(question.period)
        together: dict[tuple[str | None, frozenset[Period]], set[str]] = defaultdict(set)
        for (by, indicator), asked in periods.items():
            together[by, frozenset(asked)].add(indicator)
        for (by, spans), indicators in together.items():
            self._calculate(indicators, set(spans), by)

    def value(self, question: Question) -> Value:
        """The figure that answers the question. A group without any case is a true 0, or has no value."""
        if (question.indicator, question.period, question.by) not in self._asked:
            self._calculate({question.indicator}, {question.period}, question.by)
        return self._rows.get(question) or self._rows[replace(question, group=None)].none()

    def crosstab(self, indicator: str, period: Period, columns: str) -> Crosstab:
        """The indicator by team and by one of its dimensions at once, with every total."""
        key = (indicator, period, columns)
        if key not in self._tables:
            self._tables[key] = self._tabulate(indicator, period, columns)
        return self._tables[key]

    def groups(self, indicator: str, period: Period, by: str) -> list[str]:
        """The groups that the engine knows for the indicator, in its order."""
        self.value(Question(indicator, period, by, None))
        return [q.group for q in self._rows if (q.indicator, q.period, q.by) == (indicator, period, by) and q.group]

    def case_count(self, question: Question, also: tuple[str, str] | None = None) -> int:
        """How many rows are behind a value. `also` keeps those of one more grouping: (dimension, label)."""
        found = self._behind(question.indicator, question.period)
        for by, group in ((question.by, question.group), also or (None, None)):
            if by is not None and group is not None:
                found = found.filter(pl.col(by) == group)
        return found.height

    def _behind(self, indicator: str, period: Period) -> pl.DataFrame:
        """The rows behind a value. Those of a month are among those of its year, which need be asked for once."""
        if period.kind == "month" and CATALOGUE[indicator].basis == "during":
            of_year = self._behind(indicator, reporting_year(period.start))
            return of_year.filter(pl.col("start").is_between(period.start, period.end))
        key = (indicator, period)
        if key not in self._cases:
            self._cases[key] = cases(indicator, self.dataset, period=period, as_at=self.as_at)
        return self._cases[key]

    def _calculate(self, indicators: set[str], periods: set[Period], by: str | None) -> None:
        spans = {period.label: period for period in periods}
        grouped = () if by is None else (by,)
        result = calculate(
            sorted(indicators),
            self.dataset,
            periods=sorted(periods),
            by=grouped,
            as_at=self.as_at,
            audience=self.edition,
        )
        for row in result.iter_rows(named=True):
            self._rows[Question(row["indicator"], spans[row["period"]], by, row["group"])] = _value(row)
        self._asked |= {(indicator, period, by) for indicator in indicators for period in periods}

    def _tabulate(self, indicator: str, period: Period, columns: str) -> Crosstab:
        table = crosstab(
            indicator,
            self.dataset,
            period=period,
            rows=TEAM,
            columns=columns,
            as_at=self.as_at,
            audience=self.edition,
        )
        return {(row[TEAM], row[columns]): _value(row) for row in table.iter_rows(named=True)}


def _value(row: dict[str, Any]) -> Value:
    return Value(row["status"], row["value"], row["numerator"], row["denominator"])
