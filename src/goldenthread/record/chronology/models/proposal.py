"""What a room proposed as a line, and somebody did not want as one."""

from __future__ import annotations

from django.db import models

from goldenthread.record.people.models import Person
from goldenthread.record.people.models.person import GeneralPart


class PutAside(models.Model):
    """A proposal that is not made again for this person."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="proposals_put_aside")
    source_record = models.CharField(max_length=60)
    put_aside_at = models.DateTimeField()
    put_aside_by_id = models.BigIntegerField()

    objects = GeneralPart.as_manager()

    class Meta:
        ordering = ("person", "pk")
