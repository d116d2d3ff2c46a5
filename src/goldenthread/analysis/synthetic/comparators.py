"""Published values for England that indicators are set against, and the targets a service sets itself."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from goldenthread.analysis.synthetic.calibration import (
    CIN_2014,
    CIN_2015,
    CIN_2016,
    CIN_2023,
    CIN_2025,
    CLA_2013,
    CLA_2015,
    CLA_2020,
    CLA_2025,
    CSWW_2015,
)  # fmt: skip
from goldenthread.analysis.synthetic.layout import lay_out

PER_10K = "per 10,000"
STABILITY = "DfE stability measures for children looked after, 2025"
PRESS = "DfE figures as quoted in the press"

ENGLAND: Sequence[tuple[str, str, float, str, str]] = (
    ("contact_to_referral_conversion", "2019-20", 26.4, "%", "ADCS Safeguarding Pressures 7: 3.79 contacts a referral"),
    ("re_referral_rate_12m", "2012-13", 24.9, "%", CIN_2014),
    ("re_referral_rate_12m", "2013-14", 23.4, "%", CIN_2014),
    ("re_referral_rate_12m", "2022-23", 22.4, "%", CIN_2023),
    ("re_referral_rate_adjusted", "2012-13", 24.9, "%", CIN_2014),
    ("re_referral_rate_adjusted", "2013-14", 23.4, "%", CIN_2014),
    ("re_referral_rate_adjusted", "2022-23", 22.4, "%", CIN_2023),
    ("cin_rate_10k", "2013-14", 346.4, PER_10K, CIN_2014),
    ("cin_rate_10k", "2015-16", 337.7, PER_10K, CIN_2016),
    ("assessments_45wd", "2024-25", 85.7, "%", CIN_2025),
    ("icpc_15wd", "2022-23", 78.4, "%", CIN_2023),
    ("icpc_15wd", "2024-25", 81.4, "%", CIN_2025),
    ("cp_rate_10k", "2014-15", 42.9, PER_10K, f"{CIN_2015}; population between the years on either side"),
    ("cp_plan_second_subsequent", "2013-14", 13.3, "%", PRESS),
    ("cp_plan_second_subsequent", "2014-15", 16.6, "%", PRESS),
    ("cla_rate_10k", "2014-15", 60.1, PER_10K, f"{CLA_2015}; population between the years on either side"),
    ("cla_section20_share", "2018-19", 18.0, "%", "DfE children looked after 2019"),
    ("cla_section20_share", "2019-20", 17.0, "%", CLA_2020),
    ("cla_sw_changes_3plus_12m", "2023-24", 27.0, "%", STABILITY),
    ("cla_sw_changes_3plus_12m", "2024-25", 24.0, "%", STABILITY),
    ("cla_placement_3plus_12m", "2012-13", 11.0, "%", CLA_2013),
    ("cla_placement_3plus_12m", "2019-20", 11.0, "%", CLA_2020),
    ("care_leavers_suitable_accommodation", "2017-18", 84.0, "%", CLA_2020),
    ("care_leavers_suitable_accommodation", "2018-19", 85.0, "%", CLA_2020),
    ("care_leavers_eet", "2012-13", 58.0, "%", f"{CLA_2013}, at age 19: education 35%, training or work 23%"),
    ("cla_rate_10k", "2024-25", 67.0, PER_10K, CLA_2025),
    ("turnover_rate_12m", "2014-15", 16.0, "%", f"{CSWW_2015}: year to September 2015"),
    ("vacancy_rate_fte", "2014-15", 13.9, "%", f"{CSWW_2015}: September 2014"),
    ("agency_rate_fte", "2014-15", 14.2, "%", f"{CSWW_2015}: September 2014"),
    ("caseload_mean_fte", "2014-15", 16.0, "children per FTE", f"{CSWW_2015}: children in need a worker, 2014"),
    ("caseload_mean_fte", "2022-23", 16.0, "children per FTE", "DfE children's social work workforce 2023"),
)  # fmt: skip

PRACTICE = "Good practice among similar services"
WHOLE = "Every child is entitled to it"

# Indicator, kind, target, upper end, how far amber reaches as a share of the target, reason.
TARGETS: Sequence[tuple[str, str, float, float | None, float, str]] = (
    ("contacts_decided_1wd", "at_least", 95.0, None, 0.05, PRACTICE),
    ("contact_outcome_ambiguous_rate", "at_most", 12.0, None, 0.2, "A contact is decided once"),
    ("re_referral_rate_12m", "at_most", 20.0, None, 0.2, "Below England; red above 24%"),
    ("re_referral_rate_adjusted", "at_most", 20.0, None, 0.2, "Below England; red above 24%"),
    ("step_down_from_csc", "at_least", 20.0, None, 0.25, "Help goes on when social care ends"),
    ("step_down_agencies_notified", "at_least", 95.0, None, 0.1, WHOLE),
    ("assessments_45wd", "at_least", 90.0, None, 0.1, PRACTICE),
    ("assessments_open_over_45wd", "at_most", 10.0, None, 0.3, PRACTICE),
    ("assessment_management_rationale", "at_least", 95.0, None, 0.1, "External audit, October 2014"),
    ("icpc_15wd", "at_least", 90.0, None, 0.12, PRACTICE),
    ("cp_plan_second_subsequent", "between", 10.0, 15.0, 0.15, "Neither very low nor high is good"),
    ("cla_section20_share", "at_most", 30.0, None, 0.15, "Agreement is not to replace a decision of the court"),
    ("cla_sw_changes_3plus_12m", "at_most", 20.0, None, 0.2, "Children ask for one worker who stays"),
    ("cla_placement_3plus_12m", "at_most", 10.0, None, 0.2, PRACTICE),
    ("care_leavers_suitable_accommodation", "at_least", 95.0, None, 0.1, WHOLE),
    ("care_leavers_eet", "at_least", 60.0, None, 0.15, PRACTICE),
    ("in_house_foster_share", "at_least", 60.0, None, 0.15, "Children stay near home"),
    ("caseload_mean_fte", "at_most", 14.0, None, 0.15, "Time for direct work with children"),
    ("turnover_rate_12m", "at_most", 15.0, None, 0.2, "Recruitment and retention strategy"),
    ("vacancy_rate_fte", "at_most", 10.0, None, 0.2, "Recruitment and retention strategy"),
    ("agency_rate_fte", "at_most", 10.0, None, 0.2, "Recruitment and retention strategy"),
    ("permanent_staff_rate", "at_least", 95.0, None, 0.1, "Recruitment and retention strategy; the aim is 100%"),
    ("supervision_4weekly", "at_least", 95.0, None, 0.15, "Supervision policy"),
    ("case_supervision_in_timescale", "at_least", 90.0, None, 0.15, "Supervision policy"),
    ("complaints_stage1_in_time", "at_least", 90.0, None, 0.15, "SI 2006/1738, regulation 14"),
    ("audits_completed", "at_least", 90.0, None, 0.15, "Quality assurance framework"),
    ("annual_review_recs_achieved", "at_least", 75.0, None, 0.3, "What is recommended is to be done"),
)  # fmt: skip


def comparators() -> pl.DataFrame:
    """``comparators``: England's published values, each for the year it was published for."""
    rows = pl.DataFrame(list(ENGLAND), schema=["indicator_id", "period", "value", "unit", "source"], orient="row")
    return lay_out("comparators", rows.with_columns(geography=pl.lit("england")))


def targets(first: date) -> pl.DataFrame:
    """``targets``: one for each indicator that has one, in force from ``first``."""
    schema = {
        "indicator_id": pl.String,
        "kind": pl.String,
        "target": pl.Float64,
        "upper": pl.Float64,
        "amber_within": pl.Float64,
        "reason": pl.String,
    }
    rows = pl.DataFrame(list(TARGETS), schema=schema, orient="row")
    return lay_out(
        "targets", rows.with_columns(valid_from=pl.lit(first), set_by_role=pl.lit("Director of Children's Services"))
    )
