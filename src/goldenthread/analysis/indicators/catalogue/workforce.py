"""Social workers: caseloads, turnover, vacancies, agency cover and training."""

import polars as pl

from goldenthread.analysis.cohorts import in_turn, intersect, merged
from goldenthread.analysis.indicators.definition import Dimension, Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.leads import leads
from goldenthread.analysis.indicators.posts import employed, filled, holdings
from goldenthread.analysis.indicators.weights import ONE, one_if
from goldenthread.analysis.periods import add_months_expr

_POSTS = ("posts", "post_holders")
LEADER_COURSE = "practice_leader_5_day"
FTE = pl.col("fte")


def _caseload(frames: Frames) -> pl.LazyFrame:
    """Children held as numerator, full-time equivalent of those who hold them as denominator."""
    held_by = frames.shared(leads).drop("team_id").filter(pl.col("worker_id").is_not_null())
    holders = frames.shared(holdings).filter("case_holding").select("worker_id", "team_id", "fte", "start", "until")
    children = intersect(held_by, in_turn(holders.drop("fte"), ["worker_id"]), ["worker_id"])
    workers = intersect(holders, merged(held_by, ["worker_id"]), ["worker_id"])
    return pl.concat(
        [
            children.with_columns(case_id="person_id", numerator=ONE, denominator=pl.lit(0.0)),
            workers.with_columns(case_id="worker_id", numerator=pl.lit(0.0), denominator=FTE).drop("fte"),
        ],
        how="diagonal",
    )


def _turnover(frames: Frames) -> pl.LazyFrame:
    """Leavers for the twelve months after their last day as numerator, employees in post as denominator."""
    staff = frames.shared(holdings).filter(employed())
    leavers = staff.filter(pl.col("left").is_not_null()).with_columns(
        start="left", until=add_months_expr(pl.col("left"), 12), numerator=FTE, denominator=pl.lit(0.0)
    )
    return pl.concat([leavers, staff.with_columns(numerator=pl.lit(0.0), denominator=FTE)])


def _vacancies(frames: Frames) -> pl.LazyFrame:
    posts = filled(frames.shared(holdings).filter(employed()), frames)
    vacant = (pl.col("established_fte") - pl.col("held")).clip(lower_bound=0)
    return posts.with_columns(numerator=vacant, denominator=vacant + pl.col("held"))


def _permanent(frames: Frames) -> pl.LazyFrame:
    posts = filled(frames.shared(holdings).filter(pl.col("contract") == "permanent"), frames)
    return posts.with_columns(
        numerator=pl.min_horizontal("held", "established_fte"), denominator=pl.col("established_fte")
    )


def _agency(frames: Frames) -> pl.LazyFrame:
    from_agency = one_if(pl.col("contract") == "agency")
    return frames.shared(holdings).with_columns(numerator=from_agency * FTE, denominator=FTE)


def _trained(frames: Frames) -> pl.LazyFrame:
    """People from the day they attended the course on."""
    attended = frames.table("training_attendances").filter(
        pl.col("course") == LEADER_COURSE, pl.col("attended_on").is_not_null()
    )
    return attended.select("worker_id", "organisation", case_id="attendee_id", start="attended_on", numerator=ONE)


CASELOAD = Indicator(
    id="caseload_mean_fte",
    title="Average caseload per social worker",
    service_area="workforce",
    question="How many children does a full-time social worker hold?",
    counts="Children held as lead on the day by workers in case-holding social work posts, agency workers included, "
    "for each full-time equivalent of the workers in such posts who hold at least one child.",
    numerator="Children held as lead by case-holding social workers",
    denominator="Full-time equivalent of case-holding social workers with at least one child",
    basis="as_at",
    timing="the DfE's day is 30 September",
    unit="children per FTE",
    decimals=1,
    good_direction="low",
    source="Children's social work workforce census; LAIT",
    caveats="Children, not families or plans. Managers and personal advisers are not in it. The team is that of the "
    "post.",
    needs=(*_POSTS, "ssd_involvements"),
    thing="child",
    disclosure="staff",
    frame=_caseload,
)

