"""Touches of families become spells of children: who took part, and what birth, age or turning 18 changes.

A *spell* is one child's part in one touch. Everything that the tables hold about a child hangs on spells.
"""

import polars as pl

from goldenthread.analysis.synthetic.day_numbers import birthday
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.profile import Profile
from goldenthread.analysis.synthetic.streams import Streams

UNBORN_DAYS = 98
"""A child may be recorded up to this many days before birth."""

PLAN_DAYS_BEFORE_18 = 240
"""Later than this before the eighteenth birthday no plan is made: the work ends with the assessment."""

NOT_IN_CARE_WITH_SIBLING = 0.40
DEATHS = 0.0005

_ENDS = ("need_end", "cp_end", "care_end", "after_end", "breaks_end", "help_end", "closed")
_PLANS = (
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
)
_CARE = ("care_start", "care_end")


def spells(streams: Streams, profile: Profile, touched: pl.DataFrame, kids: pl.DataFrame) -> pl.DataFrame:
    """One row a child and touch: the columns of both, and ``adult`` (day number of the eighteenth birthday)."""
    rng = streams.of("spells")
    rows = kids.join(touched, on="family", how="inner", maintain_order="left_right")
    rows = rows.with_columns(
        pl.Series("u_part", rng.random(rows.height)),
        pl.Series("u_care", rng.random(rows.height)),
        pl.Series("u_death", rng.random(rows.height)),
        adult=birthday(pl.col("born"), 18),
    )
    present = (
        (pl.col("born") <= pl.col("at") + UNBORN_DAYS)
        & (pl.col("at") < pl.col("adult") - 14)
        & ((pl.col("place") == 0) | (pl.col("u_part") < profile.sibling_takes_part))
    )
    return (
        rows.filter(present)
        .pipe(_fit_to_child)
        .pipe(_cut_at_adult)
        .pipe(_die)
        .pipe(_leave_care)
        .drop("u_part", "u_care", "u_death")
    )


def _without(frame: pl.DataFrame, where: pl.Expr, columns: tuple[str, ...]) -> pl.DataFrame:
    return frame.with_columns(pl.when(~where).then(column).alias(column) for column in columns)


def _fit_to_child(rows: pl.DataFrame) -> pl.DataFrame:
    """Not every step of the family's path is every child's."""
    care_too_late = pl.col("care_start") > pl.col("adult") - 30
    home = ((pl.col("place") > 0) & (pl.col("u_care") < NOT_IN_CARE_WITH_SIBLING)) | care_too_late
    near_adult = (pl.col("adult") < pl.col("at") + PLAN_DAYS_BEFORE_18) & ~(pl.col("path") == "care")
    no_plan = (
        (near_adult & ~pl.col("path").is_in(["no_further_action", "not_in_need"]))
        | ((pl.col("path") == "short_breaks") & (~pl.col("disabled") | (pl.col("born") > pl.col("at"))))
        | ((pl.col("path") == "care") & home)
    ).fill_null(False)
    stays_home = (pl.col("care_start").is_not_null() & home & ~no_plan).fill_null(False)
    rows = rows.with_columns(no_plan=no_plan, stays_home=stays_home)
    rows = _without(rows, pl.col("no_plan"), _PLANS)
    rows = _without(rows, pl.col("stays_home"), (*_CARE, "after_start", "after_end"))
    return (
        rows.with_columns(
            path=pl.when("no_plan").then(pl.lit("not_in_need")).otherwise("path"),
            assessment_start=pl.when("no_plan")
            .then(pl.coalesce("assessment_start", "referred_on"))
            .otherwise("assessment_start"),
            assessment_end=pl.when("no_plan")
            .then(pl.coalesce("assessment_end", pl.col("referred_on") + 20))
            .otherwise("assessment_end"),
            care_start=pl.max_horizontal("care_start", pl.when(pl.col("care_start").is_not_null()).then("born")),
            care_end=pl.max_horizontal("care_end", pl.when(pl.col("care_end").is_not_null()).then(pl.col("born") + 1)),
        )
        .with_columns(
            closed=pl.when("no_plan")
            .then(pl.min_horizontal(pl.col("assessment_end") + 2, "closed"))
            .when("stays_home")
            .then(pl.max_horizontal("assessment_end", pl.min_horizontal(pl.col("cp_end") + 2, "closed")))
            .otherwise("closed")
        )
        .drop("no_plan", "stays_home")
    )


def _cut_at_adult(rows: pl.DataFrame) -> pl.DataFrame:
    rows = _without(rows, (pl.col("after_start") >= pl.col("adult") - 7).fill_null(False), ("after_start", "after_end"))
    rows = _without(
        rows,
        (pl.col("help_start") >= pl.col("adult") - 7).fill_null(False),
        ("help_start", "help_end", "help_ended_by"),
    )
    cut = [
        pl.when(pl.col(end) > pl.col("adult")).then("adult").otherwise(end).alias(end)
        for end in (*_ENDS, "assessment_end")
    ]
    return rows.with_columns(cut)


