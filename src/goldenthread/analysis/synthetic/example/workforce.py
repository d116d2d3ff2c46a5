"""The workforce of the worked example: who came and left, so that turnover, vacancies and agency cover are as told.

Until March 2013 the posts change hands as in any made-up authority. From then on every change is planned: 23.1 of 70.0
full-time equivalents left in 2013-14 (33.0%) and 9.8 of 70.0 in 2014-15 (14.0%). Every vacancy is covered by agency.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from goldenthread.analysis.synthetic.day_numbers import day
from goldenthread.analysis.synthetic.example import teams as town
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.profile import Profile
from goldenthread.analysis.synthetic.streams import Streams
from goldenthread.analysis.synthetic.workforce import holdings, numbered_workers

PLANNED_FROM = date(2013, 4, 1)
AGENCY, PERMANENT = "agency", "permanent"
RESIGNED = "1"

Place = tuple[str, str, float]
"""Team, role and full-time equivalent of a post."""

_R_AND_A: Place = (town.FRONT_DOOR, "social_worker", 1.0)
_AMBLESIDE: Place = (town.AMBLESIDE, "social_worker", 1.0)
_BRAMBLES: Place = (town.BRAMBLES, "social_worker", 1.0)
_DCT: Place = (town.DISABLED_CHILDREN, "social_worker", 1.0)
_HERE_4_U: Place = (town.HERE_4_U, "social_worker", 1.0)
_RESOURCE: Place = (town.FAMILY_RESOURCE, "social_worker", 1.0)
_SERVICE_MANAGER: Place = (town.LEADERSHIP, "service_manager", 1.0)
_PLACEMENT_ATM: Place = (town.FAMILY_PLACEMENT, "assistant_team_manager", 1.0)

COVERED_IN_2013: Mapping[Place, tuple[int, ...]] = {
    _SERVICE_MANAGER: (0, 1, 2, 3, 4),
    _PLACEMENT_ATM: (0,),
    _R_AND_A: (0, 1, 2),
    _BRAMBLES: (0, 1),
    _AMBLESIDE: (0,),
}
"""Posts held by agency workers on 1 April 2013, by their places among posts of the kind."""


@dataclass(frozen=True)
class Change:
    """A holder goes after ``last_day`` and the next comes the day after, on ``contract``."""

    place: Place
    post: int
    last_day: date
    contract: str


def _left(place: Place, contract: str, **days: str) -> list[Change]:
    """Changes of one place: ``p3="2014-05-30"`` says that the holder of the fourth post left after that day."""
    return [
        Change(place, int(post[1:].split("_")[0]), date.fromisoformat(last), contract) for post, last in days.items()
    ]


LEAVERS = (
    # 2013-14: 22 full-time workers and one each of 0.6 and 0.5.
    *_left(_R_AND_A, AGENCY, p3="2013-09-13"),
    *_left(
        _R_AND_A,
        PERMANENT,
        p4="2013-05-17",
        p5="2013-06-28",
        p6="2013-08-16",
        p7="2013-10-04",
        p8="2013-11-15",
        p9="2014-01-10",
        p10="2014-02-21",
    ),
    *_left((town.FRONT_DOOR, "social_worker", 0.5), PERMANENT, p0="2013-07-26"),
    *_left(_AMBLESIDE, PERMANENT, p1="2013-06-14", p2="2013-09-27", p3="2014-01-31"),
    *_left(_BRAMBLES, AGENCY, p2="2013-12-06"),
    *_left(_BRAMBLES, PERMANENT, p3="2013-07-12", p4="2014-02-07"),
    *_left(_DCT, AGENCY, p0="2013-10-25"),
    *_left((town.DISABLED_CHILDREN, "social_worker", 0.6), PERMANENT, p0="2013-08-30"),
    *_left(_RESOURCE, AGENCY, p0="2013-11-29"),
    *_left(_HERE_4_U, PERMANENT, p0="2013-05-31", p1="2013-12-13"),
    *_left((town.HERE_4_U, "team_manager", 1.0), PERMANENT, p0="2013-09-06"),
    *_left((town.AMBLESIDE, "assistant_team_manager", 1.0), PERMANENT, p0="2013-10-11"),
    *_left((town.FAMILY_PLACEMENT, "senior_social_worker", 1.0), PERMANENT, p0="2014-03-07"),
    *_left((town.ACADEMY, "practice_consultant", 1.0), PERMANENT, p0="2013-08-02"),
    # 2014-15: three service managers, six full-time workers and one of 0.8.
    *_left(_SERVICE_MANAGER, AGENCY, p0="2014-07-31", p1="2014-11-28", p2="2015-02-27"),
    *_left(_BRAMBLES, AGENCY, p5="2014-06-27"),
    *_left(_R_AND_A, PERMANENT, p11="2014-08-15", p12="2014-10-31"),
    *_left(_AMBLESIDE, PERMANENT, p4="2014-12-12"),
    *_left((town.FAMILY_PLACEMENT, "senior_social_worker", 1.0), PERMANENT, p1="2014-09-19"),
    *_left((town.HERE_4_U, "assistant_team_manager", 1.0), PERMANENT, p0="2014-05-23"),
    *_left((town.DISABLED_CHILDREN, "social_worker", 0.8), PERMANENT, p0="2015-01-30"),
)

RECRUITED = (
    *_left(
        _SERVICE_MANAGER, PERMANENT, p0="2013-09-01", p1="2013-10-13", p2="2013-11-03", p3="2014-01-05", p4="2014-02-16"
    ),
    *_left(_AMBLESIDE, PERMANENT, p0="2015-03-08"),
    *_left(_RESOURCE, PERMANENT, p0="2014-10-05"),
    *_left(_BRAMBLES, PERMANENT, p0="2015-06-07", p1="2015-06-07"),
)
"""Posts in which an employee followed an agency worker."""

AGENCY_TURNS = (
    *_left(_R_AND_A, AGENCY, p0="2014-06-20", p0_2="2014-11-14", p1="2014-07-18", p2="2014-09-26", p3="2015-01-23"),
    *_left(_R_AND_A, AGENCY, p0_3="2013-12-20", p1_2="2013-09-20", p2_2="2014-02-28"),
    *_left(_BRAMBLES, AGENCY, p0="2014-10-17", p1="2014-03-21", p2="2014-12-05", p5="2015-02-06"),
    *_left(_DCT, AGENCY, p0="2014-08-29"),
    *_left(_AMBLESIDE, AGENCY, p0="2014-02-14"),
    *_left(_PLACEMENT_ATM, AGENCY, p0="2014-06-06"),
)
"""One agency worker followed by another: with these, nine worked at the front door in 2014-15."""


def planned_holdings(streams: Streams, horizon: Horizon, profile: Profile, posts: pl.DataFrame) -> pl.DataFrame:
    """Holdings of every post, as ``workforce.holdings`` gives them."""
    chains = holdings(streams, horizon, profile, posts)
    social = posts.filter("social_work_post")["post_id"].implode()
    others = chains.filter(~pl.col("post_id").is_in(social))
    planned = chains.filter(pl.col("post_id").is_in(social))
    since = day(PLANNED_FROM)
    before = planned.filter((pl.col("starts") < since) & (pl.col("starts") >= pl.col("since") - 1))
    early = before.with_columns(ends=pl.min_horizontal("ends", pl.lit(since)))
    interim = pl.col("role") == "service_manager"
    early = early.with_columns(contract=pl.when(interim).then(pl.lit(AGENCY)).otherwise("contract"))
    later = pl.DataFrame(_later(posts, horizon), schema=planned.drop("worker_id").schema, orient="row")
    joined = _carried_over(early.drop("worker_id"), later, since)
    return numbered_workers(pl.concat([others.drop("worker_id"), joined]))


def _carried_over(early: pl.DataFrame, later: pl.DataFrame, since: int) -> pl.DataFrame:
    """An employee who holds a post on the day planning begins came before it: the two rows are one holding."""
    came = early.filter(pl.col("ends") == since).select("post_id", came="starts")
    later = later.join(came, on="post_id", how="left", maintain_order="left")
    stays = (pl.col("starts") == since) & pl.col("came").is_not_null() & (pl.col("contract") != AGENCY)
    stayed = later.filter(stays)["post_id"].implode()
    gone = (pl.col("ends") < since) | ~pl.col("post_id").is_in(stayed)
    later = later.with_columns(starts=pl.when(stays).then("came").otherwise("starts")).drop("came")
    return pl.concat([early.filter(gone), later]).sort("post_id", "starts")


def _later(posts: pl.DataFrame, horizon: Horizon) -> list[tuple[object, ...]]:
    """Holdings from the day planning begins, post by post."""
    found = posts.filter("social_work_post")
    by_place: dict[Place, list[dict[str, object]]] = {}
    for row in found.iter_rows(named=True):
        by_place.setdefault((row["team_id"], row["role"], row["fte"]), []).append(row)
    changes = _by_post(by_place, (*LEAVERS, *RECRUITED, *AGENCY_TURNS))
    covered = {by_place[place][post]["post_id"] for place, found_ in COVERED_IN_2013.items() for post in found_}
    rows = [row for rows in by_place.values() for row in rows]
    return [
        held
        for row in rows
        for held in _chain(row, changes.get(str(row["post_id"]), []), row["post_id"] in covered, horizon)
    ]


def _by_post(by_place: Mapping[Place, list[dict[str, object]]], changes: Iterable[Change]) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in changes:
        found.setdefault(str(by_place[change.place][change.post]["post_id"]), []).append(change)
    return {post: sorted(ones, key=lambda change: change.last_day) for post, ones in found.items()}


def _chain(row: dict[str, object], changes: list[Change], covered: bool, horizon: Horizon) -> list[tuple[object, ...]]:
    """One post's holders: columns of the post, then starts, ends, contract, reason for leaving, left the authority."""
    since = max(day(PLANNED_FROM), int(str(row["since"])))
    starts = [since, *(day(change.last_day + timedelta(days=1)) for change in changes)]
    ends = [*starts[1:], horizon.end + 10_000]
    contracts = [AGENCY if covered else PERMANENT, *(change.contract for change in changes)]
    return [(*row.values(), *held, RESIGNED, True) for held in zip(starts, ends, contracts, strict=True)]
