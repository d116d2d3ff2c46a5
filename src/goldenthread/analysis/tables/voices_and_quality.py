"""Our own tables for complaints, compliments, audits, inspections, engagement and the annual review."""

from goldenthread.analysis.tables.declare import (
    boolean,
    code,
    date,
    key,
    link,
    on_or_after,
    only_with,
    person,
    table,
    team,
    text,
    whole,
)

COMPLAINTS = table(
    "complaints",
    "Complaints",
    "Complaints received, one row each whatever stages they passed.",
    key("complaint_id", "The complaint."),
    date("received_on", "Day it was received."),
    team("team_id", "Team it is about, as it stood on that day."),
    code("procedure", "complaint_procedure", "Procedure it follows."),
    code("complainant", "complainant", "Who complains."),
    code("theme", "complaint_theme", "What it is about.", optional=True),
    person("person_id", "Child concerned.", optional=True, about="child"),
    date("closed_on", "Day it was closed; empty while it is open.", optional=True),
    about="family",
    sensitivity="personal",
    constraints=(on_or_after("closed_on", "received_on"),),
)

COMPLAINT_STAGE_EVENTS = table(
    "complaint_stage_events",
    "Stages of complaints",
    "Each stage that a complaint entered.",
    key("event_id", "The event."),
    link("complaint_id", "complaints.complaint_id", "The complaint."),
    code("stage", "complaint_stage", "Stage entered."),
    date("started_on", "Day the clock of the stage started."),
    boolean("extended", "Whether the longer time limit was agreed."),
    date("responded_on", "Day of the response; empty while it is awaited.", optional=True),
    code("outcome", "complaint_outcome", "Finding.", optional=True),
    about="family",
    sensitivity="personal",
    constraints=(on_or_after("responded_on", "started_on"), only_with("outcome", "responded_on")),
)

COMPLIMENTS = table(
    "compliments",
    "Compliments",
    "Compliments logged, with who paid them: praise from colleagues is not praise from families.",
    key("compliment_id", "The compliment."),
    date("received_on", "Day it was received."),
    team("team_id", "Team it is for."),
    code("source_kind", "compliment_source", "Who paid it."),
    text("source_label", "The giver in the words of the register.", sensitivity="personal"),
    text("about", "What it was for.", sensitivity="personal"),
    about="authority",
)

AUDITS = table(
    "audits",
    "Audits",
    "Audits planned or done. The grade given by a moderator stands beside the auditor's, never over it.",
    key("audit_id", "The audit."),
    code("kind", "audit_kind", "Kind of audit."),
    text("title", "What was audited."),
    text("commissioned_by", "Role or body that asked for it."),
    text("auditor", "Role or body that did it."),
    team("team_id", "Team audited, where it was one.", optional=True),
    person("person_id", "Child whose file was audited.", optional=True, about="child"),
    date("due_on", "Day it was due.", optional=True),
    date("completed_on", "Day it was completed; empty while it is not.", optional=True),
    code("grade", "audit_grade", "Grade given by the auditor.", optional=True),
    code("moderated_grade", "audit_grade", "Grade given by the moderator.", optional=True),
    about="authority",
    constraints=(only_with("moderated_grade", "grade"),),
)

INSPECTIONS = table(
    "inspections",
    "Inspections",
    "Inspections of a service under one framework.",
    key("inspection_id", "The inspection."),
    text("service", "Service inspected."),
    text("framework", "Framework used."),
    date("started_on", "First day of the inspection."),
    date("ended_on", "Last day of the inspection."),
    about="authority",
    constraints=(on_or_after("ended_on", "started_on"),),
)

INSPECTION_JUDGEMENTS = table(
    "inspection_judgements",
    "Judgements of inspections",
    "The graded judgements of an inspection, in the order of its report.",
    key("inspection_id", "The inspection.", references="inspections.inspection_id"),
    key("position", "Place in the report, from 1.", type="whole number", minimum=1),
    text("domain", "What was judged."),
    code("grade", "inspection_grade", "The judgement."),
    about="authority",
)

RECOMMENDATIONS = table(
    "recommendations",
    "Recommendations of annual reviews",
    "What a review asked for: for the whole service or as the strategic focus of one.",
    key("recommendation_id", "The recommendation."),
    text("review_year", 'Reporting year of the review that made it, as "2013-14".'),
    text("section", "Section of the review."),
    whole("position", "Place within the section, from 1.", minimum=1),
    code("kind", "recommendation_kind", "Kind of recommendation."),
    text("text", "What is asked for."),
    text("owner_role", "Role that answers for it.", optional=True),
    date("due_on", "Day it is due.", optional=True),
    about="authority",
)

RECOMMENDATION_STATUSES = table(
    "recommendation_statuses",
    "Standing of recommendations",
    "What was decided about a recommendation, each time it was looked at.",
    key("recommendation_id", "The recommendation.", references="recommendations.recommendation_id"),
    key("decided_on", "Day of the decision.", type="date"),
    code("status", "recommendation_status", "Standing."),
    text("decided_by_role", "Role that decided."),
    text("evidence", "What shows it.", optional=True),
    about="authority",
)

ENGAGEMENT_SESSIONS = table(
    "engagement_sessions",
    "Engagement sessions",
    "Parents' reference groups, quality circles and challenge sessions.",
    key("session_id", "The session."),
    code("kind", "engagement_kind", "Kind of session."),
    text("title", "Its subject."),
    date("held_on", "Day it was held."),
    whole("attendances", "How many came.", optional=True),
    about="authority",
)
