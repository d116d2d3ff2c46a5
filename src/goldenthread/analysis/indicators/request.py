"""What was asked for, checked before anything is counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from goldenthread.analysis.indicators.catalogue import CATALOGUE
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.errors import IndicatorError, unknown
from goldenthread.analysis.indicators.groups import check_grouping
from goldenthread.analysis.periods import Period, period
from goldenthread.analysis.tables import Dataset

Audience = Literal["internal", "published"]
TIMES = ("month", "quarter")


@dataclass(frozen=True)
class Request:
    """Which indicators in which periods, and by what. ``group`` is ``team``, a dimension or nothing."""

    indicators: tuple[Indicator, ...]
    periods: tuple[Period, ...]
    group: str | None
    as_at: date
    audience: Audience


def request(  # noqa: PLR0913 - the arguments of calculate, checked
    indicators: Sequence[Indicator | str],
    dataset: Dataset,
    *,
    periods: Sequence[Period | str],
    by: Sequence[str],
    as_at: date | None,
    audience: Audience,
) -> Request:
    """The request that the arguments of ``calculate`` make. Raises ``IndicatorError`` or ``PeriodError``."""
    chosen = tuple(the_indicator(each) for each in ([indicators] if isinstance(indicators, str) else indicators))
    time, group = _split([by] if isinstance(by, str) else by)
    for indicator in chosen if group else ():
        check_grouping(indicator, str(group))
    check_audience(audience)
    asked = _periods([periods] if isinstance(periods, str) else periods, time)
    return Request(chosen, asked, group, the_day(dataset, as_at), audience)


def check_audience(audience: str) -> None:
    """Raise ``IndicatorError`` for anything but an audience: a typing slip must not show what is to be hidden."""
    if audience not in get_args(Audience):
        raise unknown("audience", audience, get_args(Audience), where="Audiences are")


def the_indicator(given: Indicator | str) -> Indicator:
    """The indicator of an id. Raises ``IndicatorError`` with the nearest id where there is none."""
    if isinstance(given, Indicator):
        return given
    if given in CATALOGUE:
        return CATALOGUE[given]
    raise unknown("indicator", given, CATALOGUE, where="Indicators are")


def the_period(given: Period | str) -> Period:
    """The period of a label. Raises ``PeriodError``."""
    return given if isinstance(given, Period) else period(given)


def the_day(dataset: Dataset, as_at: date | None) -> date:
    """The day whose knowledge is used. Raises ``IndicatorError`` for a day after the dataset's own."""
    own = dataset.manifest.as_at
    if as_at is not None and as_at > own:
        raise IndicatorError(
            f"The dataset is as at {own:%-d %B %Y} and cannot say what was known on {as_at:%-d %B %Y}: "
            "ask for that day or an earlier one."
        )
    return as_at or own


def _split(by: Sequence[str]) -> tuple[str | None, str | None]:
    """The time grain and the grouping named by ``by``."""
    times = [each for each in by if each in TIMES]
    groups = [each for each in by if each not in TIMES]
    for several in (times, groups):
        if len(several) > 1:
            raise IndicatorError(
                f"Figures can be shown by {several[0]} or by {several[1]}, not by both at once: leave one of them out."
            )
    return next(iter(times), None), next(iter(groups), None)


def _periods(given: Sequence[Period | str], time: str | None) -> tuple[Period, ...]:
    asked = [the_period(each) for each in given]
    if time is None:
        return tuple(dict.fromkeys(asked))
    parts = [part for each in asked for part in _whole_parts(each, time)]
    return tuple(dict.fromkeys(parts))


def _whole_parts(asked: Period, time: str) -> tuple[Period, ...]:
    """Its months or quarters. Raises ``IndicatorError`` where they would leave a part of the period out."""
    parts = asked.months() if time == "month" else asked.quarters()
    if not parts or (parts[0].start, parts[-1].end) != (asked.start, asked.end):
        raise IndicatorError(f"{asked.label} is not made of whole {time}s: ask for it without them.")
    return parts
