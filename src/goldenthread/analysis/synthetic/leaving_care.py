"""Permanence by court order, and young people leaving care."""

import polars as pl

from goldenthread.analysis.synthetic.allocation import ADVISER
from goldenthread.analysis.synthetic.calibration import mix
from goldenthread.analysis.synthetic.care import DECIDED, MATCHED, ORDERED, PLACED, on_the_way
from goldenthread.analysis.synthetic.day_numbers import birthday
from goldenthread.analysis.synthetic.draws import chance, pick, whole
from goldenthread.analysis.synthetic.known import Known
from goldenthread.analysis.synthetic.layout import Tables, lay_out

ADOPTERS = {"MF": 82.0, "FF": 6.0, "MM": 5.0, "F1": 6.5, "M1": 0.5}
ADOPTERS_STATUS = {"MF": "L11", "FF": "L2", "MM": "L2", "F1": "L0", "M1": "L0"}
DAYS_IN_CARE_FOR_ENTITLEMENT = 91
ADULT_HOME_FROM = 20
"""So old are those who had turned 18, and more, when the last year of report began."""
UNSUITABLE = ("R", "S", "V", "W", "X")
IN_TOUCH = {"YES": 88.0, "NO": 6.0, "REFU": 3.0, "NREQ": 2.0, "RHOM": 1.0}


def leaving_tables(known: Known, found: pl.DataFrame) -> Tables:
    """``ssd_permanence`` and ``ssd_care_leavers``."""
    in_care = found.filter(~pl.col("short_breaks"))
    return {"ssd_permanence": _permanence(known, in_care), "ssd_care_leavers": _care_leavers(known, in_care)}


