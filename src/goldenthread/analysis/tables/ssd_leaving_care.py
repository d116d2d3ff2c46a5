"""SSD table for young people leaving care."""

from goldenthread.analysis.tables.declare import code, date, key, person, ssd_table, team, text, worker

SSD_CARE_LEAVERS = ssd_table(
    "ssd_care_leavers",
    "Care leavers",
    "How each young person entitled to leaving care support stands now; one row a person.",
    key("clea_table_id", "The row; it may change from extract to extract."),
    person("clea_person_id", "The young person."),
    code("clea_care_leaver_eligibility", "care_leaver_eligibility", "Entitlement."),
    code("clea_care_leaver_in_touch", "in_touch", "Whether the authority is in touch."),
    date("clea_care_leaver_latest_contact", "Day of the latest contact."),
    code("clea_care_leaver_accommodation", "accommodation", "Where the young person lives."),
    code("clea_care_leaver_accom_suitable", "accommodation_suitability", "Whether the home is suitable."),
    code("clea_care_leaver_activity", "activity", "Education, training or work."),
    date("clea_pathway_plan_review_date", "Day the pathway plan was last reviewed."),
    text("clea_care_leaver_personal_advisor", "Personal adviser, by name.", about="worker", sensitivity="identifying"),
    team("clea_care_leaver_allocated_team", "Team that supports the young person."),
    worker("clea_care_leaver_worker_id", "Allocated worker."),
)
