"""Lists 8 to 10: children in care, care leavers, children with a plan for adoption."""

import polars as pl

from goldenthread.analysis.returns.annex_a.inspection import PERSON, Inspection, yes
from goldenthread.analysis.returns.annex_a.layout import UASC
from goldenthread.analysis.returns.annex_a.words import PERMANENCE

GOES_ON = "X1"
"""The reason for the end of an episode that another follows at once."""

HEALTH = ("Initial Health Assessment", "Review Health Assessment")
PLACED, LEFT = "clap_cla_placement_start_date", "clap_cla_placement_end_date"


def periods_of_care(asked: Inspection) -> pl.DataFrame:
    """One row a period: ``PERSON, clae_cla_id, started, ceased, reason, need, iro``, as known at the day."""
    first, last = "clae_cla_episode_start_date", "clae_cla_episode_ceased_date"
    rows = asked.source("ssd_cla_episodes").filter(asked.begun(first)).sort(first, "clae_cla_episode_id")
    rows = rows.rename({"clae_person_id": PERSON}).with_columns(ended=asked.known(last))
    found = rows.group_by(PERSON, "clae_cla_id", maintain_order=True).agg(
        started=pl.coalesce("clae_entered_care_date", first).min(),
        ceased=pl.col("ended").last(),
        reason=pl.col("clae_cla_episode_ceased_reason").last(),
        need=pl.col("clae_cla_primary_need_code").last(),
        iro=asked.known("clae_cla_last_iro_contact_date").max(),
    )
    over = pl.col("ceased").is_not_null() & pl.col("reason").ne_missing(GOES_ON)
    return found.with_columns(
        pl.when(over).then("ceased").alias("ceased"), pl.when(over).then("reason").alias("reason")
    )


def children_in_care(asked: Inspection) -> pl.DataFrame:
    every = periods_of_care(asked)
    listed = every.filter(asked.ran_in_six("started", "ceased"))
    for known in (_legal(asked), _plan(asked), *_health(asked), _missing(asked)):
        listed = listed.join(known, on=PERSON, how="left")
    for known in (_reviews(asked), _visits(asked), _placements(asked)):
        listed = listed.join(known, on="clae_cla_id", how="left")
    return listed.select(
        PERSON,
        asked.yes_if_among(asked.asylum_seekers).alias(UASC),
        pl.col("started").alias("Date Started to be Looked After"),
        pl.col("need").alias("Child's Category of Need"),
        _again(asked, every).alias(
            "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)"
        ),
        pl.col("iro").alias("Date of Last IRO Visit / Contact to the Child"),
        pl.col("ceased").alias("Date Ceased to be Looked After"),
        pl.col("reason").alias("Reason Ceased to be Looked After"),
        pl.exclude(*every.columns, "^Number of .*$"),
        pl.col("^Number of .*$").fill_null(0),
    )


def _again(asked: Inspection, every: pl.DataFrame) -> pl.Expr:
    """Whether the child came into care in the twelve months, after a period that had ended in them."""
    before = every.filter(asked.in_twelve("ceased")).select(PERSON, over="ceased")
    pairs = every.join(before, on=PERSON).filter(pl.col("started") >= pl.col("over"))
    return yes(pl.col("clae_cla_id").is_in(pairs["clae_cla_id"].implode()))


def _legal(asked: Inspection) -> pl.DataFrame:
    since = "lega_legal_status_start_date"
    return asked.latest(asked.source("ssd_legal_status"), "lega_person_id", since).select(
        pl.col("lega_person_id").alias(PERSON),
        pl.col("lega_legal_status").alias("Child's Legal Status"),
        pl.col(since).alias("Start date of current legal status"),
    )


def _plan(asked: Inspection) -> pl.DataFrame:
    """The first of the flags of the latest care plan, as a code."""
    flags = [pl.when(pl.col("lacp_cla_care_plan_json").str.contains(f'"{code}": *"Y"')).then(pl.lit(code))
             for code in PERMANENCE]  # fmt: skip
    latest = asked.latest(asked.source("ssd_cla_care_plan"), "lacp_person_id", "lacp_cla_care_plan_start_date")
    return latest.select(
        pl.col("lacp_person_id").alias(PERSON), pl.coalesce(flags).alias("What is the permanence plan for this child?")
    )


def _health(asked: Inspection) -> tuple[pl.DataFrame, pl.DataFrame]:
    done = asked.source("ssd_cla_health").filter(pl.col("clah_health_check_status") == "Completed")
    on = "clah_health_check_date"
    kinds = {"Date of Last Health Assessment": HEALTH, "Date of Last Dental Check": ("Dental Check",)}
    health, dental = (
        asked.latest(done.filter(pl.col("clah_health_check_type").is_in(kind)), "clah_person_id", on).select(
            pl.col("clah_person_id").alias(PERSON), pl.col(on).alias(name)
        )
        for name, kind in kinds.items()
    )
    return health, dental


def _missing(asked: Inspection) -> pl.DataFrame:
    since = "miss_missing_episode_start_date"
    rows = asked.source("ssd_missing").filter(asked.begun(since)).rename({"miss_person_id": PERSON})
    away = {"Missing": "M", "Absent": "A"}
    counted = (
        rows.filter(asked.in_twelve(since))
        .group_by(PERSON)
        .agg(
            (pl.col("miss_missing_episode_type") == code)
            .sum()
            .cast(pl.Int64)
            .alias(f"Number of Episodes the Child has been '{word}' from their Placement in the last 12 months")
            for word, code in away.items()
        )
    )
    last = asked.latest(rows.filter(pl.col("miss_missing_episode_type") == "M"), PERSON, since).select(
        PERSON,
        pl.col("miss_missing_rhi_offered").alias(
            "Was the child offered a Return Interview after their last missing episode?"
        ),
        pl.col("miss_missing_rhi_accepted").alias(
            "Did the child accept a Return Interview after their last missing episode?"
        ),
    )
    return counted.join(last, on=PERSON, how="full", coalesce=True)


