"""The form of a document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.access.models import User
from goldenthread.kit.forms import DayField, Form
from goldenthread.record.chronology.forms import readable_classes
from goldenthread.record.correspondence.files import TAKEN
from goldenthread.record.correspondence.models.document import KINDS


class DocumentForm(Form):
    """``siblings``: reference and name of those whom the document may be about too."""

    file = forms.FileField(
        label="File", help_text=f"{TAKEN}, smaller than 25 MB.", error_messages={"required": "Choose a file"}
    )
    title = forms.CharField(label="What is it?", max_length=200, error_messages={"required": "Say what it is"})
    kind = forms.ChoiceField(label="Kind of document", choices=[("", ""), *KINDS])
    dated_on = DayField(label="When was it written, or when did it come?", past=True)
    author = forms.CharField(label="Who wrote it?", max_length=200, error_messages={"required": "Say who wrote it"})
    data_class = forms.ChoiceField(label="Who may read it?")
    siblings = forms.MultipleChoiceField(
        label="Is it about brothers or sisters too?", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, user: User, siblings: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["data_class"].choices = readable_classes(user)
        self.fields["siblings"].choices = choices = list(siblings)
        if not choices:
            del self.fields["siblings"]

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("title", "kind", "data_class", "dated_on", "author")}
