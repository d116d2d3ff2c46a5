"""Supervision of workers and of the work with each child."""

import polars as pl

from goldenthread.analysis.cohorts import cut, in_turn, merged
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.leads import leads, with_lead
from goldenthread.analysis.indicators.posts import holdings
from goldenthread.analysis.indicators.weights import ONE, one_if

DAYS = 28
_LAPSES = pl.duration(days=DAYS + 1)


def _after_first_weeks(spells: pl.LazyFrame) -> pl.LazyFrame:
    """Spells from the day on which a first session was due."""
    begun = spells.with_columns(start=pl.col("start") + pl.duration(days=DAYS))
    return begun.filter(pl.col("until").is_null() | (pl.col("start") < pl.col("until")))


def _covered(sessions: pl.LazyFrame, key: str) -> pl.LazyFrame:
    """Spells in which the latest session lies no more than 28 days back."""
    spells = sessions.select(key, start="held_on", until=pl.col("held_on") + _LAPSES)
    return merged(spells, [key]).with_columns(held=pl.lit(True))


def _workers(frames: Frames) -> pl.LazyFrame:
    personal = frames.table("supervisions").filter(pl.col("kind") == "personal")
    staff = in_turn(frames.shared(holdings).select("case_id", "worker_id", "team_id", "start", "until"), ["worker_id"])
    watched = cut(_after_first_weeks(staff), _covered(personal, "worker_id"), ["worker_id"])
    return watched.with_columns(numerator=one_if(pl.col("held")), denominator=ONE)


def _children(frames: Frames) -> pl.LazyFrame:
    allocated = _after_first_weeks(merged(frames.shared(leads), ["person_id"]))
    covered = _covered(frames.table("case_supervisions"), "person_id")
    watched = cut(with_lead(allocated, frames), covered, ["person_id"])
    return watched.with_columns(case_id="person_id", numerator=one_if(pl.col("held")), denominator=ONE)


WORKERS = Indicator(
    id="supervision_4weekly",
    title="Supervision held every 4 weeks",
    service_area="supervision",
    question="Are social workers supervised every four weeks?",
    counts="Workers in social work posts on the day; in the numerator those with a personal supervision in the 28 days "
    "before it.",
    numerator="Workers supervised within 28 days",
    denominator="Workers in social work posts for 28 days or more, agency workers included",
    basis="as_at",
    timing="28 calendar days, a session on the day itself included",
    unit="%",
    decimals=1,
    good_direction="high",
    source="Local policy",
    caveats="Leave and sickness are not held, so an absent worker counts as not supervised. Newly qualified workers "
    "are due more often than this measures.",
    needs=("posts", "post_holders", "supervisions"),
    thing="worker",
    disclosure="staff",
    frame=_workers,
)

CHILDREN = Indicator(
    id="case_supervision_in_timescale",
    title="Case supervision recorded on child's file",
    service_area="supervision",
    question="Is the work with each child talked through in supervision?",
    counts="Children allocated to a lead worker on the day; in the numerator those with a supervision on their file in "
    "the 28 days before it.",
    numerator="Children with a case supervision within 28 days",
    denominator="Children allocated to a lead worker for 28 days or more",
    basis="as_at",
    timing="28 calendar days (local standard), a session on the day itself included; a change of worker does not "
    "restart the clock",
    unit="%",
    decimals=1,
    good_direction="high",
    source="Local",
    needs=("ssd_involvements", "case_supervisions"),
    thing="child",
    frame=_children,
)

INDICATORS = (WORKERS, CHILDREN)
