"""Supervision: of workers, of the work with each child, and in groups."""

import polars as pl

from goldenthread.analysis.synthetic.draws import pick, whole
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import lay_out
from goldenthread.analysis.synthetic.schedules import repeated
from goldenthread.analysis.synthetic.streams import Streams

EVERY, EVERY_WORKER = 23, 25
METHODS = {"Mapping": 55.0, "Appreciative enquiry": 25.0, "Reflecting team": 20.0}
SUPERVISED = (
    "social_worker",
    "senior_social_worker",
    "assistant_team_manager",
    "personal_adviser",
    "family_worker",
    "independent_reviewing_officer",
    "occupational_therapist",
    "practice_consultant",
    "team_manager",
    "service_manager",
)
"""Roles that are supervised, each by the next above it."""


def case_supervisions(known: Known) -> pl.DataFrame:
    """``case_supervisions``: every three to four weeks while a child is allocated, some late, some missed."""
    rng = known.streams.of("case supervision")
    end = known.horizon.end + 1
    led = (
        known.leads()
        .with_columns(stops=pl.min_horizontal("ends", pl.lit(end)))
        .filter(pl.col("stops") > known.horizon.begin)
    )
    found = repeated(rng, led, starts="starts", ends="stops", every=EVERY, late=8, skipped=0.09)
    found = found.filter(pl.col("on") >= known.horizon.begin)
    return lay_out("case_supervisions", found.with_columns(case_supervision_id=known.ids("CS", found), held_on="on"))


def supervisions(streams: Streams, horizon: Horizon, held: pl.DataFrame) -> pl.DataFrame:
    """``supervisions``: each worker with a manager about every four weeks, now and then reflective."""
    rng = streams.of("supervision")
    within = held.filter(pl.col("role").is_in(SUPERVISED) & (pl.col("ends") > horizon.begin)).with_columns(
        from_day=pl.max_horizontal("starts", pl.lit(horizon.begin)),
        stops=pl.min_horizontal("ends", pl.lit(horizon.end + 1)),
    )
    found = repeated(rng, within, starts="from_day", ends="stops", every=EVERY_WORKER, late=4, skipped=0.06)
    met = _with_supervisor(held, found.drop("starts"))
    return lay_out(
        "supervisions",
        met.with_columns(
            supervision_id=pl.format("SV{}", pl.int_range(1_000_001, 1_000_001 + pl.len())),
            held_on="on",
            kind=pick(rng, {"personal": 92.0, "reflective": 8.0}, met.height),
        ),
    )


def _with_supervisor(held: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """The team's manager on the day; else, and for the manager, a service manager; for these the head of service."""
    own = _holders(held, "team_manager").select("team_id", "on", own="worker_id")
    posts = held.filter(pl.col("role") == "service_manager")["post_id"].unique(maintain_order=True)
    teams = held["team_id"].unique(maintain_order=True)
    above = pl.DataFrame({"team_id": teams, "post_id": posts.gather(pl.int_range(len(teams), eager=True) % len(posts))})
    service = _holders(held, "service_manager").select("post_id", "on", service="worker_id").join(above, on="post_id")
    head = _holders(held, "head_of_service").select("on", head="worker_id")
    met = found.sort("on").join_asof(own, on="on", by="team_id", check_sortedness=False)
    met = met.join_asof(service.drop("post_id").sort("on", "team_id"), on="on", by="team_id", check_sortedness=False)
    met = met.join_asof(head, on="on", check_sortedness=False)
    supervisor = (
        pl.when(pl.col("role") == "service_manager")
        .then("head")
        .when(pl.col("role") == "team_manager")
        .then("service")
        .otherwise(pl.coalesce("own", "service"))
    )
    return met.with_columns(supervisor_id=supervisor).filter(pl.col("supervisor_id").is_not_null())


def _holders(held: pl.DataFrame, role: str) -> pl.DataFrame:
    return held.filter(pl.col("role") == role).rename({"starts": "on"}).sort("on")


def group_supervisions(streams: Streams, horizon: Horizon, posts: pl.DataFrame) -> pl.DataFrame:
    """``group_supervisions``: case-holding teams about every six weeks, in the second half of the years covered."""
    rng = streams.of("group supervision")
    teams = posts.filter("case_holding").select("team_id").unique(maintain_order=True)
    half = (horizon.begin + horizon.end) // 2
    spans = teams.with_columns(from_day=pl.lit(half, dtype=pl.Int32), stops=pl.lit(horizon.end + 1, dtype=pl.Int32))
    found = repeated(rng, spans, starts="from_day", ends="stops", every=42, late=20, skipped=0.15)
    return lay_out(
        "group_supervisions",
        found.with_columns(
            session_id=pl.format("GS{}", pl.int_range(10_001, 10_001 + pl.len())),
            held_on="on",
            cases_considered=pl.Series(whole(rng, 1, 4, found.height)),
            method=pick(rng, METHODS, found.height),
        ),
    )
