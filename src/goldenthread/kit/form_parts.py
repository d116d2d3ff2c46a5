"""Draws the fields of forms in the design system's markup: one template for each kind of control."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.widgets import Input
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from goldenthread.codes import UserError
from goldenthread.kit.days import understood
from goldenthread.kit.forms import DayWidget

Parts = dict[str, Any]
FEW = 3  # so many short answers stand in a line
SHORT = 12


def draw(field: BoundField) -> SafeString:
    """One field with its label, hint, mistakes and control."""
    template, more = _kind(field.field.widget)
    parts = {"field": field, "id": field.auto_id, "described": _described(field), **more(field)}
    return render_to_string(f"kit/form/{template}.html", parts)


def _kind(widget: forms.Widget) -> tuple[str, Callable[[BoundField], Parts]]:
    """The first kind that it is: a radio select is a select too, so the special ones come first."""
    return next((template, more) for kind, template, more in KINDS if isinstance(widget, kind))


def _described(field: BoundField) -> str:
    """The ids of the hint and the mistakes."""
    hint = [f"{field.auto_id}-hint"] if field.help_text else []
    errors = [f"{field.auto_id}-error{f'-{at}' if at > 1 else ''}" for at in range(1, len(field.errors) + 1)]
    return " ".join((*hint, *errors))


def _input(field: BoundField) -> Parts:
    attributes = field.field.widget.attrs
    more = {name: attributes.get(name, "") for name in ("width", "autocomplete", "inputmode", "multiple")}
    return {"type": field.field.widget.input_type, **more}


def _textarea(field: BoundField) -> Parts:
    return {"rows": field.field.widget.attrs.get("rows", 5)}


def _select(field: BoundField) -> Parts:
    return {"options": _options(field)}


def _radios(field: BoundField) -> Parts:
    return {"options": _options(field), "kind": "radios", "type": "radio", "inline": _short(field)}


def _checkboxes(field: BoundField) -> Parts:
    return {"options": _options(field), "kind": "checkboxes", "type": "checkbox", "inline": False}


def _tick(field: BoundField) -> Parts:  # noqa: ARG001  every kind is asked alike
    return {}


def _day(field: BoundField) -> Parts:
    values = field.field.boxes(field.value())
    widths = zip(("day", "month", "year"), (3, 3, 4), values, strict=True)
    boxes = [{"name": name, "label": name.title(), "width": width, "value": value} for name, width, value in widths]
    return {"boxes": boxes, "meant": _meant(field)}


def _meant(field: BoundField) -> object:
    """What was understood of what was typed, where a form comes back for something else."""
    try:
        return understood(*field.value()) if field.form.is_bound else None
    except UserError:
        return None


def _options(field: BoundField) -> list[Parts]:
    """The choices in their groups, each with what was chosen; ``at`` numbers the controls as Django does."""
    value = field.value()
    chosen = {str(each) for each in (value if isinstance(value, list | tuple | set) else [value])}
    groups = field.field.widget.optgroups(field.html_name, [])
    numbers = iter(range(10_000))
    return [
        {"name": name, "options": [_option(each, chosen, next(numbers)) for each in group]} for name, group, _ in groups
    ]


def _option(option: Parts, chosen: set[str], at: int) -> Parts:
    value = str(option["value"])
    return {"value": value, "label": option["label"], "chosen": value in chosen, "at": at}


def _short(field: BoundField) -> bool:
    choices = list(field.field.choices)
    return len(choices) <= FEW and all(len(str(label)) <= SHORT for _, label in choices)


KINDS: tuple[tuple[type[forms.Widget], str, Callable[[BoundField], Parts]], ...] = (
    (DayWidget, "day", _day),
    (forms.CheckboxSelectMultiple, "choices", _checkboxes),
    (forms.RadioSelect, "choices", _radios),
    (forms.Select, "select", _select),
    (forms.CheckboxInput, "tick", _tick),
    (forms.Textarea, "textarea", _textarea),
    (forms.PasswordInput, "password", _input),
    (Input, "input", _input),
)
