"""The database itself refuses to change or remove an audit event, whatever program asks."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REFUSAL = "audit events are never changed or removed"

SQLITE = [
    f"""
    CREATE TRIGGER IF NOT EXISTS access_auditevent_no_{change} BEFORE {change.upper()} ON access_auditevent
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for change in ("update", "delete")
]

POSTGRESQL = [
    f"""
    CREATE FUNCTION access_auditevent_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER access_auditevent_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION access_auditevent_refuse()
    """,
]

STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def add_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (("access", "0001_initial"),)

    # No way back: a trail that can be made changeable again is no trail.
    operations = (migrations.RunPython(add_triggers),)
