"""A whole made-up authority, of any size: the same journeys for every chunk of children, one workforce for all."""

from math import ceil

import polars as pl

from goldenthread.analysis.synthetic import (
    care,
    care_health,
    care_work,
    casework,
    early_help,
    front_door,
    leaving_care,
    people,
    protection,
    supervision,
)
from goldenthread.analysis.synthetic.allocation import involvement_table
from goldenthread.analysis.synthetic.families import children, families
from goldenthread.analysis.synthetic.horizon import WARM_UP_YEARS, Horizon
from goldenthread.analysis.synthetic.journeys import touches
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import Tables, identifiers
from goldenthread.analysis.synthetic.profile import Profile
from goldenthread.analysis.synthetic.spells import first_children, known_in, spells
from goldenthread.analysis.synthetic.streams import Streams

CHILDREN_NOTICED_IN_FAMILY = 1.6
SPARE_FAMILIES = 120


def known_children(streams: Streams, horizon: Horizon, profile: Profile, count: int) -> pl.DataFrame:
    """The spells of exactly ``count`` children, with identifiers: ``person_id, family_id, spell, referral, help``."""
    found = active_spells(streams, horizon, profile, _families_for(horizon, count))
    return identified(streams.chunk, first_children(found, count))


def _families_for(horizon: Horizon, children: int) -> int:
    """Families to make, a few more than are needed: some become known and are forgotten before the first day covered.

    The fewer years are covered, the more of the families belong to the warm-up alone.
    """
    years = (horizon.end - horizon.begin + 1) / 365.25
    known = years / (years + WARM_UP_YEARS) + 0.55 / (years + 4)
    return ceil(children / known / CHILDREN_NOTICED_IN_FAMILY) + SPARE_FAMILIES


def active_spells(streams: Streams, horizon: Horizon, profile: Profile, family_count: int) -> pl.DataFrame:
    """The spells of every child of ``family_count`` families who was known within the years covered."""
    found = families(streams, horizon, profile, family_count)
    touched = touches(streams, horizon, profile, found)
    return known_in(horizon, spells(streams, profile, touched, children(streams, found)))


def identified(chunk: int, chosen: pl.DataFrame) -> pl.DataFrame:
    """Numbered spells with the identifiers of children, families, referrals and early help episodes."""
    persons = identifiers("C", chunk, _highest(chosen["child"]) + 1)
    family_ids = identifiers("FA", chunk, _highest(chosen["family"]) + 1)
    rows = identifiers("R", chunk, chosen.height)
    helps = identifiers("H", chunk, chosen.height)
    return chosen.with_columns(
        person_id=persons.gather(chosen["child"]),
        family_id=family_ids.gather(chosen["family"]),
        spell=pl.int_range(pl.len()),
        referral=pl.when(pl.col("referred_on").is_not_null()).then(rows),
        help=pl.when(pl.col("help_start").is_not_null()).then(helps),
    )


def _highest(numbers: pl.Series) -> int:
    return int(numbers.to_numpy().max())


def chunk_tables(known: Known) -> Tables:
    """Every table about children, for one chunk of them."""
    considered = known.spells.filter(pl.col("considered").is_not_null())
    return {
        **front_door.contact_tables(known, front_door.contacts(known)),
        **front_door.meeting_tables(known, considered),
        **child_tables(known),
    }


def child_tables(known: Known) -> Tables:
    """The tables about children but those of the front door."""
    in_care = care.periods(known)
    return {
        **people.people_tables(known),
        **early_help.early_help_tables(known),
        **early_help.step_tables(known),
        **casework.casework_tables(known),
        **protection.protection_tables(known),
        **care.care_tables(known, in_care),
        **care_work.care_work_tables(known, in_care),
        **care_health.health_tables(known, in_care),
        **leaving_care.leaving_tables(known, in_care),
        "ssd_involvements": involvement_table(known.horizon, known.chunk, known.allocated),
        "case_supervisions": supervision.case_supervisions(known),
    }
