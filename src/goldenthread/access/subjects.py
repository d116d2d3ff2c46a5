"""Which records a user may see: the one rule behind every list, page, file, export and endpoint of the record.

A model's queryset derives from ``SubjectQuerySet`` and says which column holds the person; ``visible_to`` is the only
way in. The rule, for one class of data:

1. whoever is blocked from a person never sees them, whatever else holds;
2. a restricted record is seen by those named for it (a grant of class R) and by nobody else;
3. otherwise the user's posts decide how far they read the class: their own involvements, their team's, their service's,
   the whole authority, or only what they are named for;
4. a grant shows its class, and the general one with it, to whoever's posts read them at all; a grant of class R shows
   the general, the sensitive and the safe-contact class;
5. a record opened for a purpose shows these three too, as far as the user's posts read them at all, until it closes.

Who acts for somebody has that post, its team and its service, and nothing that the other works with or is named for.
``tests/spec/access`` writes the rule out, role by role.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache, reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.contrib.auth import get_user_model
from django.db import connection, models
from django.db.models import BigIntegerField, Q, Value
from django.db.models.expressions import RawSQL
from django.utils import timezone

from goldenthread.access.data_classes import OPENED_FOR_A_PURPOSE, DataClass
from goldenthread.access.models.involvement import Block, Grant, Involvement, Opening, Restriction
from goldenthread.access.models.places import keys
from goldenthread.access.permissions import Permission
from goldenthread.access.reaches import Reach
from goldenthread.kit import clock

if TYPE_CHECKING:
    from goldenthread.access.models.user import User
    from goldenthread.access.standing import Post

Keys = models.QuerySet  # of rows with a ``subject_id``
NOTHING = Q(pk__in=())
# They stand for who asks and when, until that is known.
SOMEBODY, SOME_TIME = -1, datetime(1, 1, 1, tzinfo=UTC)
# Some six sets of keys for each post in each team of a few hundred, of a few kilobytes each.
MOST_WRITTEN = 4096


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
        return _by_class(user, self.class_field, self.subject)


def may_see(user: User, data_class: DataClass, subject: str) -> Q:
    """Whether ``user`` may see a class of data about the person whose key is in the column ``subject``."""
    if data_class is DataClass.RESTRICTED:
        return NOTHING  # a state of a whole record: no item is of this class
    return _by(user, Way.of(user, data_class), subject)


def kept_from(user: User, subject: str) -> Q:
    """Whether ``user`` is kept from that person whatever their work: blocked, or not named for a restricted record.

    What is about several people is closed to whoever is kept from one of them.
    """
    return Q(**{f"{subject}__in": _written(user, None)})


def blocked(user: User, subject: str) -> Q:
    """Whether ``user`` is kept from that person because they are linked to them."""
    return Q(**{f"{subject}__in": _kept_from(user.pk, clock.today())[1]})


def sees(user: User, subject_id: int, data_class: DataClass = DataClass.GENERAL) -> bool:
    """Whether ``user`` may see a class of data about one person, for actions that know only the key. One query."""
    row = get_user_model().objects.filter(pk=user.pk).annotate(asked=Value(subject_id, output_field=BigIntegerField()))
    return row.filter(may_see(user, data_class, "asked")).exists()


def may_be_opened(user: User, subject_id: int) -> bool:
    """Whether a record is one that may be opened for a purpose: not restricted, even to those named for it, and not
    kept from this user.
    """
    restricted = Restriction.objects.on(clock.today()).filter(subject_id=subject_id)
    blocked = Block.objects.on(clock.today()).filter(subject_id=subject_id, user=user)
    return not restricted.exists() and not blocked.exists()


@dataclass(frozen=True)
class Way:
    """How far a user's posts read a class. ``grants``: the classes of grant that show it; none where no post reads it
    at all. ``opened``: whether an opening shows it.
    """

    everything: bool
    work: bool
    teams: frozenset[int]
    grants: tuple[str, ...]
    opened: bool

    @classmethod
    def of(cls, user: User, data_class: DataClass) -> Way:
        posts = [post for post in user.standing.posts if post.role.reads_class(data_class) is not Reach.NONE]
        reaches = {post.role.reads_class(data_class) for post in posts}
        return cls(
            everything=Reach.AUTHORITY in reaches,
            work=bool(reaches - {Reach.NAMED}),
            teams=frozenset().union(*(_teams(user, post, data_class) for post in posts)),
            grants=_shown_by(data_class) if posts else (),
            opened=data_class in OPENED_FOR_A_PURPOSE and any(post.role.may(Permission.RECORD_OPEN) for post in posts),
        )


def _shown_by(data_class: DataClass) -> tuple[str, ...]:
    """Nobody reads a part of a record without seeing whose it is: a grant of any class shows the general one."""
    if data_class is DataClass.GENERAL:
        return tuple(DataClass)
    return (data_class, DataClass.RESTRICTED) if data_class in OPENED_FOR_A_PURPOSE else (data_class,)


def _teams(user: User, post: Post, data_class: DataClass) -> frozenset[int]:
    """The teams whose work a post reads: its own with all that went into it, or its service's."""
    reach = post.role.reads_class(data_class)
    if reach is Reach.TEAM:
        return keys(user.places.of_team(post.team_id))
    return keys(user.places.of_service(post.service_code)) if reach is Reach.SERVICE else frozenset()


