"""Who somebody is."""

from __future__ import annotations

from django import forms

from goldenthread.codes import people as codes
from goldenthread.kit.forms import DayField, Form, VersionedForm, YesNoField
from goldenthread.record.people.models.person import choices

NOT_CHOSEN = ("", "Not recorded")
NAME_LENGTH, WORD_LENGTH = 120, 60


def name_field(label: str, **more: object) -> forms.CharField:
    widget = forms.TextInput({"width": 20, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=NAME_LENGTH, required=False, widget=widget, **more)


def word_field(label: str) -> forms.CharField:
    widget = forms.TextInput({"width": 20, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=WORD_LENGTH, required=False, widget=widget)


def code_field(label: str, code_set: object, **more: object) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[NOT_CHOSEN, *choices(code_set)], required=False, **more)


class NameAndBirth(Form):
    given_name = name_field("Given name", help_text="The name that they are known by")
    family_name = name_field("Family name")
    born_on = DayField(label="Date of birth", required=False)
    born_on_is_estimated = forms.BooleanField(label="The date of birth is estimated", required=False)
    expected_on = DayField(label="Day the baby is due", required=False, help_text="For an unborn baby")
    sex = code_field("Sex", codes.SEX)


class Details(VersionedForm, NameAndBirth):
    """Everything on one page: one job."""

    gender = code_field("Gender", codes.GENDER)
    ethnicity = code_field("Ethnic group", codes.ETHNICITY)
    nationality = word_field("Nationality")
    first_language = word_field("First language")
    needs_interpreter = YesNoField(label="Do they need an interpreter?", unknown="Not asked yet")
    religion = word_field("Religion")
    has_ehc_plan = YesNoField(label="Do they have an education, health and care plan?", unknown="Not known")
    why_no_upn = code_field("Why there is no unique pupil number", codes.UPN_UNKNOWN)
    former_name = forms.BooleanField(
        label="The old name was theirs: keep it as a former name",
        help_text="Leave this empty where the old name was a mistake",
        required=False,
    )


class NewPerson(NameAndBirth):
    mother = forms.CharField(
        label="Reference of the mother's record",
        help_text="For an unborn baby or a child whose mother has a record, such as p-7k3m9q2x",
        max_length=10,
        required=False,
        widget=forms.TextInput({"width": 10, "autocomplete": "off"}),
    )
    not_a_duplicate = forms.BooleanField(
        label="I have looked at these records: this is somebody else", required=False, widget=forms.HiddenInput
    )


class Birth(VersionedForm):
    born_on = DayField(label="Date of birth", past=True)
    given_name = name_field("Given name")
    family_name = name_field("Family name")
    sex = code_field("Sex", codes.SEX)


class Death(VersionedForm):
    died_on = DayField(label="Date of death", past=True)


class Disabilities(VersionedForm):
    codes = forms.MultipleChoiceField(
        label="Which kinds of disability do they have?",
        help_text="Choose no disability where they were asked and have none",
        choices=choices(codes.DISABILITY),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
