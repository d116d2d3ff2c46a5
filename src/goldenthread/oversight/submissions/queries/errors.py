"""What is wrong in the returns with the records of those whom a user works with, or was handed to them to mend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import OuterRef, Q, QuerySet, Subquery

from goldenthread.access.models import Involvement, User
from goldenthread.kit import clock
from goldenthread.oversight.submissions.models import Assignment, Check, Finding
from goldenthread.oversight.submissions.models.check import UNANSWERED
from goldenthread.oversight.submissions.models.submission import DATASET
from goldenthread.record.people.models import Identifier, Person

# Under which of a person's numbers a return may speak of them.
NUMBERS = (Identifier.LOCAL, Identifier.LEGACY)
NOTHING = Q(pk__in=())


@dataclass(frozen=True)
class ErrorToMend:
    """``finding`` is what the latest check found of this ``person``."""

    finding: Finding
    person: Person

    @property
    def values(self) -> str:
        return "; ".join(f"{field}: {value or '(empty)'}" for field, value in self.finding.seen)


def errors_for(user: User, most: int) -> tuple[list[ErrorToMend], int]:
    """The first few, and how many there are. Only of records that this user may see. A number of queries that does not
    depend on how much there is.
    """
    seen = Identifier.objects.visible_to(user).filter(kind__in=NUMBERS, person__merged_into=None)
    rows = _latest().filter(_own(user, seen) | _handed_to(user, seen)).barring().with_explained()
    rows = rows.filter(explained=False).exclude(type__in=UNANSWERED)
    found = list(rows.select_related("check_run__submission").order_by("child", "issue", "pk")[:most])
    people = _people(seen, found)
    return [ErrorToMend(each, people[each.child]) for each in found], rows.count()


def _latest() -> QuerySet[Finding]:
    """Of the last check of each return that is not signed off."""
    last = Check.objects.filter(submission=OuterRef("check_run__submission")).order_by("-number").values("pk")[:1]
    return Finding.objects.filter(check_run=Subquery(last), check_run__submission__signed_copy=None)


def _own(user: User, seen: QuerySet[Identifier]) -> Q:
    """What the nightly check says of those whom the user works with."""
    works_with = Involvement.objects.on(clock.today()).filter(user=user).values("subject_id")
    numbers = seen.filter(person_id__in=works_with).values("value")
    return Q(check_run__submission__source=DATASET, child__in=numbers)


def _handed_to(user: User, seen: QuerySet[Identifier]) -> Q:
    """Rules, and children, that somebody gave the user to mend."""
    given = [_given(row) for row in Assignment.objects.filter(to=user, submission__signed_copy=None)]
    return reduce(or_, given, NOTHING) & Q(child__in=seen.values("value"))


def _given(row: Assignment) -> Q:
    what = {"rule": row.rule} if row.rule else {"child": row.child}
    return Q(check_run__submission=row.submission_id, **what)


def _people(seen: QuerySet[Identifier], found: list[Finding]) -> Mapping[str, Person]:
    rows = seen.filter(value__in={each.child for each in found}).select_related("person")
    return {row.value: row.person for row in rows}
