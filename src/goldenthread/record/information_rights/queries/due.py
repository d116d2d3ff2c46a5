"""Records whose time has come: every class of theirs has run out, and nothing holds them."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from goldenthread.access.models import User
from goldenthread.analysis.periods import add_months
from goldenthread.codes.retention import RULES, RetentionRule
from goldenthread.record.information_rights.models import ClassOfRecord, Hold
from goldenthread.record.people.models import Person


def due(user: User, today: date) -> QuerySet[Person]:
    """Those whom this user may see, longest over first. What is not known for sure is never due."""
    classes = ClassOfRecord.objects.filter(person=OuterRef("pk"))
    ended = reduce(or_, (_ended(rule, today) for rule in RULES if rule.holds_on(today)))
    held = Hold.objects.in_force(today).filter(person=OuterRef("pk"))
    waiting = Exists(classes.exclude(ended)) | Exists(held)
    return Person.objects.visible_to(user).current().filter(Exists(classes.filter(ended))).exclude(waiting)


def _ended(rule: RetentionRule, today: date) -> Q:
    """Whether a class of a person has run out. One who died may be kept by another day: left to ``retention.kept``."""
    since = add_months(today, -rule.years * 12)
    day = "person__born_on__lt" if rule.clock == "birth" else "event_on__lt"
    return Q(kind=rule.id, **{day: since})
