"""The things that a request gathered, one at a time, and the answer that goes out: as pages and as data."""

from __future__ import annotations

from itertools import pairwise

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from goldenthread.access.actions import audit_events
from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.codes import UserError
from goldenthread.kit.tables import Link
from goldenthread.record.information_rights import answer, procedures
from goldenthread.record.information_rights.actions import answers
from goldenthread.record.information_rights.models import Item, SubjectAccessRequest
from goldenthread.record.information_rights.steps import taken
from goldenthread.record.information_rights.views.subject_access import found
from goldenthread.record.people import naming

CHOICES = {"redact": True, "keep": False}


def thing(request: HttpRequest, asked: SubjectAccessRequest, position: int) -> Item:
    rows = asked.items.select_related("request", "withheld_by").prefetch_related("marks__decided_by")
    item = rows.filter(position=position).first()
    if item is None:
        raise Http404("This request has no such item.")
    answers.allow_thing(item, request.user)
    return item


@requires(Permission.DISCLOSURE_PREPARE)
def item(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """One thing: its text with every mark, and a choice for each. A post decides the marks that were chosen."""
    asked = found(request, reference)
    one = thing(request, asked, position)
    errors = _decide(request, one) if request.method == "POST" else []
    if request.method == "POST" and not errors:
        return redirect("subject-access-item", reference=reference, position=position + 1 if _next(one) else position)
    context = {"asked": asked, "item": one, "pieces": pieces(one), "errors": errors, "next": _next(one)}
    context["steps"] = procedures.ITEM_STEPS
    return render(request, "information_rights/item.html", context, status=400 if errors else 200)


def _decide(request: HttpRequest, one: Item) -> list[Link]:
    chosen = {each.pk: CHOICES.get(request.POST.get(f"mark-{each.pk}", "")) for each in one.marks.all()}
    decisions = {key: redact for key, redact in chosen.items() if redact is not None}
    try:
        answers.decide_each(item=one, decisions=decisions, by=request.user)
    except UserError as refused:
        return [Link(str(refused), "")]
    return []


def _next(one: Item) -> bool:
    return Item.objects.filter(request_id=one.request_id, position=one.position + 1).exists()


def pieces(one: Item) -> list[tuple[str, bool]]:
    """The text cut where marks begin and end: each piece, and whether a mark covers it."""
    spans = [(mark.start, mark.end) for mark in one.marks.all()]
    edges = sorted({0, len(one.text), *(edge for span in spans for edge in span)})
    return [(one.text[a:b], any(start <= a < end for start, end in spans)) for a, b in pairwise(edges)]


@requires(Permission.DISCLOSURE_PREPARE)
def item_step(request: HttpRequest, reference: str, position: int, slug: str) -> HttpResponse:
    asked = found(request, reference)
    one, taking = thing(request, asked, position), procedures.ITEM_STEPS.get(slug)
    if taking is None:
        raise Http404("There is no such step for one item.")
    form, done = taken(taking, request, {"item": one})
    if done:
        return redirect("subject-access-item", reference=reference, position=position)
    context = {"asked": asked, "item": one, "form": form, "step": taking, "errors": form.problems}
    return render(request, "information_rights/request_step.html", context)


@requires(Permission.DISCLOSURE_VIEW)
def pages(request: HttpRequest, reference: str) -> HttpResponse:
    """The answer to read, to print and, once approved, to send."""
    asked = _exported(request, reference, "pages")
    things = answer.read(asked, by=request.user)
    context = {
        "asked": asked,
        "name": naming.full_name(asked.person),
        "sections": _by_section(things),
        "hidden": answer.hidden_from(request.user, asked),
        "withheld": asked.items.exclude(withheld_reason=""),
    }
    return render(request, "information_rights/answer.html", context)


def _by_section(things: list[tuple[Item, str]]) -> dict[str, list[tuple[Item, str]]]:
    sections: dict[str, list[tuple[Item, str]]] = {}
    for each, text in things:
        sections.setdefault(each.section, []).append((each, text))
    return sections


@requires(Permission.DISCLOSURE_VIEW)
def data(request: HttpRequest, reference: str) -> HttpResponse:
    """The same as JSON, to take away."""
    asked = _exported(request, reference, "data")
    said = answer.structured(asked, by=request.user)
    response = JsonResponse(said, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = f'attachment; filename="{asked.reference}.json"'
    return response


def _exported(request: HttpRequest, reference: str, kind: str) -> SubjectAccessRequest:
    """Business of the two who prepare and approve; what leaves the house is recorded as an export."""
    asked = found(request, reference)
    if not asked.items.exists():
        raise Http404("Nothing has been gathered for this request yet.")
    facts = {"subject": asked.reference, "subject_id": asked.person_id, "details": {"as": kind}}
    audit_events.record(type="subject-access:export", by=request.user, purpose="subject access", **facts)
    return asked
