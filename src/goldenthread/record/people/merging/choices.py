"""The facts of a person that two records may say differently, and what was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldenthread.kit.mistakes import MistakeError
from goldenthread.kit.words import day
from goldenthread.record.people.models import Person

STANDING, OTHER = "standing", "other"
FIELDS = {
    "given_name": "Given name",
    "family_name": "Family name",
    "born_on": "Date of birth",
    "expected_on": "Day expected",
    "died_on": "Date of death",
    "sex": "Sex",
    "gender": "Gender",
    "ethnicity": "Ethnicity",
    "nationality": "Nationality",
    "first_language": "First language",
    "needs_interpreter": "Needs an interpreter",
    "religion": "Religion",
    "why_no_upn": "Why there is no unique pupil number",
    "has_ehc_plan": "Education, health and care plan",
    "is_mother": "Is a mother",
    "why_involved": "Why we are involved",
}
# What goes with a date of birth.
TOGETHER = {"born_on": "born_on_is_estimated"}

Choices = Mapping[str, str]
"""By field: "standing" or "other"."""


@dataclass(frozen=True)
class Difference:
    """One fact on which the two differ, in words."""

    name: str
    label: str
    standing: str
    other: str


def differences(person: Person, duplicate: Person) -> list[Difference]:
    """Where both say something and not the same. Where only one does, that is kept and nobody is asked."""
    return [
        Difference(name, label, _said(person, name), _said(duplicate, name))
        for name, label in FIELDS.items()
        if _differ(person, duplicate, name) and _says(person, name) and _says(duplicate, name)
    ]


def changes(person: Person, duplicate: Person, choices: Choices) -> dict[str, Any]:
    """What of the standing record is to be changed. Raises ``MistakeError`` where a choice is missing."""
    for each in differences(person, duplicate):
        if choices.get(each.name) not in (STANDING, OTHER):
            raise MistakeError(f"Choose which to keep: {each.label[0].lower()}{each.label[1:]}", each.name)
    taken = [name for name in FIELDS if _taken(person, duplicate, name, choices)]
    names = [*taken, *(TOGETHER[name] for name in taken if name in TOGETHER)]
    found = {name: getattr(duplicate, name) for name in names}
    _refuse_impossible({"born_on": person.born_on, "died_on": person.died_on, **found})
    return found


def _refuse_impossible(values: Mapping[str, Any]) -> None:
    if values["born_on"] and values["died_on"] and values["died_on"] < values["born_on"]:
        raise MistakeError("The date of death would be before the date of birth: choose both again", "died_on")


def _taken(person: Person, duplicate: Person, name: str, choices: Choices) -> bool:
    if not _differ(person, duplicate, name) or not _says(duplicate, name):
        return False
    return not _says(person, name) or choices.get(name) == OTHER


def _differ(person: Person, duplicate: Person, name: str) -> bool:
    return getattr(person, name) != getattr(duplicate, name)


def _says(person: Person, name: str) -> bool:
    return getattr(person, name) not in ("", None)


def _said(person: Person, name: str) -> str:
    value = getattr(person, name)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    label = getattr(person, f"get_{name}_display", None)
    return str(label()) if label else day(value) if name.endswith("_on") else str(value)
