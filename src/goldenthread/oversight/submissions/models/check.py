"""One check of a return: the files that it read, and what it found on that day."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from goldenthread.access.models import User
from goldenthread.analysis.returns.evaluate import NOT_EVALUATED, NOT_SUPPLIED, UNREADABLE_CELL
from goldenthread.analysis.returns.rule import RuleType
from goldenthread.oversight.submissions.models.submission import Explanation, Submission

NOW, BEFORE, PROVIDERS = "now", "before", "providers"
ROLES = ((NOW, "This year's return"), (BEFORE, "Last year's return"), (PROVIDERS, "Ofsted's list of providers"))
UNANSWERED = (NOT_EVALUATED, NOT_SUPPLIED)
TYPES = [*((each.value, each.value) for each in RuleType), *((each, each) for each in (UNREADABLE_CELL, *UNANSWERED))]
LONGEST = 1000


class Check(models.Model):
    """``counts`` as ``report.Checked.counts`` has them; ``remarks`` says what was left out; ``by`` is nobody where the
    machine checked by night.
    """

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="checks")
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_on = models.DateField()
    by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    form = models.CharField(max_length=4)
    tables = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    remarks = models.JSONField(default=list)

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=("submission", "number"), name="check_has_its_number"),)


class CheckedFile(models.Model):
    """A file that a check read. ``digest``: SHA-256, and its name in the store."""

    check_run = models.ForeignKey(Check, models.CASCADE, related_name="files")
    role = models.CharField(max_length=9, choices=ROLES)
    name = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64, db_index=True)

    class Meta:
        ordering = ("pk",)


class RuleCount(models.Model):
    """What one rule found in one check: how many issues, rows and children. Of a rule without an answer, none."""

    check_run = models.ForeignKey(Check, models.CASCADE, related_name="rules")
    rule = models.CharField(max_length=20)
    type = models.CharField(max_length=20, choices=TYPES)
    message = models.CharField(max_length=LONGEST)
    issues = models.PositiveIntegerField()
    rows = models.PositiveIntegerField()
    children = models.PositiveIntegerField()

    class Meta:
        ordering = ("pk",)


class FindingQuerySet(models.QuerySet["Finding"]):
    def with_explained(self) -> Self:
        """Each with whether somebody has explained just this."""
        said = Explanation.objects.filter(submission=OuterRef("check_run__submission"), mark=OuterRef("mark"))
        return self.annotate(explained=Exists(said))

    def barring(self) -> Self:
        """What must be explained before a return is signed: all but queries. A rule of which the department does not
        say whether it is an error may be one.
        """
        return self.exclude(type=RuleType.QUERY.value)


class Finding(models.Model):
    """One place that a rule points at. ``issue`` is shared by the rows of one issue; ``row`` counts from 0 and ``line``
    is the line of a CSV file; ``seen`` are the fields with their values, as ``[["DOB", "31/02/2015"]]``.
    """

    check_run = models.ForeignKey(Check, models.CASCADE, related_name="findings")
    issue = models.PositiveIntegerField()
    rule = models.CharField(max_length=20)
    type = models.CharField(max_length=20, choices=TYPES)
    table = models.CharField(max_length=40, blank=True)
    row = models.PositiveIntegerField(null=True, blank=True)
    line = models.PositiveIntegerField(null=True, blank=True)
    file = models.CharField(max_length=120, blank=True)
    child = models.CharField(max_length=80, blank=True)
    seen = models.JSONField(default=list)
    message = models.CharField(max_length=LONGEST)
    mark = models.CharField(max_length=64)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ("check_run", "issue", "pk")
        indexes = (
            models.Index(fields=("check_run", "rule", "issue"), name="finding_of_a_rule"),
            models.Index(fields=("check_run", "child", "issue"), name="finding_of_a_child"),
            models.Index(fields=("check_run", "issue"), name="finding_of_an_issue"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(table="", row=None) | (~Q(table="") & Q(row__isnull=False)), name="finding_is_somewhere"
            ),
        )
