"""SSD tables for the front door: contacts, early help, referrals."""

from goldenthread.analysis.tables.declare import (
    code,
    date,
    flag,
    json,
    key,
    on_or_after,
    person,
    ssd_table,
    team,
    text,
    worker,
)

SSD_CONTACTS = ssd_table(
    "ssd_contacts",
    "Contacts",
    "Worries and questions about a child that reach the front door; one row a child.",
    key("cont_contact_id", "The contact."),
    person("cont_person_id", "The child."),
    date("cont_contact_date", "Day the contact was received."),
    code("cont_contact_source_code", "referral_source", "Who made the contact."),
    text("cont_contact_source_desc", "Who made the contact, in words."),
    json(
        "cont_contact_outcome_json",
        "Flags of what followed, such as NEW_REFERRAL_FLAG, EXISTING_REFERRAL_FLAG, ADVICE_FLAG, NFA_FLAG.",
    ),
)

SSD_EARLY_HELP_EPISODES = ssd_table(
    "ssd_early_help_episodes",
    "Early help episodes",
    "Time during which a child receives early help.",
    key("earl_episode_id", "The episode."),
    person("earl_person_id", "The child."),
    date("earl_episode_start_date", "First day of early help."),
    date("earl_episode_end_date", "Last day of early help; empty while it goes on."),
    text("earl_episode_reason", "Why early help began."),
    text("earl_episode_end_reason", "Why it ended; coded in early_help_episode_details."),
    text("earl_episode_organisation", "Organisation that leads.", about="authority", sensitivity="not personal"),
    worker("earl_episode_worker_id", "Lead worker."),
    constraints=(on_or_after("earl_episode_end_date", "earl_episode_start_date"),),
)

SSD_CIN_EPISODES = ssd_table(
    "ssd_cin_episodes",
    "Referrals and episodes of need",
    "Referrals to social care and the episode of need that follows, from referral to closure.",
    key("cine_referral_id", "The referral and its episode."),
    person("cine_person_id", "The child."),
    date("cine_referral_date", "Day the referral was received."),
    code("cine_cin_primary_need_code", "primary_need", "Main reason why the child is in need."),
    code("cine_referral_source_code", "referral_source", "Who referred."),
    text("cine_referral_source_desc", "Who referred, in words."),
    json(
        "cine_referral_outcome_json",
        "Flags of what followed, such as SINGLE_ASSESSMENT_FLAG, STRATEGY_DISCUSSION_FLAG, CLA_REQUEST_FLAG.",
    ),
    flag("cine_referral_nfa", "Whether the referral led to no further action."),
    code("cine_close_reason", "reason_for_closure", "Why the episode closed."),
    date("cine_close_date", "Day the episode closed; empty while it is open."),
    team("cine_referral_team", "Team that took the referral."),
    worker("cine_referral_worker_id", "Worker who took the referral."),
    constraints=(on_or_after("cine_close_date", "cine_referral_date"),),
)
