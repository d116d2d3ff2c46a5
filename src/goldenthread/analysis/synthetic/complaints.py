"""Complaints with the stages they passed, and compliments."""

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.calibration import share
from goldenthread.analysis.synthetic.day_numbers import after_working_days
from goldenthread.analysis.synthetic.draws import Band, banded, chance, pick, whole
from goldenthread.analysis.synthetic.families import seasonal_days
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.layout import Tables, lay_out
from goldenthread.analysis.synthetic.streams import Streams
from goldenthread.analysis.synthetic.structure import Team

OPEN_SHARE = 0.042
"""Children with an open referral on any day, per child known over six years."""

HIGHEST = {"early_resolution": 61.3, "stage_1": 29.0, "stage_2": 5.5, "stage_3": 0.6, "lgsco": 0.4, "out_of_scope": 3.2}
COMPLAINANTS = {"parent": 66.0, "carer": 12.0, "child": 9.0, "care_leaver": 6.0, "other": 7.0}
THEMES = {
    "communication_with_parents": 31.0,
    "service_quality": 27.0,
    "staff_conduct": 17.0,
    "involvement_in_planning": 12.0,
    "confidentiality": 8.0,
    "other": 5.0,
}
OUTCOMES = {"not_upheld": 46.0, "partly_upheld": 30.0, "upheld": 17.0, "no_finding": 4.0, "withdrawn": 3.0}
PASSED = {
    "early_resolution": ("early_resolution",),
    "stage_1": ("early_resolution", "stage_1"),
    "stage_2": ("stage_1", "stage_2"),
    "stage_3": ("stage_1", "stage_2", "stage_3"),
    "lgsco": ("stage_1", "stage_2", "stage_3", "lgsco"),
    "out_of_scope": ("out_of_scope",),
}
"""The stages behind each highest stage reached."""

DAYS_AT_STAGE: dict[str, tuple[Band, ...]] = {
    "early_resolution": ((1, 5, 0.8), (6, 9, 0.2)),
    "stage_1": ((4, 10, 0.66), (11, 20, 0.29), (21, 32, 0.05)),
    "stage_2": ((20, 25, 0.25), (26, 65, 0.65), (66, 80, 0.10)),
    "stage_3": ((25, 45, 1.0),),
    "lgsco": ((90, 160, 1.0),),
    "out_of_scope": ((1, 4, 1.0),),
}
LIMITS = {"early_resolution": 3, "stage_1": 10, "stage_2": 25, "stage_3": 50, "lgsco": 999, "out_of_scope": 999}
COMPLIMENTS = {
    ("colleague", "Other professionals", "Quality of work with a family"): 25.0,
    ("colleague", "Conference chairs", "Preparation for a conference"): 12.0,
    ("family_or_carer", "Parents", "Support given"): 24.0,
    ("family_or_carer", "Foster carers", "Being kept informed"): 12.0,
    ("child_or_young_person", "Young people in care", "Being listened to"): 18.0,
    ("child_or_young_person", "Children", "Help when things were hard"): 9.0,
}


def complaint_tables(streams: Streams, horizon: Horizon, teams: tuple[Team, ...], children: int) -> Tables:
    """Complaints of the years covered, as many as a service of this size receives, and compliments."""
    rng = streams.of("complaints")
    years = (horizon.end - horizon.begin + 1) / 365.25
    count = max(6, round(children * OPEN_SHARE * share("complaints per 100 open cases") * years))
    ids = [team.team_id for team in teams if team.kind == "operational"]
    received = pl.DataFrame(
        {
            "received": np.sort(seasonal_days(rng, horizon.begin, horizon.end, count)),
            "team_id": pl.Series(ids).gather(rng.integers(0, len(ids), count)),
            "highest": pick(rng, HIGHEST, count),
        }
    )
    return {
        **with_stages(rng, horizon, described(rng, received)),
        "compliments": compliments(streams, horizon, ids, round(count * 0.75)),
    }


