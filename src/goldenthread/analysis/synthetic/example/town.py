"""Wexcombe, the town of the worked example: its time, its journeys, and the children left out to meet its figures.

More children are made than the figures allow. Some are then taken out whole, with everything recorded about them, so
that every figure is what the records give and none is written over them.
"""

from dataclasses import dataclass
from datetime import date

import polars as pl

from goldenthread.analysis.synthetic.allocation import LEAD, involvements
from goldenthread.analysis.synthetic.authority import active_spells, identified
from goldenthread.analysis.synthetic.day_numbers import day
from goldenthread.analysis.synthetic.example import teams as town
from goldenthread.analysis.synthetic.example.workforce import planned_holdings
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import Tables
from goldenthread.analysis.synthetic.profile import CONTACT_OUTCOMES, REFERRAL_PATHS, Profile
from goldenthread.analysis.synthetic.spells import first_children, held
from goldenthread.analysis.synthetic.streams import Streams
from goldenthread.analysis.synthetic.workforce import establishment, workforce_tables

NAME = "Wexcombe Borough Council"
HORIZON = Horizon.ending(date(2015, 6, 30), 6)
SEED = 2035
FAMILIES = 15_800

YEAR_END = date(2015, 3, 31)
COUNTED_ON = date(2015, 5, 31)
"""The last day of May 2015: the day of the figures that the paper gives for "May 2015"."""

LOOKED_AFTER = 74
OPEN_TO_SOCIAL_CARE = 585
OPEN_TO_EARLY_HELP = 2_600
CASELOAD = 12
CASE_HOLDING_FTE = 48
HERE_4_U_FTE = 5

# A service with few children in care, little short-term work left out of early help, and much early help by partners.
PROFILE = Profile(
    contact_outcomes={**CONTACT_OUTCOMES, "referral": 23.0, "early_help_hub": 40.0},
    referral_paths={**REFERRAL_PATHS, "care": 4.2},
    children_in_family={1: 32.0, 2: 36.0, 3: 21.0, 4: 11.0},
    sibling_takes_part=0.88,
    early_help_without_contact=0.44,
    early_help_days=((60, 182, 0.16), (183, 365, 0.25), (366, 730, 0.36), (731, 1_300, 0.23)),
    families_with_disability=0.14,
    days_after_assessment=60,
    days_to_long_term_team=230,
    tenure_days=1_500,
    vacancy=0.14,
)


@dataclass(frozen=True)
class Town:
    """Wexcombe worked out: its posts and workers, and the children known to it."""

    posts: pl.DataFrame
    workforce: Tables
    known: Known


def make() -> Town:
    """Work out workforce and children. Raises ``ValueError`` where too few children were made."""
    streams = Streams(SEED)
    posts = establishment(town.TEAMS, HORIZON)
    held_posts = planned_holdings(streams, HORIZON, PROFILE, posts)
    workforce = workforce_tables(streams, HORIZON, posts, held_posts)
    found = active_spells(streams, HORIZON, PROFILE, FAMILIES)
    spells = identified(
        streams.chunk, first_children(found, found.select(pl.struct("family", "place").n_unique()).item())
    )
    allocated = involvements(streams, HORIZON, PROFILE, spells, held_posts)
    names = workforce["ssd_professionals"].select(
        worker_id="prof_professional_id", prof_professional_name="prof_professional_name"
    )
    places = {
        "front_door": town.FRONT_DOOR,
        "early_help": town.FAMILY_RESOURCE,
    }
    known = Known(
        streams,
        HORIZON,
        held(HORIZON, spells),
        allocated.filter(pl.col("ends") >= HORIZON.held_from),
        held_posts,
        names,
        places,
    )
    return Town(posts, workforce, known.without(left_out(known)))


@dataclass(frozen=True)
class _Sets:
    """Children (numbers) by the standings that the figures count."""

    looked_after: set[int]
    here_4_u: set[int]
    led: set[int]
    open_in_may: set[int]
    helped_in_may: set[int]


def left_out(known: Known) -> pl.Series:
    """The children to take out, so that each count is met exactly.

    Counts that share children are met in turn, each with children that no count met before holds.
    """
    rng = known.streams.of("left out")
    sets = _standings(known)
    gone: set[int] = set()
    kept: set[int] = set()

    def trim(standing: set[int], wanted: int, rather: set[int] | None = None) -> None:
        free = sorted(standing - gone - kept)
        surplus = len(standing - gone) - wanted
        if not 0 <= surplus <= len(free):
            raise ValueError(
                f"{len(standing - gone)} children stand where {wanted} are wanted, and {len(free)} can be taken out"
            )
        order = [int(child) for child in rng.permutation(free)]
        order.sort(key=lambda child: child not in rather if rather is not None else False)
        gone.update(order[:surplus])
        kept.update(standing - gone)

    trim(sets.here_4_u - sets.looked_after, min(2, len(sets.here_4_u - sets.looked_after)))
    trim(sets.here_4_u, CASELOAD * HERE_4_U_FTE)
    trim(sets.looked_after, LOOKED_AFTER)
    trim(sets.led, CASELOAD * CASE_HOLDING_FTE, rather=sets.led - sets.open_in_may)
    trim(sets.open_in_may, OPEN_TO_SOCIAL_CARE)
    trim(sets.helped_in_may, OPEN_TO_EARLY_HELP)
    return pl.Series(sorted(gone), dtype=pl.Int64)


def _standings(known: Known) -> _Sets:
    spells, led = known.spells, known.allocated.filter(pl.col("role") == LEAD)
    year_end, may = day(YEAR_END), day(COUNTED_ON)

    def standing(rows: pl.DataFrame, starts: str, ends: str, on: int) -> pl.DataFrame:
        return rows.filter((pl.col(starts) <= on) & (pl.col(ends) > on))

    need = spells.filter(pl.col("path") != "no_further_action")
    at_year_end = standing(led, "starts", "ends", year_end)
    return _Sets(
        looked_after=set(standing(spells, "care_start", "care_end", year_end)["child"]),
        here_4_u=set(at_year_end.filter(pl.col("team_id") == town.HERE_4_U)["child"]),
        led=set(at_year_end["child"]),
        open_in_may=set(standing(need, "referred_on", "closed", may)["child"]),
        helped_in_may=set(standing(spells, "help_start", "help_end", may)["child"]),
    )
