"""What this room holds about a person, thing by thing: for an answer to "what do you hold about me".

Each room of the record has a function like this one. Nothing is left out here: what must not be disclosed is decided
later, by a named person, and what must not be learnt is withheld by ``Confidentiality``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import Restriction
from goldenthread.codes import people as codes
from goldenthread.kit import clock
from goldenthread.kit.words import day
from goldenthread.record.people import naming
from goldenthread.record.people.confidentiality import WITHHELD_ADDRESS, WITHHELD_NAME, Confidentiality, lines
from goldenthread.record.people.models import Address, Person

G, S, V = DataClass.GENERAL, DataClass.SENSITIVE, DataClass.SAFE_CONTACT
YES_NO = {True: "Yes", False: "No", None: "Not recorded"}


@dataclass(frozen=True)
class Held:
    """One thing held. ``source`` is the model and key it was read from; ``on`` the day it speaks of, if any."""

    section: str
    title: str
    text: str
    data_class: str
    source: str
    on: date | None = None


def held(person: Person) -> Iterable[Held]:
    """Everything in this room about one person. The number of queries does not depend on how much there is."""
    yield from _details(person)
    yield from _names_and_numbers(person)
    yield from _addresses(person)
    yield from _network(person)
    yield from _notes(person)


def _source(row: object) -> str:
    return f"{row._meta.label_lower}:{row.pk}"


def _details(person: Person) -> Iterable[Held]:
    facts = (
        ("Name", naming.full_name(person), G),
        ("Reference", person.reference, G),
        ("Date of birth", _born(person), G),
        ("Date of death", day(person.died_on) if person.died_on else "", G),
        ("Sex", codes.SEX.label(person.sex) if person.sex else "", G),
        ("Gender", codes.GENDER.label(person.gender) if person.gender else "", S),
        ("Ethnic group", codes.ETHNICITY.label(person.ethnicity) if person.ethnicity else "", S),
        ("Nationality", person.nationality, S),
        ("First language", person.first_language, G),
        ("Needs an interpreter", YES_NO[person.needs_interpreter], G),
        ("Religion", person.religion, S),
        ("Education, health and care plan", YES_NO[person.has_ehc_plan], S),
        ("Why we are involved", person.why_involved, S),
    )
    return (Held("Who you are", title, text, kind, _source(person)) for title, text, kind in facts if text)


def _born(person: Person) -> str:
    if person.born_on:
        return f"{'about ' if person.born_on_is_estimated else ''}{day(person.born_on)}"
    return f"Expected on {day(person.expected_on)}" if person.expected_on else ""


def _names_and_numbers(person: Person) -> Iterable[Held]:
    for name in person.names.all():
        yield Held("Who you are", name.get_kind_display(), str(name), G, _source(name), name.starts_on)
    kinds = dict(person.identifiers.model.OURS)
    for number in person.identifiers.all():
        title = kinds.get(number.kind, number.kind)
        yield Held("Who you are", title, number.value, G, _source(number), number.starts_on)
    for disability in person.disabilities.all():
        text = codes.DISABILITY.label(disability.code)
        yield Held("Who you are", "Disability", text, S, _source(disability))


def _addresses(person: Person) -> Iterable[Held]:
    """Their own addresses in full: a confidential one is theirs to know, unless it is withheld from them."""
    rule = Confidentiality(person)
    for address in person.addresses.all():
        text = WITHHELD_ADDRESS if rule.withholds_address(address) else lines(address)
        yield Held(
            "Where you have lived", _kind(address), text, address.data_class, _source(address), address.starts_on
        )
        if address.safe_contact:
            yield Held("Where you have lived", "How to reach you safely", address.safe_contact, V, _source(address))


def _kind(address: Address) -> str:
    until = f" until {day(address.ends_on)}" if address.ends_on else ""
    return f"{address.get_kind_display() or 'Address'}{until}"


def _network(person: Person) -> Iterable[Held]:
    """Whoever has a restricted record is not named: the answer is prepared by people who are not named for it."""
    rule, section = Confidentiality(person), "Your family and network"
    restricted = set(Restriction.objects.on(clock.today()).values_list("subject_id", flat=True))

    def name(other: Person) -> str:
        return WITHHELD_NAME if other.pk in restricted else rule.name(other)

    for row in person.relationships.select_related("related"):
        yield Held(section, f"You are {row.kind} of", name(row.related), G, _source(row), row.starts_on)
    for row in person.inverse_relationships.select_related("person"):
        yield Held(section, f"Your {row.kind}", name(row.person), G, _source(row), row.starts_on)


def _notes(person: Person) -> Iterable[Held]:
    for warning in person.warnings.all():
        title = f"Warning: {warning.get_kind_display().lower()}"
        yield Held("Warnings", title, warning.text, warning.data_class, _source(warning), warning.starts_on)
    for change in person.changes.all():
        text = f"From: {change.before or 'nothing'}\nTo: {change.after or 'nothing'}"
        yield Held("What has been changed", change.what, text, S, _source(change), change.at.date())
