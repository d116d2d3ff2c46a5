"""What a database is for: its mark."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Mark(models.Model):
    """One row, written when a service first starts on a database and never changed: "demo", "training" or "live".

    Made-up data and real records never share a database, so a service refuses one with the mark of another mode.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    mode = models.CharField(max_length=8)
    made_at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(id=1), name="one_mark_a_database"),)
