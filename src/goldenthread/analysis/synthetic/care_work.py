"""Work with looked-after children: reviews, visits, care plans, missing episodes."""

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.calibration import bands
from goldenthread.analysis.synthetic.casework import visited
from goldenthread.analysis.synthetic.draws import banded, chance, pick, whole
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import Tables, lay_out, yes
from goldenthread.analysis.synthetic.protection import participation
from goldenthread.analysis.synthetic.schedules import repeated

FIRST_REVIEW_DAYS, SECOND_REVIEW_DAYS, NEXT_REVIEW_DAYS = 28, 119, 182
VISIT_EVERY = 40
CARE_PLANS = (
    "REMAINSUP",
    "RETURN1M",
    "RETURN6M",
    "RETURNEV",
    "LTRELFR",
    "LTFOST18",
    "RESPLMT",
    "SUPPLIV",
    "ADOPTION",
    "OTHERPLN",
)
FIRST_PLAN = {"RETURN6M": 38.0, "RETURN1M": 20.0, "RETURNEV": 22.0, "OTHERPLN": 15.0, "LTRELFR": 5.0}
PERMANENCE_PLAN = {
    "LTFOST18": 45.0,
    "LTRELFR": 12.0,
    "RETURNEV": 10.0,
    "SUPPLIV": 10.0,
    "RESPLMT": 8.0,
    "OTHERPLN": 5.0,
}
LIKELY_TO_GO_MISSING = 0.17
"""Share of young people in care, aged ten or more, who ever go missing: of all in care 6% do in a year."""


def care_work_tables(known: Known, found: pl.DataFrame) -> Tables:
    """``ssd_cla_reviews``, ``ssd_cla_visits``, ``ssd_cla_care_plan`` and ``ssd_missing`` for periods of care."""
    in_care = found.filter(~pl.col("short_breaks"))
    return {
        "ssd_cla_reviews": _reviews(known, in_care),
        "ssd_cla_visits": _visits(known, in_care),
        "ssd_cla_care_plan": _care_plans(known, in_care),
        "ssd_missing": _missing(known, in_care),
    }


