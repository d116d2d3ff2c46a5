"""A person's request for what is held about them, and the answer as it was prepared."""

from __future__ import annotations

from functools import partial

from django.db import models
from django.db.models import F, Q

from goldenthread.access.data_classes import ITEM_CHOICES
from goldenthread.access.models import User
from goldenthread.access.subjects import SubjectQuerySet
from goldenthread.kit.references import new_reference
from goldenthread.kit.versions import Versioned
from goldenthread.record.people.models import Person


class SubjectAccessRequest(Versioned):
    """``received_on`` starts the clock (``clock.py``). ``requested_by_words``: who asks, and for whom, in words."""

    reference = models.CharField(max_length=10, unique=True, default=partial(new_reference, "a"), editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="access_requests")
    requested_by_words = models.TextField()
    received_on = models.DateField()
    identity_confirmed_on = models.DateField(null=True, blank=True)
    extended_on = models.DateField(null=True, blank=True)
    extension_reason = models.TextField(blank=True)
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    prepared_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    prepared_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    closed_reason = models.TextField(blank=True)

    objects = SubjectQuerySet.as_manager()

    class Meta:
        ordering = ("received_on", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(approved_by=F("prepared_by")), name="answer_not_approved_by_its_maker"),
            models.CheckConstraint(
                condition=Q(sent_on=None) | Q(approved_by__isnull=False), name="answer_sent_once_approved"
            ),
        )

    @property
    def is_open(self) -> bool:
        return self.sent_on is None and not self.closed_reason


class Pause(models.Model):
    """The clock stands still while the person is asked who they are or what they mean. Days are inclusive."""

    request = models.ForeignKey(SubjectAccessRequest, models.CASCADE, related_name="pauses")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    reason = models.TextField()

    class Meta:
        ordering = ("starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="pause_ends_on_or_after_it_starts"
            ),
        )


class Item(models.Model):
    """One thing held about the person, as it stood when the answer was gathered: what was disclosed can be shown.

    ``unread``: of a class that whoever gathered it may not read; its text was never copied, and somebody named for the
    class decides. ``withheld_reason``: the whole item is left out, and why.
    """

    request = models.ForeignKey(SubjectAccessRequest, models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    section = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    on = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True)
    data_class = models.CharField(max_length=1, choices=ITEM_CHOICES)
    source = models.CharField(max_length=80)
    unread = models.BooleanField(default=False)
    withheld_reason = models.TextField(blank=True)
    withheld_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("request", "position")
        constraints = (models.UniqueConstraint(fields=("request", "position"), name="item_in_its_place"),)


class Mark(models.Model):
    """Words of an item that are about somebody else, or must not be learnt: suggested, then decided by a named person.

    ``start`` and ``end`` are places in the item's text, the end exclusive. ``redact`` is None until it is decided.
    """

    item = models.ForeignKey(Item, models.CASCADE, related_name="marks")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    why = models.CharField(max_length=200)
    redact = models.BooleanField(null=True, blank=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("item", "start", "end", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="mark_covers_something"),
            models.CheckConstraint(
                condition=Q(redact=None, decided_by=None) | Q(redact__isnull=False, decided_by__isnull=False),
                name="mark_decided_by_somebody",
            ),
        )

    @property
    def words(self) -> str:
        return self.item.text[self.start : self.end]
