"""What stands around every page of one person's record: who it is, what to beware of, where else to go in it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, Q
from django.http import HttpRequest
from django.urls import reverse

from goldenthread.access.models import Involvement
from goldenthread.kit import clock
from goldenthread.kit.tables import Link
from goldenthread.kit.words import day
from goldenthread.record.people import naming, places
from goldenthread.record.people.models import Address, Name, Person, Warning

OVERVIEW = "person"  # every other page of the record lies inside its address
LEAD = "lead-worker"
NOT_SAFE_TO_WRITE = "Do not write to the home address"


@dataclass(frozen=True)
class Caution:
    """One thing to beware of. ``since`` is when it was first said, in words."""

    text: str
    since: str


@dataclass(frozen=True)
class Bar:
    """The identity bar. ``title`` is for the page title: initials and reference, never a name."""

    title: str
    name: str
    legal_name: str
    age: str
    died: str
    reference: str
    workers: str
    cautions: tuple[Caution, ...]


def context(request: HttpRequest, person: Person) -> dict[str, object]:
    """What ``people/person_base.html`` needs. Five queries, whatever the record holds."""
    return {"person": person, "bar": _bar(request, person), "places": _places(request, person)}


def _bar(request: HttpRequest, person: Person) -> Bar:
    return Bar(
        title=f"{naming.initials(person)} ({person.reference})",
        name=naming.full_name(person),
        legal_name=_legal_name(request, person),
        age=_age(person),
        died=f"Died {day(person.died_on)}" if person.died_on else "",
        reference=person.reference,
        workers=_workers(person),
        cautions=(*_warnings(request, person), *_unsafe_address(request, person)),
    )


def _age(person: Person) -> str:
    """Age, with the date of birth beside it; an unborn baby's name says when it is due."""
    if person.is_unborn:
        return ""
    born = f" (born {day(person.born_on)})" if person.born_on else ""
    return f"{naming.age(person)}{born}"


def _legal_name(request: HttpRequest, person: Person) -> str:
    """Where it differs from what the person is known as. A confidential one is not for a page that may be printed."""
    today = clock.today()
    current = Q(ends_on=None) | Q(ends_on__gte=today)
    names = Name.objects.visible_to(request.user).filter(current, person=person, kind="legal")
    legal = names.filter(confidential=False).first()
    return str(legal) if legal and str(legal) != naming.full_name(person) else ""


def _workers(person: Person) -> str:
    rows = Involvement.objects.on(clock.today()).filter(subject_id=person.pk, kind=LEAD)
    named = ((row.user, row.team) for row in rows.select_related("user", "team").order_by("pk"))
    return "; ".join(", ".join(str(each) for each in pair if each) for pair in named)


def _warnings(request: HttpRequest, person: Person) -> tuple[Caution, ...]:
    rows = Warning.objects.visible_to(request.user).on(clock.today()).filter(person=person)
    return tuple(Caution(row.text, day(row.starts_on)) for row in rows)


def _unsafe_address(request: HttpRequest, person: Person) -> tuple[Caution, ...]:
    unsafe = Address.objects.visible_to(request.user).on(clock.today()).filter(person=person, safe_to_write=False)
    rows = unsafe.order_by(F("starts_on").desc(nulls_last=True), "-pk")
    return tuple(Caution(NOT_SAFE_TO_WRITE, day(row.starts_on) if row.starts_on else "") for row in rows[:1])


def _places(request: HttpRequest, person: Person) -> tuple[Link, ...]:
    """One place at most is marked as where we are: the innermost, for one may lie inside another."""
    open_to = [place for place in places.PLACES if request.user.may(place.permission)]
    hrefs = {place: reverse(place.name, kwargs={"reference": person.reference}) for place in open_to}
    around = [href for place, href in hrefs.items() if place.name != OVERVIEW and request.path.startswith(href)]
    here = max(around, key=len, default="")
    return tuple(_link(place.text, href, request, here) for place, href in hrefs.items())


def _link(text: str, href: str, request: HttpRequest, here: str) -> Link:
    return Link(text, href, "page" if request.path == href else "true" if href == here else "")
