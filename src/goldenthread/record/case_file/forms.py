"""The forms of a print pack: what for whom, and what to do about what was found."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.kit.forms import Form
from goldenthread.record.case_file.pack.ask import AUTHORITY, COURT, INTERNAL, PARTS, PERSON
from goldenthread.record.case_file.pack.redaction import ANSWERS, Found

NO_PART = "Choose at least one part"
Option = tuple[str, str]


class PackForm(Form):
    """``parents`` and ``snapshots``: (value, label) of those that this record has."""

    parts = forms.MultipleChoiceField(
        label="What goes into it?",
        choices=PARTS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"required": NO_PART},
    )
    snapshot = forms.ChoiceField(label="A frozen chronology", required=False)
    recipient = forms.ChoiceField(label="Who is it for?", widget=forms.RadioSelect)
    called = forms.CharField(
        label="Name of the authority, court or team", max_length=120, required=False, help_text="Printed on every page."
    )
    purpose = forms.CharField(
        label="What is it for?",
        max_length=200,
        help_text="Why we ask: the law says that we must know why a record leaves us. It is kept in the audit trail.",
    )

    def __init__(
        self,
        *args: Any,
        name: str,
        parents: Iterable[Option],
        snapshots: Iterable[Option],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        outside = [(AUTHORITY, "Another authority or agency"), (COURT, "A court"), (INTERNAL, "Our own staff")]
        self.fields["recipient"].choices = [(PERSON, name), *parents, *outside]
        self.fields["snapshot"].choices = [("", ""), *snapshots]
        if len(self.fields["snapshot"].choices) == 1:
            del self.fields["snapshot"]
            self.fields["parts"].required = True

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if "parts" in found and not found["parts"] and not found.get("snapshot"):
            self.add_error("parts", NO_PART)
        if found.get("recipient") in (AUTHORITY, COURT, INTERNAL) and not found.get("called"):
            self.add_error("called", "Say which authority, court or team it is for")
        return found


class DecisionForm(Form):
    """One answer for each thing found. Nothing is chosen beforehand."""

    def __init__(self, *args: Any, found: Iterable[Found], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in found:
            times = f", {each.times} times" if each.times > 1 else ""
            self.fields[each.key] = forms.ChoiceField(
                label=f"“{each.text}”: {each.why}{times}",
                help_text=f"… {each.around} …",
                choices=[("", ""), *ANSWERS],
                error_messages={"required": f"Decide about “{each.text}”"},
            )
