import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="BuiltReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.CharField(max_length=7)),
                (
                    "edition",
                    models.CharField(choices=[("internal", "Internal"), ("published", "Published")], max_length=10),
                ),
                ("title", models.CharField(max_length=200)),
                ("as_at", models.DateField()),
                ("built_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("built_by_id", models.CharField(blank=True, max_length=40)),
                ("fingerprint", models.CharField(max_length=64)),
                ("made_from", models.CharField(max_length=64)),
                ("document", models.TextField()),
            ],
            options={
                "ordering": ("-year", "-built_at", "-pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("year", "edition", "fingerprint"), name="one_row_a_built_document"),
                    models.CheckConstraint(
                        condition=models.Q(("edition__in", ["internal", "published"])), name="edition_is_known"
                    ),
                ],
            },
        ),
    ]
