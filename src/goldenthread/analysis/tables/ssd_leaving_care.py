"""SSD: leaving_care."""

from goldenthread.analysis.tables.declare import code, date, key, person, ssd_table, team, text, worker

SSD_CARE_LEAVERS = ssd_table(
    "ssd_care_leavers",
    "Care leaver status, contact, accommodation, activity",
    "Care leaver status, contact, accommodation, activity.",
    key("clea_table_id", "Table id."),
    person("clea_person_id", "Person id."),
    code("clea_care_leaver_eligibility", "care_leaver_eligibility", "Care leaver eligibility."),
    code("clea_care_leaver_in_touch", "in_touch", "Care leaver in touch."),
    date("clea_care_leaver_latest_contact", "Care leaver latest contact."),
    code("clea_care_leaver_accommodation", "accommodation", "Care leaver accommodation."),
    code("clea_care_leaver_accom_suitable", "accommodation_suitability", "Care leaver accom suitable."),
    code("clea_care_leaver_activity", "activity", "Care leaver activity."),
    date("clea_pathway_plan_review_date", "Pathway plan review date."),
    text("clea_care_leaver_personal_advisor", "Care leaver personal advisor."),
    team("clea_care_leaver_allocated_team", "Care leaver allocated team."),
    worker("clea_care_leaver_worker_id", "Care leaver worker id."),
    about="child",
    sensitivity="personal",
)