def _reviews(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    """First within 20 working days, second three months on, then every six months; a few late."""
    rng = known.streams.of("reviews")
    first = found.with_columns(due=pl.col("starts") + FIRST_REVIEW_DAYS)
    second = found.with_columns(due=pl.col("starts") + SECOND_REVIEW_DAYS)
    later = (
        repeated(rng, second, starts="due", ends="stops", every=NEXT_REVIEW_DAYS - 5)
        .with_columns(due="on")
        .select(first.columns)
    )
    due = pl.concat([first, second, later]).filter(pl.col("due") < pl.col("stops")).sort("child", "starts", "due")
    rows = due.height
    early = pl.Series(whole(rng, -12, 0, rows))
    late = pl.Series(whole(rng, 1, 35, rows))
    held = due.with_columns(on=pl.col("due") + pl.when(pl.Series(chance(rng, 0.055, rows))).then(late).otherwise(early))
    held = held.filter(pl.col("on") < pl.col("stops"))
    return lay_out(
        "ssd_cla_reviews",
        held.with_columns(
            clar_cla_review_id=known.ids("CR", held),
            clar_cla_id="cla_id",
            clar_cla_review_due_date="due",
            clar_cla_review_date="on",
            clar_cla_review_cancelled=pl.lit("N"),
            clar_cla_person_id="person_id",
            clar_cla_review_participation=participation(rng, held),
        ),
    )


def _visits(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    """Within a week of coming into care, then about every six weeks."""
    rng = known.streams.of("visits in care")
    first = found.with_columns(on=pl.col("starts") + pl.Series(whole(rng, 0, 8, found.height)))
    later = repeated(
        rng, first.rename({"on": "met"}), starts="met", ends="stops", every=VISIT_EVERY, late=8, skipped=0.05
    )
    both = pl.concat([first.filter(pl.col("on") < pl.col("stops")), later.select(first.columns)])
    both = both.filter(pl.col("on") >= known.horizon.begin).sort("child", "on")
    seen = visited(rng, both, "clav_cla_visit", 0.96)
    seen.pop("clav_cla_visit_bedroom")
    return lay_out(
        "ssd_cla_visits",
        both.with_columns(
            clav_cla_visit_id=known.ids("CV", both),
            clav_cla_id="cla_id",
            clav_person_id="person_id",
            clav_cla_visit_date="on",
            **seen,
        ),
    )


def _care_plans(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    """A first plan within weeks, and for children who stay a permanence plan about four months on."""
    rng = known.streams.of("care plans")
    rows = found.height
    drawn = found.with_columns(
        made=pl.col("starts") + pl.Series(whole(rng, 3, 25, rows)),
        changed=pl.col("starts") + pl.Series(whole(rng, 90, 200, rows)),
        first=pick(rng, FIRST_PLAN, rows),
        permanence=pick(rng, PERMANENCE_PLAN, rows),
        none=chance(rng, 0.07, rows),
    ).with_columns(
        permanence=pl.when(pl.col("outcome") == "adopted").then(pl.lit("ADOPTION")).otherwise("permanence"),
        turned=pl.when((pl.col("changed") < pl.col("stops")) & ~pl.col("none")).then("changed"),
    )
    first = drawn.with_columns(from_day="made", to_day=pl.coalesce("turned", "ends"), plan="first")
    second = drawn.filter(pl.col("turned").is_not_null()).with_columns(
        from_day="turned", to_day="ends", plan="permanence"
    )
    plans = pl.concat([first, second]).filter(pl.col("from_day") < pl.col("stops")).sort("child", "from_day")
    written = {chosen: _plan_json(chosen) for chosen in CARE_PLANS}
    return lay_out(
        "ssd_cla_care_plan",
        plans.with_columns(
            lacp_table_id=known.ids("CP", plans),
            lacp_person_id="person_id",
            lacp_cla_care_plan_start_date="from_day",
            lacp_cla_care_plan_end_date=known.until("to_day"),
            lacp_cla_care_plan_json=pl.col("plan").replace_strict(written),
        ),
    )


def _plan_json(chosen: str) -> str:
    return "{" + ", ".join(f'"{plan}": "{"Y" if plan == chosen else "N"}"' for plan in CARE_PLANS) + "}"


def _missing(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    """A few young people go missing several times; most return within two days, and most are offered an interview."""
    rng = known.streams.of("missing")
    rows = found.height
    ten = pl.max_horizontal("starts", pl.col("born") + 3_653, pl.lit(known.horizon.begin))
    runs = found.with_columns(ten=ten).filter(
        (pl.col("stops") - pl.col("ten") > 30) & pl.Series(chance(rng, LIKELY_TO_GO_MISSING, rows))
    )
    times = 1 + rng.geometric(0.30, runs.height)
    again = runs[np.repeat(np.arange(runs.height), times)]
    count = again.height
    span = (pl.col("stops") - pl.col("ten")) * pl.Series(rng.random(count))
    again = again.with_columns(
        from_day=(pl.col("ten") + span).cast(pl.Int32), days=banded(rng, bands("missing episode"), count)
    )
    # A child who is missing when care ends is not made up here: everybody was back the day before.
    again = again.with_columns(to_day=pl.min_horizontal(pl.col("from_day") + pl.col("days"), pl.col("ends") - 1)).sort(
        "child", "from_day"
    )
    # Two episodes of one child do not overlap: an episode that begins before the last one ended is dropped.
    before = pl.col("to_day").cum_max().shift(1).over("child")
    again = again.filter(before.is_null() | (pl.col("from_day") > before))
    ended = pl.col("to_day") <= known.horizon.end
    offered = pl.Series(chance(rng, 0.84, again.height))
    accepted = pl.Series(chance(rng, 0.62, again.height))
    return lay_out(
        "ssd_missing",
        again.with_columns(
            miss_table_id=known.ids("MS", again),
            miss_person_id="person_id",
            miss_missing_episode_start_date="from_day",
            miss_missing_episode_type=pick(rng, {"M": 82.0, "A": 18.0}, again.height),
            miss_missing_episode_end_date=known.until("to_day"),
            miss_missing_rhi_offered=pl.when(ended).then(yes(offered)),
            miss_missing_rhi_accepted=pl.when(ended & offered).then(yes(accepted)),
        ),
    )
