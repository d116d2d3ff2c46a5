"""Section 47 enquiries, conferences and child protection plans."""

import polars as pl

from goldenthread.analysis.cohorts import in_turn
from goldenthread.analysis.indicators.clocks import working_days
from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.in_need import per_child
from goldenthread.analysis.indicators.leads import with_lead
from goldenthread.analysis.indicators.limits import limit
from goldenthread.analysis.indicators.weights import ONE, one_if

_PLANS = "Plans that the authority keeps for another one, for a child there for a time, are not counted."


def _enquiries(frames: Frames) -> pl.LazyFrame:
    return frames.table("ssd_s47_enquiry").select(
        case_id="s47e_s47_enquiry_id",
        person_id="s47e_person_id",
        team_id="s47e_s47_completed_by_team",
        worker_id="s47e_s47_completed_by_worker_id",
        start="s47e_s47_start_date",
        numerator=ONE,
    )


def _conferences(frames: Frames) -> pl.LazyFrame:
    """Initial conferences that followed an enquiry; those without one, or before it, have no time to measure."""
    enquiries = _enquiries(frames).select(icpc_s47_enquiry_id="case_id", enquired="start")
    held = frames.table("ssd_initial_cp_conference").filter(pl.col("icpc_icpc_transfer_in").fill_null("N") != "Y")
    followed = held.join(enquiries, on="icpc_s47_enquiry_id").filter(pl.col("icpc_icpc_date") >= pl.col("enquired"))
    took = working_days(pl.col("enquired"), pl.col("icpc_icpc_date"))
    return followed.select(
        case_id="icpc_icpc_id",
        person_id="icpc_person_id",
        team_id="icpc_icpc_team",
        worker_id="icpc_icpc_worker_id",
        start="icpc_icpc_date",
        numerator=one_if(took <= limit("icpc_statistic")),
        denominator=ONE,
    )


def plans(frames: Frames) -> pl.LazyFrame:
    """Child protection plans of the authority's own: case_id, person_id, start, until; one at a time for a child."""
    own = frames.table("ssd_cp_plans").filter(pl.col("cppl_cp_plan_ola").fill_null("N") != "Y")
    rows = own.select(
        case_id="cppl_cp_plan_id",
        person_id="cppl_person_id",
        start="cppl_cp_plan_start_date",
        until="cppl_cp_plan_end_date",
    )
    return in_turn(rows.filter(pl.col("start").is_not_null()), ["person_id"])


def led_plans(frames: Frames) -> pl.LazyFrame:
    """Plans cut by lead worker."""
    return with_lead(plans(frames), frames)


def _children(frames: Frames) -> pl.LazyFrame:
    return frames.shared(led_plans).with_columns(numerator=ONE)


def _begun(frames: Frames) -> pl.LazyFrame:
    """Plans on the day they began, in the numerator where the child had one before."""
    ordered = plans(frames).sort("person_id", "start")
    before = pl.col("start").shift(1).over("person_id")
    ordered = ordered.with_columns(numerator=one_if(before < pl.col("start")), denominator=ONE)
    led = frames.shared(led_plans).select("case_id", "start", "team_id", "worker_id")
    return ordered.join(led, on=["case_id", "start"], how="left")


S47_STARTED = Indicator(
    id="s47_started",
    title="Section 47 enquiries started",
    service_area="child protection",
    question="How many enquiries begin into whether a child suffers significant harm?",
    counts="Section 47 enquiries that started in the period, one for each child.",
    numerator="Section 47 enquiries started",
    basis="during",
    source="CIN census C4; Annex A list 5",
    caveats="The team is the one that completed the enquiry.",
    needs=("ssd_s47_enquiry",),
    thing="enquiry",
    frame=_enquiries,
)

ICPC_IN_TIME = Indicator(
    id="icpc_15wd",
    title="ICPCs held within 15 working days",
    service_area="child protection",
    question="Are initial conferences held in time?",
    counts="Initial child protection conferences held in the period after a section 47 enquiry; in the numerator those "
    "held within 15 working days of its start.",
    numerator="Conferences held within 15 working days of the start of the enquiry",
    denominator="Conferences held, without transfers in and without those dated before their enquiry or with none",
    basis="during",
    timing="15 working days from the start of the section 47 enquiry, which is day 0",
    unit="%",
    decimals=1,
    good_direction="high",
    source="CIN census C4; Working Together; Annex A list 5; LAIT",
    caveats="The DfE leaves conferences dated before their enquiry out of the time bands, and keeps them in its count "
    "of conferences.",
    needs=("ssd_initial_cp_conference", "ssd_s47_enquiry"),
    thing="conference",
    frame=_conferences,
)

CP_OPEN = Indicator(
    id="cp_plans_open",
    title="Children subject of a CP plan",
    service_area="child protection",
    question="How many children are subject of a child protection plan?",
    counts=f"Children with an open child protection plan on the day. {_PLANS}",
    numerator="Children subject of a plan",
    basis="as_at",
    timing="a plan that ends on the day no longer counts on it",
    source="CIN census D1; Annex A list 7",
    caveats="The team is that of the lead worker on the day.",
    needs=("ssd_cp_plans",),
    thing="child",
    counted_set="child protection plans",
    frame=_children,
)

CP_RATE = Indicator(
    id="cp_rate_10k",
    title="CP plans per 10,000",
    service_area="child protection",
    question="How many children are subject of a plan for every 10,000 who live in the area?",
    counts=f"Children with an open child protection plan on the day, for every 10,000 aged 0 to 17. {_PLANS}",
    numerator="Children subject of a plan",
    denominator="Children aged 0 to 17 in the area: the mid-year estimate that lies in the reporting year",
    basis="as_at",
    timing="an estimate of 30 June counts from 1 April before it to 31 March after it",
    unit="per 10,000",
    decimals=1,
    source="CIN census; ONS mid-year estimates; LAIT",
    needs=("ssd_cp_plans", "population"),
    by_team=False,
    thing="child",
    counted_set="child protection plans",
    frame=lambda frames: per_child(_children(frames), frames),
)

CP_SECOND = Indicator(
    id="cp_plan_second_subsequent",
    title="CP plans second or subsequent time",
    service_area="child protection",
    question="How many plans are for a child who has been on one before?",
    counts="Child protection plans that began in the period; in the numerator those of a child who had an earlier plan "
    f"with this authority, however long ago. {_PLANS}",
    numerator="Plans begun for a child with an earlier plan",
    denominator="Plans begun",
    basis="during",
    timing="ever, with no limit of time",
    unit="%",
    decimals=1,
    good_direction="low",
    source="CIN census D3; LAIT; Annex A list 7",
    caveats="Nil is not the aim. Plans that ended before the dataset begins are not seen.",
    needs=("ssd_cp_plans",),
    thing="plan",
    frame=_begun,
)

INDICATORS = (S47_STARTED, ICPC_IN_TIME, CP_OPEN, CP_RATE, CP_SECOND)
