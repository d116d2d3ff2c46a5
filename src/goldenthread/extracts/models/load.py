"""A dataset that was loaded into the record: whose, of which day, and what became of its rows."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Load(models.Model):
    """``authority`` to ``fingerprint`` are the dataset's own. ``counts``: by table, what became of its rows."""

    authority = models.CharField(max_length=200)
    source = models.CharField(max_length=400)
    as_at = models.DateField()
    covers_from = models.DateField()
    fingerprint = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(default=timezone.now)
    loaded_by_id = models.BigIntegerField()
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ("-loaded_at", "-pk")

    def __str__(self) -> str:
        return f"{self.authority}, as at {self.as_at}"
