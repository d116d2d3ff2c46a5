"""SSD: workforce."""

from goldenthread.analysis.tables.declare import (
    code,
    date,
    flag,
    identifier,
    key,
    link,
    number,
    person,
    ssd_table,
    team,
    text,
    whole,
    worker,
)

SSD_INVOLVEMENTS = ssd_table(
    "ssd_involvements",
    "Worker involvement history with people",
    "Worker involvement history with people.",
    key("invo_involvements_id", "Involvements id."),
    worker("invo_professional_id", "Professional id."),
    identifier("invo_professional_role_id", "Professional role id."),
    team("invo_professional_team", "Professional team."),
    date("invo_involvement_start_date", "Involvement start date."),
    date("invo_involvement_end_date", "Involvement end date."),
    code("invo_worker_change_reason", "sw_change_reason", "Worker change reason."),
    person("invo_person_id", "Person id."),
    link("invo_referral_id", "ssd_cin_episodes.cine_referral_id", "Referral id."),
    about="child",
    sensitivity="personal",
)

SSD_PROFESSIONALS = ssd_table(
    "ssd_professionals",
    "Workers: id, registration no., job title, caseload, FTE",
    "Workers: id, registration no., job title, caseload, FTE.",
    key("prof_professional_id", "Professional id."),
    identifier("prof_staff_id", "Staff id."),
    text("prof_professional_name", "Professional name."),
    text("prof_social_worker_registration_no", "Social worker registration no."),
    text("prof_professional_job_title", "Professional job title."),
    whole("prof_professional_caseload", "Professional caseload."),
    text("prof_professional_department", "Professional department."),
    number("prof_full_time_equivalency", "Full time equivalency."),
    flag("prof_agency_worker_flag", "Agency worker flag."),
    about="child",
    sensitivity="personal",
)

SSD_DEPARTMENT = ssd_table(
    "ssd_department",
    "Teams/departments and their hierarchy",
    "Teams/departments and their hierarchy.",
    key("dept_team_id", "Team id."),
    text("dept_team_name", "Team name."),
    team("dept_team_parent_id", "Team parent id."),
    text("dept_team_parent_name", "Team parent name."),
    about="child",
    sensitivity="personal",
)
