"""Searches for people: run one, kept for its author for a day. What was typed enters no trail, log or address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.duties import demand
from goldenthread.access.models import AuditEvent, User
from goldenthread.access.permissions import Permission
from goldenthread.kit.mistakes import MistakeError
from goldenthread.kit.references import new_reference
from goldenthread.record.people.matching import Match, Wanted, find, wanted
from goldenthread.record.people.matching.restricted import exactly_meant
from goldenthread.record.people.models import Person, Search

NOTHING_TYPED = "Enter a name, a date of birth, an address or a number"
KEPT = 50
# Whoever is named is told of to somebody who may have no work with them: beyond the first few, only close matches are.
FIRST, CLOSE = 10, 0.8

Typed = Mapping[str, str]
"""``text`` from the one box, or ``given``, ``family``, ``born_on`` (as 2008-05-14) and ``address`` from the form."""


def wanted_of(typed: Typed) -> Wanted:
    """What was typed, as what is looked for."""
    if "text" in typed:
        return wanted.read(typed["text"])
    born_on = typed.get("born_on")
    names = {"given": typed.get("given", ""), "family": typed.get("family", "")}
    return wanted.of(
        **names, born_on=date.fromisoformat(born_on) if born_on else None, address=typed.get("address", "")
    )


@transaction.atomic
def run(*, typed: Typed, by: User) -> Search:
    """Search, and keep what was found for a day. Raises ``PermissionDenied``; ``MistakeError`` for nothing typed.

    Where the whole name and the date of birth are those of a restricted record, there is a number to quote; which
    record it was stands in the trail alone.
    """
    demand(by, Permission.PERSON_SEARCH)
    delete_expired()
    asked = wanted_of(typed)
    if asked.nothing:
        raise MistakeError(NOTHING_TYPED, "text" if "text" in typed else "given")
    search = Search(author=by, typed=dict(typed), made_at=timezone.now())
    search.found = [_kept(match) for match in worth_naming(find(asked, by=by))]
    search.quote = _quoted(exactly_meant(asked, by=by), by)
    search.save()
    details = {"results": len(search.found)}
    audit_events.record(type="search:run", by=by, subject=search.reference, details=details)
    return search


def delete_expired() -> int:
    """Those older than a day. Every search does so first. How many went."""
    return Search.objects.expired().delete()[0]


def forget(*, person: Person) -> int:
    """Those that found a person, or may have meant them: what was typed is who they were. Called at a disposal. How
    many went.
    """
    meant = AuditEvent.objects.filter(type="search:quote", subject_id=person.pk).values("subject")
    kept = Search.objects.exclude(quote="").filter(quote__in=meant)
    every = Search.objects.values_list("pk", "found")
    keys = [key for key, found in every if person.pk in {each[0] for each in found}]
    return Search.objects.filter(Q(pk__in=keys) | Q(pk__in=kept.values("pk"))).delete()[0]


def worth_naming(matches: Sequence[Match]) -> list[Match]:
    """The first ten, and, of the others that are kept at most, those that match nearly as well as the best."""
    enough = matches[0].score * CLOSE if matches else 0
    return [match for at, match in enumerate(matches[:KEPT]) if at < FIRST or match.score >= enough]


def _kept(match: Match) -> list[object]:
    return [match.person, list(match.why)]


def _quoted(people: list[Person], by: User) -> str:
    quote = new_reference("q") if people else ""
    for person in people:
        audit_events.record(type="search:quote", by=by, subject=quote, subject_id=person.pk)
    return quote
