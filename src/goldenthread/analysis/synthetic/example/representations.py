"""Complaints and compliments of the worked example."""

from datetime import date

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.complaints import described, with_stages
from goldenthread.analysis.synthetic.day_numbers import day
from goldenthread.analysis.synthetic.draws import pick
from goldenthread.analysis.synthetic.example import teams as town
from goldenthread.analysis.synthetic.families import seasonal_days
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.layout import Tables, lay_out
from goldenthread.analysis.synthetic.streams import Streams

YEAR = "2014-15"

STAGES = ("early_resolution", "stage_1", "stage_2", "lgsco", "out_of_scope")
COMPLAINTS_2014_15 = {
    town.AMBLESIDE: (1, 2, 0, 0, 1),
    town.BRAMBLES: (6, 1, 0, 0, 0),
    town.DISABLED_CHILDREN: (3, 2, 1, 0, 0),
    town.FAMILY_PLACEMENT: (1, 0, 0, 0, 0),
    town.HERE_4_U: (2, 2, 0, 0, 0),
    town.FRONT_DOOR: (3, 0, 1, 0, 0),
    town.SAFEGUARDING: (2, 1, 0, 0, 0),
    town.SHORT_BREAKS: (1, 0, 0, 0, 0),
    town.VARIOUS: (0, 1, 0, 0, 0),
}
"""Complaints of 2014-15 by team and highest stage, in the order of ``STAGES``."""

COMPLAINTS_2013_14 = {
    town.AMBLESIDE: 7,
    town.FRONT_DOOR: 7,
    town.BRAMBLES: 5,
    town.DISABLED_CHILDREN: 3,
    town.HERE_4_U: 3,
    town.SAFEGUARDING: 2,
    town.FAMILY_PLACEMENT: 1,
    town.VARIOUS: 1,
}
"""Complaints of 2013-14 by team. One, about Brambles, went to a panel and to the ombudsman in the year after."""

COMPLAINTS_BEFORE = {"2009-10": 13, "2010-11": 22, "2011-12": 26, "2012-13": 25, "2015-16": 7}
"""Complaints of other years, whole or part, for which no figures were given: made up."""

OMBUDSMAN_DAYS = ("2013-11-18", "2013-12-20", "2014-09-24", "2015-03-02")
"""When the complaint of 2013-14 entered stage 1, stage 2, stage 3 and the ombudsman's hands, where it still is."""

COMPLIMENTS = (
    (town.BRAMBLES, 1, "colleague", "Child protection chairs", "Quality of work with families"),
    (town.DISABLED_CHILDREN, 2, "family_or_carer", "Parents", "Support given, and help in finding a school"),
    (town.DISABLED_CHILDREN, 1, "colleague", "Other professionals", "Quality of work with a family"),
    (town.FAMILY_PLACEMENT, 3, "family_or_carer", "Foster carers", "Event to celebrate the work of foster carers"),
    (
        town.FAMILY_PLACEMENT,
        1,
        "family_or_carer",
        "Adoptive parent",
        "Help with a birth certificate and a last contact",
    ),
    (town.FAMILY_RESOURCE, 1, "family_or_carer", "Adoptive parent", "Support while a placement was assessed again"),
    (town.HERE_4_U, 4, "child_or_young_person", "Young people in care", "Support given and being listened to"),
    (town.FRONT_DOOR, 1, "colleague", "Child protection chair", "Preparation of three conferences in one week"),
    (town.FRONT_DOOR, 1, "family_or_carer", "Parent", "Support for a parent and child"),
    (town.SAFEGUARDING, 4, "colleague", "Other professionals", "Conduct and the running of meetings"),
    (town.CARERS, 1, "child_or_young_person", "Young person", "Care given"),
    (town.RIGHTS, 3, "child_or_young_person", "Young people in care", "Support offered"),
    (town.LEADERSHIP, 1, "colleague", "Manager of a shared adoption service", "Organisation of a launch event"),
)
"""Team, number, kind of giver, giver, reason."""

COMPLIMENTS_BEFORE = {"2010-11": 11, "2011-12": 14, "2012-13": 17, "2013-14": 19, "2015-16": 6}
"""Compliments of other years, for which no figures were given: made up."""


