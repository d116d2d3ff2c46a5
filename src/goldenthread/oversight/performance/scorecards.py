"""The scorecard: one row an indicator, in service areas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from goldenthread.analysis.indicators import CATALOGUE, SERVICE_AREA_TITLES, SERVICE_AREAS, Indicator
from goldenthread.kit.sparklines import Sparkline, sparkline
from goldenthread.oversight.performance import changes, datasets
from goldenthread.oversight.performance.choices import Choice, months_before
from goldenthread.oversight.performance.figures import Figure, Figures, figures
from goldenthread.oversight.performance.targets import Outcome, outcome

TREND_MONTHS = 12


@dataclass(frozen=True)
class Row:
    """``twin`` marks the adjusted reading that stands under its headline."""

    indicator: Indicator
    figure: Figure
    outcome: Outcome | None
    change: str
    trend: Sparkline | None
    twin: bool


@dataclass(frozen=True)
class Area:
    name: str
    title: str
    rows: tuple[Row, ...]


def areas(choice: Choice, audience: str) -> tuple[Area, ...]:
    """The scorecard of a period for an audience, for the whole authority or one team."""
    return _areas(datasets.current().fingerprint, choice, audience)


@lru_cache(maxsize=128)
def _areas(_fingerprint: str, choice: Choice, audience: str) -> tuple[Area, ...]:
    shown = tuple(indicator.id for indicator in in_order() if choice.team is None or indicator.by_team)
    months = months_before(choice.period, TREND_MONTHS)
    found = figures(shown, (choice.period, choice.period.previous(), *months), audience)
    rows = [_row(CATALOGUE[name], choice, found, [month.label for month in months]) for name in shown]
    grouped = groupby(rows, key=lambda row: row.indicator.service_area)
    return tuple(Area(name, SERVICE_AREA_TITLES[name], tuple(inside)) for name, inside in grouped)


def in_order(indicators: Iterable[Indicator] = CATALOGUE.values()) -> list[Indicator]:
    """By service area, then as catalogued, an adjusted reading right after its headline."""
    order = {indicator.id: at for at, indicator in enumerate(CATALOGUE.values())}

    def place(indicator: Indicator) -> tuple[int, int, bool]:
        headline = indicator.twin_of or indicator.id
        return SERVICE_AREAS.index(indicator.service_area), order[headline], indicator.twin_of is not None

    return sorted(indicators, key=place)


def _row(indicator: Indicator, choice: Choice, found: Figures, months: list[str]) -> Row:
    figure = at(found, indicator, choice.period.label, choice.team)
    before = at(found, indicator, choice.period.previous().label, choice.team)
    trend = sparkline([at(found, indicator, month, choice.team).value for month in months])
    change = changes.word(figure, before)
    return Row(indicator, figure, outcome(figure, choice.period), change, trend, indicator.twin_of is not None)


def at(found: Figures, indicator: Indicator, period: str, team: str | None) -> Figure:
    """The figure of a period and team. A team without a row had nothing to count there."""
    known = found.get((indicator.id, period, team))
    if known is not None:
        return known
    whole = found[indicator.id, period, None]
    return _nothing(whole, team)


def _nothing(whole: Figure, team: str | None) -> Figure:
    """What a team that is not in the table has: a true nought of a count, no cases of a share, else as the whole."""
    if not whole.shown:
        return Figure(whole.indicator, whole.period, team, None, None, None, whole.status)
    if whole.denominator is None:
        return Figure(whole.indicator, whole.period, team, 0.0, None, 0.0, "published")
    return Figure(whole.indicator, whole.period, team, 0.0, 0.0, None, "no_value")
