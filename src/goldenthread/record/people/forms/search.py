"""The fuller form of a search: fields that say which is which."""

from __future__ import annotations

from django import forms

from goldenthread.kit.forms import DayField, Form


class SearchForm(Form):
    given = forms.CharField(label="Given name", required=False, max_length=120)
    family = forms.CharField(label="Family name", required=False, max_length=120)
    born_on = DayField(label="Date of birth", required=False)
    address = forms.CharField(label="Address or postcode", required=False, max_length=200)

    def typed(self) -> dict[str, str]:
        """As a search keeps it: a day as 2008-05-14."""
        born_on = self.cleaned_data["born_on"]
        names = {name: self.cleaned_data[name] for name in ("given", "family", "address")}
        return {**names, "born_on": born_on.isoformat() if born_on else ""}