def described(rng: np.random.Generator, received: pl.DataFrame) -> pl.DataFrame:
    """Add who complains, what about and by which procedure to complaints (``received, team_id, highest``)."""
    rows = received.height
    return received.with_columns(
        complaint_id=pl.format("CM{}", pl.int_range(10_001, 10_001 + pl.len())),
        complainant=pick(rng, COMPLAINANTS, rows),
        theme=pl.when(pl.Series(chance(rng, 0.94, rows))).then(pick(rng, THEMES, rows)),
        procedure=pick(rng, {"statutory": 78.0, "corporate": 22.0}, rows),
    )


def with_stages(rng: np.random.Generator, horizon: Horizon, found: pl.DataFrame) -> Tables:
    """``complaints`` and ``complaint_stage_events``: one stage after another until the highest, then closed."""
    waiting = found.with_columns(
        stages=pl.col("highest").replace_strict({key: list(value) for key, value in PASSED.items()}), day="received"
    )
    rounds = []
    for place in range(max(map(len, PASSED.values()))):
        this = waiting.filter(pl.col("stages").list.len() > place).with_columns(
            stage=pl.col("stages").list.get(place, null_on_oob=True)
        )
        this = _respond(rng, this)
        rounds.append(this)
        waiting = this.with_columns(day=pl.col("answered") + pl.Series(whole(rng, 5, 25, this.height)))
    events = pl.concat(rounds).filter(pl.col("day") <= horizon.end).sort("complaint_id", "day")
    answered = pl.col("answered") <= horizon.end
    closed = events.group_by("complaint_id").agg(closed=pl.col("answered").max())
    complaints = found.join(closed, on="complaint_id", how="left", maintain_order="left").with_columns(
        received_on="received", closed_on=pl.when(pl.col("closed") <= horizon.end).then("closed")
    )
    events = events.with_columns(
        event_id=pl.format("CE{}", pl.int_range(10_001, 10_001 + pl.len())),
        started_on="day",
        responded_on=pl.when(answered).then("answered"),
        outcome=pl.when(answered).then("outcome"),
    )
    return {
        "complaints": lay_out("complaints", complaints),
        "complaint_stage_events": lay_out("complaint_stage_events", events),
    }


def _respond(rng: np.random.Generator, this: pl.DataFrame) -> pl.DataFrame:
    """The day each complaint at ``stage`` was answered, whether longer was agreed, and the finding."""
    rows = this.height
    days = np.zeros(rows, dtype=np.int32)
    for stage, bands in DAYS_AT_STAGE.items():
        at = (this["stage"] == stage).to_numpy()
        days[at] = banded(rng, bands, int(at.sum()))
    late = pl.Series(days) > this["stage"].replace_strict(LIMITS, return_dtype=pl.Int32)
    return this.with_columns(
        answered=after_working_days(this["day"], days),
        extended=late & pl.Series(chance(rng, 0.85, rows)),
        outcome=pick(rng, OUTCOMES, rows),
    )


def compliments(streams: Streams, horizon: Horizon, team_ids: list[str], count: int) -> pl.DataFrame:
    """``count`` compliments over the years covered."""
    rng = streams.of("compliments")
    kinds = list(COMPLIMENTS)
    chosen = pick(rng, dict(enumerate(COMPLIMENTS.values())), count).to_list()
    rows = pl.DataFrame(
        {
            "compliment_id": [f"CO{10_001 + place}" for place in range(count)],
            "received_on": np.sort(seasonal_days(rng, horizon.begin, horizon.end, count)),
            "team_id": pl.Series(team_ids).gather(rng.integers(0, len(team_ids), count)),
            "source_kind": [kinds[kind][0] for kind in chosen],
            "source_label": [kinds[kind][1] for kind in chosen],
            "about": [kinds[kind][2] for kind in chosen],
        }
    )
    return lay_out("compliments", rows)