def _die(rows: pl.DataFrame) -> pl.DataFrame:
    """A few children die while a plan is open: ``died`` is the day, and nothing later is kept."""
    planned = pl.any_horizontal(pl.col(start).is_not_null() for start in ("need_start", "cp_start", "care_start"))
    last = pl.max_horizontal("need_end", "cp_end", "care_end", "after_end")
    died = pl.when(planned & (pl.col("u_death") < DEATHS) & (last > pl.col("born"))).then(last)
    rows = rows.with_columns(died=died.cast(pl.Int32)).with_columns(
        closed=pl.coalesce("died", "closed"),
        help_start=pl.when(pl.col("died").is_null()).then("help_start"),
        help_end=pl.when(pl.col("died").is_null()).then("help_end"),
        help_ended_by=pl.when(pl.col("died").is_null()).then("help_ended_by"),
        step_down=pl.col("step_down") & pl.col("died").is_null(),
    )
    first_death = pl.col("died").min().over("family", "place")
    return rows.with_columns(died=first_death).filter(pl.col("died").is_null() | (pl.col("at") <= pl.col("died")))


def _leave_care(rows: pl.DataFrame) -> pl.DataFrame:
    """Add ``care_outcome``: how a period of care ends. No plan follows adoption or special guardianship."""
    age = (pl.col("care_end") - pl.col("born")) / 365.25
    days = pl.col("care_end") - pl.col("care_start")
    # A child who is adopted gets a new record: nothing more is heard of this one.
    for_good = pl.col("at") == pl.col("at").max().over("family", "place")
    outcome = (
        pl.when(pl.col("care_start").is_null())
        .then(None)
        .when(pl.col("died") == pl.col("care_end"))
        .then(pl.lit("died"))
        .when(pl.col("care_end") >= pl.col("adult"))
        .then(pl.lit("adult"))
        .when((age < 7) & days.is_between(240, 1_900) & (pl.col("u_care") > 0.45) & for_good)
        .then(pl.lit("adopted"))
        .when((age < 14) & (days > 120) & (pl.col("u_death") > 0.70))
        .then(pl.lit("special_guardianship"))
        .when((age > 16) & (pl.col("u_death") > 0.60))
        .then(pl.lit("independent"))
        .when(pl.col("u_death") > 0.55)
        .then(pl.lit("other"))
        .otherwise(pl.lit("home"))
    )
    rows = rows.with_columns(care_outcome=outcome)
    placed = pl.col("care_outcome").is_in(["adopted", "special_guardianship"]).fill_null(False)
    rows = _without(rows, placed, ("after_start", "after_end"))
    return rows.with_columns(
        closed=pl.when(placed).then(pl.max_horizontal("care_end", "assessment_end")).otherwise("closed")
    )


def known_in(horizon: Horizon, found: pl.DataFrame) -> pl.DataFrame:
    """The spells that the authority's records still hold, of the children known to it within the horizon."""
    done = pl.max_horizontal("at", "closed", "help_end")
    before_21 = birthday(pl.col("born"), 21) >= horizon.begin
    young_enough = birthday(pl.col("born"), 26) > horizon.end
    left_care = pl.col("care_end").is_not_null() & (pl.col("care_end") >= birthday(pl.col("born"), 16))
    active = (done >= horizon.begin) | (left_care & before_21 & young_enough).fill_null(False)
    kept = (done >= horizon.held_from) | left_care
    return found.filter(active.any().over("family", "place") & kept)


def first_children(found: pl.DataFrame, count: int) -> pl.DataFrame:
    """The spells of the first ``count`` children, numbered from 0 in ``child``.

    Raises ``ValueError`` where there are not as many children.
    """
    order = found.select("family", "place").unique(maintain_order=True)
    if order.height < count:
        raise ValueError(f"{order.height} children were made where {count} are needed")
    numbered = order.head(count).with_columns(child=pl.int_range(count, dtype=pl.Int64))
    return found.join(numbered, on=["family", "place"], how="inner", maintain_order="left").sort("child", "round")


def held(horizon: Horizon, found: pl.DataFrame) -> pl.DataFrame:
    """Spells without what is too old to be held: steps that began, and referrals that closed, before events are held.

    Periods of care stay whole, for young people who left care long ago.
    """
    for begins, steps in _DATED_STEPS:
        found = _without(found, (pl.coalesce(begins) < horizon.held_from).fill_null(False), steps)
    old = (pl.col("closed") < horizon.held_from).fill_null(False)
    return _without(found, old, _OF_REFERRAL).with_columns(step_down=pl.col("step_down") & ~old)


_OF_REFERRAL = ("referral", "referred_on", "need_start", "need_end", "after_start", "after_end", "closed")
_PROTECTION = ("enquiry_start", "enquiry_end", "conference", "cp_start", "cp_end")
_HELP = ("help_start", "help_end", "help_ended_by")
_DATED_STEPS = (
    (["assessment_start"], ("assessment_start", "assessment_end")),
    (["enquiry_start", "conference"], _PROTECTION),
    (["help_start"], _HELP),
    (["considered"], ("considered",)),
)
"""Steps that are kept or left out together, by the day on which the first of them began."""
