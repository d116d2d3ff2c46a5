"""What the pages of this room share: a form that is shown, checked, and handed to an action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldenthread.codes import UserError
from goldenthread.kit.forms import Form
from goldenthread.kit.mistakes import MistakeError
from goldenthread.kit.tables import Link

HOME = Link("Home", "/")


def page(  # noqa: PLR0913 - the parts of a page with one form
    request: HttpRequest,
    form: Form,
    act: Callable[[Mapping[str, Any]], object],
    *,
    title: str,
    button: str,
    onward: str,
    template: str = "access/form.html",
    **context: Any,
) -> HttpResponse:
    """Show the form; posted and sound, do ``act`` with what was entered and go ``onward``. What an action finds wrong
    is said at its field, and nothing that was typed is lost.
    """
    if request.method == "POST" and form.is_valid() and _done(form, act):
        return redirect(onward)
    facts = {"form": form, "title": title, "button": button, "cancel": onward, "errors": form.problems, **context}
    return render(request, template, facts, status=400 if form.problems else 200)


def _done(form: Form, act: Callable[[Mapping[str, Any]], object]) -> bool:
    try:
        act(form.cleaned_data)
    except UserError as error:
        form.refuse(error if isinstance(error, MistakeError) else MistakeError(str(error)))
    return not form.errors


def trail(*links: tuple[str, str]) -> list[Link]:
    return [HOME, *(Link(text, reverse(name)) for text, name in links)]
