"""SSD tables for special educational needs. Case systems rarely hold them: most authorities fill none of them."""

from goldenthread.analysis.tables.declare import (
    code,
    date,
    identifier,
    key,
    link,
    on_or_after,
    person,
    ssd_table,
)

SSD_SEND = ssd_table(
    "ssd_send",
    "Pupils with special educational needs",
    "Pupil and learner numbers that tie a child to the special educational needs service.",
    key("send_table_id", "The row."),
    person("send_person_id", "The child."),
    identifier("send_upn", "Unique pupil number.", sensitivity="identifying"),
    identifier("send_uln", "Unique learner number.", sensitivity="identifying"),
    code("send_upn_unknown", "upn_unknown", "Why there is no unique pupil number."),
)

SSD_EHCP_REQUESTS = ssd_table(
    "ssd_ehcp_requests",
    "Requests for a needs assessment",
    "Requests for an education, health and care needs assessment.",
    key("ehcr_ehcp_request_id", "The request."),
    link("ehcr_send_table_id", "ssd_send.send_table_id", "The pupil."),
    date("ehcr_ehcp_req_date", "Day it was received."),
    date("ehcr_ehcp_req_outcome_date", "Day it was decided."),
    code("ehcr_ehcp_req_outcome", "ehcp_request_outcome", "What was decided."),
    sensitivity="special category",
    constraints=(on_or_after("ehcr_ehcp_req_outcome_date", "ehcr_ehcp_req_date"),),
)

SSD_EHCP_ASSESSMENT = ssd_table(
    "ssd_ehcp_assessment",
    "Needs assessments",
    "Education, health and care needs assessments.",
    key("ehca_ehcp_assessment_id", "The assessment."),
    link("ehca_ehcp_request_id", "ssd_ehcp_requests.ehcr_ehcp_request_id", "Request that led to it."),
    date("ehca_ehcp_assessment_outcome_date", "Day it was decided."),
    code("ehca_ehcp_assessment_outcome", "ehcp_assessment_outcome", "What was decided."),
    code(
        "ehca_ehcp_assessment_exceptions", "ehcp_assessment_exceptions", "Whether an exception to the time limit held."
    ),
    sensitivity="special category",
)

SSD_EHCP_NAMED_PLAN = ssd_table(
    "ssd_ehcp_named_plan",
    "Named plans",
    "Education, health and care plans that name a setting.",
    key("ehcn_named_plan_id", "The plan."),
    link("ehcn_ehcp_asmt_id", "ssd_ehcp_assessment.ehca_ehcp_assessment_id", "Assessment that led to it."),
    date("ehcn_named_plan_start_date", "First day of the plan."),
    date("ehcn_named_plan_ceased_date", "Day the plan ceased; empty while it runs."),
    code("ehcn_named_plan_ceased_reason", "ehcp_ceased_reason", "Why it ceased."),
    sensitivity="special category",
    constraints=(on_or_after("ehcn_named_plan_ceased_date", "ehcn_named_plan_start_date"),),
)

SSD_EHCP_ACTIVE_PLANS = ssd_table(
    "ssd_ehcp_active_plans",
    "Active plans",
    "Education, health and care plans in force.",
    key("ehcp_active_ehcp_id", "The plan."),
    link("ehcp_ehcp_request_id", "ssd_ehcp_requests.ehcr_ehcp_request_id", "Request that led to it."),
    date("ehcp_active_ehcp_last_review_date", "Day it was last reviewed."),
    sensitivity="special category",
)

SSD_SEN_NEED = ssd_table(
    "ssd_sen_need",
    "Kinds of special educational need",
    "The needs that a plan is for, the main one first.",
    key("senn_table_id", "The row."),
    link("senn_active_ehcp_id", "ssd_ehcp_active_plans.ehcp_active_ehcp_id", "The plan."),
    code("senn_active_ehcp_need_type", "sen_need_type", "Kind of need."),
    identifier("senn_active_ehcp_need_rank", "Rank of the need, 1 for the main one."),
    sensitivity="special category",
)
