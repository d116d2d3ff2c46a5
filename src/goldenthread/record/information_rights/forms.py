"""What is asked at each step."""

from __future__ import annotations

from django import forms

from goldenthread.kit.forms import DayField, Form
from goldenthread.record.information_rights.models.retention import CLASSES


class ReasonForm(Form):
    reason = forms.CharField(label="Reason", widget=forms.Textarea, error_messages={"required": "Say why"})


class DayForm(Form):
    on = DayField(label="Day", past=True)


class PauseForm(Form):
    on = DayField(label="Day on which you asked", past=True)
    reason = forms.CharField(
        label="What you asked", widget=forms.Textarea, error_messages={"required": "Say what was asked"}
    )


class NewRequestForm(Form):
    received_on = DayField(label="Day on which the request was received", past=True)
    requested_by_words = forms.CharField(
        label="Who asks, and for whom",
        help_text="Such as: the young person; her father, who has parental responsibility; her solicitor.",
        widget=forms.Textarea,
        error_messages={"required": "Say who asks, and for whom"},
    )


class ClassForm(Form):
    kind = forms.ChoiceField(label="Kind of record", choices=CLASSES, widget=forms.RadioSelect)
    event_on = DayField(
        label="Day on which its clock starts",
        required=False,
        past=True,
        help_text="Needed where the rule counts from an event: the adoption order, the end of approval, the contact.",
    )


class WordsForm(Form):
    words = forms.CharField(
        label="Words to redact",
        help_text="Copy them from the text. Every place that says them is redacted.",
        error_messages={"required": "Copy the words from the text"},
    )
    why = forms.CharField(label="Why", required=False, max_length=200)


class WithholdForm(Form):
    reason = forms.CharField(
        label="Why the whole of it is left out",
        help_text="Empty puts it back.",
        required=False,
        widget=forms.Textarea,
    )
