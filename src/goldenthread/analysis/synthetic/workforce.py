"""Posts, the people who hold them one after another, and the workers behind both."""

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.draws import chance, pick, whole
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.layout import Tables, lay_out, yes
from goldenthread.analysis.synthetic.names import FORENAMES, SURNAMES
from goldenthread.analysis.synthetic.profile import Profile
from goldenthread.analysis.synthetic.streams import Streams
from goldenthread.analysis.synthetic.structure import SOCIAL_WORK_ROLES, Team

LEAVING_REASONS = {"1": 68.0, "5": 9.0, "7": 12.0, "8": 6.0, "9": 3.0, "4": 2.0}
MOVED_WITHIN = "7"
AGENCY_STAY_DAYS = (40, 420)
LONG_STANDING_DAYS = 900
"""Posts were established, and their first holders came, up to this long before the first journeys."""

ROLE_TITLES = {
    "social_worker": "Social Worker",
    "senior_social_worker": "Senior Social Worker",
    "practice_consultant": "Practice Consultant",
    "assistant_team_manager": "Assistant Team Manager",
    "team_manager": "Team Manager",
    "service_manager": "Service Manager",
    "head_of_service": "Head of Service",
    "personal_adviser": "Personal Adviser",
    "family_worker": "Family Worker",
    "occupational_therapist": "Occupational Therapist",
    "independent_reviewing_officer": "Independent Reviewing Officer",
    "business_support": "Business Support Officer",
    "other": "Officer",
}


def establishment(teams: tuple[Team, ...], horizon: Horizon) -> pl.DataFrame:
    """Every post: ``post_id, team_id, team, stage, role, fte, case_holding, social_work_post, service_area, since``."""
    rows = [
        (team.team_id, team.name, posts.stage, team.service_area, posts.role, posts.fte, posts.since)
        for team in teams
        for posts in team.posts
        for _ in range(posts.posts)
    ]
    schema = {
        "team_id": pl.String,
        "team": pl.String,
        "stage": pl.String,
        "service_area": pl.String,
        "role": pl.String,
        "fte": pl.Float64,
        "since": pl.Date,
    }
    found = pl.DataFrame(rows, schema=schema, orient="row")
    return found.with_columns(
        post_id=pl.format("P{}", pl.int_range(10_001, 10_001 + pl.len())),
        case_holding=pl.col("stage").is_not_null(),
        social_work_post=pl.col("role").is_in(SOCIAL_WORK_ROLES),
        since=pl.col("since").cast(pl.Int32).fill_null(horizon.warm - LONG_STANDING_DAYS),
    )


def holdings(streams: Streams, horizon: Horizon, profile: Profile, posts: pl.DataFrame) -> pl.DataFrame:
    """Who held each post from before the first journey to the last day, without a gap.

    Columns ``post_id, starts, ends`` (first day no longer held), ``contract, leaving_reason, left_authority`` and the
    post's own. Between two permanent holders agency workers cover.
    """
    rng = streams.of("holdings")
    waiting = posts.with_columns(
        starts=pl.lit(horizon.warm, dtype=pl.Int32) - whole(rng, 0, LONG_STANDING_DAYS, posts.height)
    )
    agency_next = _chance_of_agency(profile)
    rounds = []
    while waiting.height:
        held = _hold(rng, profile, waiting, agency_next)
        rounds.append(held)
        waiting = held.filter(pl.col("ends") <= horizon.end).select(*posts.columns, starts="ends")
    return numbered_workers(pl.concat(rounds).filter(pl.col("ends") > horizon.warm))


def numbered_workers(found: pl.DataFrame) -> pl.DataFrame:
    """Holdings in order, each with a worker of its own in ``worker_id``."""
    ordered = found.sort("post_id", "starts")
    return ordered.with_columns(worker_id=pl.format("W{}", pl.int_range(100_001, 100_001 + pl.len())))


def _chance_of_agency(profile: Profile) -> float:
    """The chance that the next holder is from an agency, so that agency workers hold ``vacancy`` of all time."""
    runs = profile.vacancy / (1 - profile.vacancy) * profile.tenure_days / (sum(AGENCY_STAY_DAYS) / 2)
    return runs / (1 + runs)


