"""Forms about users, what they are and who acts for whom."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.access.models import Service, Team, User
from goldenthread.access.roles import ROLES
from goldenthread.kit.forms import DayField, Form

NOWHERE = [("", "None")]


def words(label: str, required: str, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea({"rows": 3}), error_messages={"required": required}, **more
    )


class UserForm(Form):
    name = forms.CharField(label="Name", max_length=120)
    username = forms.SlugField(
        label="User name", max_length=60, help_text="Letters, figures and hyphens, such as ruth-hall"
    )
    email = forms.EmailField(label="Email address", required=False)


class PostForm(Form):
    """``team_id`` and ``service_code`` are codes, which is what a post keeps."""

    role_slug = forms.ChoiceField(label="Role")
    team_id = forms.ChoiceField(label="Team", required=False)
    service_code = forms.ChoiceField(label="Service", required=False)
    reason = words("Why they need it", "Say why you ask for this")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [(slug, role.name) for slug, role in ROLES.items()]
        self.fields["role_slug"].choices = [("", "Choose a role"), *roles]
        self.fields["team_id"].choices = NOWHERE + list(Team.objects.filter(closed_on=None).values_list("code", "name"))
        self.fields["service_code"].choices = NOWHERE + list(Service.objects.values_list("code", "name"))


class DecisionForm(Form):
    approved = forms.ChoiceField(
        label="Your decision",
        choices=[("yes", "Approve"), ("no", "Refuse")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you approve this"},
    )
    reason = words("Why", "Say why you decided this")


class CoverForm(Form):
    user = forms.ModelChoiceField(User.objects.none(), label="Who acts", empty_label="Choose a person")
    acting_for = forms.ModelChoiceField(User.objects.none(), label="For whom", empty_label="Choose a person")
    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day")
    reason = words("Why cover is needed", "Say why cover is needed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(is_active=True).order_by("name")
        self.fields["user"].queryset = self.fields["acting_for"].queryset = people


class ReasonForm(Form):
    reason = words("Why", "Say why")
