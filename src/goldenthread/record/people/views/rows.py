"""Every kind of row that a person's record has, with its forms and its actions."""

from __future__ import annotations

from functools import partial
from typing import Any

from goldenthread.access.data_classes import DataClass
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.kit.mistakes import MistakeError
from goldenthread.record.people import naming
from goldenthread.record.people.actions import (
    addresses,
    families,
    households,
    identifiers,
    names,
    relationships,
    warnings,
    withholdings,
)
from goldenthread.record.people.confidentiality import Confidentiality
from goldenthread.record.people.forms import network, parts
from goldenthread.record.people.models import (
    Address,
    HouseholdMember,
    Identifier,
    Name,
    Person,
    Relationship,
    Warning,
    Withholding,
)
from goldenthread.record.people.queries import network as queries
from goldenthread.record.people.views.parts import Part, Values

DETAILS, FAMILY = "person-details", "person-family"
ADDRESS_PARTS = {"flat": "FLAT", "building": "BUILDING", "house": "HOUSE", "street": "STREET", "town": "TOWN"}
INSIDE = ("ROOM", "FLOOR")  # kept when the rest is typed anew; a map position is not


def _fields(row: Any, *names: str) -> Values:
    return {name: getattr(row, name) for name in names}


def another(by: User, values: Values) -> Person:
    """The other person that a form names, taken out of its values. Raises ``MistakeError``."""
    known, typed = values.pop("known", ""), values.pop("other", "")
    return found(by, typed or known, "other")


def found(by: User, reference: str, field: str) -> Person:
    """The record of a reference that ``by`` may open. The same sentence for one that is not there."""
    person = Person.objects.visible_to(by).current().filter(reference=reference.strip().lower()).first()
    if person is None:
        raise MistakeError("No record that you can open has this reference. Check it, or search for the person", field)
    return person


# -- names and numbers

NAMES = Part(
    "name",
    "Add a name",
    "Change a name",
    DETAILS,
    new=lambda *_: parts.NameForm,
    old=lambda name: parts.ClosedName if name.confidential else parts.NameForm,
    rows=lambda user, person: Name.objects.visible_to(user).filter(person=person),
    stored=lambda row: _fields(row, "kind", "given_name", "family_name", "starts_on", "ends_on", "confidential"),
    add=lambda person, values, by: names.add(person=person, values=values, by=by),
    change=lambda row, version, values, by: names.change(name=row, version=version, values=values, by=by),
)
NUMBERS = Part(
    "identifier",
    "Add a number",
    "Change a number",
    DETAILS,
    new=lambda *_: parts.Number,
    old=lambda _: parts.Number,
    rows=lambda user, person: Identifier.objects.visible_to(user).filter(person=person, kind__in=dict(Identifier.OURS)),
    stored=lambda row: _fields(row, "kind", "value", "starts_on", "ends_on"),
    add=lambda person, values, by: identifiers.add(person=person, values=values, by=by),
    change=lambda row, version, values, by: identifiers.change(identifier=row, version=version, values=values, by=by),
)

# -- addresses


def _stored_address(row: Address) -> Values:
    typed = {field: row.parts.get(part) or "" for field, part in ADDRESS_PARTS.items()}
    more = ("kind", "postcode", "starts_on", "ends_on", "confidential", "safe_to_write", "safe_contact")
    return {**typed, **_fields(row, *more)}


def _address(values: Values, row: Address | None = None) -> Values:
    """The values of the model. What was not asked for stays; a map position goes with the text that it belonged to."""
    if "house" not in values:
        return values
    typed = {field: values[field] for field in ADDRESS_PARTS}
    rest = {name: value for name, value in values.items() if name not in typed}
    if row and typed == {field: _stored_address(row)[field] for field in typed}:
        return {**rest, "parts": row.parts}
    kept = {part: row.parts[part] for part in INSIDE if part in row.parts} if row else {}
    return {**rest, "parts": kept | {ADDRESS_PARTS[field]: text for field, text in typed.items() if text}}


