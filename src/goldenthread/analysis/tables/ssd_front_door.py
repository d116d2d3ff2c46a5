"""SSD: front_door."""

from goldenthread.analysis.tables.declare import code, date, flag, json, key, person, ssd_table, team, text, worker

SSD_CONTACTS = ssd_table(
    "ssd_contacts",
    "Contacts received at the front door, source and outcome",
    "Contacts received at the front door, source and outcome.",
    key("cont_contact_id", "Contact id."),
    person("cont_person_id", "Person id."),
    date("cont_contact_date", "Contact date."),
    code("cont_contact_source_code", "referral_source", "Contact source code."),
    text("cont_contact_source_desc", "Contact source desc."),
    json("cont_contact_outcome_json", "Contact outcome json."),
    about="child",
    sensitivity="personal",
)

SSD_EARLY_HELP_EPISODES = ssd_table(
    "ssd_early_help_episodes",
    "Early help episodes: dates, reason, end reason, organisation, worker",
    "Early help episodes: dates, reason, end reason, organisation, worker.",
    key("earl_episode_id", "Episode id."),
    person("earl_person_id", "Person id."),
    date("earl_episode_start_date", "Episode start date."),
    date("earl_episode_end_date", "Episode end date."),
    text("earl_episode_reason", "Episode reason."),
    text("earl_episode_end_reason", "Episode end reason."),
    text("earl_episode_organisation", "Episode organisation."),
    worker("earl_episode_worker_id", "Episode worker id."),
    about="child",
    sensitivity="personal",
)

SSD_CIN_EPISODES = ssd_table(
    "ssd_cin_episodes",
    "Referrals / child in need episodes (referral to closure)",
    "Referrals / child in need episodes (referral to closure).",
    key("cine_referral_id", "Referral id."),
    person("cine_person_id", "Person id."),
    date("cine_referral_date", "Referral date."),
    code("cine_cin_primary_need_code", "primary_need", "Cin primary need code."),
    code("cine_referral_source_code", "referral_source", "Referral source code."),
    text("cine_referral_source_desc", "Referral source desc."),
    json("cine_referral_outcome_json", "Referral outcome json."),
    flag("cine_referral_nfa", "Referral nfa."),
    code("cine_close_reason", "reason_for_closure", "Close reason."),
    date("cine_close_date", "Close date."),
    team("cine_referral_team", "Referral team."),
    worker("cine_referral_worker_id", "Referral worker id."),
    about="child",
    sensitivity="personal",
)
