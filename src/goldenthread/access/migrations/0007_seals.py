from importlib import import_module

from django.db import migrations, models

add_triggers = import_module("goldenthread.access.migrations.0002_audit_events_are_insert_only").add_triggers

REFUSAL = "seals are never changed or removed"

SQLITE = [
    f"""
    CREATE TRIGGER access_seal_no_{change} BEFORE {change.upper()} ON access_seal
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for change in ("update", "delete")
]

POSTGRESQL = [
    f"""
    CREATE FUNCTION access_seal_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER access_seal_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access_seal
    FOR EACH STATEMENT EXECUTE FUNCTION access_seal_refuse()
    """,
]

STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def guard(apps, schema_editor):
    """Seals only grow too; and SQLite has just made the table of events anew, without its triggers."""
    vendor = schema_editor.connection.vendor
    for statement in STATEMENTS[vendor]:
        schema_editor.execute(statement)
    if vendor == "sqlite":
        add_triggers(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0006_involvements_of_another_system"),
    ]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("line", models.CharField(max_length=200000)),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.AlterField(
            model_name="auditevent",
            name="actor_id",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AlterField(
            model_name="auditevent",
            name="subject_id",
            field=models.BigIntegerField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="auditevent",
            name="type",
            field=models.CharField(max_length=60),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["subject_id", "-id"], name="auditevent_of_a_record"),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["actor_id", "-id"], name="auditevent_by_a_user"),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["type", "-id"], name="auditevent_of_a_type"),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(condition=models.Q(("refused", True)), fields=["-id"], name="auditevent_refused"),
        ),
        migrations.RunPython(guard),
    ]
