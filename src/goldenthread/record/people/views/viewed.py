"""Who has looked at this record."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.access.models import AuditEvent
from goldenthread.access.permissions import Permission
from goldenthread.access.queries import trail
from goldenthread.record.people import frame
from goldenthread.record.people.models import Person
from goldenthread.record.people.records import record_page

# What may be asked for, by its code in the address.
SHOWN = {
    "refused": {"refused": True},
    "opened": {"type": "record:open"},
    "exports": {"type__endswith": ":export"},
}
CHOICES = (
    ("", "Everything"),
    ("refused", "Refusals"),
    ("opened", "Openings for a purpose"),
    ("exports", "Exports"),
)


@record_page(Permission.VIEWING_LIST, what="viewings")
def viewed(request: HttpRequest, person: Person) -> HttpResponse:
    """Readings, refusals, openings for a purpose, exports and changes, of records merged into this one too."""
    keys = [person.pk, *person.merged.values_list("pk", flat=True)]
    shown = request.GET.get("show", "")
    events = AuditEvent.objects.visible_to(request.user).filter(subject_id__in=keys, **SHOWN.get(shown, {}))
    page = trail.page(events, request.GET.get("before"))
    context = {
        **frame.context(request, person),
        "table": trail.table("Newest first", page.events, of_one_record=True),
        "page": page,
        "choices": [(code, text, code == shown) for code, text in CHOICES],
        "query": f"show={shown}" if shown in SHOWN else "",
    }
    return render(request, "people/viewed.html", context)
