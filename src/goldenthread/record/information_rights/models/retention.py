"""What a record is, for how long it is kept, and how it ends."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.db import models
from django.db.models import F, Q

from goldenthread.access.models import User
from goldenthread.access.models.dated import Dated
from goldenthread.access.subjects import SubjectQuerySet
from goldenthread.codes.retention import RULES
from goldenthread.kit.references import new_reference
from goldenthread.record.people.models import Person

CLASSES = tuple((rule.id, rule.record) for rule in RULES)


class ClassOfRecord(models.Model):
    """One thing that a person's record is: of a looked after child, of a foster carer. A record may be several.

    ``event_on``: the day on which the clock of an event's rule starts; empty while it has not happened.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="record_classes")
    kind = models.CharField(max_length=20, choices=CLASSES)
    event_on = models.DateField(null=True, blank=True)
    set_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    objects = SubjectQuerySet.as_manager()

    class Meta:
        ordering = ("person", "kind", "pk")
        constraints = (models.UniqueConstraint(fields=("person", "kind"), name="class_of_record_once"),)


class HoldQuerySet(SubjectQuerySet):
    def in_force(self, day: date) -> HoldQuerySet:
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class Hold(Dated):
    """A reason not to dispose of a record: an inquiry, a claim, a request for it. Stops everything while it holds."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="holds")
    reason = models.TextField()
    placed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    lifted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    lift_reason = models.TextField(blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ("-starts_on", "-pk")


class DisposalQuerySet(models.QuerySet["Disposal"]):
    def visible_to(self, user: User) -> DisposalQuerySet:
        """Those about people whom this user may see, and, once done, all: nothing in them names anybody."""
        seen = Person.objects.visible_to(user).values("pk")
        return self.filter(Q(person__in=seen) | Q(done_at__isnull=False))

    def open(self) -> DisposalQuerySet:
        return self.filter(done_at=None, stopped_at=None)


class Disposal(models.Model):
    """A record that has been kept long enough: proposed by one, approved by two others, done.

    It outlives the record: once done, ``person`` is empty and what stays is a reference, the rule and counts.
    """

    reference = models.CharField(max_length=10, unique=True, default=partial(new_reference, "x"), editable=False)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="disposals")
    person_reference = models.CharField(max_length=10)
    rule_id = models.CharField(max_length=20)
    rule_words = models.CharField(max_length=300)
    kept_until = models.DateField()
    reason = models.TextField()
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    done_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    removed = models.JSONField(default=dict, blank=True)
    stopped_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    stopped_at = models.DateTimeField(null=True, blank=True)
    stop_reason = models.TextField(blank=True)

    objects = DisposalQuerySet.as_manager()

    class Meta:
        ordering = ("-proposed_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("person",), condition=Q(done_at=None, stopped_at=None), name="disposal_open_once_a_person"
            ),
            models.CheckConstraint(condition=Q(done_at=None) | Q(stopped_at=None), name="disposal_done_or_stopped"),
        )

    @property
    def is_approved(self) -> bool:
        return self.approvals.count() >= APPROVALS


APPROVALS = 2


class Approval(models.Model):
    """One of the two who approve a disposal. The database keeps the proposer out and each approver to once."""

    disposal = models.ForeignKey(Disposal, models.CASCADE, related_name="approvals")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        ordering = ("at",)
        constraints = (
            models.UniqueConstraint(fields=("disposal", "by"), name="approval_once_each"),
            models.CheckConstraint(condition=~Q(by=F("proposed_by")), name="approval_not_by_the_proposer"),
        )
