"""One form that changes or adds one thing of a record: shown, refused with what is wrong, saved, or in conflict.

Nothing typed is lost: a mistake shows the form as it was, and a save over somebody else's shows both texts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.access.models import User
from goldenthread.codes import UserError
from goldenthread.kit.conflicts import conflict, kept
from goldenthread.kit.forms import VersionedForm
from goldenthread.kit.mistakes import MistakeError
from goldenthread.kit.versions import StaleError, Versioned
from goldenthread.kit.words import moment
from goldenthread.record.people import frame
from goldenthread.record.people.models import Change, Person

SOMEBODY = "Somebody else saved this page after you opened it."


@dataclass(frozen=True)
class Job:
    """``row`` is what is changed, None for something new. ``stored`` gives what it says now, by field of the form.
    ``save`` takes the version that was read and the values. ``back``: where to go when it is done.
    """

    title: str
    button: str
    noun: str
    form: Callable[..., VersionedForm]
    save: Callable[[int, dict[str, Any]], object]
    back: str
    row: Versioned | None = None
    stored: Callable[[Any], Mapping[str, Any]] = lambda _: {}
    intro: str = ""


def run(request: HttpRequest, person: Person, job: Job) -> HttpResponse:
    """Show the form, or save what was posted."""
    if request.method != "POST":
        version = job.row.version if job.row else 0
        form = job.form(initial={**_stored(job, job.row), "version": version})
        return _page(request, person, job, form)
    form = job.form(request.POST)
    answer = _save(request, person, job, form) if form.is_valid() else None
    return answer or _page(request, person, job, form, status=400)


def _save(request: HttpRequest, person: Person, job: Job, form: VersionedForm) -> HttpResponse | None:
    """What to answer; None where the form has to be shown again."""
    values = kept(form, _stored(job, job.row))
    if values is None:
        return _conflict(request, person, job, form, job.row)
    try:
        job.save(form.cleaned_data["version"], values)
    except StaleError as stale:
        return _conflict(request, person, job, form, stale.current)
    except UserError as mistake:
        form.refuse(mistake if isinstance(mistake, MistakeError) else MistakeError(str(mistake)))
        return None
    return redirect(job.back)


def _stored(job: Job, row: Any) -> Mapping[str, Any]:
    return job.stored(row) if row else {}


def _page(request: HttpRequest, person: Person, job: Job, form: VersionedForm, status: int = 200) -> HttpResponse:
    more = {"job": job, "form": form, "errors": form.problems if form.is_bound else []}
    return render(request, "people/form.html", {**frame.context(request, person), **more}, status=status)


def _conflict(request: HttpRequest, person: Person, job: Job, form: VersionedForm, current: Any) -> HttpResponse:
    who = _who_saved(getattr(current, "person", person), job.noun)
    found = conflict(form, job.stored(current), current.version, who)
    more = {"job": job, "conflict": found, "errors": found.problems}
    return render(request, "people/conflict.html", {**frame.context(request, person), **more}, status=409)


def _who_saved(person: Person, noun: str) -> str:
    """In a sentence: who saved it last and when. Bulk changes of imports leave no such trace."""
    last = Change.objects.filter(person=person, what__startswith=f"{noun}.").first()
    user = User.objects.filter(pk=last.by_id).first() if last else None
    return f"{user.name} saved this page at {moment(last.at)}." if user else SOMEBODY
