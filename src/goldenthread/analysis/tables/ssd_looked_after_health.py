"""SSD: looked_after_health."""

from goldenthread.analysis.tables.declare import code, date, flag, key, person, ssd_table, text, whole

SSD_CLA_HEALTH = ssd_table(
    "ssd_cla_health",
    "Health and dental checks of looked-after children",
    "Health and dental checks of looked-after children.",
    key("clah_health_check_id", "Health check id."),
    person("clah_person_id", "Person id."),
    code("clah_health_check_type", "health_check_type", "Health check type."),
    date("clah_health_check_date", "Health check date."),
    code("clah_health_check_status", "health_check_status", "Health check status."),
    about="child",
    sensitivity="personal",
)

SSD_CLA_IMMUNISATIONS = ssd_table(
    "ssd_cla_immunisations",
    "Immunisation status of looked-after children",
    "Immunisation status of looked-after children.",
    key("clai_person_id", "Person id."),
    flag("clai_immunisations_status", "Immunisations status."),
    date("clai_immunisations_status_date", "Immunisations status date."),
    about="child",
    sensitivity="personal",
)

SSD_CLA_SUBSTANCE_MISUSE = ssd_table(
    "ssd_cla_substance_misuse",
    "Substance misuse and interventions of looked-after children",
    "Substance misuse and interventions of looked-after children.",
    key("clas_substance_misuse_id", "Substance misuse id."),
    person("clas_person_id", "Person id."),
    date("clas_substance_misuse_date", "Substance misuse date."),
    text("clas_substance_misused", "Substance misused."),
    flag("clas_intervention_received", "Intervention received."),
    about="child",
    sensitivity="personal",
)

SSD_SDQ_SCORES = ssd_table(
    "ssd_sdq_scores",
    "Strengths and Difficulties Questionnaire scores",
    "Strengths and Difficulties Questionnaire scores.",
    key("csdq_table_id", "Table id."),
    person("csdq_person_id", "Person id."),
    date("csdq_sdq_completed_date", "Sdq completed date."),
    code("csdq_sdq_reason", "sdq_reason", "Sdq reason."),
    whole("csdq_sdq_score", "Sdq score."),
    about="child",
    sensitivity="personal",
)

SSD_CLA_CONVICTIONS = ssd_table(
    "ssd_cla_convictions",
    "Convictions of looked-after children",
    "Convictions of looked-after children.",
    key("clac_cla_conviction_id", "Cla conviction id."),
    person("clac_person_id", "Person id."),
    date("clac_cla_conviction_date", "Cla conviction date."),
    text("clac_cla_conviction_offence", "Cla conviction offence."),
    about="child",
    sensitivity="personal",
)
