"""SSD: need."""

from goldenthread.analysis.tables.declare import date, flag, json, key, link, person, ssd_table, team, worker

SSD_CIN_ASSESSMENTS = ssd_table(
    "ssd_cin_assessments",
    "Social work (single/C&F) assessments",
    "Social work (single/C&F) assessments.",
    key("cina_assessment_id", "Assessment id."),
    person("cina_person_id", "Person id."),
    link("cina_referral_id", "ssd_cin_episodes.cine_referral_id", "Referral id."),
    date("cina_assessment_start_date", "Assessment start date."),
    flag("cina_assessment_child_seen", "Assessment child seen."),
    date("cina_assessment_auth_date", "Assessment auth date."),
    json("cina_assessment_outcome_json", "Assessment outcome json."),
    flag("cina_assessment_outcome_nfa", "Assessment outcome nfa."),
    team("cina_assessment_team", "Assessment team."),
    worker("cina_assessment_worker_id", "Assessment worker id."),
    about="child",
    sensitivity="personal",
)

SSD_ASSESSMENT_FACTORS = ssd_table(
    "ssd_assessment_factors",
    "Factors identified at end of assessment (JSON list)",
    "Factors identified at end of assessment (JSON list).",
    key("cinf_table_id", "Table id."),
    link("cinf_assessment_id", "ssd_cin_assessments.cina_assessment_id", "Assessment id."),
    json("cinf_assessment_factors_json", "Assessment factors json."),
    about="child",
    sensitivity="personal",
)

SSD_CIN_PLANS = ssd_table(
    "ssd_cin_plans",
    "Child in need plans",
    "Child in need plans.",
    key("cinp_cin_plan_id", "Cin plan id."),
    link("cinp_referral_id", "ssd_cin_episodes.cine_referral_id", "Referral id."),
    person("cinp_person_id", "Person id."),
    date("cinp_cin_plan_start_date", "Cin plan start date."),
    date("cinp_cin_plan_end_date", "Cin plan end date."),
    team("cinp_cin_plan_team", "Cin plan team."),
    worker("cinp_cin_plan_worker_id", "Cin plan worker id."),
    about="child",
    sensitivity="personal",
)

SSD_CIN_VISITS = ssd_table(
    "ssd_cin_visits",
    "Child in need visits",
    "Child in need visits.",
    key("cinv_cin_visit_id", "Cin visit id."),
    person("cinv_person_id", "Person id."),
    date("cinv_cin_visit_date", "Cin visit date."),
    flag("cinv_cin_visit_seen", "Cin visit seen."),
    flag("cinv_cin_visit_seen_alone", "Cin visit seen alone."),
    flag("cinv_cin_visit_bedroom", "Cin visit bedroom."),
    about="child",
    sensitivity="personal",
)