def _hold(rng: np.random.Generator, profile: Profile, waiting: pl.DataFrame, agency_next: float) -> pl.DataFrame:
    rows = waiting.height
    agency = chance(rng, agency_next, rows) & waiting["social_work_post"].to_numpy()
    stay = np.where(agency, whole(rng, *AGENCY_STAY_DAYS, rows), 60 + rng.exponential(profile.tenure_days - 60, rows))
    reason = pick(rng, LEAVING_REASONS, rows)
    fixed = chance(rng, 0.04, rows)
    return waiting.with_columns(
        ends=(pl.col("starts") + stay.astype(np.int32)).cast(pl.Int32),
        contract=pl.select(
            pl.when(pl.Series(agency))
            .then(pl.lit("agency"))
            .when(pl.Series(fixed))
            .then(pl.lit("fixed_term"))
            .otherwise(pl.lit("permanent"))
        ).to_series(),
        leaving_reason=reason,
        left_authority=reason != MOVED_WITHIN,
    )


def workforce_tables(streams: Streams, horizon: Horizon, posts: pl.DataFrame, held: pl.DataFrame) -> Tables:
    """``posts``, ``post_holders`` and ``ssd_professionals`` (whose caseloads are counted once the cases are known)."""
    gone = pl.col("ends") <= horizon.end
    holders = held.with_columns(
        holding_id=pl.format("H{}", pl.int_range(100_001, 100_001 + pl.len())),
        started_on="starts",
        ended_on=pl.when(gone).then(pl.col("ends") - 1),
        leaving_reason=pl.when(gone & (pl.col("contract") != "agency")).then("leaving_reason"),
        left_authority=gone & ((pl.col("contract") == "agency") | pl.col("left_authority")),
    )
    return {
        "posts": lay_out("posts", posts.with_columns(established_from="since")),
        "post_holders": lay_out("post_holders", holders),
        "ssd_professionals": lay_out("ssd_professionals", professionals(streams, held)),
    }


def professionals(streams: Streams, held: pl.DataFrame) -> pl.DataFrame:
    """One row a worker, under made-up names."""
    rng = streams.of("professionals")
    workers = held.unique("worker_id", keep="last", maintain_order=True)
    rows = workers.height
    forenames = pl.Series([*FORENAMES["F"], *FORENAMES["M"]]).gather(rng.integers(0, 80, rows))
    surnames = pl.Series(SURNAMES).gather(rng.integers(0, len(SURNAMES), rows))
    registered = pl.col("social_work_post") & (pl.Series(chance(rng, 0.985, rows)) | pl.col("case_holding"))
    return workers.select(
        prof_professional_id="worker_id",
        prof_staff_id=pl.lit("S") + pl.col("worker_id").str.slice(1),
        prof_professional_name=forenames + " " + surnames,
        prof_social_worker_registration_no=pl.when(registered).then(pl.lit("SW") + pl.col("worker_id").str.slice(1)),
        prof_professional_job_title=pl.col("role").replace_strict(ROLE_TITLES),
        prof_professional_department="team",
        prof_full_time_equivalency="fte",
        prof_agency_worker_flag=yes(pl.col("contract") == "agency"),
    )


def with_caseloads(workers: pl.DataFrame, involved: pl.LazyFrame) -> pl.DataFrame:
    """``ssd_professionals`` with the children each worker leads for on the last day, from ``ssd_involvements``."""
    led = involved.filter((pl.col("invo_professional_role_id") == "CW") & pl.col("invo_involvement_end_date").is_null())
    counted = (
        led.group_by("invo_professional_id").agg(cases=pl.col("invo_person_id").n_unique().cast(pl.Int64)).collect()
    )
    found = workers.join(
        counted, left_on="prof_professional_id", right_on="invo_professional_id", how="left", maintain_order="left"
    )
    return lay_out("ssd_professionals", found.with_columns(prof_professional_caseload=pl.col("cases").fill_null(0)))
