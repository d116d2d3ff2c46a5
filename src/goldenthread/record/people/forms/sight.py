"""Forms about who may see a record: opening it for a purpose, reviewing that, and naming or keeping out people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.access.data_classes import CHOICES, DataClass
from goldenthread.access.models import User
from goldenthread.kit.forms import DayField, Form
from goldenthread.kit.references import is_reference


def _words(label: str, required: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea({"rows": 3}), error_messages={"required": required}, **more
    )


class OpeningForm(Form):
    purpose = forms.ChoiceField(
        label="What do you need to open this record for?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you need to open this record for"},
    )
    reason = _words(
        "Why now", "Say why you need to open this record", help_text="Your manager reads this when they review it"
    )

    def __init__(self, purposes: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].choices = [(each, f"{each[0].upper()}{each[1:]}") for each in purposes]


class QuestionForm(Form):
    text = _words(
        "What do you want to know?", "Say what you want to know", help_text="They and other managers read this"
    )


class AnswerForm(Form):
    text = _words("Why did you look?", "Say why you looked", help_text="Whoever asked, and other managers, read this")


class ReviewForm(Form):
    accepted = forms.ChoiceField(
        label="Was it right to open this record?",
        choices=[("yes", "Accept it"), ("no", "Query it")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you accept or query it"},
    )
    note = forms.CharField(
        label="Note",
        help_text="Needed for a query: what you want to know",
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class ConflictForm(Form):
    reference = forms.CharField(label="Reference of the record", help_text="Such as p-7k3m9q2x", max_length=10)
    reason = _words("How you are linked to this person", "Say how you are linked to this person")

    def clean_reference(self) -> str:
        reference = str(self.cleaned_data["reference"]).strip().lower()
        if not is_reference(reference, "p"):
            raise forms.ValidationError("Enter a reference like p-7k3m9q2x, without a mistake")
        return reference


class ReasonForm(Form):
    reason = _words("Why", "Say why")


class PersonAtWorkForm(ReasonForm):
    user = forms.ModelChoiceField(User.objects.none(), label="Who", empty_label="Choose a person")
    field_order = ("user", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = User.objects.filter(is_active=True).order_by("name")


class LinkForm(PersonAtWorkForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["reason"]


class NameForm(PersonAtWorkForm):
    data_class = forms.ChoiceField(label="What they may open", choices=[("", "Choose a part of the record"), *CHOICES])
    ends_on = DayField(label="Last day", required=False, help_text="Leave it empty for until further notice")
    field_order = ("user", "data_class", "ends_on", "reason")

    def clean_data_class(self) -> DataClass:
        return DataClass(self.cleaned_data["data_class"])
