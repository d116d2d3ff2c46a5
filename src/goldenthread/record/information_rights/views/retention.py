"""How long records are kept, what holds them, and their end."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.access.actions import audit_events
from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.codes.retention import RULES
from goldenthread.kit import clock
from goldenthread.kit.pages import page_of
from goldenthread.record.information_rights import procedures
from goldenthread.record.information_rights.actions.disposals import standing_against
from goldenthread.record.information_rights.models import ClassOfRecord, Disposal, Hold
from goldenthread.record.information_rights.queries.due import due
from goldenthread.record.information_rights.retention import kept
from goldenthread.record.information_rights.steps import Step, taken
from goldenthread.record.people import frame, naming
from goldenthread.record.people.models import Person
from goldenthread.record.people.records import record_page


@requires(Permission.DISPOSAL_VIEW)
def schedule(request: HttpRequest) -> HttpResponse:
    """Every rule with its source, the records whose time has come, and the disposals proposed, done and stopped."""
    rows = page_of(due(request.user, clock.today()), request.GET.get("page"))
    disposals = Disposal.objects.visible_to(request.user)
    context = {
        "rules": [rule for rule in RULES if rule.holds_on(clock.today())],
        "due": [{"person": person, "name": naming.full_name(person)} for person in rows["page"]],
        "open": disposals.open().prefetch_related("approvals"),
        "ended": disposals.exclude(done_at=None, stopped_at=None)[:50],
        **rows,
    }
    return render(request, "information_rights/schedule.html", context)


@record_page(Permission.DISPOSAL_VIEW, what="retention")
def record(request: HttpRequest, person: Person) -> HttpResponse:
    """One record: what it is, until when it is kept and why, what holds it, what has been proposed."""
    context = {
        **frame.context(request, person),
        "kept": kept(person),
        "classes": ClassOfRecord.objects.visible_to(request.user).filter(person=person),
        "holds": Hold.objects.visible_to(request.user).filter(person=person).select_related("placed_by", "lifted_by"),
        "today": clock.today(),
        "disposal": Disposal.objects.visible_to(request.user).open().filter(person=person).first(),
        "against": standing_against(person),
        "may_hold": request.user.may(Permission.HOLD_PLACE),
        "may_propose": request.user.may(Permission.DISPOSAL_PROPOSE),
    }
    return render(request, "information_rights/record.html", context)


@record_page(Permission.DISPOSAL_PROPOSE, what="retention")
def assign(request: HttpRequest, person: Person) -> HttpResponse:
    return _record_step(request, person, procedures.ASSIGN, {"person": person})


@record_page(Permission.DISPOSAL_PROPOSE, what="retention")
def propose(request: HttpRequest, person: Person) -> HttpResponse:
    return _record_step(request, person, procedures.PROPOSE, {"person": person})


@record_page(Permission.HOLD_PLACE, what="retention")
def hold(request: HttpRequest, person: Person) -> HttpResponse:
    return _record_step(request, person, procedures.PLACE_HOLD, {"person": person})


@record_page(Permission.HOLD_PLACE, what="retention")
def lift(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    found = Hold.objects.visible_to(request.user).filter(person=person, pk=number).first()
    if found is None:
        raise PermissionDenied
    return _record_step(request, person, procedures.LIFT_HOLD, {"hold": found})


def _record_step(request: HttpRequest, person: Person, step: Step, about: dict[str, object]) -> HttpResponse:
    form, done = taken(step, request, about)
    if done:
        return redirect("person-retention", reference=person.reference)
    context = {**frame.context(request, person), "form": form, "step": step, "errors": form.problems}
    return render(request, "information_rights/record_step.html", context)


def found(request: HttpRequest, reference: str) -> Disposal:
    """A disposal that this user may see, and the same refusal for one that is not there."""
    rows = Disposal.objects.visible_to(request.user).select_related("person", "proposed_by", "done_by", "stopped_by")
    disposal = rows.filter(reference=reference).first()
    if disposal is None:
        raise PermissionDenied
    facts = {"subject": disposal.reference, "subject_id": disposal.person_id}
    audit_events.record(type="disposal:read", by=request.user, **facts)
    return disposal


@requires(Permission.DISPOSAL_VIEW)
def disposal(request: HttpRequest, reference: str) -> HttpResponse:
    """One disposal: who proposed, approved, carried out or stopped it, and what stands against it today."""
    one = found(request, reference)
    is_open = not (one.done_at or one.stopped_at)
    context = {
        "disposal": one,
        "approvals": one.approvals.select_related("by"),
        "is_open": is_open,
        "against": standing_against(one.person) if is_open else [],
        "may_approve": is_open and request.user.may(Permission.DISPOSAL_APPROVE),
        "may_propose": is_open and request.user.may(Permission.DISPOSAL_PROPOSE),
    }
    return render(request, "information_rights/disposal.html", context)


@requires(Permission.DISPOSAL_APPROVE)
def approve(request: HttpRequest, reference: str) -> HttpResponse:
    return _disposal_step(request, reference, procedures.APPROVE_DISPOSAL)


@requires(Permission.DISPOSAL_VIEW)
def stop(request: HttpRequest, reference: str) -> HttpResponse:
    return _disposal_step(request, reference, procedures.STOP_DISPOSAL)


@requires(Permission.DISPOSAL_PROPOSE)
def carry_out(request: HttpRequest, reference: str) -> HttpResponse:
    return _disposal_step(request, reference, procedures.CARRY_OUT)


def _disposal_step(request: HttpRequest, reference: str, step: Step) -> HttpResponse:
    one = found(request, reference)
    form, done = taken(step, request, {"disposal": one})
    if done:
        return redirect("disposal", reference=reference)
    context = {"disposal": one, "form": form, "step": step, "errors": form.problems}
    return render(request, "information_rights/disposal_step.html", context)
