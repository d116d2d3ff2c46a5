"""Audit events as people read them, newest first, in pages by key: no page costs more for standing far back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from goldenthread.access.models import AuditEvent, User
from goldenthread.access.models.audit_event import AuditEventQuerySet
from goldenthread.access.role import Role
from goldenthread.access.roles import ROLES
from goldenthread.kit.tables import Cell, Column, Table
from goldenthread.kit.words import day, time_of_day

PAGE = 50
NOBODY = "Nobody signed in"
Asking = Callable[[AuditEvent], Cell] | None


@dataclass(frozen=True)
class Page:
    """``older`` is the key to ask the next page before, or None on the last one."""

    events: tuple[AuditEvent, ...]
    older: int | None


def page(events: AuditEventQuerySet, before: str | None) -> Page:
    """The events before a key; from the newest where none is given, or none that is one."""
    if before and before.isdecimal():
        events = events.filter(pk__lt=int(before))
    found = tuple(events.order_by("-pk")[: PAGE + 1])
    return Page(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else None)


def table(caption: str, events: Iterable[AuditEvent], *, of_one_record: bool = False, ask: Asking = None) -> Table:
    """One row an event. ``of_one_record`` leaves out whose record it is; ``ask``: a way to ask about each, in the last
    column.
    """
    shown = tuple(events)
    names = _names(shown)
    subject = () if of_one_record else (Column("About"),)
    columns = (Column("When"), Column("Who"), Column("Role then"), Column("What"), *subject, Column("Purpose"))
    rows = tuple((*_row(event, names, of_one_record), *([ask(event)] if ask else ())) for event in shown)
    return Table(caption, (*columns, Column("Result"), *([Column("Why")] if ask else ())), rows)


def _row(event: AuditEvent, names: Mapping[str, str], of_one_record: bool) -> tuple[Cell, ...]:
    at = timezone.localtime(event.at)
    return (
        Cell(f"{day(at)}, {time_of_day(at)}"),
        Cell(names.get(event.actor_id, NOBODY if not event.actor_id else f"user {event.actor_id}")),
        Cell(_roles(event.actor_role)),
        Cell(what(event.type)),
        *(() if of_one_record else (Cell(event.subject),)),
        Cell(event.purpose),
        result(event),
    )


def result(event: AuditEvent) -> Cell:
    """What became of it, where that needs a second look."""
    if event.refused:
        return Cell("Refused", tag="red")
    if event.type == "page:fail":
        return Cell("Failed", tag="orange")
    return Cell("Opened for a purpose", tag="purple") if event.type == "record:open" else Cell("Done")


def what(kind: str) -> str:
    """ "subject-access:read" as "Subject access: read"."""
    return kind.replace("-", " ").replace(":", ": ").capitalize()


def _names(events: Iterable[AuditEvent]) -> dict[str, str]:
    """The names of those who did it, by their key as the trail holds it. One query."""
    keys = {int(event.actor_id) for event in events if event.actor_id.isdecimal()}
    return {str(key): name for key, name in User.objects.filter(pk__in=keys).values_list("pk", "name")}


def _roles(slugs: str) -> str:
    """The roles frozen in an event, as people call them; "(acting)" stays."""
    return ", ".join(_role(each) for each in slugs.split(", ") if each)


def _role(text: str) -> str:
    slug, _, acting = text.partition(" ")
    role: Role | None = ROLES.get(slug)
    return " ".join(filter(None, (role.name if role else slug, acting)))
