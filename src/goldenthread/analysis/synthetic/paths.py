"""What follows a referral: the path it takes and the day of every step on it."""

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.calibration import bands
from goldenthread.analysis.synthetic.day_numbers import after_working_days
from goldenthread.analysis.synthetic.draws import Band, banded, pick, whole
from goldenthread.analysis.synthetic.profile import DISABILITY_PATHS, PATHS_AFTER_A_PLAN, Profile

CIN_PLAN_DAYS: tuple[Band, ...] = ((28, 90, 0.24), (91, 182, 0.33), (183, 365, 0.28), (366, 800, 0.15))
SHORT_BREAKS_DAYS: tuple[Band, ...] = ((365, 730, 0.4), (731, 2_000, 0.6))
DAYS_TO_ENQUIRY: tuple[Band, ...] = ((0, 1, 0.62), (2, 7, 0.18), (8, 60, 0.20))
DAYS_TO_CARE: tuple[Band, ...] = ((0, 1, 0.30), (2, 14, 0.22), (15, 120, 0.30), (121, 400, 0.18))
AFTERCARE_DAYS: tuple[Band, ...] = ((28, 90, 0.45), (91, 200, 0.40), (201, 400, 0.15))

ENQUIRY_PATHS = ["enquiry", "conference", "protection"]
CONFERENCE_PATHS = ["conference", "protection", "transfer_in"]
PLAN_PATHS = ["protection", "transfer_in"]
PROTECTION_TO_CARE = 0.10
ENQUIRY_BEFORE_CARE = 0.35

DAYS = (
    "decided_on",
    "referred_on",
    "assessment_start",
    "assessment_end",
    "enquiry_start",
    "enquiry_end",
    "conference",
    "cp_start",
    "cp_end",
    "need_start",
    "need_end",
    "after_start",
    "after_end",
    "care_start",
    "care_end",
    "breaks_start",
    "breaks_end",
    "closed",
)
"""Every day that a touch may have. ``need`` is a child in need plan before other plans, ``after`` one that follows."""


def timeline(rng: np.random.Generator, profile: Profile, decided: pl.DataFrame) -> pl.DataFrame:
    """Add ``path`` and the columns of ``DAYS`` to touches with ``at, decided_in, referred, disability, planned``.

    Days are null where the path has no such step. Nothing is cut at the end of the horizon yet.
    """
    drawn = _draw(rng, profile, decided)
    started = _assess(drawn)
    protected = _protect(started)
    cared = _care(protected)
    return _close(cared).select(*decided.columns, "path", *DAYS)


def _draw(rng: np.random.Generator, profile: Profile, decided: pl.DataFrame) -> pl.DataFrame:
    rows = decided.height
    path = (
        pl.when("planned")
        .then(pick(rng, PATHS_AFTER_A_PLAN, rows))
        .when("disability")
        .then(pick(rng, DISABILITY_PATHS, rows))
        .otherwise(pick(rng, profile.referral_paths, rows))
    )
    return decided.with_columns(
        path=pl.when("referred").then(path),
        u_care=rng.random(rows),
        u_enquiry=rng.random(rows),
        u_need=rng.random(rows),
        u_after=rng.random(rows),
        u_share=rng.random(rows),
        wd_start=whole(rng, 0, 2, rows),
        wd_assessment=banded(rng, bands("assessment"), rows),
        d_enquiry=banded(rng, DAYS_TO_ENQUIRY, rows),
        wd_enquiry=whole(rng, 3, 14, rows),
        wd_conference=banded(rng, bands("section 47 to conference"), rows),
        wd_transfer=whole(rng, 8, 16, rows),
        d_cp=banded(rng, bands("child protection plan"), rows),
        d_need=banded(rng, CIN_PLAN_DAYS, rows),
        d_breaks=banded(rng, SHORT_BREAKS_DAYS, rows),
        d_lag=whole(rng, 0, 10, rows),
        d_after=banded(rng, AFTERCARE_DAYS, rows),
        d_care_in=banded(rng, DAYS_TO_CARE, rows),
        d_care=banded(rng, bands("period of care"), rows),
        d_close=whole(rng, 0, 9, rows),
    )


def _working(frame: pl.DataFrame, start: str, days: str) -> pl.Series:
    return after_working_days(frame[start], frame[days].to_numpy())


def _on(paths: list[str]) -> pl.Expr:
    return pl.col("path").is_in(paths)


def decision_days(contacts: pl.DataFrame) -> pl.Series:
    """The day each contact (``at, decided_in``) was decided on: that many working days later, never before."""
    days = after_working_days(contacts["at"], contacts["decided_in"].to_numpy())
    return pl.select(pl.max_horizontal(days, contacts["at"])).to_series()