def _permanence(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    """Children adopted or on the way to it, and children who left care under special guardianship."""
    rng = known.streams.of("permanence")
    rows = found.filter(pl.col("outcome").is_in(["adopted", "special_guardianship"]))
    count = rows.height
    adopted = pl.col("outcome") == "adopted"
    part = [on_the_way(share) for share in (DECIDED, ORDERED, MATCHED, PLACED)]
    named = {
        "perm_adm_decision_date": part[0],
        "perm_placement_order_date": part[1],
        "perm_matched_date": part[2],
        "perm_placed_for_adoption_date": part[3],
    }
    until = {name: pl.when(adopted & (when <= known.horizon.end)).then(when) for name, when in named.items()}
    rows = rows.with_columns(**until, adopters=pick(rng, ADOPTERS, count), together=pl.Series(chance(rng, 0.4, count)))
    begun = pl.col("perm_adm_decision_date").is_not_null() | (pl.col("ends") <= known.horizon.end)
    matched = pl.col("perm_matched_date").is_not_null()
    kept = rows.filter(begun)
    single = pl.col("adopters").is_in(["F1", "M1"])
    return lay_out(
        "ssd_permanence",
        kept.with_columns(
            perm_table_id=known.ids("PM", kept),
            perm_person_id="person_id",
            perm_cla_id="cla_id",
            perm_adopted_by_carer_flag=pl.when(matched).then(pl.lit("N")),
            perm_part_of_sibling_group=pl.when("together").then(pl.lit("1")).otherwise(pl.lit("0")),
            perm_siblings_placed_together=pl.when("together").then(1).otherwise(0),
            perm_siblings_placed_apart=pl.lit(0),
            perm_permanence_order_date=known.until("ends"),
            perm_permanence_order_type=pl.when(pl.col("ends") <= known.horizon.end).then(
                pl.when(pl.col("outcome") == "adopted")
                .then(pl.lit("Adoption"))
                .otherwise(pl.lit("Special guardianship order"))
            ),
            perm_adopter_sex=pl.when(matched).then("adopters"),
            perm_adopter_legal_status=pl.when(matched).then(pl.col("adopters").replace_strict(ADOPTERS_STATUS)),
            perm_number_of_adopters=pl.when(matched).then(pl.when(single).then(1).otherwise(2)),
        ),
    )


def _care_leavers(known: Known, found: pl.DataFrame) -> pl.DataFrame:
    """Young people looked after for 13 weeks, some of it after sixteen, from then on until a year after they are 21."""
    rng = known.streams.of("care leavers")
    end = known.horizon.end
    found = found.with_columns(
        fourteen=birthday(pl.col("born"), 14),
        sixteen=birthday(pl.col("born"), 16),
        twenty_two=birthday(pl.col("born"), 22),
    )
    entitled = (
        (
            (pl.col("stops") - pl.max_horizontal("starts", "fourteen")).clip(0).sum().over("child")
            >= DAYS_IN_CARE_FOR_ENTITLEMENT
        )
        & (pl.col("stops") > pl.col("sixteen"))
        & pl.lit(end).is_between(pl.col("sixteen"), pl.col("twenty_two") - 1)
        & pl.col("died").is_null()
    )
    rows = found.filter(entitled).unique("child", keep="last", maintain_order=True)
    advisers = known.allocated.filter((pl.col("role") == ADVISER) & (pl.col("ends") > end)).select(
        "child", "worker_id", "team_id"
    )
    rows = rows.join(advisers.unique("child", maintain_order=True), on="child", how="left", maintain_order="left")
    count = rows.height
    names = known.names
    rows = rows.with_columns(
        home=pick(rng, mix("care leavers: accommodation"), count),
        does=pick(rng, _activities(known), count),
        left=pl.col("ends") <= end,
        over_18=pl.col("adult") <= end,
    ).join(names, on="worker_id", how="left", maintain_order="left")
    rows = rows.with_columns(home=_of_their_age(end))
    unsuitable = pl.col("home").is_in(UNSUITABLE)
    eligibility = (
        pl.when(~pl.col("left"))
        .then(pl.lit("Eligible"))
        .when("over_18")
        .then(pl.lit("Former Relevant"))
        .otherwise(pl.lit("Relevant"))
    )
    return lay_out(
        "ssd_care_leavers",
        rows.with_columns(
            clea_table_id=known.ids("CL", rows),
            clea_person_id="person_id",
            clea_care_leaver_eligibility=eligibility,
            clea_care_leaver_in_touch=pl.when("left").then(_in_touch(pick(rng, IN_TOUCH, count))),
            clea_care_leaver_latest_contact=pl.lit(end) - pl.Series(whole(rng, 1, 90, count)),
            clea_care_leaver_accommodation=pl.when("left").then("home"),
            clea_care_leaver_accom_suitable=pl.when("left").then(
                pl.when(unsuitable).then(pl.lit("2")).otherwise(pl.lit("1"))
            ),
            clea_care_leaver_activity=pl.when("left").then("does"),
            clea_pathway_plan_review_date=pl.when(pl.Series(chance(rng, 0.9, count))).then(
                pl.lit(end) - pl.Series(whole(rng, 5, 220, count))
            ),
            clea_care_leaver_personal_advisor="prof_professional_name",
            clea_care_leaver_allocated_team="team_id",
            clea_care_leaver_worker_id="worker_id",
        ),
    )


def _of_their_age(end: int) -> pl.Expr:
    """The youngest live neither with former carers nor in a foyer, but in lodgings with support."""
    young = birthday(pl.col("born"), ADULT_HOME_FROM) > end
    return pl.when(young & pl.col("home").is_in(["Z", "T"])).then(pl.lit("E")).otherwise("home")


def _in_touch(drawn: pl.Series) -> pl.Expr:
    """Of a young person whom one is in touch with, the activity is known."""
    return pl.when((pl.col("does") == "0") & (drawn == "YES")).then(pl.lit("NO")).otherwise(drawn)


def _activities(known: Known) -> dict[str, float]:
    """The activity codes that hold on the last day: apprenticeships have their own since April 2021."""
    weights = dict(mix("care leavers: activity before April 2021"))
    if known.horizon.last.year > 2021:
        weights["F5"], weights["P5"] = weights.pop("F3"), weights.pop("P3")
    return weights
