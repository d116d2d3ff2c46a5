"""Services and their teams, dated. A renamed or merged team keeps its history."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q


class Service(models.Model):
    """A service: teams under one service manager. ``code`` is stable; the name may change."""

    code = models.SlugField(max_length=48, unique=True)
    name = models.CharField(max_length=120)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class TeamQuerySet(models.QuerySet["Team"]):
    def open_on(self, day: date) -> TeamQuerySet:
        return self.filter(Q(opened_on=None) | Q(opened_on__lte=day), Q(closed_on=None) | Q(closed_on__gt=day))


class Team(models.Model):
    """A team. ``code`` is the id that the dataset knows it by; ids of other systems are aliases.

    ``current`` is the team that carries its work today: itself, or, merged, the one it went into. A merge keeps it flat
    (it never points to a team that has itself been merged), so that reach is one comparison.
    """

    code = models.CharField(max_length=48, unique=True)
    name = models.CharField(max_length=120)
    service = models.ForeignKey(Service, models.PROTECT, null=True, blank=True, related_name="teams")
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    current = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(opened_on=None) | Q(closed_on__gte=F("opened_on")),
                name="team_closes_after_it_opens",
            ),
        )

    def __str__(self) -> str:
        return self.name


class TeamName(models.Model):
    """What a team was called between two dates; the last day is inclusive."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="names")
    name = models.CharField(max_length=120)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("team", "starts_on")

    def __str__(self) -> str:
        return self.name


class TeamAlias(models.Model):
    """Another id for the same team, as an earlier case system or a return has it."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="aliases")
    alias = models.CharField(max_length=48, unique=True)

    def __str__(self) -> str:
        return self.alias
