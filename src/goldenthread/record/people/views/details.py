"""Who somebody is: names, numbers, language, disability, and what of it was changed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.access.data_classes import DataClass
from goldenthread.access.permissions import Permission
from goldenthread.record.people import frame, records
from goldenthread.record.people.models import Person
from goldenthread.record.people.queries import details as queries
from goldenthread.record.people.records import record_page


@record_page(Permission.PERSON_VIEW, what="details")
def details(request: HttpRequest, person: Person) -> HttpResponse:
    """Everything of the general class, and disability and changes for those who read the sensitive one."""
    sensitive = records.reads(request, person, DataClass.SENSITIVE)
    sections = queries.sections(request.user, person, sensitive=sensitive)
    may = {
        "may_merge": request.user.may(Permission.MERGE_REQUEST),
        "may_unmerge": request.user.may(Permission.MERGE_APPROVE),
    }
    context = {**frame.context(request, person), "sections": sections, "sensitive": sensitive, **may}
    return render(request, "people/details.html", context)


def _may(request: HttpRequest) -> dict[str, bool]:
    asked = {"may_merge": Permission.MERGE_REQUEST, "may_unmerge": Permission.MERGE_APPROVE}
    return {name: request.user.may(permission) for name, permission in asked.items()}
