"""What figures are set against: population, comparators, targets; and the households that children can live with."""

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.comparators import comparators, targets
from goldenthread.analysis.synthetic.draws import pick, whole
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.layout import Tables, lay_out
from goldenthread.analysis.synthetic.streams import Streams

KNOWN_PER_CHILD = 0.70
"""Children known to a service over six years, per child living in its area (a service at England's rates)."""

CHILDREN_OF_ALL = 0.213
UNDER_18_OF_UNDER_19 = 0.945
MADE_UP = "Made up with the authority"
HOUSEHOLDS_PER_KNOWN = 0.0055


def population(horizon: Horizon, known: int) -> pl.DataFrame:
    """``population`` of a place whose service knows ``known`` children over the years covered, growing a little."""
    years = range(horizon.first.year - 1, horizon.last.year + 1)
    under_18 = {year: round(known / KNOWN_PER_CHILD * 1.005 ** (year - horizon.first.year)) for year in years}
    rows = [
        (year, band, round(count / share), MADE_UP)
        for year, count in under_18.items()
        for band, share in (("0-17", 1.0), ("0-18", UNDER_18_OF_UNDER_19), ("all", CHILDREN_OF_ALL))
    ]
    return lay_out("population", pl.DataFrame(rows, schema=["year", "age_band", "persons", "source"], orient="row"))


def foster_households(streams: Streams, horizon: Horizon, count: int) -> pl.DataFrame:
    """``foster_households``: ``count`` ever approved, a third of them ended by the last day."""
    rng = streams.of("households")
    approved = np.sort(rng.integers(horizon.warm, horizon.end, count)).astype(np.int32)
    ended = approved + rng.exponential(2_600, count).astype(np.int32) + 200
    rows = pl.DataFrame(
        {
            "household_id": [f"HH{1_001 + place}" for place in range(count)],
            "kind": pick(rng, {"fostering": 74.0, "connected_carer": 17.0, "supported_lodgings": 9.0}, count),
            "approved_on": approved,
            "ended": ended,
            "places": whole(rng, 1, 3, count),
        }
    )
    return lay_out(
        "foster_households", rows.with_columns(ended_on=pl.when(pl.col("ended") <= horizon.end).then("ended"))
    )


def measure_tables(streams: Streams, horizon: Horizon, known: int) -> Tables:
    """``population``, ``headline_counts``, ``foster_households``, ``comparators`` and ``targets``."""
    people = population(horizon, known)
    counted = people.filter(pl.col("age_band") == "all").select(
        measure=pl.lit("Population"),
        as_at=pl.date(pl.col("year"), 6, 30),
        value="persons",
        unit=pl.lit("people"),
        source="source",
    )
    return {
        "population": people,
        "headline_counts": lay_out("headline_counts", counted),
        "foster_households": foster_households(streams, horizon, max(4, round(known * HOUSEHOLDS_PER_KNOWN))),
        "comparators": comparators(),
        "targets": targets(horizon.first),
    }
