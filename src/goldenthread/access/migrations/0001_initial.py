import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=120)),
                ("role_slug", models.SlugField(blank=True, max_length=40)),
                ("team_id", models.CharField(blank=True, max_length=48)),
                ("worker_id", models.CharField(blank=True, max_length=48)),
                ("is_demo", models.BooleanField(default=False)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("type", models.CharField(db_index=True, max_length=60)),
                ("actor_id", models.CharField(blank=True, db_index=True, max_length=40)),
                ("actor_role", models.CharField(blank=True, max_length=40)),
                ("subject", models.CharField(blank=True, max_length=200)),
                ("refused", models.BooleanField(default=False)),
                ("details", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
    ]
