"""SSD tables for the health and wellbeing of looked-after children, and their convictions."""

from goldenthread.analysis.tables.declare import code, date, flag, key, person, ssd_table, text, whole

SSD_CLA_HEALTH = ssd_table(
    "ssd_cla_health",
    "Health checks",
    "Health assessments and checks of looked-after children.",
    key("clah_health_check_id", "The check."),
    person("clah_person_id", "The child."),
    code("clah_health_check_type", "health_check_type", "Kind of check."),
    date("clah_health_check_date", "Day of the check."),
    code("clah_health_check_status", "health_check_status", "Whether it was done."),
    sensitivity="special category",
)

SSD_CLA_IMMUNISATIONS = ssd_table(
    "ssd_cla_immunisations",
    "Immunisations",
    "Whether a looked-after child's immunisations are up to date; one row a child.",
    key("clai_person_id", "The child.", references="ssd_person.pers_person_id", sensitivity="identifying"),
    flag("clai_immunisations_status", "Whether they are up to date."),
    date("clai_immunisations_status_date", "Day this was recorded."),
    sensitivity="special category",
)

SSD_CLA_SUBSTANCE_MISUSE = ssd_table(
    "ssd_cla_substance_misuse",
    "Substance misuse",
    "Substance misuse found among looked-after children, and whether help was taken.",
    key("clas_substance_misuse_id", "The row."),
    person("clas_person_id", "The child."),
    date("clas_substance_misuse_date", "Day it was recorded."),
    text("clas_substance_misused", "The substance."),
    flag("clas_intervention_received", "Whether the child received help."),
    sensitivity="special category",
)

SSD_SDQ_SCORES = ssd_table(
    "ssd_sdq_scores",
    "Strengths and difficulties scores",
    "Scores of the questionnaire that carers fill in about a looked-after child's wellbeing.",
    key("csdq_table_id", "The row."),
    person("csdq_person_id", "The child."),
    date("csdq_sdq_completed_date", "Day it was completed."),
    whole("csdq_sdq_score", "Total difficulties, from 0 to 40.", maximum=40),
    code("csdq_sdq_reason", "sdq_reason", "Why there is no score."),
    sensitivity="special category",
)

SSD_CLA_CONVICTIONS = ssd_table(
    "ssd_cla_convictions",
    "Convictions",
    "Convictions of looked-after children.",
    key("clac_cla_conviction_id", "The conviction."),
    person("clac_person_id", "The child."),
    date("clac_cla_conviction_date", "Day of the conviction."),
    text("clac_cla_conviction_offence", "The offence."),
    # Criminal offence data has rules of its own in law; it is handled here as strictly as the special categories.
    sensitivity="special category",
)
