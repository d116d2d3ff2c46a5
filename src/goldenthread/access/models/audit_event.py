"""What somebody saw, did, or was refused. Rows are added and never change; they outlive what they speak of."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils import timezone

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models.user import User
from goldenthread.access.permissions import Permission
from goldenthread.access.subjects import may_see


class UnchangeableError(Exception):
    """An audit event is never changed or removed."""


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    def visible_to(self, user: User) -> AuditEventQuerySet:
        """All for who reads the trail; for who lists viewings, those of records that they may see; else their own."""
        if user.may(Permission.AUDIT_READ):
            return self
        own = Q(actor_id=str(user.pk))
        if not user.may(Permission.VIEWING_LIST):
            return self.filter(own)
        seen = Q(subject_id__isnull=False) & may_see(user, DataClass.GENERAL, "subject_id")
        return self.filter(own | seen)

    def by(self, user: User) -> AuditEventQuerySet:
        return self.filter(actor_id=str(user.pk))

    def update(self, **_: Any) -> NoReturn:
        raise UnchangeableError("audit events are never changed")

    def delete(self) -> NoReturn:
        raise UnchangeableError("audit events are never removed")

    # The rest of what Django offers comes down to update(), save() or delete(), and to the database's own trigger.


class AuditEvent(models.Model):
    """No foreign keys. ``type`` is ``noun:verb``; ``subject`` is a reference, never a name.

    ``subject_id`` is the key of the person whose record it was, where it was one: "who has looked at this record" asks
    for it. ``purpose`` is what the reader said they opened it for.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    type = models.CharField(max_length=60)
    actor_id = models.CharField(max_length=40, blank=True)
    actor_role = models.CharField(max_length=120, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    subject_id = models.BigIntegerField(null=True, blank=True)
    purpose = models.CharField(max_length=200, blank=True)
    refused = models.BooleanField(default=False)
    details = models.JSONField(default=dict, blank=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
        # One for each way in which the pages ask, newest first, and no more: every index is paid for by every event.
        indexes = (
            models.Index(fields=("subject_id", "-id"), name="auditevent_of_a_record"),
            models.Index(fields=("actor_id", "-id"), name="auditevent_by_a_user"),
            models.Index(fields=("type", "-id"), name="auditevent_of_a_type"),
            models.Index(fields=("-id",), name="auditevent_refused", condition=Q(refused=True)),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.type} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise UnchangeableError("audit events are never changed")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise UnchangeableError("audit events are never removed")
