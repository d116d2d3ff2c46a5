"""What must not be learnt from a record: the one place that every page, letter, print, search and export asks.

A record is read aloud at kitchen tables, printed, posted and disclosed to the person it is about. So whatever is opened
from the record of one person, or is made for them, leaves out what they must not learn:

- an address of somebody else that is confidential, always;
- their own address that is confidential, on paper and in files; on the page of its own person it is shown to those who
  read the safe-contact class, and only when they ask (``Confidentiality.may_reveal``);
- the addresses and names of those who are withheld from them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from goldenthread.kit import clock
from goldenthread.record.people import naming
from goldenthread.record.people.models import Address, Name, Person, Withholding

WITHHELD_ADDRESS = "Address withheld"
CONFIDENTIAL_ADDRESS = "Confidential address"
WITHHELD_NAME = "Name withheld"
PARTS_IN_ORDER = ("ROOM", "FLOOR", "FLAT", "BUILDING", "HOUSE", "STREET", "TOWN")
SHORTEST_SECRET = 3


def lines(address: Address) -> str:
    """The address in one line, as it is when nothing is withheld."""
    parts = [str(address.parts[part]) for part in PARTS_IN_ORDER if address.parts.get(part)]
    return ", ".join(filter(None, (*parts, address.postcode))) or "Address not known"


@dataclass(frozen=True)
class Confidentiality:
    """The rule for everything that is opened from the record of ``person``, or is made for them."""

    person: Person

    @cached_property
    def _withheld(self) -> dict[int, set[str]]:
        """By the key of whose it is: "address", "name" or both. One query for any number of people."""
        found: dict[int, set[str]] = {}
        rows = Withholding.objects.filter(_in_force(), kept_from=self.person).values_list("person_id", "what")
        for person_id, what in rows:
            found.setdefault(person_id, set()).update({"address", "name"} if what == "both" else {what})
        return found

    def withholds_address(self, address: Address) -> bool:
        other = address.person_id != self.person.pk
        return "address" in self._withheld.get(address.person_id, ()) or (address.confidential and other)

    def withholds_name(self, person: Person) -> bool:
        return "name" in self._withheld.get(person.pk, ())

    def may_reveal(self, address: Address) -> bool:
        """Whether a confidential address may be shown on this page at all, once it is asked for."""
        return address.confidential and address.person_id == self.person.pk

    def address(self, address: Address, *, revealed: bool = False) -> str:
        """The address as this record may show it. ``revealed``: it was asked for, and the asking was recorded."""
        if self.withholds_address(address):
            return WITHHELD_ADDRESS
        if address.confidential and not revealed:
            return CONFIDENTIAL_ADDRESS
        return lines(address)

    def name(self, person: Person) -> str:
        """The name of a person as this record may show it."""
        return WITHHELD_NAME if self.withholds_name(person) else naming.full_name(person)

    def secrets(self) -> tuple[str, ...]:
        """Every text that nothing made from this record may contain: lines and postcodes of withheld and confidential
        addresses, names withheld. The redaction check looks for each in what was written by hand.
        """
        return tuple(sorted({text for text in self._secret_texts() if len(text) >= SHORTEST_SECRET}, key=str.casefold))

    def _secret_texts(self) -> Iterable[str]:
        by_address = [key for key, whats in self._withheld.items() if "address" in whats]
        family = Q(person__family_memberships__family__members__person=self.person)
        confidential = Q(confidential=True) & (family | Q(person=self.person))
        for address in Address.objects.filter(Q(person__in=by_address) | confidential).distinct():
            yield from _address_texts(address)
        by_name = [key for key, whats in self._withheld.items() if "name" in whats]
        for model, key in ((Person, "pk__in"), (Name, "person__in")):
            for given, family_name in model.objects.filter(**{key: by_name}).values_list("given_name", "family_name"):
                yield f"{given} {family_name}".strip()
        yield from _confidential_names(self.person)


def _confidential_names(person: Person) -> Iterable[str]:
    return (str(name) for name in Name.objects.filter(person=person, confidential=True))


def _address_texts(address: Address) -> Iterable[str]:
    """The postcode with and without its space, and house with street: what gives an address away."""
    yield address.postcode
    yield address.postcode.replace(" ", "")
    house, street = (str(address.parts.get(part) or "") for part in ("HOUSE", "STREET"))
    yield f"{house} {street}".strip() if house and street else ""


def _in_force() -> Q:
    today = clock.today()
    return Q(starts_on__lte=today) & (Q(ends_on=None) | Q(ends_on__gte=today))