def complaint_tables(streams: Streams, horizon: Horizon) -> Tables:
    """Every complaint of the years covered: those of the two years told exactly, the others made up."""
    rng = streams.of("complaints of the example")
    rows = [
        (team, stage, YEAR)
        for team, counts in COMPLAINTS_2014_15.items()
        for stage, count in zip(STAGES, counts, strict=True)
        for _ in range(count)
    ]
    rows += [(team, "", "2013-14") for team, count in COMPLAINTS_2013_14.items() for _ in range(count)]
    weights = {team: float(sum(counts)) for team, counts in COMPLAINTS_2014_15.items()}
    for year, count in COMPLAINTS_BEFORE.items():
        rows += [(team, "", year) for team in pick(rng, weights, count)]
    found = pl.DataFrame(rows, schema=["team_id", "highest", "year"], orient="row")
    made_up = pick(rng, {"early_resolution": 58.0, "stage_1": 36.0, "stage_2": 6.0}, found.height)
    found = found.with_columns(
        highest=pl.when(pl.col("highest") == "").then(made_up).otherwise("highest"),
        received=_days_of_years(rng, horizon, found["year"]),
    )
    found = described(rng, found.sort("received", maintain_order=True).drop("year"))
    return _to_the_ombudsman(with_stages(rng, horizon, found))


def _days_of_years(rng: np.random.Generator, horizon: Horizon, years: pl.Series) -> pl.Series:
    """A day of each reporting year, early enough in it for the complaint to go through its stages."""
    days = []
    for year in years:
        first, last = day(date(int(year[:4]), 4, 1)), day(date(int(year[:4]) + 1, 3, 31))
        days.append(int(seasonal_days(rng, max(first, horizon.begin), min(last, horizon.end), 1)[0]))
    return pl.Series(days, dtype=pl.Int32)


def _to_the_ombudsman(tables: Tables) -> Tables:
    """The one complaint of 2013-14 that went all the way: a panel and a referral to the ombudsman in 2014-15."""
    complaints, events = tables["complaints"], tables["complaint_stage_events"]
    of_year = pl.col("received_on").is_between(date(2013, 4, 1), date(2014, 3, 31)) & (
        pl.col("team_id") == town.BRAMBLES
    )
    chosen = complaints.filter(of_year)["complaint_id"][0]
    stages = ("stage_1", "stage_2", "stage_3", "lgsco")
    days = [date.fromisoformat(started) for started in OMBUDSMAN_DAYS]
    journey = pl.DataFrame(
        {
            "event_id": [f"CE9{place}" for place in range(4)],
            "complaint_id": [chosen] * 4,
            "stage": stages,
            "started_on": days,
            "extended": [False, True, False, False],
            "responded_on": [date(2013, 12, 2), date(2014, 3, 24), date(2014, 11, 5), None],
            "outcome": ["not_upheld", "partly_upheld", "partly_upheld", None],
        }
    )
    its = pl.col("complaint_id") == chosen
    received = pl.when(its).then(date(2013, 11, 15)).otherwise("received_on")
    return {
        "complaints": complaints.with_columns(received_on=received, closed_on=pl.when(~its).then("closed_on")),
        "complaint_stage_events": pl.concat([events.filter(~its), lay_out("complaint_stage_events", journey)]),
    }


def compliment_table(streams: Streams, horizon: Horizon) -> pl.DataFrame:
    """``compliments``: 24 in 2014-15, as told, and a made-up few in other years."""
    rng = streams.of("compliments of the example")
    rows = [(team, kind, label, about, YEAR) for team, count, kind, label, about in COMPLIMENTS for _ in range(count)]
    weights = {place: float(count) for place, (_, count, *_) in enumerate(COMPLIMENTS)}
    for year, count in COMPLIMENTS_BEFORE.items():
        drawn = [COMPLIMENTS[place] for place in pick(rng, weights, count)]
        rows += [(team, kind, label, about, year) for team, _, kind, label, about in drawn]
    found = pl.DataFrame(rows, schema=["team_id", "source_kind", "source_label", "about", "year"], orient="row")
    found = found.with_columns(received_on=_days_of_years(rng, horizon, found["year"])).sort(
        "received_on", maintain_order=True
    )
    return lay_out(
        "compliments", found.with_columns(compliment_id=pl.format("CO{}", pl.int_range(10_001, 10_001 + pl.len())))
    )
