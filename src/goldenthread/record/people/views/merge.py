"""Two records of one person: side by side, asked for, decided by somebody else, undone."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.access.actions import audit_events
from goldenthread.access.models import Request, User
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError
from goldenthread.kit.tables import Link
from goldenthread.record.people import frame
from goldenthread.record.people.actions import merges
from goldenthread.record.people.merging.choices import differences
from goldenthread.record.people.models import Merge, Person
from goldenthread.record.people.queries import merges as queries
from goldenthread.record.people.records import record_page
from goldenthread.record.people.request_kinds import about_both

NOT_FOUND = "Enter the reference of another record that you may see, like p-7k3m9q2x"
WHICH = "Choose whether to merge the two records"


@record_page(Permission.MERGE_REQUEST, what="merge")
def merge(request: HttpRequest, person: Person) -> HttpResponse:
    """Which other record; then both side by side, what to keep of each, and why. Asking changes nothing yet."""
    asked = merges.waiting(person)
    if asked and request.user.may(Permission.MERGE_APPROVE) and _in_sight(asked, request.user):
        return redirect("person-merge-decide", asked.subject)
    if asked:
        return _page(request, person, "people/merge.html", [], asked=asked)
    reference = request.POST.get("other") or request.GET.get("with", "")
    other = _other(request, person, reference) if reference else None
    errors = [Link(NOT_FOUND, "#with")] if reference and other is None else []
    if request.method == "POST" and other:
        errors = _ask(request, person, other)
        if not errors:
            return redirect("person-merge", person.reference)
    return _page(request, person, "people/merge.html", errors, **_both(request, person, other), typed=reference)


def _in_sight(asked: Request, user: User) -> bool:
    return about_both(Request.objects.filter(pk=asked.pk), user).exists()


def _other(request: HttpRequest, person: Person, reference: str) -> Person | None:
    """Another record that this user may see; seeing it here is a reading of it."""
    seen = Person.objects.visible_to(request.user).current().exclude(pk=person.pk)
    other = seen.filter(reference=reference.strip().lower()).first()
    if other:
        audit_events.record(type="merge:read", by=request.user, subject=other.reference, subject_id=other.pk)
    return other


def _ask(request: HttpRequest, person: Person, other: Person) -> list[Link]:
    choices = {each.name: request.POST.get(each.name, "") for each in differences(person, other)}
    try:
        merges.ask(
            person=person, duplicate=other, choices=choices, reason=request.POST.get("reason", ""), by=request.user
        )
    except UserError as mistake:
        return _problem(mistake)
    return []


def _problem(mistake: UserError) -> list[Link]:
    field = getattr(mistake, "field", "") or "reason"
    return [Link(str(mistake), f"#{field}")]


def _both(request: HttpRequest, person: Person, other: Person | None) -> dict[str, object]:
    if other is None:
        return {"other": None}
    chosen = request.POST if request.method == "POST" else {}
    return {
        "other": other,
        "sides": queries.sides(request.user, person, other),
        "differences": [(each, chosen.get(each.name, "")) for each in differences(person, other)],
        "reason": chosen.get("reason", ""),
    }


@record_page(Permission.MERGE_APPROVE, what="merge")
def decide(request: HttpRequest, person: Person) -> HttpResponse:
    """What was asked, both records as they are now, and the decision. Whoever asked sees it and cannot decide; to
    whoever does not see both records there is nothing to decide.
    """
    asked = merges.waiting(person)
    if asked and not _in_sight(asked, request.user):
        asked = None
    if request.method == "POST" and asked is None:
        raise PermissionDenied
    if asked is None or asked.subject != person.reference:
        return _page(request, person, "people/merge_decide.html", [], asked=asked)
    other = _other(request, person, asked.details["duplicate"])
    errors = _decide(request, asked) if request.method == "POST" else []
    if request.method == "POST" and not errors:
        merged = request.POST["approved"] == "yes"
        return redirect("person-merge-undo" if merged else "person-details", person.reference)
    context = {
        "asked": asked,
        "other": other,
        "sides": queries.sides(request.user, person, other) if other else [],
        "chosen": queries.chosen(person, other, asked.details["choices"]) if other else [],
        "warnings": queries.cautions(person, other) if other else [],
        "mine": asked.asked_by_id == request.user.pk,
        "reason": request.POST.get("reason", ""),
    }
    return _page(request, person, "people/merge_decide.html", errors, **context)


def _decide(request: HttpRequest, asked: Request) -> list[Link]:
    answer = request.POST.get("approved", "")
    if answer not in ("yes", "no"):
        return [Link(WHICH, "#approved")]
    references = (asked.subject, asked.details["duplicate"])
    versions = {each: request.POST.get(f"version-{each}", "") for each in references}
    decision = {"approved": answer == "yes", "reason": request.POST.get("reason", ""), "versions": versions}
    try:
        merges.decide(request=asked, **decision, by=request.user)
    except UserError as mistake:
        return _problem(mistake)
    return []


@record_page(Permission.MERGE_APPROVE, what="merge")
def undo(request: HttpRequest, person: Person) -> HttpResponse:
    """What was merged into this record, and the way back; after it, what came in between and stays here."""
    found = list(queries.merges_into(person))
    last = next((each for each in found if not each.undone_at), None)
    errors = _undo(request, last) if request.method == "POST" and last else []
    if request.method == "POST" and not errors:
        return redirect("person-merge-undo", person.reference)
    context = {"last": last, "merges": [queries.told(each) for each in found], "reason": request.POST.get("reason", "")}
    return _page(request, person, "people/merge_undo.html", errors, **context)


def _undo(request: HttpRequest, last: Merge) -> list[Link]:
    try:
        merges.undo(merge=last, reason=request.POST.get("reason", ""), by=request.user)
    except UserError as mistake:
        return _problem(mistake)
    return []


def _page(request: HttpRequest, person: Person, template: str, errors: list[Link], **more: object) -> HttpResponse:
    context = {**frame.context(request, person), "errors": errors, **more}
    context["back"] = reverse("person-details", args=[person.reference])
    return render(request, template, context, status=400 if errors else 200)
