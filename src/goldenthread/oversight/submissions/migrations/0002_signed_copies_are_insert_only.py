"""The database itself refuses to change or remove what was signed, whatever program asks."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

REFUSAL = "signed copies are never changed or removed"

SQLITE = [
    f"""
    CREATE TRIGGER submissions_signedcopy_no_{change} BEFORE {change.upper()} ON submissions_signedcopy
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for change in ("update", "delete")
]

POSTGRESQL = [
    f"""
    CREATE FUNCTION submissions_signedcopy_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER submissions_signedcopy_insert_only BEFORE UPDATE OR DELETE ON submissions_signedcopy
    FOR EACH ROW EXECUTE FUNCTION submissions_signedcopy_refuse()
    """,
]

STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def add_triggers(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (("submissions", "0001_returns_being_prepared"),)

    # No way back: a copy that can be made changeable again was never signed.
    operations = (migrations.RunPython(add_triggers),)
