"""What a check found: by rule, by child, and what is left to explain."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, Min, Q, QuerySet

from goldenthread.oversight.submissions.kinds_of_return import QUERY
from goldenthread.oversight.submissions.models import Assignment, Check, Finding, RuleCount, Submission
from goldenthread.oversight.submissions.models.check import UNANSWERED

ISSUES = Count("issue", distinct=True)


def latest(submission: Submission) -> Check | None:
    return submission.checks.select_related("submission", "by").prefetch_related("files").first()


def answered(run: Check) -> QuerySet[Finding]:
    """All but what tells of a rule that could not be asked."""
    return Finding.objects.filter(check_run=run).exclude(type__in=UNANSWERED)


def issues(rows: QuerySet[Finding]) -> int:
    return int(rows.aggregate(n=ISSUES)["n"])


def to_explain(run: Check) -> int:
    """How many issues keep the return from being signed."""
    return issues(answered(run).barring().with_explained().filter(explained=False))


def explained_by_rule(run: Check) -> Mapping[str, int]:
    rows = answered(run).with_explained().filter(explained=True)
    return dict(rows.order_by().values_list("rule").annotate(n=ISSUES))


@dataclass(frozen=True)
class RuleRow:
    """A rule of the latest check: what it found, how much of it is explained, who mends it."""

    count: RuleCount
    explained: int
    assigned: str

    @property
    def left(self) -> int:
        return self.count.issues - self.explained


def by_rule(run: Check) -> list[RuleRow]:
    """Rules that found something, errors first."""
    explained, assigned = explained_by_rule(run), assigned_to(run.submission, "rule")
    rows = run.rules.exclude(type__in=UNANSWERED)
    return [RuleRow(row, explained.get(row.rule, 0), assigned.get(row.rule, "")) for row in rows]


def unanswered(run: Check) -> QuerySet[RuleCount]:
    return run.rules.filter(type__in=UNANSWERED)


def assigned_to(submission: Submission, what: str) -> Mapping[str, str]:
    """Names of those who mend, by rule or by child."""
    rows: QuerySet[Assignment] = submission.assignments.exclude(**{what: ""})
    return dict(rows.values_list(what, "to__name"))


@dataclass(frozen=True)
class Totals:
    """Issues of a check, by what the department does with them; they add up, and so do explained and left."""

    errors: int
    not_stated: int
    unreadable: int
    queries: int
    explained: int

    @property
    def all(self) -> int:
        return self.errors + self.not_stated + self.unreadable + self.queries

    @property
    def left(self) -> int:
        return self.all - self.explained


def totals(run: Check, explained: int) -> Totals:
    kinds = ("error", "not stated", "unreadable", "query")
    return Totals(*(run.counts[f"issues: {kind}"] for kind in kinds), explained)


def by_child(run: Check, closed: Collection[str]) -> QuerySet[Finding, dict[str, object]]:
    """``child, key, errors, queries, issues`` of each child whom the user may know, those with most first. ``key`` is
    of a finding about them: an address then names no child.
    """
    rows = answered(run).exclude(child="").exclude(child__in=closed).order_by()
    barring, queries = ~Q(type=QUERY), Q(type=QUERY)
    counted = rows.values("child").annotate(
        key=Min("pk"),
        errors=Count("issue", distinct=True, filter=barring),
        queries=Count("issue", distinct=True, filter=queries),
        issues=ISSUES,
    )
    return counted.order_by("-issues", "child")


def closed_children(run: Check, closed: Collection[str]) -> int:
    """How many children with findings the user may not know of."""
    return answered(run).filter(child__in=closed).values("child").distinct().count() if closed else 0


def assigned(submission: Submission, **what: str) -> int | None:
    """The key of whoever mends a rule's or a child's findings."""
    row = submission.assignments.filter(**what).first()
    return row.to_id if row else None


def of_an_issue(finding: Finding) -> list[Finding]:
    """The places of an issue, together."""
    return list(Finding.objects.filter(check_run=finding.check_run, issue=finding.issue).order_by("pk"))


def left_of(run: Check, rule: str, closed: Collection[str]) -> QuerySet[Finding]:
    """What nobody has explained of a rule, but for those whom the user may not know of."""
    rows = answered(run).filter(rule=rule).exclude(child__in=closed)
    return rows.with_explained().filter(explained=False)
