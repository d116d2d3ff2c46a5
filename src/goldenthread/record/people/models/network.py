"""How people belong together: families, households, relationships."""

from __future__ import annotations

from functools import partial, reduce
from operator import or_

from django.db import models
from django.db.models import F, Q

from goldenthread.access.models import User
from goldenthread.access.subjects import kept_from, may_see
from goldenthread.kit.references import new_reference
from goldenthread.kit.versions import Versioned
from goldenthread.record.people.models.person import (
    DatedGeneralPart,
    DatedRows,
    DatedSensitivePart,
    GeneralPart,
    Person,
    PersonPart,
)


class Family(models.Model):
    """A family group: those who are worked with together. Not the same as a household."""

    reference = models.CharField(max_length=10, unique=True, default=partial(new_reference, "f"), editable=False)
    source_id = models.CharField(max_length=80, blank=True, editable=False, db_index=True)

    def __str__(self) -> str:
        return self.reference


class FamilyMember(PersonPart):
    family = models.ForeignKey(Family, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="family_memberships")

    objects = GeneralPart.as_manager()

    class Meta:
        ordering = ("family", "pk")


class Household(Versioned):
    """People under one roof, each between two dates."""

    reference = models.CharField(max_length=10, unique=True, default=partial(new_reference, "h"), editable=False)
    name = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return self.reference


class HouseholdMember(PersonPart):
    household = models.ForeignKey(Household, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="household_memberships")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = DatedGeneralPart.as_manager()

    class Meta:
        ordering = ("household", "-starts_on", "pk")


class RelationshipQuerySet(DatedRows):
    """Seen by whoever sees one of the two, unless they are kept from the other: that somebody whose record is closed to
    them is related to anybody is not theirs to know.
    """

    def sight(self, user: User) -> Q:
        ends = ("person_id", "related_id")
        seen = (may_see(user, self.data_class, end) for end in ends)
        kept = (kept_from(user, end) for end in ends)
        return reduce(or_, seen) & ~reduce(or_, kept)

    def touching(self, person: Person) -> RelationshipQuerySet:
        """From either end."""
        return self.filter(Q(person=person) | Q(related=person))


class Relationship(PersonPart):
    """``person`` is the ``kind`` of ``related``: Kim is *mother* of Ella. One row for both ends; the inverse is derived
    from the kind (``relationship_kinds``). ``parental_responsibility``: whether ``person`` has it for ``related``; None
    is not known.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="relationships")
    related = models.ForeignKey(Person, models.CASCADE, related_name="inverse_relationships")
    kind = models.CharField(max_length=40)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    parental_responsibility = models.BooleanField(null=True, blank=True)
    source = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)

    objects = RelationshipQuerySet.as_manager()

    class Meta:
        ordering = ("person", "kind", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(person=F("related")), name="relationship_between_two_people"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="relationship_ends_on_or_after_it_starts",
            ),
        )


class Withholding(Versioned):
    """What one person must not learn of another: a parent who must not know an address, a child's new name.

    ``person`` is whose address or name it is, ``kept_from`` who must not learn it. Every page, letter, print, search
    result and export that is for ``kept_from``, or is opened from their record, honours it.
    """

    WHATS = (("address", "Addresses"), ("name", "Names"), ("both", "Addresses and names"))

    person = models.ForeignKey(Person, models.CASCADE, related_name="withholdings")
    kept_from = models.ForeignKey(Person, models.CASCADE, related_name="kept_from")
    what = models.CharField(max_length=7, choices=WHATS)
    reason = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = DatedSensitivePart.as_manager()

    class Meta:
        ordering = ("person", "pk")
        constraints = (
            models.CheckConstraint(condition=~Q(person=F("kept_from")), name="withholding_between_two_people"),
        )
