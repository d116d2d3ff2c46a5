"""What the views of this room share: the line that an address names, the version that a post carries."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldenthread.access.models import User
from goldenthread.record.chronology.models import Line
from goldenthread.record.people.models import Person


def line_of(user: User, person: Person, entry: str) -> Line:
    """A person's own visible line of an entry. What is not there and what is not theirs are refused alike."""
    found = Line.objects.visible_to(user).filter(person=person, entry__reference=entry).told().first()
    if found is None:
        raise PermissionDenied
    return found


def version(request: HttpRequest, name: str = "version") -> int:
    """The version that was read; what is no number is none that was ever stored."""
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() else 0


def to_list(person: Person, place: str) -> HttpResponse:
    return redirect(f"{reverse('person-chronology', kwargs={'reference': person.reference})}#{place}")
