"""Results of indicators, kept in memory: a page asks for the same ones again and again.

Kept by dataset fingerprint, so that another dataset never meets an older one's results, and by audience, so that a
suppressed page never meets an exact figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.analysis.indicators import CATALOGUE, Indicator, calculate, display
from goldenthread.analysis.periods import Period
from goldenthread.oversight.performance import datasets

KEPT = 128


@dataclass(frozen=True)
class Figure:
    """One row of ``calculate``. Without a group it is for the whole authority."""

    indicator: Indicator
    period: str
    group: str | None
    numerator: float | None
    denominator: float | None
    value: float | None
    status: str

    @property
    def shown(self) -> bool:
        return self.status == "published"

    @property
    def text(self) -> str:
        """The value, or the words for why there is none."""
        if self.status == "no_value":
            return "No cases"
        return display(self.value, self.indicator.unit, self.indicator.decimals, self.status)

    @property
    def share(self) -> str:
        """ "61 of 253" where the figure is one thing out of another, "61" where it is a count."""
        if not self.shown:
            return ""
        if self.denominator is None:
            return amount(self.numerator)
        return f"{amount(self.numerator)} of {amount(self.denominator)}"


Figures = Mapping[tuple[str, str, str | None], Figure]
"""By indicator, period label and group."""


def amount(number: float | None) -> str:
    """A count with thousands, or a weight to one decimal: 1,234 and 12.5."""
    if number is None:
        return ""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.1f}"


def figures(indicators: Iterable[str], periods: Iterable[Period], audience: str, by: tuple[str, ...] = ()) -> Figures:
    """The figures of the service's dataset. With ``by=("team",)`` a figure for each team beside the whole."""
    unique = tuple(dict.fromkeys(periods))
    return _figures(datasets.current().fingerprint, tuple(indicators), unique, audience, by)


@lru_cache(maxsize=KEPT)
def _figures(
    _fingerprint: str, indicators: tuple[str, ...], periods: tuple[Period, ...], audience: str, by: tuple[str, ...]
) -> Figures:
    rows = calculate(indicators, datasets.current(), periods=periods, by=by, audience=audience).iter_rows(named=True)
    found = (_figure(row) for row in rows)
    return {(figure.indicator.id, figure.period, figure.group): figure for figure in found}


def _figure(row: dict[str, object]) -> Figure:
    facts = {name: row[name] for name in ("period", "group", "numerator", "denominator", "value", "status")}
    return Figure(indicator=CATALOGUE[row["indicator"]], **facts)
