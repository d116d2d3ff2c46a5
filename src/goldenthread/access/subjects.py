"""Which records a user may see: the one rule behind every list, page, file, export and endpoint of the record.

A model's queryset derives from ``SubjectQuerySet`` and says which column holds the person; ``visible_to`` is the only
way in. The rule, for one class of data:

1. whoever is blocked from a person never sees them, whatever else holds;
2. a restricted record is seen by those named for it (a grant of class R) and by nobody else;
3. otherwise the user's posts decide how far they read the class: their own involvements, their team's, their service's,
   the whole authority, or only what they are named for;
4. a record opened for a purpose shows the classes that such an opening shows, until it closes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import BigIntegerField, Exists, OuterRef, Q, Value
from django.utils import timezone

from goldenthread.access.data_classes import OPENED_FOR_A_PURPOSE, DataClass
from goldenthread.access.models.involvement import Block, Grant, Involvement, Opening, Restriction
from goldenthread.access.reaches import Reach
from goldenthread.kit import clock

if TYPE_CHECKING:
    from goldenthread.access.models.user import User

NOTHING = Q(pk__in=())


class SubjectQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """``subject``: the column that holds the person's key; ``class_field``: the one that holds the item's class, or
    empty where all rows are of ``data_class``.
    """

    subject = "person_id"
    class_field = ""
    data_class = DataClass.GENERAL

    def visible_to(self, user: User) -> Self:
        """The rows that this user may see, now."""
        return self.filter(self.sight(user))

    def findable_by(self, user: User) -> Self:
        """The rows of those whom a search may name to this user: wider than ``visible_to`` in whom, and far narrower in
        what. A search says a name, a team and how to ask for access, and nothing else of those out of the user's sight.
        """
        return self.exclude(kept_from(user, self.subject))

    def sight(self, user: User) -> Q:
        """The same as a condition, for queries that join to these rows."""
        if not self.class_field:
            return may_see(user, self.data_class, self.subject)
        by_class = (Q(**{self.class_field: each}) & may_see(user, each, self.subject) for each in DataClass)
        return reduce(or_, by_class)


def may_see(user: User, data_class: DataClass, subject: str) -> Q:
    """Whether ``user`` may see a class of data about the person whose key is in the column ``subject``."""
    return _reached(user, data_class, subject) & ~kept_from(user, subject)


def kept_from(user: User, subject: str) -> Q:
    """Whether ``user`` is kept from that person whatever their work: blocked, or not named for a restricted record.

    What is about several people is closed to whoever is kept from one of them.
    """
    named = _granted(user, DataClass.RESTRICTED, subject)
    return _held(Block, subject, user=user) | (_held(Restriction, subject) & ~named)


def sees(user: User, subject_id: int, data_class: DataClass = DataClass.GENERAL) -> bool:
    """Whether ``user`` may see a class of data about one person, for actions that know only the key. One query."""
    row = type(user).objects.filter(pk=user.pk).annotate(asked=Value(subject_id, output_field=BigIntegerField()))
    return row.filter(may_see(user, data_class, "asked")).exists()


def may_be_opened(user: User, subject_id: int) -> bool:
    """Whether a record is one that may be opened for a purpose: not restricted, even to those named for it, and not
    kept from this user.
    """
    today = Restriction.objects.on(clock.today()).filter(subject_id=subject_id)
    blocked = Block.objects.on(clock.today()).filter(subject_id=subject_id, user=user)
    return not today.exists() and not blocked.exists()


def _reached(user: User, data_class: DataClass, subject: str) -> Q:
    if user.standing.reading(data_class, Reach.AUTHORITY):
        return Q()
    ways = [*_by_work(user, data_class, subject), *_by_name(user, data_class, subject)]
    return reduce(or_, ways, NOTHING)


def _by_work(user: User, data_class: DataClass, subject: str) -> Iterable[Q]:
    """Own, team and service: through an involvement that holds today."""
    standing = user.standing
    if any(standing.reading(data_class, reach) for reach in (Reach.OWN, Reach.TEAM, Reach.SERVICE)):
        yield _held(Involvement, subject, user=user)
    if teams := {post.team_id for post in standing.reading(data_class, Reach.TEAM) if post.team_id}:
        yield _involved(subject, Q(team__code__in=teams) | Q(team__current__code__in=teams))
    if services := {post.service_code for post in standing.reading(data_class, Reach.SERVICE) if post.service_code}:
        current = Q(team__current__service__code__in=services)
        yield _involved(subject, Q(team__service__code__in=services) | current)


def _by_name(user: User, data_class: DataClass, subject: str) -> Iterable[Q]:
    """By a grant of this class, by a grant that opens a restricted record, or by an opening that has not closed."""
    if any(post.role.reads_class(data_class) is not Reach.NONE for post in user.standing.posts):
        yield _granted(user, data_class, subject)
    if data_class in OPENED_FOR_A_PURPOSE and user.standing.posts:
        yield _granted(user, DataClass.RESTRICTED, subject)
        now = timezone.now()
        opening = Opening.objects.filter(subject_id=OuterRef(subject), user=user, opened_at__lte=now, closes_at__gt=now)
        yield Q(Exists(opening))


def _held(model: type[models.Model], subject: str, **more: object) -> Q:
    return Q(Exists(model.objects.on(clock.today()).filter(subject_id=OuterRef(subject), **more)))


def _involved(subject: str, whose: Q) -> Q:
    return Q(Exists(Involvement.objects.on(clock.today()).filter(whose, subject_id=OuterRef(subject))))


def _granted(user: User, data_class: DataClass, subject: str) -> Q:
    return _held(Grant, subject, user=user, data_class=data_class)
