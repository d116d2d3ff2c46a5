"""Records whose time has come: every class of theirs has run out, and nothing holds them."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear

from goldenthread.access.models import User
from goldenthread.analysis.periods import add_months
from goldenthread.codes.retention import RULES, RetentionRule
from goldenthread.record.information_rights.models import ClassOfRecord, Hold
from goldenthread.record.information_rights.retention import ADULT_AT
from goldenthread.record.people.models import Person

YEAR, MONTH = 10_000, 100  # of a day written as one number, such as 20150630


def due(user: User, today: date) -> QuerySet[Person]:
    """Those whom this user may see, longest over first. What is not known for sure is never due."""
    ended = reduce(or_, (_ended(rule, today) for rule in RULES if rule.holds_on(today)))
    lived = _number("person__died_on") - _number("person__born_on")
    # Said of each class in so many words: what is not known makes it neither over nor, turned round, not over.
    classes = ClassOfRecord.objects.filter(person=OuterRef("pk")).alias(lived=lived)
    classes = classes.alias(over=Case(When(ended, then=Value(True)), default=Value(False)))
    held = Hold.objects.in_force(today).filter(person=OuterRef("pk"))
    waiting = Exists(classes.filter(over=False)) | Exists(held)
    return Person.objects.visible_to(user).current().filter(Exists(classes.filter(over=True))).exclude(waiting)


def _ended(rule: RetentionRule, today: date) -> Q:
    """Whether a class of a person has run out; ``retention.by_rule`` says the same of one."""
    since = add_months(today, -rule.years * 12)
    over = Q(person__born_on__lt=since) if rule.clock == "birth" else Q(event_on__lt=since)
    if rule.years_after_death is not None:
        over |= _died_young() & Q(person__died_on__lt=add_months(today, -rule.years_after_death * 12))
    return Q(over, kind=rule.id)


def _died_young() -> Q:
    """Before the eighteenth birthday, which somebody born on a 29 February has on the 28th."""
    leap_day = Q(person__born_on__month=2, person__born_on__day=29)
    return Q(lived__lt=ADULT_AT * YEAR) & ~Q(leap_day, lived=ADULT_AT * YEAR - 1)


def _number(day: str) -> Combinable:
    return ExtractYear(day) * YEAR + ExtractMonth(day) * MONTH + ExtractDay(day)
