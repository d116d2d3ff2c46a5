"""Rows of a person's record: names, numbers, addresses, warnings."""

from __future__ import annotations

from django import forms

from goldenthread.codes import people as codes
from goldenthread.kit.forms import DayField, VersionedForm, YesNoField
from goldenthread.record.people.forms.persons import code_field, name_field
from goldenthread.record.people.models import Identifier, Name, Warning

FIRST_DAY, LAST_DAY = "First day", "Last day"
CONFIDENTIAL_NAME = "Confidential: shown to staff only when they ask, and printed nowhere"
CONFIDENTIAL_ADDRESS = "Confidential: nobody in the family or outside may learn it"


class ClosedName(VersionedForm):
    """What may be changed of a confidential name without showing it."""

    kind = forms.ChoiceField(label="What kind of name is it?", choices=Name.KINDS, widget=forms.RadioSelect)
    starts_on = DayField(label=FIRST_DAY, required=False)
    ends_on = DayField(label=LAST_DAY, required=False)
    confidential = forms.BooleanField(label=CONFIDENTIAL_NAME, required=False)


class NameForm(ClosedName):
    given_name = name_field("Given name")
    family_name = name_field("Family name")
    field_order = ("kind", "given_name", "family_name")


class Number(VersionedForm):
    kind = forms.ChoiceField(label="What kind of number is it?", choices=Identifier.OURS, widget=forms.RadioSelect)
    value = forms.CharField(label="Number", max_length=80, widget=forms.TextInput({"width": 20, "autocomplete": "off"}))
    starts_on = DayField(label=FIRST_DAY, required=False)
    ends_on = DayField(label=LAST_DAY, required=False)


class ClosedAddress(VersionedForm):
    """What may be changed of a confidential address without showing it."""

    kind = code_field("What kind of address is it?", codes.ADDRESS_TYPE)
    starts_on = DayField(label=FIRST_DAY, required=False)
    ends_on = DayField(label=LAST_DAY, required=False)
    confidential = forms.BooleanField(label=CONFIDENTIAL_ADDRESS, required=False)
    safe_to_write = YesNoField(label="Is it safe to write to this address?", unknown="Not asked yet")
    safe_contact = forms.CharField(
        label="How to get in touch safely",
        help_text="Such as: ring only between 10am and 2pm; do not say who is calling",
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class AddressForm(ClosedAddress):
    flat = name_field("Flat")
    building = name_field("Name of the building")
    house = name_field("House number")
    street = name_field("Street")
    town = name_field("Town")
    postcode = forms.CharField(
        label="Postcode", max_length=20, required=False, widget=forms.TextInput({"width": 10, "autocomplete": "off"})
    )
    field_order = ("kind", "flat", "building", "house", "street", "town", "postcode")


class NewAddress(AddressForm):
    leaves_earlier = forms.BooleanField(
        label="They have left the address of this kind that is recorded now",
        help_text="It then ends the day before this one begins",
        required=False,
    )


class WarningForm(VersionedForm):
    kind = forms.ChoiceField(label="What is the warning about?", choices=Warning.KINDS, widget=forms.RadioSelect)
    text = forms.CharField(
        label="What must whoever deals with them know first?",
        help_text="It stands at the top of every page of the record. Say what to do, not only what happened",
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say what whoever deals with them must know first"},
    )
    starts_on = DayField(label=FIRST_DAY)
    ends_on = DayField(label=LAST_DAY, required=False)
