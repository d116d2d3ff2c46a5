"""Subject access: the requests and their clocks, each request and its steps, its things one by one, its answer."""

from __future__ import annotations

from collections.abc import Container

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.access.actions import audit_events
from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.kit import clock as today
from goldenthread.kit.pages import page_of
from goldenthread.record.information_rights import answer, procedures
from goldenthread.record.information_rights.actions import answers
from goldenthread.record.information_rights.clock import Clock, clock_of
from goldenthread.record.information_rights.models import Item, SubjectAccessRequest
from goldenthread.record.information_rights.steps import Step, taken
from goldenthread.record.people import frame, naming
from goldenthread.record.people.models import Person
from goldenthread.record.people.records import record_page


def found(request: HttpRequest, reference: str) -> SubjectAccessRequest:
    """A request about somebody whom this user may see; the same refusal for one that is not there. Recorded."""
    rows = SubjectAccessRequest.objects.visible_to(request.user).prefetch_related("pauses")
    asked = rows.select_related("person", "prepared_by", "approved_by", "opened_by").filter(reference=reference).first()
    if asked is None:
        raise PermissionDenied
    facts = {"subject": asked.reference, "subject_id": asked.person_id, "purpose": "subject access"}
    audit_events.record(type="subject-access:read", by=request.user, **facts)
    return asked


@requires(Permission.DISCLOSURE_VIEW)
def requests(request: HttpRequest) -> HttpResponse:
    """Open ones by the day on which they are due, then those that ended."""
    rows = SubjectAccessRequest.objects.visible_to(request.user).select_related("person").prefetch_related("pauses")
    listed = [(asked, clock_of(asked, today.today())) for asked in rows]
    waiting = sorted(
        (each for each in listed if each[0].is_open), key=lambda each: (each[1].due_on is None, each[1].due_on)
    )
    ended = [asked for asked, _ in listed if not asked.is_open]
    context = {"waiting": [_row(*each) for each in waiting], "ended": ended}
    return render(request, "information_rights/requests.html", context)


def _row(asked: SubjectAccessRequest, clock: Clock) -> dict[str, object]:
    return {"asked": asked, "name": naming.full_name(asked.person), "clock": clock, "left": _left(clock)}


def _left(clock: Clock) -> str:
    """In words and not by colour alone."""
    days = clock.days_left(today.today())
    if days is None:
        return "Not started"
    if days < 0:
        return f"Overdue {-days} day{'' if days == -1 else 's'}"
    return "Due today" if days == 0 else f"{days} day{'' if days == 1 else 's'} left"


@record_page(Permission.DISCLOSURE_PREPARE, what="subject-access")
def new(request: HttpRequest, person: Person) -> HttpResponse:
    form, done = taken(procedures.NEW_REQUEST, request, {"person": person})
    if done:
        return redirect("subject-access-requests")
    context = {**frame.context(request, person), "form": form, "step": procedures.NEW_REQUEST, "errors": form.problems}
    return render(request, "information_rights/record_step.html", context)


@requires(Permission.DISCLOSURE_VIEW)
def one(request: HttpRequest, reference: str) -> HttpResponse:
    """Where a request stands: its clock, what was gathered and is still to be decided, and the steps from here."""
    asked = found(request, reference)
    clock = clock_of(asked, today.today())
    items, read = asked.items.prefetch_related("marks"), answer.read_by(request.user, asked)
    context = {
        "asked": asked,
        "name": naming.full_name(asked.person),
        "clock": clock,
        "left": _left(clock) if asked.is_open else "",
        "steps": _steps(request, asked),
        "may_approve": request.user.may(Permission.DISCLOSURE_APPROVE) and asked.prepared_by and not asked.approved_by,
        **page_of([_summary(item, read) for item in items], request.GET.get("page")),
    }
    return render(request, "information_rights/request.html", context)


def _steps(request: HttpRequest, asked: SubjectAccessRequest) -> list[tuple[str, Step]]:
    if not (asked.is_open and request.user.may(Permission.DISCLOSURE_PREPARE)):
        return []
    paused = any(pause.ends_on is None for pause in asked.pauses.all())
    left_out = {"pause" if paused else "resume", *([] if asked.approved_by else ["send"])}
    left_out |= {"gather", "finish"} if asked.approved_by else set()
    return [(slug, step) for slug, step in procedures.REQUEST_STEPS.items() if slug not in left_out]


def _summary(item: Item, read: Container[str]) -> dict[str, object]:
    """One line of the list. A title may say what the thing is: it is shown to those who read the class."""
    marks = list(item.marks.all())
    return {
        "item": item,
        "title": item.title if item.data_class in read else answers.NOT_SHOWN,
        "waiting": sum(mark.redact is None for mark in marks),
        "redacted": sum(mark.redact is True for mark in marks),
    }


@requires(Permission.DISCLOSURE_PREPARE)
def step(request: HttpRequest, reference: str, slug: str) -> HttpResponse:
    return _step(request, reference, procedures.REQUEST_STEPS.get(slug))


@requires(Permission.DISCLOSURE_APPROVE)
def approve(request: HttpRequest, reference: str) -> HttpResponse:
    return _step(request, reference, procedures.APPROVE_ANSWER)


def _step(request: HttpRequest, reference: str, taking: Step | None) -> HttpResponse:
    asked = found(request, reference)
    if taking is None:
        raise Http404("There is no such step in a subject access request.")
    form, done = taken(taking, request, {"request": asked})
    if done:
        return redirect("subject-access", reference=reference)
    context = {"asked": asked, "form": form, "step": taking, "errors": form.problems}
    return render(request, "information_rights/request_step.html", context)
