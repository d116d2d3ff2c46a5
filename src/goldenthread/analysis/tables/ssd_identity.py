"""SSD: identity."""

from goldenthread.analysis.tables.declare import code, date, flag, identifier, json, key, person, ssd_table, text

SSD_PERSON = ssd_table(
    "ssd_person",
    "Person/child details; the hub table to which most tables link",
    "Person/child details; the hub table to which most tables link.",
    key("pers_person_id", "Person id."),
    text("pers_forename", "Forename."),
    text("pers_surname", "Surname."),
    code("pers_sex", "sex", "Sex."),
    code("pers_gender", "gender", "Gender."),
    code("pers_ethnicity", "ethnicity", "Ethnicity."),
    date("pers_dob", "Dob."),
    identifier("pers_common_child_id", "Common child id."),
    identifier("pers_legacy_id", "Legacy id."),
    code("pers_upn_unknown", "upn_unknown", "Upn unknown."),
    flag("pers_send_flag", "Send flag."),
    date("pers_expected_dob", "Expected dob."),
    date("pers_death_date", "Death date."),
    flag("pers_is_mother", "Is mother."),
    text("pers_nationality", "Nationality."),
    text("pers_upn", "Upn."),
    identifier("pers_single_unique_id", "Single unique id."),
    about="child",
    sensitivity="personal",
)

SSD_FAMILY = ssd_table(
    "ssd_family",
    "Family connections (family/group id) for each person",
    "Family connections (family/group id) for each person.",
    key("fami_table_id", "Table id."),
    identifier("fami_family_id", "Family id."),
    person("fami_person_id", "Person id."),
    about="child",
    sensitivity="personal",
)

SSD_ADDRESS = ssd_table(
    "ssd_address",
    "Address history for every person, with components in a JSON column",
    "Address history for every person, with components in a JSON column.",
    key("addr_table_id", "Table id."),
    json("addr_address_json", "Address json."),
    person("addr_person_id", "Person id."),
    code("addr_address_type", "address_type", "Address type."),
    date("addr_address_start_date", "Address start date."),
    date("addr_address_end_date", "Address end date."),
    text("addr_address_postcode", "Address postcode."),
    about="child",
    sensitivity="personal",
)

SSD_DISABILITY = ssd_table(
    "ssd_disability",
    "Disability codes (CIN code set), one row per person per code",
    "Disability codes (CIN code set), one row per person per code.",
    person("disa_person_id", "Person id."),
    key("disa_table_id", "Table id."),
    code("disa_disability_code", "disability", "Disability code."),
    about="child",
    sensitivity="personal",
)

SSD_IMMIGRATION_STATUS = ssd_table(
    "ssd_immigration_status",
    "Immigration status periods; the source of UASC status",
    "Immigration status periods; the source of UASC status.",
    person("immi_person_id", "Person id."),
    key("immi_immigration_status_id", "Immigration status id."),
    code("immi_immigration_status", "immigration_status", "Immigration status."),
    date("immi_immigration_status_start_date", "Immigration status start date."),
    date("immi_immigration_status_end_date", "Immigration status end date."),
    about="child",
    sensitivity="personal",
)

SSD_MOTHER = ssd_table(
    "ssd_mother",
    "Mother-child relations (mother person id to child person id)",
    "Mother-child relations (mother person id to child person id).",
    key("moth_table_id", "Table id."),
    person("moth_person_id", "Person id."),
    person("moth_childs_person_id", "Childs person id."),
    date("moth_childs_dob", "Childs dob."),
    about="child",
    sensitivity="personal",
)

SSD_LEGAL_STATUS = ssd_table(
    "ssd_legal_status",
    "Legal status periods (wider than SSDA903 looked-after statuses)",
    "Legal status periods (wider than SSDA903 looked-after statuses).",
    key("lega_legal_status_id", "Legal status id."),
    person("lega_person_id", "Person id."),
    code("lega_legal_status", "legal_status", "Legal status."),
    date("lega_legal_status_start_date", "Legal status start date."),
    date("lega_legal_status_end_date", "Legal status end date."),
    about="child",
    sensitivity="personal",
)

SSD_LINKED_IDENTIFIERS = ssd_table(
    "ssd_linked_identifiers",
    "Other identifiers of a person (e.g. former UPN) with validity dates",
    "Other identifiers of a person (e.g. former UPN) with validity dates.",
    key("link_table_id", "Table id."),
    person("link_person_id", "Person id."),
    text("link_identifier_type", "Identifier type."),
    text("link_identifier_value", "Identifier value."),
    date("link_valid_from_date", "Valid from date."),
    date("link_valid_to_date", "Valid to date."),
    about="child",
    sensitivity="personal",
)

SSD_VOICE_OF_CHILD = ssd_table(
    "ssd_voice_of_child",
    "Voice of child answers (placeholder; 1b project)",
    "Voice of child answers (placeholder; 1b project).",
    key("voch_table_id", "Table id."),
    person("voch_person_id", "Person id."),
    flag("voch_explained_worries", "Explained worries."),
    flag("voch_story_help_understand", "Story help understand."),
    flag("voch_agree_worker", "Agree worker."),
    flag("voch_plan_safe", "Plan safe."),
    flag("voch_tablet_help_explain", "Tablet help explain."),
    about="child",
    sensitivity="personal",
)
