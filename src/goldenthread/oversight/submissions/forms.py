"""What is asked on the pages of a return."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.access.roles import ROLES
from goldenthread.kit.forms import Form
from goldenthread.oversight.submissions.kinds_of_return import CHOICES, KINDS
from goldenthread.oversight.submissions.models.submission import FILES, SOURCES

YEARS = sorted({year for kind in KINDS.values() for year in kind.years}, reverse=True)


class StartForm(Form):
    kind = forms.ChoiceField(label="Which return?", choices=CHOICES, widget=forms.RadioSelect)
    year = forms.ChoiceField(
        label="Which year?",
        choices=[("", ""), *((year, year) for year in YEARS)],
        help_text="From 1 April to 31 March.",
    )
    source = forms.ChoiceField(label="What is it made from?", choices=SOURCES, widget=forms.RadioSelect)
    authority = forms.CharField(
        label="Which authority, if you bring files?",
        max_length=120,
        required=False,
        help_text="Its name, or its number, such as 867. Rules on places need an authority that exists.",
    )

    def clean(self) -> dict[str, Any]:
        """A dataset says itself whose it is."""
        typed = self.cleaned_data
        if typed.get("source") == FILES and not typed.get("authority"):
            self.add_error("authority", "Say which authority’s return it is")
        return typed


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:  # noqa: ARG002
        return list(files.getlist(name))


class FilesField(forms.Field):
    """Several files at once. The value: a list of them."""

    widget = ManyFiles

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=ManyFiles(attrs={"multiple": True}), **kwargs)


class FilesForm(Form):
    """``compares``: whether the return is read beside last year's and lists of providers."""

    files = FilesField(
        label="This year’s return",
        help_text="All its CSV files, a zip of them, or its one XML file. Smaller than 100 MB together.",
        error_messages={"required": "Choose the files of the return"},
    )
    before = FilesField(label="Last year’s return", help_text="For the rules that compare the years.", required=False)
    providers = FilesField(
        label="Ofsted’s lists of providers", help_text="Excel workbooks or CSV files.", required=False
    )

    def __init__(self, *args: Any, compares: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not compares:
            del self.fields["before"], self.fields["providers"]


class AssignForm(Form):
    to = forms.ModelChoiceField(
        label="Who mends these?", queryset=User.objects.none(), required=False, empty_label="Nobody"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = User.objects.filter(is_active=True, role_slug__in=_who_mend()).order_by("name")


def _who_mend() -> Iterable[str]:
    """Whoever changes records, and whoever prepares returns."""
    may = (Permission.PERSON_EDIT, Permission.SUBMISSION_PREPARE)
    return [slug for slug, role in ROLES.items() if any(role.may(each) for each in may)]


class BuildForm(Form):
    """Nothing to fill in: the dataset is the service's own."""


class ExplainForm(Form):
    reason = forms.CharField(
        label="Why is this right as it stands?",
        widget=forms.Textarea,
        help_text="Kept as long as the check finds just this. Name nobody.",
        error_messages={"required": "Say why this is right as it stands"},
    )


class AskForm(Form):
    reason = forms.CharField(
        label="What should whoever signs it know?",
        widget=forms.Textarea,
        error_messages={"required": "Say what whoever signs it should know"},
    )


class DecideForm(Form):
    approved = forms.ChoiceField(
        label="Your decision",
        choices=[("yes", "Sign it off"), ("no", "Send it back")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether to sign it off or send it back"},
    )
    reason = forms.CharField(
        label="Why?", widget=forms.Textarea, error_messages={"required": "Say why you decided this"}
    )
