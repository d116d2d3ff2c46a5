"""Frozen copies: take one, read one."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.access.permissions import Permission
from goldenthread.record.chronology import frozen, selection, shown
from goldenthread.record.chronology.actions import snapshots
from goldenthread.record.chronology.actions.snapshots import Wanted
from goldenthread.record.chronology.forms import AnswerForm, SnapshotForm
from goldenthread.record.chronology.models import Line, Snapshot
from goldenthread.record.people import frame
from goldenthread.record.people.models import Person
from goldenthread.record.people.records import record_page

P = Permission


@record_page(P.CHRONOLOGY_WRITE, what="snapshot")
def new(request: HttpRequest, person: Person) -> HttpResponse:
    """For what and for whom; then, where a line holds what this record keeps confidential, what to do about it."""
    form = SnapshotForm(request.POST) if request.method == "POST" else SnapshotForm()
    if request.method != "POST" or not form.is_valid():
        return _page(request, person, {"form": form, "errors": form.problems})
    wanted = Wanted(**form.cleaned_data)
    lines = selection.for_audience(request.user, person, wanted.audience, key_only=wanted.key_only)
    held = selection.holding_secrets(person, lines)
    if not held:
        return _taken(snapshots.take(person=person, wanted=wanted, by=request.user))
    return _answered(request, person, form, wanted, held)


def _answered(
    request: HttpRequest, person: Person, form: SnapshotForm, wanted: Wanted, held: list[Line]
) -> HttpResponse:
    answer = AnswerForm(request.POST) if "asked" in request.POST else AnswerForm()
    if not answer.is_valid():
        context = {"form": form, "answer": answer, "held": [shown.from_line(line) for line in held]}
        return _page(request, person, {**context, "errors": answer.problems})
    keep = answer.cleaned_data["answer"] == AnswerForm.KEEP
    leave_out = [] if keep else [line.entry.reference for line in held]
    because = answer.cleaned_data["keep_because"] if keep else ""
    return _taken(
        snapshots.take(person=person, wanted=wanted, by=request.user, leave_out=leave_out, keep_because=because)
    )


def _page(request: HttpRequest, person: Person, context: dict[str, Any]) -> HttpResponse:
    return render(request, "chronology/snapshot_new.html", {**frame.context(request, person), **context})


def _taken(snapshot: Snapshot) -> HttpResponse:
    return redirect("person-snapshot", snapshot.person.reference, snapshot.reference)


@record_page(P.PERSON_VIEW, what="snapshot")
def read(request: HttpRequest, person: Person, snapshot: str) -> HttpResponse:
    """As taken, whatever has been corrected since. Lines of classes that the reader does not read are left out."""
    found = Snapshot.objects.visible_to(request.user).filter(person=person, reference=snapshot).first()
    if found is None:
        raise PermissionDenied
    lines = selection.readable(request.user, found)
    context = {
        "snapshot": found,
        "lines": [shown.from_frozen(each) for each in lines],
        "some_left_out": len(lines) < len(found.content),
        "whole": frozen.digest(found.content) == found.digest,
    }
    return render(request, "chronology/snapshot.html", {**frame.context(request, person), **context})
