"""The family drawn from its relationships, with the same in words beside it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.access.permissions import Permission
from goldenthread.kit.downloads import attachment
from goldenthread.record.case_file.genogram import recorded, table
from goldenthread.record.case_file.genogram.drawing import draw
from goldenthread.record.case_file.genogram.svg import svg
from goldenthread.record.people import frame
from goldenthread.record.people.models import Person
from goldenthread.record.people.records import record_page

TITLE = "Genogram. The tables say the same in words."


@record_page(Permission.PERSON_VIEW, what="genogram")
def page(request: HttpRequest, person: Person) -> HttpResponse:
    found = recorded.of(request.user, person)
    context = {
        **frame.context(request, person),
        "drawing": svg(draw(found.family), TITLE),
        "people": table.people(found),
        "relationships": table.relationships(found),
        "missing": [figure.name for figure in found.family.figures if figure.missing],
    }
    return render(request, "case_file/genogram.html", context)


@record_page(Permission.PERSON_VIEW, what="genogram-file")
def file(request: HttpRequest, person: Person) -> HttpResponse:
    """The drawing alone, to put into another paper."""
    drawing = svg(draw(recorded.of(request.user, person).family), TITLE)
    return attachment(f"genogram-{person.reference}.svg", "image/svg+xml", drawing.encode())
