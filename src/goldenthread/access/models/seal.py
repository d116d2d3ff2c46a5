"""A seal of the audit trail, as it stands in the database. The same line stands in a file outside it."""

from __future__ import annotations

from django.db import models

LONGEST = 200_000


class Seal(models.Model):
    """``line`` is what ``access.trail.seal`` reads. Rows are added and never change; a trigger holds it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    line = models.CharField(max_length=LONGEST)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"seal {self.number}"
