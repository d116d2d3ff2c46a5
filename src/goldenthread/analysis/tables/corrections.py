"""Our own tables for what is known to be wrong in the records: corrections stand beside the original, not over it."""

from goldenthread.analysis.tables.declare import date, identifier, key, link, on_or_after, table, text, worker

RECORDING_INCIDENTS = table(
    "recording_incidents",
    "Recording incidents",
    "Times when many records went wrong for one reason, such as a form that invites the wrong tick.",
    key("incident_id", "The incident."),
    text("title", "What went wrong, in a few words."),
    text("table_name", "Table affected."),
    text("form_version", "Version of the form in use."),
    date("from_date", "First day affected."),
    date("to_date", "Last day affected."),
    date("found_on", "Day it was found."),
    text("reason", "Why it happened."),
    about="authority",
    constraints=(on_or_after("to_date", "from_date"),),
)

RECORD_CORRECTIONS = table(
    "record_corrections",
    "Corrections of records",
    "One value of one record that was decided to be wrong. The original stays in its own table.",
    key("correction_id", "The correction."),
    link("incident_id", "recording_incidents.incident_id", "Incident it belongs to.", optional=True),
    text("table_name", "Table of the record.", sensitivity="not personal"),
    identifier("record_id", "Key of the record."),
    text("field", "Column that was wrong.", sensitivity="not personal"),
    text("original_value", "Value in the record.", optional=True),
    text("corrected_value", "Value it should have had.", optional=True),
    text("reason", "Why it is held to be wrong."),
    worker("decided_by", "Who decided."),
    date("decided_on", "Day of the decision."),
    about="child",
    sensitivity="personal",
)
