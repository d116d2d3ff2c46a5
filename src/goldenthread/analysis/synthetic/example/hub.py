"""Meetings that consider families in the worked example: which there were, when, and whom they considered.

The Early Help Hub began on 14 August 2014. Up to 14 February 2015 it considered 177 families with 369 children; then it
paused while its work was joined with that of Family First, and went on in April 2015. In the reporting year 2014-15 it
therefore considered those 177 families and no others. Domestic abuse triage began in October 2014.
"""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.day_numbers import birthday, day
from goldenthread.analysis.synthetic.known import Known

BEGAN, LAST_OF_YEAR, AGAIN = date(2014, 8, 14), date(2015, 2, 14), date(2015, 4, 14)
DOMESTIC_ABUSE_BEGAN = date(2014, 10, 6)
FAMILIES, CHILDREN = 177, 369
CONSIDERED_TWICE = 6
WEEKS_TO_SECOND = 6
SHARE_SINCE_APRIL = 0.6

HUB, DOMESTIC_ABUSE = "early_help_hub", "domestic_abuse_triage"
INSTEAD = "information_and_advice"
"""What was decided on a contact while the meeting it would have gone to did not exist."""


@dataclass(frozen=True)
class Meetings:
    """What became of contacts that could have gone to a meeting, and the children whom the meetings considered."""

    known: Known
    considered: pl.DataFrame


def settle(known: Known) -> Meetings:
    """Let only those families be considered whom a meeting considered. Raises ``ValueError`` where they are too few."""
    rng = known.streams.of("hub of the example")
    spells = known.spells.with_columns(considered=_meeting_day())
    there = _children_there(spells)
    to_hub = there.filter(pl.col("outcome") == HUB)
    chosen = _chosen(rng, to_hub.filter(pl.col("considered").is_between(day(BEGAN), day(LAST_OF_YEAR))))
    since = to_hub.filter(pl.col("considered") >= day(AGAIN)).select("family", "considered").unique(maintain_order=True)
    since = since.filter(pl.Series(rng.random(since.height) < SHARE_SINCE_APRIL))
    abuse = there.filter((pl.col("outcome") == DOMESTIC_ABUSE) & (pl.col("considered") >= day(DOMESTIC_ABUSE_BEGAN)))
    held = pl.concat(
        [to_hub.join(pl.concat([chosen, since]), on=["family", "considered"], how="semi", maintain_order="left"), abuse]
    )
    again = _second_time(rng, held.join(chosen, on=["family", "considered"], how="semi", maintain_order="left"))
    return Meetings(_told_otherwise(known, spells, held), pl.concat([held, again]))


def _meeting_day() -> pl.Expr:
    """The hub meets on Tuesdays and Thursdays."""
    weekday = pl.col("considered").cast(pl.Date).dt.weekday()
    wait = weekday.replace_strict({1: 1, 2: 0, 3: 1, 4: 0, 5: 4, 6: 3, 7: 2}, return_dtype=pl.Int32)
    return pl.when(pl.col("outcome") == HUB).then(pl.col("considered") + wait).otherwise("considered")


def _children_there(spells: pl.DataFrame) -> pl.DataFrame:
    """Every child of each family considered, not only those whom the contact was about."""
    meetings = spells.filter(pl.col("considered").is_not_null()).unique(
        ["family", "considered"], keep="first", maintain_order=True
    )
    kids = spells.unique("child", keep="first", maintain_order=True).select(
        "family", "child", "person_id", "born", "died"
    )
    met = meetings.select("family", "family_id", "considered", "outcome", "help_start").join(
        kids, on="family", how="inner", maintain_order="left_right"
    )
    child = (pl.col("born") <= pl.col("considered")) & (birthday(pl.col("born"), 18) > pl.col("considered"))
    alive = pl.col("died").is_null() | (pl.col("died") > pl.col("considered"))
    return met.filter(child & alive)


def _chosen(rng: np.random.Generator, candidates: pl.DataFrame) -> pl.DataFrame:
    """Meetings of 177 families with 369 children in all: a random choice, then families swapped until it is met."""
    sizes = candidates.group_by("family", maintain_order=True).agg(size=pl.col("child").n_unique())
    drawn = [sizes.row(int(place)) for place in rng.permutation(sizes.height)]
    chosen, spare = drawn[:FAMILIES], drawn[FAMILIES:]
    while (short := CHILDREN - sum(size for _, size in chosen)) != 0:
        step = 1 if short > 0 else -1
        swap = next(((a, b) for a in chosen for b in spare if b[1] - a[1] == step), None)
        if swap is None:
            raise ValueError(f"{FAMILIES} families with {CHILDREN} children cannot be chosen from {sizes.height}")
        chosen[chosen.index(swap[0])], spare[spare.index(swap[1])] = swap[1], swap[0]
    families = pl.Series([family for family, _ in chosen], dtype=candidates.schema["family"])
    return (
        candidates.filter(pl.col("family").is_in(families.implode()))
        .select("family", "considered")
        .unique(maintain_order=True)
    )


def _second_time(rng: np.random.Generator, held: pl.DataFrame) -> pl.DataFrame:
    """A few families came before the hub again six weeks later, with the same children."""
    early = held.filter(pl.col("considered") + 7 * WEEKS_TO_SECOND <= day(LAST_OF_YEAR))
    families = early["family"].unique(maintain_order=True)
    twice = families.gather(rng.permutation(len(families))[:CONSIDERED_TWICE])
    first = early.filter(pl.col("family").is_in(twice.implode())).unique(
        ["family", "child"], keep="first", maintain_order=True
    )
    return first.with_columns(pl.col("considered") + 7 * WEEKS_TO_SECOND)


def _told_otherwise(known: Known, spells: pl.DataFrame, held: pl.DataFrame) -> Known:
    """Contacts of families that no meeting considered had information and advice."""
    met = held.select("family", "considered", met=pl.lit(True)).unique()
    rows = spells.join(met, on=["family", "considered"], how="left", maintain_order="left")
    to_meeting = pl.col("outcome").is_in([HUB, DOMESTIC_ABUSE])
    outcome = pl.when(to_meeting & pl.col("met").is_null()).then(pl.lit(INSTEAD)).otherwise("outcome")
    return replace(known, spells=rows.with_columns(outcome=outcome).drop("met"))
