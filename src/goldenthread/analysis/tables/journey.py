"""Our own tables for the journey: decisions at the front door, early help, steps up and down, assessment, plans."""

from goldenthread.analysis.tables.declare import (
    boolean,
    code,
    date,
    date_time,
    identifier,
    key,
    link,
    on_or_after,
    person,
    table,
    team,
    text,
    together,
    worker,
)

CONTACT_DECISIONS = table(
    "contact_decisions",
    "Decisions on contacts",
    "What was decided on each contact, when and by whom. The two tick boxes of the form of spring 2014 are kept as "
    "they were ticked, so that a contact wrongly saved as a referral can be told apart.",
    key("contact_id", "The contact decided on.", references="ssd_contacts.cont_contact_id"),
    date_time("received_at", "When the contact arrived."),
    date_time("decided_at", "When the decision was made; empty while the contact waits.", optional=True),
    worker("decided_by", "Manager who decided.", optional=True),
    team("team_id", "Team that took the contact."),
    code("outcome", "contact_outcome", "What was decided; empty while the contact waits.", optional=True),
    text("form_version", "Version of the contact form that was filled in.", sensitivity="not personal"),
    boolean("contact_only_ticked", "Whether the box for a contact only was ticked.", optional=True),
    boolean("contact_and_referral_ticked", "Whether the box for a contact and referral was ticked.", optional=True),
    link("referral_id", "ssd_cin_episodes.cine_referral_id", "Referral the contact became.", optional=True),
    about="child",
    sensitivity="personal",
    constraints=(on_or_after("decided_at", "received_at"), together("decided_at", "decided_by", "outcome")),
)

HUB_CONSIDERATIONS = table(
    "hub_considerations",
    "Families considered at triage",
    "One family looked at by one triage meeting on one day. A family may come back: count families, not rows.",
    key("consideration_id", "The consideration."),
    date("meeting_on", "Day of the meeting."),
    code("meeting", "triage_meeting", "Which meeting considered the family."),
    identifier("family_id", "Family, as in ssd_family.fami_family_id.", sensitivity="identifying"),
    text("level_agreed", "Level of need that the meeting agreed.", optional=True),
    code("decision", "hub_decision", "What the meeting decided."),
    team("lead_team_id", "Team that took the lead.", optional=True),
    about="family",
    sensitivity="personal",
)

HUB_CONSIDERATION_CHILDREN = table(
    "hub_consideration_children",
    "Children considered at triage",
    "The children of a family whom a triage meeting considered.",
    key("consideration_id", "The consideration.", references="hub_considerations.consideration_id"),
    key("person_id", "The child.", references="ssd_person.pers_person_id", sensitivity="identifying"),
    about="child",
    sensitivity="personal",
)

EARLY_HELP_ASSESSMENTS = table(
    "early_help_assessments",
    "Early help assessments",
    "Assessments made within an early help episode, by the authority or by a partner.",
    key("assessment_id", "The assessment."),
    link("episode_id", "ssd_early_help_episodes.earl_episode_id", "Early help episode it belongs to."),
    person("person_id", "The child."),
    date("started_on", "Day the assessment began."),
    date("completed_on", "Day it was completed; empty while it is open.", optional=True),
    text("organisation", "Organisation that made it.", optional=True, about="authority", sensitivity="not personal"),
    about="child",
    sensitivity="personal",
    constraints=(on_or_after("completed_on", "started_on"),),
)

EARLY_HELP_EPISODE_DETAILS = table(
    "early_help_episode_details",
    "Early help episodes: what the SSD does not hold",
    "Family, team and coded end reason of each early help episode.",
    key("episode_id", "The episode.", references="ssd_early_help_episodes.earl_episode_id"),
    identifier(
        "family_id",
        "Family, as in ssd_family.fami_family_id.",
        optional=True,
        about="family",
        sensitivity="identifying",
    ),
    team("team_id", "Team that leads the work.", optional=True),
    code("end_reason_code", "early_help_end_reason", "Why the episode ended; empty while open.", optional=True),
    about="child",
    sensitivity="personal",
)

STEP_UPS = table(
    "step_ups",
    "Steps up from early help to social care",
    "Decisions that early help is not enough and that a referral to social care follows.",
    key("step_up_id", "The decision."),
    person("person_id", "The child."),
    link("episode_id", "ssd_early_help_episodes.earl_episode_id", "Early help episode left behind."),
    link("referral_id", "ssd_cin_episodes.cine_referral_id", "Referral that follows."),
    date("decided_on", "Day of the decision."),
    worker("decided_by", "Manager who decided."),
    team("team_id", "Team the child comes from."),
    about="child",
    sensitivity="personal",
)

STEP_DOWNS = table(
    "step_downs",
    "Steps down from social care to early help",
    "Decisions to close social care work and to hand over to early help, with the dates that show whether the "
    "hand-over happened.",
    key("step_down_id", "The decision."),
    person("person_id", "The child."),
    link("referral_id", "ssd_cin_episodes.cine_referral_id", "Episode of need that closes."),
    date("decided_on", "Day of the decision."),
    worker("decided_by", "Manager who decided."),
    team("team_id", "Team the child leaves."),
    link("episode_id", "ssd_early_help_episodes.earl_episode_id", "Early help that took over.", optional=True),
    date("accepted_on", "Day early help accepted the family.", optional=True),
    date("agencies_notified_on", "Day the agencies around the child had been told.", optional=True),
    date("review_due_on", "Day by which the step is to be reviewed.", optional=True),
    date("reviewed_on", "Day it was reviewed.", optional=True),
    about="child",
    sensitivity="personal",
    constraints=(
        on_or_after("accepted_on", "decided_on"),
        on_or_after("agencies_notified_on", "decided_on"),
        on_or_after("review_due_on", "decided_on"),
        on_or_after("reviewed_on", "decided_on"),
    ),
)

ASSESSMENT_DECISIONS = table(
    "assessment_decisions",
    "Decisions that end assessments",
    "The manager's decision at the end of a social work assessment, and whether its reasons were written down.",
    key("assessment_id", "The assessment decided on.", references="ssd_cin_assessments.cina_assessment_id"),
    date("decided_on", "Day of the decision."),
    worker("decided_by", "Manager who decided."),
    boolean("rationale_recorded", "Whether the reasons for the next steps are on the record."),
    boolean("child_seen_alone", "Whether the child was seen alone during the assessment.", optional=True),
    about="child",
    sensitivity="personal",
)

CORE_GROUPS = table(
    "core_groups",
    "Core group meetings",
    "Meetings of the people who carry out a child protection plan; one row a child.",
    key("core_group_id", "The meeting, for one child."),
    link("cp_plan_id", "ssd_cp_plans.cppl_cp_plan_id", "Child protection plan."),
    person("person_id", "The child."),
    date("held_on", "Day of the meeting."),
    about="child",
    sensitivity="personal",
)
