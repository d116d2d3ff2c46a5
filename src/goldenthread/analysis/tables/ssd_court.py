"""SSD table for the steps before court. A draft table of the specification that few systems fill."""

from goldenthread.analysis.tables.declare import (
    code,
    date,
    flag,
    identifier,
    key,
    on_or_after,
    person,
    ssd_table,
    text,
    whole,
)

SSD_PRE_PROCEEDINGS = ssd_table(
    "ssd_pre_proceedings",
    "Pre-proceedings",
    "Work with a family under the Public Law Outline before, and in, care proceedings; one row a child.",
    key("prep_table_id", "The row."),
    person("prep_person_id", "The child."),
    identifier(
        "prep_plo_family_id", "The family in the Public Law Outline.", about="family", sensitivity="identifying"
    ),
    date("prep_pre_pro_decision_date", "Day it was decided to start pre-proceedings."),
    date("prep_initial_pre_pro_meeting_date", "Day of the first pre-proceedings meeting."),
    text("prep_pre_pro_outcome", "How pre-proceedings ended."),
    date("prep_agree_stepdown_issue_date", "Day it was agreed to step down or to issue."),
    whole("prep_cp_plans_referral_period", "Child protection plans during this referral."),
    code("prep_legal_gateway_outcome", "legal_gateway_outcome", "Outcome of the legal gateway meeting."),
    whole("prep_prev_pre_proc_child", "Earlier pre-proceedings for the child."),
    whole("prep_prev_care_proc_child", "Earlier care proceedings for the child."),
    date("prep_pre_pro_letter_date", "Day of the letter before proceedings."),
    date("prep_care_pro_letter_date", "Day of the letter that care proceedings would be issued."),
    whole("prep_pre_pro_meetings_num", "Pre-proceedings meetings held."),
    flag("prep_pre_pro_parents_legal_rep", "Whether the parents had a lawyer in pre-proceedings."),
    flag("prep_parents_legal_rep_point_of_issue", "Whether the parents had a lawyer when proceedings were issued."),
    identifier("prep_court_reference", "Reference of the court.", sensitivity="identifying"),
    whole("prep_care_proc_court_hearings", "Court hearings in the care proceedings."),
    flag("prep_care_proc_short_notice", "Whether proceedings were issued at short notice."),
    text("prep_proc_short_notice_reason", "Why they were issued at short notice."),
    flag("prep_la_inital_plan_approved", "Whether the court approved the authority's first care plan."),
    code("prep_la_initial_care_plan", "pre_proceedings_initial_plan", "Care plan first put to the court."),
    flag("prep_la_final_plan_approved", "Whether the court approved the authority's final care plan."),
    code("prep_la_final_care_plan", "pre_proceedings_final_plan", "Care plan at the final hearing."),
    constraints=(on_or_after("prep_agree_stepdown_issue_date", "prep_pre_pro_decision_date"),),
)