def _assess(drawn: pl.DataFrame) -> pl.DataFrame:
    frame = drawn.with_columns(decided_on=decision_days(drawn))
    frame = frame.with_columns(referred_on=pl.when(pl.col("path").is_not_null()).then("decided_on"))
    assessed = pl.col("path").is_not_null() & ~_on(["no_further_action", "transfer_in"])
    frame = frame.with_columns(
        assessment_start=pl.when(assessed).then(
            pl.max_horizontal(_working(frame, "referred_on", "wd_start"), "referred_on")
        )
    )
    return frame.with_columns(
        assessment_end=pl.max_horizontal(_working(frame, "assessment_start", "wd_assessment"), "assessment_start")
    )


def _protect(frame: pl.DataFrame) -> pl.DataFrame:
    enquired = _on(ENQUIRY_PATHS) | (_on(["care"]) & (pl.col("u_enquiry") < ENQUIRY_BEFORE_CARE))
    frame = frame.with_columns(enquiry_start=pl.when(enquired).then(pl.col("referred_on") + pl.col("d_enquiry")))
    by_enquiry, by_transfer = (
        _working(frame, "enquiry_start", "wd_conference"),
        _working(frame, "referred_on", "wd_transfer"),
    )
    frame = frame.with_columns(
        conference=pl.when(_on(["transfer_in"])).then(by_transfer).when(_on(CONFERENCE_PATHS)).then(by_enquiry),
        enquiry_end=_working(frame, "enquiry_start", "wd_enquiry"),
    )
    started = pl.when(_on(PLAN_PATHS)).then("conference")
    return frame.with_columns(
        enquiry_end=pl.when(pl.col("enquiry_start").is_not_null()).then(
            pl.max_horizontal("enquiry_start", pl.min_horizontal("enquiry_end", "conference"))
        ),
        cp_start=started,
        cp_end=started + pl.col("d_cp"),
    )


def _care(frame: pl.DataFrame) -> pl.DataFrame:
    """Periods of care, straight from the referral or out of a child protection plan, which then ends."""
    removed = _on(["protection"]) & (pl.col("u_care") < PROTECTION_TO_CARE)
    within = pl.col("cp_start") + 7 + (pl.col("u_share") * pl.col("d_cp")).cast(pl.Int32)
    start = (
        pl.when(_on(["care"]))
        .then(pl.max_horizontal(pl.col("referred_on") + pl.col("d_care_in"), pl.col("enquiry_end")))
        .when(removed)
        .then(within)
    )
    return frame.with_columns(care_start=start).with_columns(
        care_end=pl.col("care_start") + pl.col("d_care"),
        cp_end=pl.when(pl.col("cp_start").is_not_null() & pl.col("care_start").is_not_null())
        .then("care_start")
        .otherwise("cp_end"),
    )


def _close(frame: pl.DataFrame) -> pl.DataFrame:
    ready = pl.max_horizontal("assessment_end", "enquiry_end", "conference") + pl.col("d_lag")
    planned = _on(["child_in_need", "conference", "short_breaks"]) | (_on(["enquiry"]) & (pl.col("u_need") < 0.45))
    waits_for_care = _on(["care"]) & (pl.col("care_start") > ready + 14)
    frame = frame.with_columns(need_start=pl.when(planned | waits_for_care).then(ready))
    last = (
        pl.when(waits_for_care)
        .then("care_start")
        .when(_on(["short_breaks"]))
        .then(pl.col("need_start") + pl.col("d_breaks"))
        .otherwise(pl.col("need_start") + pl.col("d_need"))
    )
    frame = frame.with_columns(
        need_end=last,
        breaks_start=pl.when(_on(["short_breaks"])).then(pl.col("need_start") + 14),
        breaks_end=pl.when(_on(["short_breaks"])).then(last),
        after_start=pl.when(pl.col("u_after") < 0.62).then(pl.coalesce("care_end", "cp_end")),
    ).with_columns(after_end=pl.col("after_start") + pl.col("d_after"))
    quick = pl.when(pl.col("path") == "no_further_action").then(pl.col("referred_on") + pl.col("d_lag") // 2)
    ends = pl.max_horizontal(
        "assessment_end", "enquiry_end", "conference", "cp_end", "need_end", "care_end", "after_end"
    )
    return frame.with_columns(closed=pl.coalesce(quick, ends + pl.col("d_close"))).with_columns(
        pl.col(DAYS).cast(pl.Int32)
    )
