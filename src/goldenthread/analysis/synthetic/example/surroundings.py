"""What the worked example's figures are set against: population, quoted totals, comparators, targets, carers."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from goldenthread.analysis.synthetic.comparators import comparators, targets
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.layout import Tables, lay_out
from goldenthread.analysis.synthetic.measures import foster_households
from goldenthread.analysis.synthetic.streams import Streams

CENSUS = "2011 Census, as quoted in the annual review for 2014-15"
MADE_UP = "Made up for the worked example"
HOUSEHOLDS = 64

UNDER_18 = {
    2008: 38_100,
    2009: 38_300,
    2010: 38_500,
    2011: 38_700,
    2012: 38_900,
    2013: 39_200,
    2014: 39_400,
    2015: 39_700,
}
"""Made up. The only published figures are for 2011: people of all ages, and those under 19."""

QUOTED = (
    ("borough_population", date(2011, 3, 27), 154_943, "people", CENSUS),
    ("population_under_19", date(2011, 3, 27), 44_950, "children and young people", CENSUS),
    ("independent_visitor_matches", date(2015, 5, 28), 2, "children", "Independent visitor scheme"),
    ("overseas_social_workers_due", date(2015, 5, 28), 6, "workers", "Recruitment and retention strategy"),
)


def tables(streams: Streams, horizon: Horizon) -> Tables:
    """``population``, ``headline_counts``, ``comparators``, ``targets`` and ``foster_households``."""
    people = [(year, "0-17", persons, MADE_UP) for year, persons in UNDER_18.items()]
    people += [(2011, "0-18", 44_950, CENSUS), (2011, "all", 154_943, CENSUS)]
    return {
        "population": lay_out("population", _rows(people, ["year", "age_band", "persons", "source"])),
        "headline_counts": lay_out("headline_counts", _rows(QUOTED, ["measure", "as_at", "value", "unit", "source"])),
        "comparators": comparators(),
        "targets": targets(horizon.first),
        "foster_households": foster_households(streams, horizon, HOUSEHOLDS),
    }


def _rows(rows: Sequence[tuple[object, ...]], names: list[str]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=names, orient="row")