def _add_address(person: Person, values: Values, by: User) -> None:
    leaves = values.pop("leaves_earlier")
    addresses.add(person=person, values=_address(values), by=by, leaves_earlier=leaves)


ADDRESSES = Part(
    "address",
    "Add an address",
    "Change an address",
    FAMILY,
    new=lambda *_: parts.NewAddress,
    old=lambda row: parts.ClosedAddress if Confidentiality(row.person).may_reveal(row) else parts.AddressForm,
    rows=lambda user, person: Address.objects.visible_to(user).filter(person=person),
    stored=_stored_address,
    add=_add_address,
    change=lambda row, version, values, by: addresses.change(
        address=row, version=version, values=_address(values, row), by=by
    ),
    permission=Permission.ADDRESS_CHANGE,
)

# -- family and network


def _with(form: Any, user: User, person: Person, **more: object) -> Any:
    return partial(form, known=queries.known(user, person), **more)


def _new_relationship(user: User, person: Person) -> Any:
    return _with(network.NewRelationship, user, person, name=naming.full_name(person))


def _relate(person: Person, values: Values, by: User) -> None:
    ends = [another(by, values), person]
    if values.pop("way") == "this":
        ends.reverse()
    relationships.add(person=ends[0], related=ends[1], values=values, by=by)


RELATIONSHIPS = Part(
    "relationship",
    "Add a relationship",
    "Change a relationship",
    FAMILY,
    new=_new_relationship,
    old=lambda _: network.RelationshipForm,
    rows=lambda user, person: Relationship.objects.visible_to(user).touching(person),
    stored=lambda row: _fields(row, "starts_on", "ends_on", "parental_responsibility", "source", "note"),
    add=_relate,
    change=lambda row, version, values, by: relationships.change(
        relationship=row, version=version, values=values, by=by
    ),
)


def _live_together(person: Person, values: Values, by: User) -> None:
    households.join(person=another(by, values), other=person, starts_on=values["starts_on"], by=by)


HOUSEHOLDS = Part(
    "household",
    "Add somebody who lives with them",
    "Change who lives here",
    FAMILY,
    new=lambda user, person: _with(network.LivingTogether, user, person),
    old=lambda _: network.Stay,
    rows=lambda user, person: (
        HouseholdMember.objects.visible_to(user).filter(household__members__person=person).distinct()
    ),
    stored=lambda row: _fields(row, "starts_on", "ends_on"),
    add=_live_together,
    change=lambda row, version, values, by: households.change(member=row, version=version, by=by, **values),
)


def join_family(person: Person, values: Values, by: User) -> None:
    families.join(person=another(by, values), other=person, by=by)


WARNINGS = Part(
    "warning",
    "Add a warning",
    "Change a warning",
    FAMILY,
    new=lambda *_: parts.WarningForm,
    old=lambda _: parts.WarningForm,
    rows=lambda user, person: Warning.objects.visible_to(user).filter(person=person),
    stored=lambda row: _fields(row, "kind", "text", "starts_on", "ends_on"),
    add=lambda person, values, by: warnings.add(person=person, values=values, by=by),
    change=lambda row, version, values, by: warnings.change(warning=row, version=version, values=values, by=by),
    data_class=DataClass.SAFE_CONTACT,
)


def _withhold(person: Person, values: Values, by: User) -> None:
    withholdings.add(person=person, kept_from=another(by, values), values=values, by=by)


WITHHOLDINGS = Part(
    "withholding",
    "Keep something from somebody",
    "Change what is kept from somebody",
    FAMILY,
    new=lambda user, person: _with(network.NewWithholding, user, person),
    old=lambda _: network.WithholdingForm,
    rows=lambda user, person: Withholding.objects.visible_to(user).filter(person=person),
    stored=lambda row: _fields(row, "what", "reason", "starts_on", "ends_on"),
    add=_withhold,
    change=lambda row, version, values, by: withholdings.change(withholding=row, version=version, values=values, by=by),
    data_class=DataClass.SENSITIVE,
)
