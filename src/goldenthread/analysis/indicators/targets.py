"""Figures set against what the authority has set itself, and against other places."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import polars as pl

from goldenthread.analysis.indicators.display import half_up
from goldenthread.analysis.tables import Dataset
from goldenthread.codes import CODE_SETS

Result = Literal["met", "near", "missed", "no data", "under 10", "no cases", "suppressed"]

FEW = 10
"""A share of fewer cases than this is not set against a target: one case would turn it."""

NOISE = 1e-9


@dataclass(frozen=True)
class Target:
    """One row of ``targets``: ``amber_within`` is relative, 0.1 is a tenth of the target."""

    kind: Literal["at_least", "at_most", "between"]
    target: float
    upper: float | None
    amber_within: float
    set_by_role: str
    reason: str
    valid_from: date

    def holds(self, value: float, slack: float = 0.0) -> bool:
        """Whether a value meets the target, or with ``slack`` comes that near to it."""
        high = self.target if self.kind == "at_most" else self.upper
        enough = self.kind == "at_most" or value >= self.target * (1 - slack) - NOISE
        return enough and (self.kind == "at_least" or high is None or value <= high * (1 + slack) + NOISE)


@dataclass(frozen=True)
class Verdict:
    """How a figure stands to its target, and the rule in words. It tests against a target; it is not a change."""

    result: Result
    rule: str


def target_for(dataset: Dataset, indicator_id: str, on: date) -> Target | None:
    """The target of an indicator that holds on a day, the latest set where several do; ``None`` where there is none."""
    held = dataset.table("targets").filter(
        pl.col("indicator_id") == indicator_id,
        pl.col("valid_from") <= on,
        pl.col("valid_to").is_null() | (pl.col("valid_to") >= on),
    )
    rows = held.sort("valid_from").drop("indicator_id", "valid_to").collect().to_dicts()
    return Target(**rows[-1]) if rows else None


def against_target(
    value: float | None, target: Target | None, *, denominator: float | None = None, status: str = "published"
) -> Verdict | None:
    """How a figure of ``calculate`` stands to its target; ``None`` where none is set.

    ``denominator`` is given for shares: of fewer than ten cases nothing is said. Zero cases are "no cases".
    """
    if target is None:
        return None
    return Verdict(_result(value, target, denominator, status), _rule(target))


def _result(value: float | None, target: Target, denominator: float | None, status: str) -> Result:
    if status == "suppressed":
        return "suppressed"
    if value is None:
        return "no cases" if status == "no_value" else "no data"
    if denominator is not None and denominator < FEW:
        return "under 10"
    return _compared(value, target)


def _compared(value: float, target: Target) -> Result:
    if target.holds(value):
        return "met"
    return "near" if target.holds(value, target.amber_within) else "missed"


def _rule(target: Target) -> str:
    low, high = _figure(target.target), _figure(target.upper if target.upper is not None else target.target)
    wanted = {"at_least": f"At least {low}", "at_most": f"At most {low}", "between": f"Between {low} and {high}"}
    near = f"near is within {_figure(100 * target.amber_within)}% of that"
    return f"{wanted[target.kind]}; {near}. Set by {target.set_by_role} from {target.valid_from:%-d %B %Y}."


def _figure(number: float) -> str:
    rounded = half_up(number, 2).normalize()
    return f"{rounded:f}"


def comparators(dataset: Dataset, indicator_id: str, period: str) -> pl.DataFrame:
    """Published values of an indicator elsewhere in a period, in the order of the code set of places.

    Columns: ``geography``, ``place`` (words), ``value``, ``unit``, ``source``. No rows where none is held.
    """
    places = {code.value: (order, code.label) for order, code in enumerate(CODE_SETS["geography"].codes)}
    held = dataset.table("comparators").filter(pl.col("indicator_id") == indicator_id, pl.col("period") == period)
    order = pl.col("geography").replace_strict({place: at for place, (at, _) in places.items()}, return_dtype=pl.Int64)
    place = pl.col("geography").replace_strict({place: words for place, (_, words) in places.items()})
    return held.sort(order).select("geography", place.alias("place"), "value", "unit", "source").collect()