def _reviews(asked: Inspection) -> pl.DataFrame:
    held = asked.source("ssd_cla_reviews").filter(pl.col("clar_cla_review_cancelled").ne_missing("Y"))
    on = "clar_cla_review_date"
    return asked.latest(held, "clar_cla_id", on).select(
        pl.col("clar_cla_id").alias("clae_cla_id"), pl.col(on).alias("Date of Latest Statutory Review")
    )


def _visits(asked: Inspection) -> pl.DataFrame:
    on = "clav_cla_visit_date"
    return asked.latest(asked.source("ssd_cla_visits"), "clav_cla_id", on).select(
        pl.col("clav_cla_id").alias("clae_cla_id"), pl.col(on).alias("Date of Last Social Work Visit")
    )


def _placements(asked: Inspection) -> pl.DataFrame:
    rows = asked.source("ssd_cla_placement").filter(asked.begun(PLACED)).rename({"clap_cla_id": "clae_cla_id"})
    recent = rows.filter(~(pl.col(LEFT) < asked.twelve).fill_null(value=False))
    count = pl.len().cast(pl.Int64).alias("Number of Placements in the Last 12 months")
    last = asked.latest(rows, "clae_cla_id", PLACED).select(
        "clae_cla_id",
        pl.col(PLACED).alias("Start Date of Most Recent Placement"),
        pl.col("clap_cla_placement_type").alias("Placement Type"),
        pl.col("clap_cla_placement_provider").alias("Placement Provider"),
        pl.col("clap_cla_placement_postcode").alias("Placement Postcode"),
        pl.col("clap_cla_placement_urn").alias("URN of Placement"),
    )
    return last.join(recent.group_by("clae_cla_id").agg(count), on="clae_cla_id", how="left")


def care_leavers(asked: Inspection) -> pl.DataFrame:
    rows = asked.source("ssd_care_leavers").filter(
        pl.col("clea_care_leaver_eligibility").ne_missing("No Current Eligibility")
    )
    named = asked.named(rows, "clea_care_leaver_allocated_team", "clea_care_leaver_worker_id")
    return named.rename({"clea_person_id": PERSON}).select(
        PERSON,
        asked.yes_if_among(asked.asylum_seekers).alias(UASC),
        "Allocated Team",
        "Allocated Worker",
        pl.col("clea_care_leaver_personal_advisor").alias("Allocated Personal Advisor"),
        pl.col("clea_care_leaver_eligibility").alias("Eligibility Category"),
        pl.col("clea_care_leaver_in_touch").alias("LA In Touch"),
        asked.known("clea_pathway_plan_review_date").alias("Latest Pathway Plan Review Date"),
        asked.known("clea_care_leaver_latest_contact").alias("Latest Date of Contact"),
        pl.col("clea_care_leaver_accommodation").alias("Type of Accommodation"),
        pl.col("clea_care_leaver_accom_suitable").alias("Suitability of Accommodation"),
        pl.col("clea_care_leaver_activity").alias("Activity Status"),
    )


def adoption(asked: Inspection) -> pl.DataFrame:
    rows = asked.source("ssd_permanence").rename({"perm_person_id": PERSON})
    days = {name: asked.known(column).alias(name) for name, column in ADOPTION_DAYS.items()}
    adopted = pl.col("perm_permanence_order_type") == "Adoption"
    told = rows.with_columns(days.values()).with_columns(
        pl.when(adopted.fill_null(value=False)).then("Date of Adoption Order").alias("Date of Adoption Order")
    )
    entered = periods_of_care(asked).select("clae_cla_id", pl.col("started").alias("Date the Child Entered Care"))
    both = told.join(entered, left_on="perm_cla_id", right_on="clae_cla_id", how="left")
    return both.filter(_planned(asked)).with_columns(
        pl.when(pl.col(REVERSED).is_not_null())
        .then("perm_decision_reversed_reason")
        .alias("Reason Why Child No Longer Placed for Adoption")
    )


REVERSED = "Date of Decision that Child Should No Longer be Placed for Adoption"
ADOPTION_DAYS = {
    "Date of Decision that Child Should be Placed for Adoption": "perm_adm_decision_date",
    "Date of Placement Order": "perm_placement_order_date",
    "Date of Matching Child and Prospective Adopters": "perm_matched_date",
    "Date Placed for Adoption": "perm_placed_for_adoption_date",
    "Date of Adoption Order": "perm_permanence_order_date",
    REVERSED: "perm_decision_reversed_date",
    "Date the child was placed for fostering in FosteringForAdoption or concurrent planning placement": (
        "perm_placed_ffa_cp_date"
    ),
}


def _planned(asked: Inspection) -> pl.Expr:
    """Adopted or reversed in the twelve months, or decided and neither; another order ends a plan for adoption too."""
    decided = pl.col("Date of Decision that Child Should be Placed for Adoption").is_not_null()
    other_order = asked.begun("perm_permanence_order_date")
    stands = decided & ~other_order & pl.col(REVERSED).is_null()
    return asked.in_twelve("Date of Adoption Order") | asked.in_twelve(REVERSED) | stands
