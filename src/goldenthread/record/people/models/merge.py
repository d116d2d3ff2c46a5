"""Two records found to be of one person, and the way back."""

from __future__ import annotations

from django.db import models

from goldenthread.record.people.models.person import GeneralPart, Person


class Merge(models.Model):
    """``moved``: for each model (by label) the keys of the rows that went from ``duplicate`` to ``person``; ``before``:
    the field values of ``person`` that the merge changed. With both, an undo puts everything back.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="merges")
    duplicate = models.ForeignKey(Person, models.PROTECT, related_name="merges_away")
    moved = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    reason = models.TextField()
    asked_by_id = models.BigIntegerField()
    approved_by_id = models.BigIntegerField()
    merged_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by_id = models.BigIntegerField(null=True, blank=True)
    undo_reason = models.TextField(blank=True)

    objects = GeneralPart.as_manager()

    class Meta:
        ordering = ("-merged_at",)
