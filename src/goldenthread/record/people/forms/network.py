"""How somebody belongs with others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.kit.forms import DayField, Form, VersionedForm, YesNoField
from goldenthread.record.people.forms.parts import FIRST_DAY, LAST_DAY
from goldenthread.record.people.models import Withholding
from goldenthread.record.people.relationship_kinds import choices as kinds

Known = Sequence[tuple[str, str]]
"""People to choose from: reference and name."""


class WithAnother(Form):
    """A form that is about somebody else as well: one of those already known, or any record by its reference."""

    known = forms.ChoiceField(label="Who is the other person?", required=False, widget=forms.RadioSelect)
    other = forms.CharField(
        label="Or the reference of their record",
        help_text="Search for them first, then copy the reference, such as p-7k3m9q2x",
        max_length=10,
        required=False,
        widget=forms.TextInput({"width": 10, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, known: Known = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["known"].choices = known
        self.fields["known"].either = self.fields["other"].either = (
            True  # one of the two is needed, so none is optional
        )
        if not known:
            del self.fields["known"]
            self.fields["other"].label = "Reference of the other person's record"

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not self.errors and not (values.get("known") or values.get("other")):
            first = "known" if "known" in self.fields else "other"
            self.add_error(first, "Choose somebody, or enter the reference of their record")
        return values


class RelationshipForm(VersionedForm):
    starts_on = DayField(label=FIRST_DAY, required=False)
    ends_on = DayField(label=LAST_DAY, required=False)
    parental_responsibility = YesNoField(
        label="Is there parental responsibility?", help_text="A parent, guardian or other adult has it for a child"
    )
    source = forms.CharField(label="How is it known?", max_length=120, required=False)
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea({"rows": 3}))


class NewRelationship(RelationshipForm, WithAnother):
    """``way``: whether the other is the kind of this person, or this person of the other."""

    kind = forms.ChoiceField(label="What is the relationship?", choices=[("", "Choose one"), *kinds()])
    way = forms.ChoiceField(label="Which way round is it?", widget=forms.RadioSelect, choices=[])
    field_order = ("known", "other", "kind", "way")

    def __init__(self, *args: Any, name: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [("other", f"The other person is that to {name}"), ("this", f"{name} is that to the other person")]
        self.fields["way"].choices = ways


class Joining(VersionedForm, WithAnother):
    """Belonging to the same family."""


class LivingTogether(Joining):
    starts_on = DayField(label=FIRST_DAY, required=False)


class Stay(VersionedForm):
    starts_on = DayField(label=FIRST_DAY, required=False)
    ends_on = DayField(label=LAST_DAY, required=False)


class WithholdingForm(VersionedForm):
    what = forms.ChoiceField(label="What must they not learn?", choices=Withholding.WHATS, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why?",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why it must be kept from them"},
    )
    starts_on = DayField(label=FIRST_DAY)
    ends_on = DayField(label=LAST_DAY, required=False)


class NewWithholding(WithholdingForm, WithAnother):
    field_order = ("known", "other", "what", "reason")
