"""Children looked after on any day, and who and where they were with."""

import polars as pl

from goldenthread.analysis.cohorts import at_once, cut, in_turn, merged
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.leads import with_lead
from goldenthread.analysis.periods import add_months_expr

SHORT_BREAKS = ("V3", "V4")
"""Legal statuses of an agreed series of short breaks: such children are not counted as looked after."""

YEAR = 12
SEVERAL = 3


def care_spells(frames: Frames) -> pl.LazyFrame:
    """Spells in care, short breaks too, one at a time for a child, cut by legal status and lead.

    Columns: case_id (the episode), person_id, period_of_care, entered, legal_status, team_id, worker_id, start, until.
    """
    episodes = frames.table("ssd_cla_episodes").select(
        case_id="clae_cla_episode_id",
        person_id="clae_person_id",
        period_of_care=pl.coalesce("clae_cla_id", "clae_cla_episode_id"),
        entered="clae_entered_care_date",
        start="clae_cla_episode_start_date",
        until="clae_cla_episode_ceased_date",
    )
    statuses = frames.table("ssd_legal_status").select(
        person_id="lega_person_id",
        legal_status="lega_legal_status",
        start="lega_legal_status_start_date",
        until="lega_legal_status_end_date",
    )
    return with_lead(cut(in_turn(episodes, ["person_id"]), statuses, ["person_id"]), frames)


def looked_after(frames: Frames) -> pl.LazyFrame:
    """``care_spells`` without short breaks."""
    return frames.shared(care_spells).filter(~_on_short_breaks())


def starts(frames: Frames) -> pl.LazyFrame:
    """One row a period of care, on the day it began, unless it began as short breaks."""
    spells = frames.shared(care_spells).sort("start")
    first = spells.group_by("person_id", "period_of_care").agg(pl.all().first())
    return first.filter(~_on_short_breaks()).select(
        "person_id", "team_id", "worker_id", case_id="period_of_care", start=pl.coalesce("entered", "start")
    )


def placements(frames: Frames) -> pl.LazyFrame:
    """Placements but temporary ones, one at a time for a child: person_id, placement, kind, provider, start, until."""
    rows = frames.table("ssd_cla_placement").select(
        person_id="clap_person_id",
        placement="clap_cla_placement_id",
        kind="clap_cla_placement_type",
        provider="clap_cla_placement_provider",
        start="clap_cla_placement_start_date",
        until="clap_cla_placement_end_date",
    )
    lasting = rows.filter(~pl.col("kind").str.starts_with("T").fill_null(False))
    return in_turn(lasting, ["person_id"])


def several_placements(frames: Frames) -> pl.LazyFrame:
    """Spells in which a child has had three or more placements in the twelve months up to the day."""
    return _several(frames.shared(placements))


def several_workers(frames: Frames) -> pl.LazyFrame:
    """Spells in which a looked-after child has had three or more lead workers in the twelve months up to the day.

    Workers are counted, not changes: from A to B and back to A are two workers.
    """
    led = looked_after(frames).filter(pl.col("worker_id").is_not_null())
    remembered = led.select("person_id", "worker_id", "start", until=add_months_expr(pl.col("until"), YEAR))
    return at_once(merged(remembered, ["person_id", "worker_id"]), ["person_id"], SEVERAL)


def _several(spells: pl.LazyFrame) -> pl.LazyFrame:
    """Where three of a child's spells ran on some day of the twelve months up to each day."""
    remembered = spells.select("person_id", "start", until=add_months_expr(pl.col("until"), YEAR))
    return at_once(remembered, ["person_id"], SEVERAL)


def marked(marks: pl.LazyFrame, frames: Frames) -> pl.LazyFrame:
    """Looked-after spells cut by ``marks`` (spells of children), with ``marked`` true where one runs."""
    return cut(looked_after(frames), marks.with_columns(marked=pl.lit(True)), ["person_id"])


def _on_short_breaks() -> pl.Expr:
    return pl.col("legal_status").is_in(SHORT_BREAKS).fill_null(False)
