"""A chronology as it stood when it was taken to a meeting."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db import models

from goldenthread.access.subjects import SubjectQuerySet
from goldenthread.kit.references import new_reference
from goldenthread.record.chronology.words import AUDIENCES, OCCASIONS
from goldenthread.record.people.models import Person


class FrozenError(Exception):
    """A snapshot is never changed."""


class SnapshotQuerySet(SubjectQuerySet):
    """That there is a snapshot is general; each frozen line is read by its own class (``snapshots.readable``)."""

    def update(self, **_: Any) -> int:
        raise FrozenError("a snapshot is never changed")


class Snapshot(models.Model):
    """``content``: a list of frozen lines, each with the class that it had. ``digest``: SHA-256 of the content, also in
    the audit trail: a change of either shows. Disposal may remove a whole snapshot; nothing changes one.
    """

    reference = models.CharField(max_length=10, unique=True, default=partial(new_reference, "n"), editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="chronology_snapshots")
    occasion = models.CharField(max_length=11, choices=OCCASIONS)
    occasion_on = models.DateField()
    purpose = models.CharField(max_length=200)
    audience = models.CharField(max_length=13, choices=AUDIENCES)
    key_only = models.BooleanField()
    taken_at = models.DateTimeField()
    taken_on = models.DateField()
    taken_by_id = models.BigIntegerField()
    taken_by_name = models.CharField(max_length=120)
    taken_by_role = models.CharField(max_length=120)
    left_out = models.PositiveIntegerField(default=0)
    kept_because = models.TextField(blank=True)
    content = models.JSONField()
    digest = models.CharField(max_length=64)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ("-taken_at", "-pk")

    def __str__(self) -> str:
        return self.reference

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise FrozenError("a snapshot is never changed")
        super().save(*args, **kwargs)
