"""SSD: send."""

from goldenthread.analysis.tables.declare import code, date, flag, key, link, person, ssd_table, text

SSD_SEND = ssd_table(
    "ssd_send",
    "Education identifiers: UPN, ULN (SEND link)",
    "Education identifiers: UPN, ULN (SEND link).",
    key("send_table_id", "Table id."),
    text("send_upn", "Upn."),
    text("send_uln", "Uln."),
    code("send_upn_unknown", "upn_unknown", "Upn unknown."),
    person("send_person_id", "Person id."),
    about="child",
    sensitivity="personal",
)

SSD_EHCP_REQUESTS = ssd_table(
    "ssd_ehcp_requests",
    "EHC plan requests (placeholder)",
    "EHC plan requests (placeholder).",
    key("ehcr_ehcp_request_id", "Ehcp request id."),
    link("ehcr_send_table_id", "ssd_send.send_table_id", "Send table id."),
    date("ehcr_ehcp_req_date", "Ehcp req date."),
    date("ehcr_ehcp_req_outcome_date", "Ehcp req outcome date."),
    code("ehcr_ehcp_req_outcome", "ehcp_request_outcome", "Ehcp req outcome."),
    about="child",
    sensitivity="personal",
)

SSD_EHCP_ASSESSMENT = ssd_table(
    "ssd_ehcp_assessment",
    "EHC needs assessments (placeholder)",
    "EHC needs assessments (placeholder).",
    key("ehca_ehcp_assessment_id", "Ehcp assessment id."),
    link("ehca_ehcp_request_id", "ssd_ehcp_requests.ehcr_ehcp_request_id", "Ehcp request id."),
    date("ehca_ehcp_assessment_outcome_date", "Ehcp assessment outcome date."),
    code("ehca_ehcp_assessment_outcome", "ehcp_assessment_outcome", "Ehcp assessment outcome."),
    code("ehca_ehcp_assessment_exceptions", "ehcp_assessment_exceptions", "Ehcp assessment exceptions."),
    about="child",
    sensitivity="personal",
)

SSD_EHCP_NAMED_PLAN = ssd_table(
    "ssd_ehcp_named_plan",
    "Named EHC plans (placeholder)",
    "Named EHC plans (placeholder).",
    key("ehcn_named_plan_id", "Named plan id."),
    link("ehcn_ehcp_asmt_id", "ssd_ehcp_assessment.ehca_ehcp_assessment_id", "Ehcp asmt id."),
    date("ehcn_named_plan_start_date", "Named plan start date."),
    date("ehcn_named_plan_ceased_date", "Named plan ceased date."),
    code("ehcn_named_plan_ceased_reason", "ehcp_ceased_reason", "Named plan ceased reason."),
    about="child",
    sensitivity="personal",
)

SSD_EHCP_ACTIVE_PLANS = ssd_table(
    "ssd_ehcp_active_plans",
    "Active EHC plans and last review (placeholder)",
    "Active EHC plans and last review (placeholder).",
    key("ehcp_active_ehcp_id", "Active ehcp id."),
    link("ehcp_ehcp_request_id", "ssd_ehcp_requests.ehcr_ehcp_request_id", "Ehcp request id."),
    date("ehcp_active_ehcp_last_review_date", "Active ehcp last review date."),
    about="child",
    sensitivity="personal",
)

SSD_SEN_NEED = ssd_table(
    "ssd_sen_need",
    "SEN need types of an active EHC plan (placeholder)",
    "SEN need types of an active EHC plan (placeholder).",
    key("senn_table_id", "Table id."),
    link("senn_active_ehcp_id", "ssd_ehcp_active_plans.ehcp_active_ehcp_id", "Active ehcp id."),
    code("senn_active_ehcp_need_type", "sen_need_type", "Active ehcp need type."),
    flag("senn_active_ehcp_need_rank", "Active ehcp need rank."),
    about="child",
    sensitivity="personal",
)
