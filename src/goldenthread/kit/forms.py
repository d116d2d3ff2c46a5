"""The base of every form, and the fields that the design system has and Django has not.

A form is drawn by ``kit/form/form.html`` or field by field with ``{% form_field form.name %}``. Errors stand at their
field and, linked, in the summary (``Form.problems``); the words are the same in both places.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from goldenthread.kit import clock, words
from goldenthread.kit.days import DayError, understood
from goldenthread.kit.mistakes import MistakeError
from goldenthread.kit.tables import Link

BOXES = ("day", "month", "year")
YES, NO, NOT_KNOWN = "yes", "no", "unknown"


class Form(forms.Form):
    """No ``required`` in the markup: what is missing is said in our words, once, by the server."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        for field in self.fields.values():
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _missing(field)

    @property
    def problems(self) -> list[Link]:
        """The error summary: every mistake, linked to its field, in the order of the form."""
        order = [*self.fields, "__all__"]
        named = sorted(self.errors.items(), key=lambda each: order.index(each[0]))
        return [Link(text, self._place(name)) for name, texts in named for text in texts]

    def _place(self, name: str) -> str:
        """Where a mistake is mended: the first control of the field."""
        if name == "__all__":
            return ""
        bound = self[name]
        return f"#{bound.id_for_label or f'{bound.auto_id}_0'}"

    def refuse(self, mistake: MistakeError) -> None:
        """Say at its field what an action found wrong."""
        self.add_error(mistake.field if mistake.field in self.fields else None, ValidationError(str(mistake)))


def _missing(field: forms.Field) -> str:
    """What to do about a field left empty, where the form has no better words."""
    label = str(field.label or "a value")
    if label.endswith("?"):
        return f"Answer the question: {label}"
    verb = "Choose" if isinstance(field, forms.ChoiceField) else "Enter"
    return f"{verb} {label[0].lower()}{label[1:]}"


class VersionedForm(Form):
    """Carries the version that was read, so that a save over somebody else's is refused and not done."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def values(self) -> dict[str, Any]:
        """What was typed, without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class DayWidget(forms.Widget):
    """Three boxes. The value is the three texts as they were typed."""

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> tuple[str, ...]:  # noqa: ARG002
        return tuple(str(data.get(f"{name}-{box}", "")) for box in BOXES)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:  # noqa: ARG002
        return not any(f"{name}-{box}" in data for box in BOXES)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-day"


class DayField(forms.Field):
    """A date in three boxes. ``past``: refuses a day after today."""

    widget = DayWidget

    def __init__(self, *, past: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.past = past
        self.empty_values = [None]

    def to_python(self, value: Sequence[str]) -> date | None:
        try:
            return understood(*value)
        except DayError as error:
            raise ValidationError(str(error), code=error.part) from error

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and self.past and value > clock.today():
            raise ValidationError(f"{self.label} must be today or earlier")

    def boxes(self, value: Any) -> tuple[str, ...]:
        """What stands in the three boxes: as typed, or a stored day."""
        if isinstance(value, date):
            return str(value.day), str(value.month), str(value.year)
        return tuple(value) if value else ("", "", "")


class YesNoField(forms.TypedChoiceField):
    """Yes, no or, unless it must be answered, not known. Nothing is chosen beforehand. The value: True, False, None."""

    widget = forms.RadioSelect

    def __init__(self, *, unknown: str = "Not known", **kwargs: Any) -> None:
        more = [(NOT_KNOWN, unknown)] if unknown else []
        kwargs.setdefault("required", False)
        answers = {YES: True, NO: False}
        super().__init__(choices=[(YES, "Yes"), (NO, "No"), *more], coerce=answers.get, empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: YES, False: NO}.get(value, value) if isinstance(value, bool) else value


def said(field: forms.Field, value: Any) -> str:
    """A value of a field in words, as a person would read it."""
    if value in (None, "", []):
        return "Nothing"
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return words.day(value)
    labels = _labels(getattr(field, "choices", ()))
    many = value if isinstance(value, list | tuple | set) else [value]
    return ", ".join(str(labels.get(each, each)) for each in many)


def _labels(choices: Any) -> dict[Any, str]:
    """Labels by value, groups taken apart."""
    found: dict[Any, str] = {}
    for value, label in choices:
        found.update(_labels(label) if isinstance(label, list | tuple) else {value: label})
    return found
