"""What people of this room ask others to decide."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT
from django.urls import reverse

from goldenthread.access.models import Request, User
from goldenthread.access.permissions import Permission
from goldenthread.access.request_kinds import RequestKind
from goldenthread.record.people.models import Person


def about_both(rows: QuerySet[Request], user: User) -> QuerySet[Request]:
    """Requests to merge two records both of which a user may see: the one does not tell of the other. A record merged
    into another is seen by whoever sees that one.
    """
    seen = Person.objects.visible_to(user).values("pk")
    known = Person.objects.filter(Q(pk__in=seen) | Q(merged_into__in=seen)).values("reference")
    return rows.alias(duplicate=KT("details__duplicate")).filter(subject__in=known, duplicate__in=known)


def about_one(rows: QuerySet[Request], user: User) -> QuerySet[Request]:
    """Requests about a record that a user may see, by its reference."""
    return rows.filter(subject__in=Person.objects.current().visible_to(user).values("reference"))


def asked_of(rows: QuerySet[Request], user: User) -> QuerySet[Request]:
    """Questions by a user, and those for this user to answer, whether they may still see the record or not."""
    return rows.filter(Q(asked_by=user) | Q(details__user=user.pk))


VIEWING = RequestKind(
    "viewing:explain",
    "Say why you looked at a record",
    Permission.VIEWING_LIST,
    Permission.ACCOUNT_VIEW,
    lambda request: reverse("viewing-answer", args=[request.pk]),
    asked_of,
    ("Answered", "Not answered"),
)
MERGE = RequestKind(
    "person:merge",
    "Merge two records of one person",
    Permission.MERGE_REQUEST,
    Permission.MERGE_APPROVE,
    lambda request: reverse("person-merge-decide", args=[request.subject]),
    about_both,
)
