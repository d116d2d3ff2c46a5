"""SSD tables for who a person is: names, family, addresses, disability, immigration, legal status."""

from goldenthread.analysis.tables.declare import (
    code,
    date,
    flag,
    identifier,
    json,
    key,
    on_or_after,
    person,
    ssd_table,
    text,
)

SSD_PERSON = ssd_table(
    "ssd_person",
    "People",
    "Everyone whom the other tables speak of, children above all; one row a person.",
    key("pers_person_id", "The person, as the case system numbers them.", sensitivity="identifying"),
    identifier("pers_legacy_id", "Number of the person in an earlier system.", sensitivity="identifying"),
    identifier("pers_upn", "Unique pupil number.", sensitivity="identifying"),
    text("pers_forename", "First name.", sensitivity="identifying"),
    text("pers_surname", "Family name.", sensitivity="identifying"),
    code("pers_sex", "sex", "Sex as recorded for statutory returns."),
    code("pers_gender", "gender", "Gender, where it is held apart from sex."),
    code("pers_ethnicity", "ethnicity", "Ethnic group.", sensitivity="special category"),
    date("pers_dob", "Date of birth.", sensitivity="identifying"),
    identifier("pers_common_child_id", "Consistent identifier of the early specification.", sensitivity="identifying"),
    identifier("pers_single_unique_id", "Single unique identifier, such as NHS number.", sensitivity="identifying"),
    code("pers_upn_unknown", "upn_unknown", "Why there is no unique pupil number."),
    flag("pers_send_flag", "Whether there is an education, health and care plan.", sensitivity="special category"),
    date("pers_expected_dob", "Expected date of birth of an unborn child; in some systems an estimated date of birth."),
    date("pers_death_date", "Date of death."),
    flag("pers_is_mother", "Whether the young person is herself a mother."),
    text("pers_nationality", "Nationality."),
    constraints=(on_or_after("pers_death_date", "pers_dob"),),
)

SSD_FAMILY = ssd_table(
    "ssd_family",
    "Families",
    "Which family group a person belongs to; one row a person and family.",
    key("fami_table_id", "The row."),
    identifier("fami_family_id", "The family group.", about="family", sensitivity="identifying"),
    person("fami_person_id", "The person."),
)

SSD_ADDRESS = ssd_table(
    "ssd_address",
    "Addresses",
    "Where a person has lived, with the dates.",
    key("addr_table_id", "The row."),
    person("addr_person_id", "The person."),
    code("addr_address_type", "address_type", "Kind of address."),
    date("addr_address_start_date", "First day at the address."),
    date("addr_address_end_date", "Last day at the address; empty while it is current."),
    text("addr_address_postcode", "Postcode.", sensitivity="identifying"),
    json(
        "addr_address_json",
        "Parts of the address: ROOM, FLOOR, FLAT, BUILDING, HOUSE, STREET, TOWN, UPRN, EASTING, NORTHING. "
        "Of an address that is left out because it is confidential: CONFIDENTIAL, Y.",
        sensitivity="identifying",
    ),
    constraints=(on_or_after("addr_address_end_date", "addr_address_start_date"),),
)

SSD_DISABILITY = ssd_table(
    "ssd_disability",
    "Disabilities",
    "Disabilities of a child; one row for each.",
    key("disa_table_id", "The row."),
    person("disa_person_id", "The child.", optional=False),
    code(
        "disa_disability_code",
        "disability",
        "Kind of disability, or that there is none.",
        optional=False,
        sensitivity="special category",
    ),
)

SSD_IMMIGRATION_STATUS = ssd_table(
    "ssd_immigration_status",
    "Immigration status",
    "Immigration status of a person over time; tells unaccompanied asylum-seeking children.",
    key("immi_immigration_status_id", "The row."),
    person("immi_person_id", "The person."),
    date("immi_immigration_status_start_date", "First day of the status."),
    date("immi_immigration_status_end_date", "Last day of the status; empty while it holds."),
    code("immi_immigration_status", "immigration_status", "The status.", sensitivity="special category"),
    constraints=(on_or_after("immi_immigration_status_end_date", "immi_immigration_status_start_date"),),
)

SSD_MOTHER = ssd_table(
    "ssd_mother",
    "Mothers and their children",
    "Children of a young woman known to the service.",
    key("moth_table_id", "The row."),
    person("moth_person_id", "The mother."),
    person("moth_childs_person_id", "Her child."),
    date("moth_childs_dob", "Date of birth of her child.", sensitivity="identifying"),
)

SSD_LEGAL_STATUS = ssd_table(
    "ssd_legal_status",
    "Legal status",
    "Legal status of a child over time, such as an order or an agreement under section 20.",
    key("lega_legal_status_id", "The row."),
    person("lega_person_id", "The child."),
    code("lega_legal_status", "legal_status", "The status."),
    date("lega_legal_status_start_date", "First day of the status."),
    date("lega_legal_status_end_date", "Last day of the status; empty while it holds."),
    constraints=(on_or_after("lega_legal_status_end_date", "lega_legal_status_start_date"),),
)

SSD_LINKED_IDENTIFIERS = ssd_table(
    "ssd_linked_identifiers",
    "Other identifiers",
    "Numbers under which other systems know a person, such as a former unique pupil number.",
    key("link_table_id", "The row."),
    person("link_person_id", "The person."),
    text("link_identifier_type", "Kind of identifier."),
    identifier("link_identifier_value", "The identifier.", sensitivity="identifying"),
    date("link_valid_from_date", "First day it was valid."),
    date("link_valid_to_date", "Last day it was valid; empty while it is."),
    constraints=(on_or_after("link_valid_to_date", "link_valid_from_date"),),
)

SSD_VOICE_OF_CHILD = ssd_table(
    "ssd_voice_of_child",
    "Voice of the child",
    "Whether a child was helped to understand and to have a say. A draft table that few systems fill.",
    key("voch_table_id", "The row."),
    person("voch_person_id", "The child."),
    flag("voch_explained_worries", "Whether the worries were explained to the child."),
    flag("voch_story_help_understand", "Whether a story helped the child to understand."),
    flag("voch_agree_worker", "Whether the child agrees with what the worker says."),
    flag("voch_plan_safe", "Whether the child finds the plan safe."),
    flag("voch_tablet_help_explain", "Whether a tablet helped the child to explain."),
)
