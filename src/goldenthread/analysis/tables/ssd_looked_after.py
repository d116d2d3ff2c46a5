"""SSD: looked_after."""

from goldenthread.analysis.tables.declare import (
    code,
    date,
    flag,
    identifier,
    json,
    key,
    link,
    number,
    person,
    ssd_table,
    text,
)

SSD_CLA_EPISODES = ssd_table(
    "ssd_cla_episodes",
    "Looked-after episodes within periods of care (SSDA903 style), with last IRO contact",
    "Looked-after episodes within periods of care (SSDA903 style), with last IRO contact.",
    key("clae_cla_episode_id", "Cla episode id."),
    person("clae_person_id", "Person id."),
    date("clae_cla_episode_start_date", "Cla episode start date."),
    code("clae_cla_episode_start_reason", "reason_new_episode", "Cla episode start reason."),
    code("clae_cla_primary_need_code", "primary_need", "Cla primary need code."),
    date("clae_cla_episode_ceased_date", "Cla episode ceased date."),
    code("clae_cla_episode_ceased_reason", "reason_episode_ceased", "Cla episode ceased reason."),
    identifier("clae_cla_id", "Cla id."),
    link("clae_referral_id", "ssd_cin_episodes.cine_referral_id", "Referral id."),
    link("clae_cla_placement_id", "ssd_cla_placement.clap_cla_placement_id", "Cla placement id."),
    date("clae_entered_care_date", "Entered care date."),
    date("clae_cla_last_iro_contact_date", "Cla last iro contact date."),
    about="child",
    sensitivity="personal",
)

SSD_CLA_PLACEMENT = ssd_table(
    "ssd_cla_placement",
    "Placements of looked-after children",
    "Placements of looked-after children.",
    key("clap_cla_placement_id", "Cla placement id."),
    date("clap_cla_placement_start_date", "Cla placement start date."),
    code("clap_cla_placement_type", "placement_type", "Cla placement type."),
    text("clap_cla_placement_urn", "Cla placement urn."),
    number("clap_cla_placement_distance", "Cla placement distance."),
    identifier("clap_cla_id", "Cla id."),
    code("clap_cla_placement_provider", "placement_provider", "Cla placement provider."),
    text("clap_cla_placement_postcode", "Cla placement postcode."),
    date("clap_cla_placement_end_date", "Cla placement end date."),
    code("clap_cla_placement_change_reason", "reason_place_change", "Cla placement change reason."),
    person("clap_person_id", "Person id."),
    about="child",
    sensitivity="personal",
)

SSD_CLA_REVIEWS = ssd_table(
    "ssd_cla_reviews",
    "Looked-after reviews",
    "Looked-after reviews.",
    key("clar_cla_review_id", "Cla review id."),
    identifier("clar_cla_id", "Cla id."),
    date("clar_cla_review_due_date", "Cla review due date."),
    date("clar_cla_review_date", "Cla review date."),
    flag("clar_cla_review_cancelled", "Cla review cancelled."),
    code("clar_cla_review_participation", "review_participation", "Cla review participation."),
    person("clar_cla_person_id", "Cla person id."),
    about="child",
    sensitivity="personal",
)

SSD_CLA_VISITS = ssd_table(
    "ssd_cla_visits",
    "Statutory visits to looked-after children",
    "Statutory visits to looked-after children.",
    key("clav_cla_visit_id", "Cla visit id."),
    identifier("clav_cla_id", "Cla id."),
    person("clav_person_id", "Person id."),
    date("clav_cla_visit_date", "Cla visit date."),
    flag("clav_cla_visit_seen", "Cla visit seen."),
    flag("clav_cla_visit_seen_alone", "Cla visit seen alone."),
    about="child",
    sensitivity="personal",
)

SSD_CLA_CARE_PLAN = ssd_table(
    "ssd_cla_care_plan",
    "Care plans / permanence plan of looked-after children (JSON)",
    "Care plans / permanence plan of looked-after children (JSON).",
    key("lacp_table_id", "Table id."),
    person("lacp_person_id", "Person id."),
    date("lacp_cla_care_plan_start_date", "Cla care plan start date."),
    date("lacp_cla_care_plan_end_date", "Cla care plan end date."),
    json("lacp_cla_care_plan_json", "Cla care plan json."),
    about="child",
    sensitivity="personal",
)

SSD_MISSING = ssd_table(
    "ssd_missing",
    "Missing / away-from-placement episodes and return home interview flags",
    "Missing / away-from-placement episodes and return home interview flags.",
    key("miss_table_id", "Table id."),
    person("miss_person_id", "Person id."),
    date("miss_missing_episode_start_date", "Missing episode start date."),
    code("miss_missing_episode_type", "missing_type", "Missing episode type."),
    date("miss_missing_episode_end_date", "Missing episode end date."),
    code("miss_missing_rhi_offered", "yes_no_not_applicable", "Missing rhi offered."),
    code("miss_missing_rhi_accepted", "yes_no_not_applicable", "Missing rhi accepted."),
    about="child",
    sensitivity="personal",
)

SSD_S251_FINANCE = ssd_table(
    "ssd_s251_finance",
    "Placement finance (placeholder; 1b s251 project)",
    "Placement finance (placeholder; 1b s251 project).",
    key("s251_table_id", "Table id."),
    link("s251_cla_placement_id", "ssd_cla_placement.clap_cla_placement_id", "Cla placement id."),
    text("s251_placeholder_1", "Placeholder 1."),
    text("s251_placeholder_2", "Placeholder 2."),
    text("s251_placeholder_3", "Placeholder 3."),
    text("s251_placeholder_4", "Placeholder 4."),
    about="child",
    sensitivity="personal",
)
