"""A person: a child, a parent, anybody in a network. One record from before birth on."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.db import models
from django.db.models import F, Q

from goldenthread.access.data_classes import DataClass
from goldenthread.access.subjects import SubjectQuerySet
from goldenthread.codes import people as codes
from goldenthread.kit.references import new_reference
from goldenthread.kit.versions import Versioned


def choices(code_set) -> list[tuple[str, str]]:
    return [(code.value, code.label) for code in code_set.codes]


class PersonQuerySet(SubjectQuerySet):
    subject = "pk"

    def current(self) -> PersonQuerySet:
        """Not those that have been merged into another."""
        return self.filter(merged_into=None)


class Person(Versioned):
    """``given_name`` and ``family_name`` are what the person is known as; other names are rows of ``Name``.

    Unborn: ``expected_on`` and no ``born_on``. ``merged_into``: this was a second record of the same person; its
    reference leads there.
    """

    reference = models.CharField(max_length=10, unique=True, default=partial(new_reference, "p"), editable=False)
    given_name = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    born_on = models.DateField(null=True, blank=True)
    born_on_is_estimated = models.BooleanField(default=False)
    expected_on = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=1, blank=True, choices=choices(codes.SEX))
    gender = models.CharField(max_length=2, blank=True, choices=choices(codes.GENDER))
    ethnicity = models.CharField(max_length=4, blank=True, choices=choices(codes.ETHNICITY))
    nationality = models.CharField(max_length=60, blank=True)
    first_language = models.CharField(max_length=60, blank=True)
    needs_interpreter = models.BooleanField(null=True, blank=True)
    religion = models.CharField(max_length=60, blank=True)
    why_no_upn = models.CharField(max_length=4, blank=True, choices=choices(codes.UPN_UNKNOWN))
    has_ehc_plan = models.BooleanField(null=True, blank=True)
    is_mother = models.BooleanField(null=True, blank=True)
    why_involved = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True, blank=True)
    imported = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ("family_name", "given_name", "pk")
        indexes = (models.Index(fields=("family_name", "given_name", "id"), name="person_by_name"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(died_on=None) | Q(born_on=None) | Q(died_on__gte=F("born_on")),
                name="person_dies_on_or_after_birth",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="person_not_merged_into_itself"),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def is_unborn(self) -> bool:
        return self.born_on is None and self.expected_on is not None


class PersonPart(Versioned):
    """A dated or single fact about one person. ``source_id`` is the row's key in the system that it came from."""

    source_id = models.CharField(max_length=80, blank=True, editable=False)

    class Meta:
        abstract = True


class DatedRows(SubjectQuerySet):
    """Rows with a first and a last day, either of which may not be known."""

    def on(self, day: date) -> DatedRows:
        """Those that hold on a day. The last day counts."""
        started = Q(starts_on=None) | Q(starts_on__lte=day)
        return self.filter(started, Q(ends_on=None) | Q(ends_on__gte=day))


class GeneralPart(SubjectQuerySet):
    data_class = DataClass.GENERAL


class SensitivePart(SubjectQuerySet):
    data_class = DataClass.SENSITIVE


class DatedGeneralPart(DatedRows):
    data_class = DataClass.GENERAL


class DatedSensitivePart(DatedRows):
    data_class = DataClass.SENSITIVE


class Name(PersonPart):
    """Another name of a person: legal, former, or an alias. ``confidential``: shown to staff only, printed nowhere."""

    KINDS = (("legal", "Legal name"), ("former", "Former name"), ("alias", "Also known as"))

    person = models.ForeignKey(Person, models.CASCADE, related_name="names")
    kind = models.CharField(max_length=6, choices=KINDS)
    given_name = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    confidential = models.BooleanField(default=False)

    objects = DatedGeneralPart.as_manager()

    class Meta:
        ordering = ("kind", "-starts_on", "pk")

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class Identifier(PersonPart):
    """A number by which some system knows the person. ``kind`` is free for linked systems; ours are in ``OURS``."""

    LOCAL, LEGACY, UPN, COMMON, NHS = "local", "legacy", "upn", "common_child_id", "single_unique_id"
    OURS = (
        (LOCAL, "Number in the case system"),
        (LEGACY, "Number in an earlier system"),
        (UPN, "Unique pupil number"),
        (COMMON, "Consistent child identifier"),
        (NHS, "NHS number or single unique identifier"),
    )

    person = models.ForeignKey(Person, models.CASCADE, related_name="identifiers")
    kind = models.CharField(max_length=80)
    value = models.CharField(max_length=80, db_index=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = DatedGeneralPart.as_manager()

    class Meta:
        ordering = ("kind", "pk")

    def __str__(self) -> str:
        return f"{self.kind}: {self.value}"


class Disability(PersonPart):
    """One kind of disability, or "none" as a recorded fact."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="disabilities")
    code = models.CharField(max_length=4, choices=choices(codes.DISABILITY))

    objects = SensitivePart.as_manager()

    class Meta:
        ordering = ("person", "code", "pk")


class Change(models.Model):
    """What one field of a person's record said before and after a save. Added by actions, never changed."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="changes")
    what = models.CharField(max_length=80)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    at = models.DateTimeField()
    by_id = models.BigIntegerField(null=True, blank=True)

    objects = SensitivePart.as_manager()

    class Meta:
        ordering = ("-at", "-pk")
