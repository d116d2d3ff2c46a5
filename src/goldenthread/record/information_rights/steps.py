"""A step of a procedure: a short form, the action behind it, and the words on its page. One view serves them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from goldenthread.codes import UserError
from goldenthread.kit.forms import Form
from goldenthread.kit.mistakes import MistakeError


@dataclass(frozen=True)
class Step:
    """``act`` takes what the step is about, what was typed, and who does it."""

    title: str
    button: str
    act: Callable[..., object]
    form: type[Form] = Form
    explanation: str = ""


def taken(step: Step, request: HttpRequest, about: Mapping[str, Any]) -> tuple[Form, bool]:
    """The form of a step and whether it has been taken: posted, in order, and not refused by its action.

    ``about``: what the action needs beside what was typed, by the names of its parameters.
    """
    form = step.form(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return form, False
    try:
        step.act(**about, **form.cleaned_data, by=request.user)
    except UserError as refused:
        form.refuse(refused if isinstance(refused, MistakeError) else MistakeError(str(refused)))
        return form, False
    return form, True
