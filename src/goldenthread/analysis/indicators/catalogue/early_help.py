"""Early help, and the steps between it and social care."""

import polars as pl

from goldenthread.analysis.indicators.clocks import working_days
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.limits import limit
from goldenthread.analysis.indicators.weights import ONE, one_if


def episodes(frames: Frames) -> pl.LazyFrame:
    """Early help episodes with the team that leads: case_id, person_id, team_id, worker_id, start, until."""
    teams = frames.table("early_help_episode_details").select("team_id", "family_id", case_id="episode_id")
    rows = frames.table("ssd_early_help_episodes").select(
        case_id="earl_episode_id",
        person_id="earl_person_id",
        worker_id="earl_episode_worker_id",
        start="earl_episode_start_date",
        until="earl_episode_end_date",
    )
    return rows.join(teams, on="case_id", how="left")


def _open(frames: Frames) -> pl.LazyFrame:
    return frames.shared(episodes).with_columns(numerator=ONE)


def _ended(frames: Frames) -> pl.LazyFrame:
    stepped_up = frames.table("step_ups").select(case_id="episode_id", up=pl.lit(True)).unique()
    ended = frames.shared(episodes).drop("start").rename({"until": "start"}).filter(pl.col("start").is_not_null())
    return ended.join(stepped_up, on="case_id", how="left").with_columns(
        numerator=one_if(pl.col("up")), denominator=ONE
    )


def _closed(frames: Frames) -> pl.LazyFrame:
    """Closed episodes of need, in the numerator where early help opened in time after a step down."""
    closed = frames.table("ssd_cin_episodes").filter(
        pl.col("cine_referral_nfa").fill_null("N") != "Y", pl.col("cine_close_date").is_not_null()
    )
    rows = closed.select(
        case_id="cine_referral_id",
        person_id="cine_person_id",
        start="cine_close_date",
        referred_to="cine_referral_team",
    ).join(_handed_over(frames), on="case_id", how="left")
    in_time = working_days(pl.col("start"), pl.col("helped_from")) <= limit("step_down_accepted")
    return rows.with_columns(team_id=pl.coalesce("left", "referred_to"), numerator=one_if(in_time), denominator=ONE)


def _handed_over(frames: Frames) -> pl.LazyFrame:
    """For each episode of need that was stepped down, the team left and the day early help opened: one row each."""
    helped = frames.table("ssd_early_help_episodes").select(
        episode_id="earl_episode_id", helped_from="earl_episode_start_date"
    )
    steps = frames.table("step_downs").join(helped, on="episode_id", how="left")
    return steps.group_by(case_id="referral_id").agg(pl.col("helped_from").min(), left=pl.col("team_id").first())


def _steps_down(frames: Frames) -> pl.LazyFrame:
    told_in = working_days(pl.col("decided_on"), pl.col("agencies_notified_on"))
    return frames.table("step_downs").select(
        "person_id",
        "team_id",
        case_id="step_down_id",
        start="decided_on",
        numerator=one_if(told_in <= limit("step_down_agencies_notified")),
        denominator=ONE,
    )


EARLY_HELP_OPEN = Indicator(
    id="early_help_open_children",
    title="Children in receipt of early help",
    service_area="early help",
    question="How many children are receiving early help?",
    counts="Children with an open early help episode on the day, each child once whatever the number of episodes.",
    numerator="Children with an open early help episode",
    basis="as_at",
    source="Annex A list 2",
    caveats="A child helped by two teams is counted in each of them and once in the whole.",
    needs=("ssd_early_help_episodes",),
    distinct="person_id",
    thing="child",
    frame=_open,
)

STEP_UP = Indicator(
    id="step_up_to_csc",
    title="Step-up from early help to social care",
    service_area="early help",
    question="How much early help ends because social care has to take over?",
    counts="Early help episodes that ended in the period; in the numerator those left behind by a decision to step up.",
    numerator="Early help episodes ended by a step up to social care",
    denominator="Early help episodes ended",
    basis="during",
    timing="by the day the episode ended",
    unit="%",
    decimals=1,
    source="Local; Annex A lists 2 and 3",
    needs=("ssd_early_help_episodes", "step_ups"),
    thing="early help episode",
    frame=_ended,
)

STEP_DOWN = Indicator(
    id="step_down_from_csc",
    title="Step-down from social care to early help",
    service_area="early help",
    question="How much social care work is handed over to early help when it closes?",
    counts="Episodes of need that closed in the period; in the numerator those for which a step down was decided and "
    "the early help named in it opened within 10 working days of the closing, or before it.",
    numerator="Episodes of need closed with early help opened in time",
    denominator="Episodes of need closed",
    basis="during",
    timing="by the day the episode of need closed; 10 working days, the day of closing is day 0",
    unit="%",
    decimals=1,
    good_direction="high",
    source="Local; Annex A lists 2 and 6",
    caveats="Closings of the last 10 working days may still gain their early help.",
    needs=("ssd_cin_episodes", "step_downs", "ssd_early_help_episodes"),
    thing="episode of need",
    frame=_closed,
)

STEP_DOWN_NOTIFIED = Indicator(
    id="step_down_agencies_notified",
    title="Step-downs with agencies notified",
    service_area="early help",
    question="Are the agencies around a child told in time that social care is stepping down?",
    counts="Steps down decided in the period; in the numerator those with every agency told within 5 working days.",
    numerator="Steps down with agencies told within 5 working days of the decision",
    denominator="Steps down decided",
    basis="during",
    timing="5 working days (local standard), the day of the decision is day 0",
    unit="%",
    decimals=1,
    good_direction="high",
    source="Local",
    needs=("step_downs",),
    thing="step down",
    frame=_steps_down,
)

INDICATORS = (EARLY_HELP_OPEN, STEP_UP, STEP_DOWN, STEP_DOWN_NOTIFIED)
