"""SSD tables for child protection: enquiries, conferences, plans, visits, reviews."""

from goldenthread.analysis.tables.declare import (
    code,
    date,
    flag,
    identifier,
    json,
    key,
    link,
    on_or_after,
    person,
    ssd_table,
    team,
    text,
    worker,
)

SSD_S47_ENQUIRY = ssd_table(
    "ssd_s47_enquiry",
    "Section 47 enquiries",
    "Enquiries into whether a child suffers or is likely to suffer significant harm (Children Act 1989, section 47).",
    key("s47e_s47_enquiry_id", "The enquiry."),
    link("s47e_referral_id", "ssd_cin_episodes.cine_referral_id", "Episode of need it belongs to."),
    person("s47e_person_id", "The child."),
    date("s47e_s47_start_date", "Day of the strategy discussion that began it."),
    date("s47e_s47_end_date", "Day it ended; empty while it is open."),
    flag("s47e_s47_nfa", "Whether it led to no further action."),
    json(
        "s47e_s47_outcome_json",
        "Flags of what followed, such as CP_CONFERENCE_FLAG, and free-text OUTCOME_COMMENTS.",
        sensitivity="special category",
    ),
    team("s47e_s47_completed_by_team", "Team that completed it."),
    worker("s47e_s47_completed_by_worker_id", "Worker who completed it."),
    constraints=(on_or_after("s47e_s47_end_date", "s47e_s47_start_date"),),
)

SSD_INITIAL_CP_CONFERENCE = ssd_table(
    "ssd_initial_cp_conference",
    "Initial child protection conferences",
    "First conferences about a child, one row a child. A conference for a plan of another authority is a transfer in.",
    key("icpc_icpc_id", "The conference, for one child."),
    identifier("icpc_icpc_meeting_id", "The meeting, shared by brothers and sisters.", about="family"),
    link("icpc_s47_enquiry_id", "ssd_s47_enquiry.s47e_s47_enquiry_id", "Enquiry that led to it."),
    person("icpc_person_id", "The child."),
    link("icpc_cp_plan_id", "ssd_cp_plans.cppl_cp_plan_id", "Plan that came of it."),
    link("icpc_referral_id", "ssd_cin_episodes.cine_referral_id", "Episode of need it belongs to."),
    flag("icpc_icpc_transfer_in", "Whether the child moved in on a plan of another authority."),
    date("icpc_icpc_target_date", "Day by which it was to be held."),
    date("icpc_icpc_date", "Day it was held; empty while it is awaited."),
    flag("icpc_icpc_outcome_cp_flag", "Whether a child protection plan came of it."),
    json(
        "icpc_icpc_outcome_json",
        "Flags of what followed, such as CP_FLAG, and free-text COMMENTS.",
        sensitivity="special category",
    ),
    team("icpc_icpc_team", "Team that brought the child to conference."),
    worker("icpc_icpc_worker_id", "Worker who brought the child to conference."),
)

SSD_CP_PLANS = ssd_table(
    "ssd_cp_plans",
    "Child protection plans",
    "Time during which a child is the subject of a child protection plan.",
    key("cppl_cp_plan_id", "The plan."),
    link("cppl_referral_id", "ssd_cin_episodes.cine_referral_id", "Episode of need it belongs to."),
    link("cppl_icpc_id", "ssd_initial_cp_conference.icpc_icpc_id", "Conference that made it."),
    person("cppl_person_id", "The child."),
    date("cppl_cp_plan_start_date", "First day of the plan."),
    date("cppl_cp_plan_end_date", "Day the plan ended; empty while it runs."),
    flag("cppl_cp_plan_ola", "Whether it is held for another authority for the time being."),
    code(
        "cppl_cp_plan_initial_category", "category_of_abuse", "Category at the start.", sensitivity="special category"
    ),
    code("cppl_cp_plan_latest_category", "category_of_abuse", "Category now or last.", sensitivity="special category"),
    constraints=(on_or_after("cppl_cp_plan_end_date", "cppl_cp_plan_start_date"),),
)

SSD_CP_VISITS = ssd_table(
    "ssd_cp_visits",
    "Child protection visits",
    "Visits to children on a child protection plan.",
    key("cppv_cp_visit_id", "The visit."),
    person("cppv_person_id", "The child."),
    link("cppv_cp_plan_id", "ssd_cp_plans.cppl_cp_plan_id", "The plan."),
    date("cppv_cp_visit_date", "Day of the visit."),
    flag("cppv_cp_visit_seen", "Whether the child was seen."),
    flag("cppv_cp_visit_seen_alone", "Whether the child was seen alone."),
    flag("cppv_cp_visit_bedroom", "Whether the child's bedroom was seen."),
)

SSD_CP_REVIEWS = ssd_table(
    "ssd_cp_reviews",
    "Child protection reviews",
    "Review conferences of child protection plans; one row a child.",
    key("cppr_cp_review_id", "The review, for one child."),
    person("cppr_person_id", "The child."),
    link("cppr_cp_plan_id", "ssd_cp_plans.cppl_cp_plan_id", "The plan."),
    date("cppr_cp_review_due", "Day by which it was due."),
    date("cppr_cp_review_date", "Day it was held; empty while it is awaited."),
    identifier("cppr_cp_review_meeting_id", "The meeting, shared by brothers and sisters.", about="family"),
    flag("cppr_cp_review_outcome_continue_cp", "Whether the plan was to go on."),
    text("cppr_cp_review_quorate", "Whether enough agencies were there, as the case system words it."),
    code("cppr_cp_review_participation", "review_participation", "How the child took part."),
)
