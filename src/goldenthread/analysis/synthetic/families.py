"""Families and their children: when they first become known, how old the children are then, what they share."""

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.calibration import mix
from goldenthread.analysis.synthetic.draws import Band, Days, banded, chance, pick
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.profile import Profile
from goldenthread.analysis.synthetic.streams import Streams

# Age of the eldest subject at the first contact, in days; the first band is before birth.
AGE_AT_ENTRY: tuple[Band, ...] = (
    (-98, -7, 2.5),
    (0, 364, 9.0),
    (365, 1_825, 23.0),
    (1_826, 3_652, 27.0),
    (3_653, 5_478, 26.0),
    (5_479, 6_300, 12.5),
)

# Work at the front door by month, January first: schools send little in August and much before each holiday.
SEASON = (1.03, 0.98, 1.12, 0.93, 1.05, 1.10, 1.08, 0.72, 0.98, 1.06, 1.10, 0.85)


def seasonal_days(rng: np.random.Generator, first: int, last: int, rows: int) -> Days:
    """``rows`` days between two days, more in busy months and few at weekends."""
    calendar = np.arange(first, last + 1, dtype=np.int32)
    dates = calendar.astype("datetime64[D]")
    month = dates.astype("datetime64[M]").astype(int) % 12
    weight = np.array(SEASON)[month] * np.where(np.is_busday(dates), 1.0, 0.3)
    edges = np.cumsum(weight)
    found: Days = calendar[np.searchsorted(edges, rng.random(rows) * edges[-1], side="right")]
    return found


def families(streams: Streams, horizon: Horizon, profile: Profile, count: int) -> pl.DataFrame:
    """``count`` families: ``family, size, known_from, eldest_born, disability, frailty, area``."""
    rng = streams.of("families")
    known_from = seasonal_days(rng, horizon.warm, horizon.end, count)
    return pl.DataFrame(
        {
            "family": np.arange(count, dtype=np.int32),
            "size": pick(rng, profile.children_in_family, count).cast(pl.Int32),
            "known_from": known_from,
            "eldest_born": known_from - banded(rng, AGE_AT_ENTRY, count),
            "disability": chance(rng, profile.families_with_disability, count),
            "frailty": pick(rng, {0.55: 40.0, 1.0: 40.0, 1.6: 20.0}, count),
            "area": rng.random(count),
            "ethnicity": pick(rng, mix("ethnicity of children looked after"), count),
        }
    )


def children(streams: Streams, found: pl.DataFrame) -> pl.DataFrame:
    """The children of ``families``: ``family, place, born, sex, disabled`` and the family's own columns.

    Siblings are born at least ten months apart, on either side of the child who brought the family in (place 0).
    """
    rng = streams.of("children")
    sizes = found["size"].to_numpy()
    family = np.repeat(np.arange(found.height, dtype=np.int32), sizes)
    place = np.arange(len(family)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    gap = 300 + rng.exponential(600, len(family)).astype(np.int32)
    side = np.where(chance(rng, 0.5, len(family)), 1, -1)
    rows = found[family].with_columns(
        place=pl.Series(place, dtype=pl.Int32), gap=gap, side=side, chance=rng.random(len(family))
    )
    # Gaps add up over the places of a family, so two siblings on one side are as far apart as their gaps.
    steps = pl.when(pl.col("place") > 0).then(pl.col("gap")).otherwise(0).cum_sum().over("family")
    return rows.select(
        "family",
        "place",
        "area",
        "ethnicity",
        "known_from",
        born=(pl.col("eldest_born") + pl.col("side") * steps).cast(pl.Int32),
        sex=pick(rng, mix("sex of children in need"), len(family)),
        disabled=(pl.col("disability") & (pl.col("place") == 0)) | (pl.col("chance") < 0.03),
    )
