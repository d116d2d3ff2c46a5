"""How the page says what a figure is against its target. The test itself is ``against_target``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from goldenthread.analysis.indicators import Target, Verdict, against_target, display, target_for
from goldenthread.analysis.periods import Period
from goldenthread.oversight.performance import datasets
from goldenthread.oversight.performance.figures import Figure

# Result: what the tag says, and its colour. A suppressed figure has no tag: it would say what is hidden.
TAGS = {
    "met": ("Green: met", "green"),
    "near": ("Amber: near", "yellow"),
    "missed": ("Red: missed", "red"),
    "no data": ("Grey: no data", "grey"),
    "under 10": ("Grey: under 10", "grey"),
    "no cases": ("Grey: no cases", "grey"),
}


@dataclass(frozen=True)
class Outcome:
    """``target`` is the short form, "At most 18%"; ``rule`` says all of it; without ``tag`` nothing can be said.
    ``level`` is where a chart draws it."""

    target: str
    rule: str
    level: float | None
    tag: str = ""
    colour: str = ""


def outcome(figure: Figure, period: Period) -> Outcome | None:
    """The figure against the target that held on the last day of the period; None where there is none."""
    target = _target(datasets.current().fingerprint, figure.indicator.id, period)
    if target is None:
        return None
    verdict = _verdict(figure, target)
    return Outcome(_short(target, figure), verdict.rule, _level(target), *TAGS.get(verdict.result, ()))


def _verdict(figure: Figure, target: Target) -> Verdict:
    of = figure.denominator if figure.indicator.unit == "%" else None
    verdict = against_target(figure.value, target, denominator=of, status=figure.status)
    assert verdict is not None
    return verdict


@lru_cache(maxsize=1024)
def _target(_fingerprint: str, indicator: str, period: Period) -> Target | None:
    return target_for(datasets.current(), indicator, period.end)


def _level(target: Target) -> float | None:
    """Where a chart draws the target; a target with two ends is not a line."""
    return None if target.kind == "between" else target.target


def _short(target: Target, figure: Figure) -> str:
    low = _value(target.target, figure)
    if target.kind == "between":
        return f"{low} to {_value(target.upper, figure)}"
    return f"{'At least' if target.kind == 'at_least' else 'At most'} {low}"


def _value(number: float | None, figure: Figure) -> str:
    """Targets are set in round numbers and read so."""
    decimals = 0 if number is None or float(number).is_integer() else figure.indicator.decimals
    return display(number, figure.indicator.unit, decimals, "published")
