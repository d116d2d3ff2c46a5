"""SSD tables for children in need: assessments, plans, visits."""

from goldenthread.analysis.tables.declare import (
    date,
    flag,
    json,
    key,
    link,
    on_or_after,
    person,
    ssd_table,
    team,
    worker,
)

SSD_CIN_ASSESSMENTS = ssd_table(
    "ssd_cin_assessments",
    "Social work assessments",
    "Assessments of a child and family by a social worker.",
    key("cina_assessment_id", "The assessment."),
    person("cina_person_id", "The child."),
    link("cina_referral_id", "ssd_cin_episodes.cine_referral_id", "Episode of need it belongs to."),
    date("cina_assessment_start_date", "Day the assessment began."),
    flag("cina_assessment_child_seen", "Whether the child was seen."),
    date("cina_assessment_auth_date", "Day a manager authorised it; empty while it is open."),
    json(
        "cina_assessment_outcome_json",
        "Flags of what followed, TOTAL_NO_OF_OUTCOMES and free-text COMMENTS.",
        sensitivity="special category",
    ),
    flag("cina_assessment_outcome_nfa", "Whether it led to no further action."),
    team("cina_assessment_team", "Team that made it."),
    worker("cina_assessment_worker_id", "Worker who made it."),
    constraints=(on_or_after("cina_assessment_auth_date", "cina_assessment_start_date"),),
)

SSD_ASSESSMENT_FACTORS = ssd_table(
    "ssd_assessment_factors",
    "Factors found in assessments",
    "What an assessment found to bear on the child's need; one row an assessment.",
    key("cinf_table_id", "The row."),
    link("cinf_assessment_id", "ssd_cin_assessments.cina_assessment_id", "The assessment.", optional=False),
    json(
        "cinf_assessment_factors_json",
        'Codes of the code set assessment_factors, as a list like ["1A", "3B"].',
        sensitivity="special category",
    ),
)

SSD_CIN_PLANS = ssd_table(
    "ssd_cin_plans",
    "Child in need plans",
    "Plans for children in need.",
    key("cinp_cin_plan_id", "The plan."),
    link("cinp_referral_id", "ssd_cin_episodes.cine_referral_id", "Episode of need it belongs to."),
    person("cinp_person_id", "The child."),
    date("cinp_cin_plan_start_date", "First day of the plan."),
    date("cinp_cin_plan_end_date", "Last day of the plan; empty while it runs."),
    team("cinp_cin_plan_team", "Team that holds it."),
    worker("cinp_cin_plan_worker_id", "Worker who holds it."),
    constraints=(on_or_after("cinp_cin_plan_end_date", "cinp_cin_plan_start_date"),),
)

SSD_CIN_VISITS = ssd_table(
    "ssd_cin_visits",
    "Child in need visits",
    "Visits to children on a child in need plan. The SSD gives no referral: match on child and date.",
    key("cinv_cin_visit_id", "The visit."),
    person("cinv_person_id", "The child."),
    date("cinv_cin_visit_date", "Day of the visit."),
    flag("cinv_cin_visit_seen", "Whether the child was seen."),
    flag("cinv_cin_visit_seen_alone", "Whether the child was seen alone."),
    flag("cinv_cin_visit_bedroom", "Whether the child's bedroom was seen."),
)