def _by_class(user: User, class_field: str, subject: str) -> Q:
    """For rows of many classes: those that the user's posts read equally far are asked for together."""
    alike: dict[Way, list[str]] = {}
    for each in DataClass:
        if each is not DataClass.RESTRICTED:
            alike.setdefault(Way.of(user, each), []).append(each.value)
    ways = (Q(**{f"{class_field}__in": classes}) & _by(user, way, subject) for way, classes in alike.items())
    return reduce(or_, ways)


def _by(user: User, way: Way, subject: str) -> Q:
    """What the user reaches this way and is not kept from. One set of keys instead of several conditions on the person:
    the database then starts from the few of that set, and not from everybody.
    """
    if way.everything:
        return ~kept_from(user, subject)
    if not way.grants:
        return NOTHING
    return Q(**{f"{subject}__in": _written(user, way)})


def _written(user: User, way: Way | None) -> RawSQL:
    """The keys of ``_keys`` as SQL. Who asks, and the time at which an opening may have closed, go in each time."""
    sql, values = _sql(way, clock.today())
    then, now = (connection.ops.adapt_datetimefield_value(each) for each in (SOME_TIME, timezone.now()))
    own = {SOMEBODY: user.pk, then: now}
    return RawSQL(sql, [own.get(value, value) for value in values])


@lru_cache(maxsize=MOST_WRITTEN)
def _sql(way: Way | None, day: date) -> tuple[str, tuple[object, ...]]:
    """Written out once, for everybody who reaches as far: a page asks for a set of keys some fifteen times, and writing
    it costs ten times what the database needs to answer. All else that it depends on is in the arguments; who works
    with whom is not, and is asked anew.
    """
    return _keys(SOMEBODY, way, day).query.sql_with_params()


def _keys(user: int, way: Way | None, day: date) -> Keys:
    """Whom the user reaches a way and is not kept from; without a way, whom they are kept from."""
    if way is None:
        return _union(_kept_from(user, day))
    return _union(_reached(user, way, day)).difference(*_kept_from(user, day))


def _union(sets: Iterable[Keys]) -> Keys:
    first, *others = sets
    return first.union(*others)


def _reached(user: int, way: Way, day: date) -> Iterator[Keys]:
    """Keys of those whom the user is named for, has opened, and reaches by work."""
    yield _granted(user, day).filter(data_class__in=way.grants).values("subject_id")
    if way.opened:
        yield Opening.objects.open_to(user, SOME_TIME).values("subject_id")
    if way.work:
        whose = Q(user=user) | Q(team__in=way.teams)
        yield Involvement.objects.on(day).filter(whose).values("subject_id")


def _kept_from(user: int, day: date) -> tuple[Keys, Keys]:
    """Keys of those who are restricted to others, and of those whom the user is blocked from."""
    named = _granted(user, day).filter(data_class=DataClass.RESTRICTED).values("subject_id")
    restricted = Restriction.objects.on(day).exclude(subject_id__in=named)
    blocked = Block.objects.on(day).filter(user=user)
    return restricted.values("subject_id"), blocked.values("subject_id")


def _granted(user: int, day: date) -> models.QuerySet[Grant]:
    return Grant.objects.on(day).filter(user=user)
