"""SSD tables for the people who do the work, and the teams they do it in."""

from goldenthread.analysis.tables.declare import (
    code,
    date,
    flag,
    identifier,
    key,
    link,
    number,
    on_or_after,
    person,
    ssd_table,
    team,
    text,
    whole,
    worker,
)

SSD_INVOLVEMENTS = ssd_table(
    "ssd_involvements",
    "Involvements",
    "Which worker was involved with which person, in what role and from when to when.",
    key("invo_involvements_id", "The involvement."),
    worker("invo_professional_id", "The worker."),
    identifier("invo_professional_role_id", "Role of the worker towards the person."),
    team("invo_professional_team", "Team of the worker."),
    person("invo_person_id", "The person."),
    date("invo_involvement_start_date", "First day of the involvement."),
    date("invo_involvement_end_date", "Last day of the involvement; empty while it lasts."),
    code("invo_worker_change_reason", "sw_change_reason", "Why the worker changed."),
    link("invo_referral_id", "ssd_cin_episodes.cine_referral_id", "Episode of need it belongs to."),
    constraints=(on_or_after("invo_involvement_end_date", "invo_involvement_start_date"),),
)

SSD_PROFESSIONALS = ssd_table(
    "ssd_professionals",
    "Workers",
    "Workers as the case system knows them; posts and dates are in posts and post_holders.",
    key("prof_professional_id", "The worker."),
    identifier("prof_staff_id", "Staff number.", sensitivity="identifying"),
    text("prof_professional_name", "Name.", sensitivity="identifying"),
    identifier(
        "prof_social_worker_registration_no", "Number in the register of social workers.", sensitivity="identifying"
    ),
    flag("prof_agency_worker_flag", "Whether the worker comes from an agency."),
    text("prof_professional_job_title", "Job title."),
    whole("prof_professional_caseload", "Children held when last counted, which is on 30 September."),
    text("prof_professional_department", "Department.", about="authority", sensitivity="not personal"),
    number("prof_full_time_equivalency", "Share of full time worked."),
    about="worker",
)

SSD_DEPARTMENT = ssd_table(
    "ssd_department",
    "Departments and teams",
    "Teams and the departments above them; their service and dates are in teams.",
    key("dept_team_id", "The team."),
    text("dept_team_name", "Name of the team."),
    team("dept_team_parent_id", "Team or department above it."),
    text("dept_team_parent_name", "Name of the team or department above it."),
    about="authority",
    sensitivity="not personal",
)
