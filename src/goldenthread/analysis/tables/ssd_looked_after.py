"""SSD tables for looked-after children: episodes, placements, reviews, visits, care plans, missing."""

from goldenthread.analysis.tables.declare import (
    code,
    date,
    flag,
    identifier,
    json,
    key,
    link,
    number,
    on_or_after,
    person,
    ssd_table,
    text,
)

SSD_CLA_EPISODES = ssd_table(
    "ssd_cla_episodes",
    "Looked-after episodes",
    "Episodes within a period of care: a new one starts whenever legal status or placement changes.",
    key("clae_cla_episode_id", "The episode."),
    person("clae_person_id", "The child."),
    link("clae_cla_placement_id", "ssd_cla_placement.clap_cla_placement_id", "Placement during the episode."),
    date("clae_cla_episode_start_date", "First day of the episode."),
    code("clae_cla_episode_start_reason", "reason_new_episode", "Why the episode began."),
    code("clae_cla_primary_need_code", "primary_need", "Main reason why the child is looked after."),
    date("clae_cla_episode_ceased_date", "Day the episode ended; empty while it runs."),
    code("clae_cla_episode_ceased_reason", "reason_episode_ceased", "Why the episode ended."),
    identifier("clae_cla_id", "The period of care, shared by its episodes and placements."),
    link("clae_referral_id", "ssd_cin_episodes.cine_referral_id", "Episode of need it belongs to."),
    date("clae_cla_last_iro_contact_date", "Day the independent reviewing officer was last in contact."),
    date("clae_entered_care_date", "Day the period of care began."),
    constraints=(
        on_or_after("clae_cla_episode_ceased_date", "clae_cla_episode_start_date"),
        on_or_after("clae_cla_episode_start_date", "clae_entered_care_date"),
    ),
)

SSD_CLA_PLACEMENT = ssd_table(
    "ssd_cla_placement",
    "Placements",
    "Where a looked-after child lives.",
    key("clap_cla_placement_id", "The placement."),
    identifier("clap_cla_id", "The period of care, as in ssd_cla_episodes.clae_cla_id."),
    person("clap_person_id", "The child."),
    date("clap_cla_placement_start_date", "First day of the placement."),
    code("clap_cla_placement_type", "placement_type", "Kind of placement."),
    identifier("clap_cla_placement_urn", "Ofsted's number of the provider.", about="authority"),
    number(
        "clap_cla_placement_distance", "Miles from home to placement; 999.9 stands for not known or out of England."
    ),
    code("clap_cla_placement_provider", "placement_provider", "Who provides it."),
    text("clap_cla_placement_postcode", "Postcode of the placement.", sensitivity="identifying"),
    date("clap_cla_placement_end_date", "Last day of the placement; empty while it lasts."),
    code("clap_cla_placement_change_reason", "reason_place_change", "Why the placement changed."),
    constraints=(on_or_after("clap_cla_placement_end_date", "clap_cla_placement_start_date"),),
)

SSD_CLA_REVIEWS = ssd_table(
    "ssd_cla_reviews",
    "Looked-after reviews",
    "Reviews of a looked-after child's plan.",
    key("clar_cla_review_id", "The review."),
    identifier("clar_cla_id", "The period of care, as in ssd_cla_episodes.clae_cla_id."),
    person("clar_cla_person_id", "The child; not in every extract."),
    date("clar_cla_review_due_date", "Day by which it was due."),
    date("clar_cla_review_date", "Day it was held; empty while it is awaited."),
    flag("clar_cla_review_cancelled", "Whether it was cancelled."),
    code("clar_cla_review_participation", "review_participation", "How the child took part."),
)

SSD_CLA_VISITS = ssd_table(
    "ssd_cla_visits",
    "Looked-after visits",
    "Statutory visits to looked-after children.",
    key("clav_cla_visit_id", "The visit."),
    identifier("clav_cla_id", "The period of care, as in ssd_cla_episodes.clae_cla_id."),
    person("clav_person_id", "The child."),
    date("clav_cla_visit_date", "Day of the visit."),
    flag("clav_cla_visit_seen", "Whether the child was seen."),
    flag("clav_cla_visit_seen_alone", "Whether the child was seen alone."),
)

SSD_CLA_CARE_PLAN = ssd_table(
    "ssd_cla_care_plan",
    "Care plans",
    "Care plans of looked-after children, with the plan for permanence.",
    key("lacp_table_id", "The row."),
    person("lacp_person_id", "The child."),
    date("lacp_cla_care_plan_start_date", "First day of the plan."),
    date("lacp_cla_care_plan_end_date", "Last day of the plan; empty while it runs."),
    json("lacp_cla_care_plan_json", "Flags named by the codes of the code set care_plan, such as LTFOST18, ADOPTION."),
    constraints=(on_or_after("lacp_cla_care_plan_end_date", "lacp_cla_care_plan_start_date"),),
)

SSD_MISSING = ssd_table(
    "ssd_missing",
    "Missing episodes",
    "Times a child was missing, or away from placement without leave.",
    key("miss_table_id", "The row."),
    person("miss_person_id", "The child."),
    date("miss_missing_episode_start_date", "Day the child was found to be gone."),
    code("miss_missing_episode_type", "missing_type", "Missing, or away without authorisation."),
    date("miss_missing_episode_end_date", "Day the child came back; empty while gone."),
    code("miss_missing_rhi_offered", "yes_no_not_applicable", "Whether a return home interview was offered."),
    code("miss_missing_rhi_accepted", "yes_no_not_applicable", "Whether it was taken up."),
    constraints=(on_or_after("miss_missing_episode_end_date", "miss_missing_episode_start_date"),),
)

SSD_S251_FINANCE = ssd_table(
    "ssd_s251_finance",
    "Placement finance",
    "Kept by the specification for the cost of placements; its columns have no meaning yet.",
    key("s251_table_id", "The row."),
    link("s251_cla_placement_id", "ssd_cla_placement.clap_cla_placement_id", "The placement."),
    text("s251_placeholder_1", "Not yet given a meaning."),
    text("s251_placeholder_2", "Not yet given a meaning."),
    text("s251_placeholder_3", "Not yet given a meaning."),
    text("s251_placeholder_4", "Not yet given a meaning."),
)
