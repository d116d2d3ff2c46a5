"""Who leads the work with each child, and in which team, on any day."""

import polars as pl

from goldenthread.analysis.cohorts import cut, in_turn
from goldenthread.analysis.indicators.frames import Frames

LEAD_ROLE = "CW"
"""Role of the allocated case worker in ``ssd_involvements``."""


def leads(frames: Frames) -> pl.LazyFrame:
    """Spells in which one worker leads for a child: person_id, worker_id, team_id, start, until; one at a time."""
    involved = frames.table("ssd_involvements").filter(pl.col("invo_professional_role_id") == LEAD_ROLE)
    spells = involved.select(
        person_id="invo_person_id",
        worker_id="invo_professional_id",
        team_id="invo_professional_team",
        start="invo_involvement_start_date",
        until="invo_involvement_end_date",
    )
    return in_turn(spells, ["person_id"])


def with_lead(spells: pl.LazyFrame, frames: Frames) -> pl.LazyFrame:
    """Spells of children cut where the lead changes, with team_id and worker_id; empty while nobody leads."""
    return cut(spells, frames.shared(leads), ["person_id"])
