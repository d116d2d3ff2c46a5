"""What one person asks for and another must decide: a role, a merge, a disposal, a bulk export."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.access.models.user import User


class Request(models.Model):
    """Separation of duties, held by the database: whoever asks never decides, whoever owns the case.

    ``kind`` is ``noun:verb``; ``subject`` a reference; ``details`` what the room that asks needs to carry it out.
    ``asked_role`` and ``decided_role`` are frozen as they were.
    """

    kind = models.CharField(max_length=60, db_index=True)
    subject = models.CharField(max_length=200, db_index=True)
    details = models.JSONField(default=dict, blank=True)
    reason = models.TextField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="requests")
    asked_role = models.CharField(max_length=120)
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="decisions")
    decided_role = models.CharField(max_length=120, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    approved = models.BooleanField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-asked_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_at=None, approved=None)
                | Q(decided_by__isnull=False, decided_at__isnull=False, approved__isnull=False),
                name="request_decided_by_somebody_at_some_time",
            ),
            models.CheckConstraint(condition=~Q(decided_by=F("asked_by")), name="request_not_decided_by_who_asked"),
        )
