"""What holds between two days."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class DatedQuerySet(models.QuerySet):  # type: ignore[type-arg]
    def on(self, day: date) -> Self:
        """Those that hold on a day. The last day counts."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class Dated(models.Model):
    """Both days are inclusive; no last day means until further notice."""

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="%(class)s_ends_on_or_after_it_starts"
            ),
        )


class RevocableQuerySet(DatedQuerySet):
    def on(self, day: date) -> Self:
        """Those that hold on a day and have not been taken back."""
        return super().on(day).filter(ended_at=None)


class Revocable(Dated):
    """What can be taken back at once, whatever its last day: its row stays, and says who did it, when and why."""

    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by_id = models.BigIntegerField(null=True, blank=True)
    end_reason = models.TextField(blank=True)

    objects = RevocableQuerySet.as_manager()

    class Meta(Dated.Meta):
        abstract = True

    def take_back(self, reason: str, by_id: int) -> None:
        """From this moment it holds no longer."""
        self.ended_at, self.ended_by_id, self.end_reason = timezone.now(), by_id, reason
        self.save(update_fields=["ended_at", "ended_by_id", "end_reason"])
