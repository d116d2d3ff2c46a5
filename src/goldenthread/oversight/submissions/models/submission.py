"""A return being prepared, what people say of its findings, and the copy that was signed."""

from __future__ import annotations

from functools import partial
from typing import Self

from django.db import models
from django.db.models import F, Q

from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.kit.references import new_reference
from goldenthread.oversight.submissions.kinds_of_return import CHOICES, KINDS, KindOfReturn

FILES, DATASET = "files", "dataset"
SOURCES = ((FILES, "Files that you bring"), (DATASET, "The dataset of this service"))


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: User) -> Self:
        """All of them or none: a return is the whole authority's."""
        return self if user.may(Permission.SUBMISSION_VIEW) else self.none()


class Submission(models.Model):
    """One return of one authority for one year.

    It is signed off where it has a ``signed_copy``; nothing else says so.
    """

    reference = models.CharField(max_length=10, unique=True, default=partial(new_reference, "r"), editable=False)
    kind = models.CharField(max_length=8, choices=CHOICES)
    year = models.CharField(max_length=7)
    authority = models.CharField(max_length=120)
    source = models.CharField(max_length=8, choices=SOURCES, default=FILES)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "kind", "pk")
        constraints = (
            models.UniqueConstraint(fields=("kind", "year", "authority", "source"), name="submission_prepared_once"),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def statutory(self) -> KindOfReturn:
        return KINDS[self.kind]

    @property
    def title(self) -> str:
        return f"{self.statutory.words}, {self.year}"

    @property
    def is_signed(self) -> bool:
        return hasattr(self, "signed_copy")


class Explanation(models.Model):
    """Why what a rule found is right as it stands. It holds for every later check that finds the same: ``mark`` is of
    rule, child, fields and values. Added, never changed: the newest of a mark counts.
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="explanations")
    mark = models.CharField(max_length=64)
    rule = models.CharField(max_length=20)
    child = models.CharField(max_length=80, blank=True)
    reason = models.TextField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("submission", "mark"), name="explanation_of_a_finding"),)


class Assignment(models.Model):
    """Who mends a rule's findings, or a child's: one of the two is empty."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="assignments")
    rule = models.CharField(max_length=20, blank=True)
    child = models.CharField(max_length=80, blank=True)
    to = models.ForeignKey(User, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("rule", "child")
        constraints = (
            models.UniqueConstraint(fields=("submission", "rule", "child"), name="assignment_to_one_user"),
            models.CheckConstraint(
                condition=Q(rule="") & ~Q(child="") | ~Q(rule="") & Q(child=""), name="assignment_of_a_rule_or_a_child"
            ),
        )


class SignedCopy(models.Model):
    """The frozen copy: files, findings and explanations in one archive under its digest. Never changed or removed:
    the database itself refuses.
    """

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="signed_copy")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    signed_role = models.CharField(max_length=120)
    signed_at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(signed_by=F("asked_by")), name="submission_not_signed_by_who_asked"),
        )
