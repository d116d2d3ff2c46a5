"""Forms about teams."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.access.models import Service, Team
from goldenthread.kit.forms import DayField, Form


class ServiceForm(Form):
    name = forms.CharField(label="Name of the service", max_length=120)
    code = forms.SlugField(label="Code", max_length=48, help_text="Short, and never changed afterwards")
    on = DayField(label="Day on which it opens")


class TeamForm(Form):
    name = forms.CharField(label="Name of the team", max_length=120)
    code = forms.CharField(label="Code", max_length=48, help_text="The id by which the dataset knows it")
    service = forms.ModelChoiceField(Service.objects.all(), label="Service", empty_label="Choose a service")
    on = DayField(label="Day on which it opens")


class RenameForm(Form):
    name = forms.CharField(label="New name", max_length=120)
    on = DayField(label="From which day")


class MergeForm(Form):
    into = forms.ModelChoiceField(Team.objects.none(), label="Into which team", empty_label="Choose a team")
    on = DayField(label="From which day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = Team.objects.filter(closed_on=None)


class CloseForm(Form):
    on = DayField(label="Last day")


class AliasForm(Form):
    alias = forms.CharField(label="Other id", max_length=48)