TURNOVER = Indicator(
    id="turnover_rate_12m",
    title="Social worker turnover",
    service_area="workforce",
    question="How many social workers leave within a year?",
    counts="Full-time equivalent of social workers employed by the authority who left it in the 12 months up to the "
    "day, set against those in post on the day. Agency workers and moves between posts are not counted.",
    numerator="Full-time equivalent of leavers in 12 months",
    denominator="Full-time equivalent in post on the day",
    basis="as_at",
    timing="12 months up to the day; the last day in post is the day of leaving",
    unit="%",
    decimals=1,
    good_direction="low",
    source="Children's social work workforce census; LAIT",
    needs=_POSTS,
    denominator_sets=("employees in post",),
    nested=False,
    lookback_months=12,
    thing="worker",
    disclosure="staff",
    frame=_turnover,
)

VACANCY = Indicator(
    id="vacancy_rate_fte",
    title="Social worker vacancy rate",
    service_area="workforce",
    question="How many social work posts have no employee in them?",
    counts="Full-time equivalent of established social work posts that no employee holds on the day. An agency worker "
    "covers a vacancy and does not fill it.",
    numerator="Vacant full-time equivalent, covered by agency or not",
    denominator="Full-time equivalent of employees in post and vacant",
    basis="as_at",
    unit="%",
    decimals=1,
    good_direction="low",
    source="Children's social work workforce census; LAIT",
    caveats="A post over-filled by a hand-over has no negative vacancy.",
    needs=_POSTS,
    counted_set="vacant posts",
    denominator_sets=("employees in post",),
    nested=False,
    thing="post",
    disclosure="staff",
    frame=_vacancies,
)

AGENCY = Indicator(
    id="agency_rate_fte",
    title="Agency social worker rate",
    service_area="workforce",
    question="How much of the social work is done by agency workers?",
    counts="Full-time equivalent of agency workers in social work posts on the day, out of all workers in such posts.",
    numerator="Full-time equivalent of agency workers",
    denominator="Full-time equivalent of agency workers and employees in post",
    basis="as_at",
    unit="%",
    decimals=1,
    good_direction="low",
    source="Children's social work workforce census; LAIT",
    needs=_POSTS,
    denominator_sets=("employees in post",),
    nested=False,
    thing="worker",
    disclosure="staff",
    frame=_agency,
)

PERMANENT = Indicator(
    id="permanent_staff_rate",
    title="Posts filled by permanent staff",
    service_area="workforce",
    question="How much of the establishment is filled by permanent staff?",
    counts="Full-time equivalent of established social work posts held on the day by permanent employees.",
    numerator="Full-time equivalent held by permanent staff",
    denominator="Full-time equivalent established",
    basis="as_at",
    unit="%",
    decimals=1,
    good_direction="high",
    source="Local",
    caveats="Fixed-term employees fill a post and are not permanent: this and the vacancy rate need not add to 100%.",
    needs=_POSTS,
    counted_set="permanent employees",
    denominator_sets=("employees in post", "vacant posts"),
    thing="post",
    disclosure="staff",
    frame=_permanent,
)

TRAINING = Indicator(
    id="training_uptake_practice_framework",
    title="Training uptake for practice framework",
    service_area="workforce",
    question="How many practice leaders have been trained?",
    counts="People who have attended the five-day course for practice leaders by the day, each once. Partners' staff "
    "count; a place planned and not taken up does not.",
    numerator="People who have attended",
    basis="as_at",
    timing="by the day, whenever they attended",
    good_direction="high",
    source="Local",
    caveats="People who have left since are still counted.",
    needs=("training_attendances",),
    dimensions=(Dimension("organisation", "Organisation"),),
    by_team=False,
    distinct="case_id",
    thing="person",
    disclosure="none",
    frame=_trained,
)

INDICATORS = (CASELOAD, TURNOVER, VACANCY, AGENCY, PERMANENT, TRAINING)
