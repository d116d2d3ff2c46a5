"""What somebody saw, did, or was refused. Rows are added and never change; they outlive what they speak of."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.utils import timezone

from goldenthread.access.models.user import User
from goldenthread.access.reaches import Reach


class UnchangeableError(Exception):
    """An audit event is never changed or removed."""


class AuditEventQuerySet(models.QuerySet["AuditEvent"]):
    def visible_to(self, user: User) -> AuditEventQuerySet:
        """Everything for a role that reaches the whole authority, otherwise a person's own."""
        return self if user.role.reach is Reach.AUTHORITY else self.by(user)

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
    type = models.CharField(max_length=60, db_index=True)
    actor_id = models.CharField(max_length=40, blank=True, db_index=True)
    actor_role = models.CharField(max_length=120, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    subject_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    purpose = models.CharField(max_length=200, blank=True)
    refused = models.BooleanField(default=False)
    details = models.JSONField(default=dict, blank=True)

    objects = AuditEventQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.type} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise UnchangeableError("audit events are never changed")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        raise UnchangeableError("audit events are never removed")
