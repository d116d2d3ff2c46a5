"""An event, and the line that it is on each child's chronology."""

from __future__ import annotations

from functools import partial
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from goldenthread.access.data_classes import ITEM_CHOICES, DataClass
from goldenthread.access.models import User
from goldenthread.access.subjects import SubjectQuerySet, kept_from
from goldenthread.kit.references import new_reference
from goldenthread.kit.versions import Versioned
from goldenthread.record.chronology.words import CATEGORIES, CERTAINTIES, KEY, PRECISIONS, SIGNIFICANCES, SUPPORTING
from goldenthread.record.people.models import Person

LONGEST = 600
NOBODYS = 0  # no row has this key; with it a page asks as much of an empty chronology as of a full one


class Entry(Versioned):
    """Something that happened, told once for all the children whom it touches; each has a ``Line``.

    ``happened_on`` with ``precision`` "month" is the first of the month, with "year" the first of January.
    ``recorded_on`` is the service's day, ``recorded_at`` the true time. ``source_record`` names a record of ours as
    "room:key", such as "document:w-…"; otherwise ``source`` and ``source_on`` say who told us, and when.
    """

    reference = models.CharField(max_length=10, unique=True, default=partial(new_reference, "e"), editable=False)
    happened_on = models.DateField()
    precision = models.CharField(max_length=5, choices=PRECISIONS, default="exact")
    ended_on = models.DateField(null=True, blank=True)
    category = models.CharField(max_length=10, choices=CATEGORIES)
    what_happened = models.TextField(max_length=LONGEST)
    certainty = models.CharField(max_length=7, choices=CERTAINTIES)
    source = models.CharField(max_length=200, blank=True)
    source_on = models.DateField(null=True, blank=True)
    source_record = models.CharField(max_length=60, blank=True, editable=False)
    data_class = models.CharField(max_length=1, choices=ITEM_CHOICES, default=DataClass.GENERAL.value)
    recorded_at = models.DateTimeField()
    recorded_on = models.DateField()
    recorded_by_id = models.BigIntegerField()

    class Meta:
        ordering = ("happened_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("happened_on")), name="entry_ends_on_or_after_it_happens"
            ),
            models.CheckConstraint(
                condition=~Q(source="") | ~Q(source_record=""), name="entry_says_where_it_comes_from"
            ),
        )

    def __str__(self) -> str:
        return self.reference


class LineQuerySet(SubjectQuerySet):
    """An entry about several children is closed to whoever is kept from one of them."""

    class_field = "entry__data_class"

    def visible_to(self, user: User) -> Self:
        others = Line.objects.filter(kept_from(user, "person_id"), entry=OuterRef("entry"))
        return super().visible_to(user).exclude(Exists(others))

    def of(self, *people: Person) -> Self:
        """Those of some people. Their entries are named by key: the class stands in the entry and the person here, and
        a database that has to weigh both against what the reader sees reads the entries of everybody.
        """
        entries = Line.objects.filter(person__in=people).values_list("entry", flat=True)
        return self.filter(person__in=people, entry__in=[NOBODYS, *entries])

    def key(self) -> Self:
        return self.filter(significance=KEY)

    def told(self) -> Self:
        """In the order in which things happened, each with its entry. On one day: as they were recorded."""
        return self.select_related("entry").order_by("entry__happened_on", "entry__pk", "pk")


class Line(Versioned):
    """An entry on one child's chronology: what it meant for this child. No database rule stops two lines of one entry
    on one person: two records that are merged may each have one, and an undo must find both.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="lines")
    person = models.ForeignKey(Person, models.CASCADE, related_name="chronology_lines")
    impact = models.TextField(blank=True)
    significance = models.CharField(max_length=10, choices=SIGNIFICANCES, default=SUPPORTING)

    objects = LineQuerySet.as_manager()

    class Meta:
        ordering = ("entry", "pk")

    @property
    def is_key(self) -> bool:
        return self.significance == KEY


class LineVersionQuerySet(SubjectQuerySet):
    subject = "line__person_id"
    class_field = "data_class"


class LineVersion(models.Model):
    """What a line said before it was corrected, its entry's words included. Added by a correction, never changed."""

    line = models.ForeignKey(Line, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    content = models.JSONField()
    data_class = models.CharField(max_length=1, choices=ITEM_CHOICES)
    reason = models.TextField()
    corrected_at = models.DateTimeField()
    corrected_by_id = models.BigIntegerField()

    objects = LineVersionQuerySet.as_manager()

    class Meta:
        ordering = ("line", "-version")
