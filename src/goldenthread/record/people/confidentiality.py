"""What must not be learnt from a record: the one place that every page, letter, print, search and export asks.

A record is read aloud at kitchen tables, printed, posted and disclosed to the person it is about. So whatever is opened
from the record of one person, or is made for them, leaves out what they must not learn:

- an address of somebody else that is confidential, always, and every other person's address that is the same home;
- their own address that is confidential, or is the same home as a confidential one in their family or network, on paper
  and in files; on the page of its own person it is shown to those who read the safe-contact class, and only when they
  ask (``Confidentiality.may_reveal``);
- the addresses and names of those who are withheld from them, and the address of anybody who lives in the same home.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from goldenthread.kit import clock
from goldenthread.record.people import homes, naming
from goldenthread.record.people.homes import Home, Homes
from goldenthread.record.people.models import Address, FamilyMember, Name, Person, Relationship, Withholding

WITHHELD_ADDRESS = "Address withheld"
CONFIDENTIAL_ADDRESS = "Confidential address"
WITHHELD_NAME = "Name withheld"
SHORTEST_SECRET = 3
SHORTEST_PART = 5  # Will, May and Hope are words as well: by themselves they would be found everywhere
lines = homes.lines


@dataclass(frozen=True)
class Confidentiality:
    """The rule for everything that is opened from the record of ``person``, or is made for them.

    Three queries, for any number of addresses and names.
    """

    person: Person

    @cached_property
    def _withheld(self) -> dict[int, dict[str, date]]:
        """By the key of whose it is: "address" or "name", since when."""
        found: dict[int, dict[str, date]] = {}
        rows = Withholding.objects.on(clock.today()).filter(kept_from=self.person)
        for person_id, what, since in rows.values_list("person_id", "what", "starts_on"):
            whats = ("address", "name") if what == "both" else (what,)
            found.setdefault(person_id, {}).update(dict.fromkeys(whats, since))
        return found

    @cached_property
    def _near(self) -> set[int]:
        return {*self._withheld, *connected(self.person)}

    @cached_property
    def _addresses(self) -> tuple[Address, ...]:
        """Of the person, of those in their family and network, and of whoever is withheld from them."""
        return tuple(Address.objects.filter(person__in=self._near))

    @cached_property
    def _confidential_homes(self) -> Homes:
        return Homes(Home.of(each) for each in self._addresses if each.confidential)

    @cached_property
    def _withheld_homes(self) -> Homes:
        return Homes(Home.of(each) for each in self._addresses if "address" in self._withheld.get(each.person_id, ()))

    @cached_property
    def _own_homes(self) -> Homes:
        """Where the person themselves lives or lived, for all to know: no secret to them."""
        own = (each for each in self._addresses if each.person_id == self.person.pk)
        return Homes(Home.of(each) for each in own if not self._is_confidential(each))

    def _is_confidential(self, address: Address) -> bool:
        return address.confidential or Home.of(address) in self._confidential_homes

    def withholds_address(self, address: Address) -> bool:
        if address.person_id == self.person.pk:
            return False
        withheld = "address" in self._withheld.get(address.person_id, ())
        return withheld or self._is_confidential(address) or self._is_withheld_home(Home.of(address))

    def _is_withheld_home(self, home: Home) -> bool:
        return home in self._withheld_homes and home not in self._own_homes

    def withholds_name(self, person: Person) -> bool:
        return "name" in self._withheld.get(person.pk, ())

    def may_reveal(self, address: Address) -> bool:
        """Whether a confidential address may be shown on this page at all, once it is asked for."""
        return address.person_id == self.person.pk and self._is_confidential(address)

    def address(self, address: Address, *, revealed: bool = False) -> str:
        """The address as this record may show it. ``revealed``: it was asked for, and the asking was recorded."""
        if self.withholds_address(address):
            return WITHHELD_ADDRESS
        if self._is_confidential(address) and not revealed:
            return CONFIDENTIAL_ADDRESS
        return lines(address)

    def name(self, person: Person) -> str:
        """The name of a person as this record may show it."""
        return WITHHELD_NAME if self.withholds_name(person) else naming.full_name(person)

    def secrets(self) -> tuple[str, ...]:
        """Every text that nothing made from this record may contain: lines and postcodes of withheld and confidential
        addresses, names withheld or confidential. The redaction check looks for each in what was written by hand.

        A postcode that is also an open address's, or a name that is also an open one, is no secret: finding it there
        would be a false alarm.
        """
        found = {*self._secret_addresses(), *self._secret_names()}
        return tuple(sorted((text for text in found if len(text) >= SHORTEST_SECRET), key=str.casefold))

    def _secret_addresses(self) -> Iterable[str]:
        closed = [each for each in self._addresses if self._is_closed(each)]
        open_postcodes = {Home.of(each).postcode for each in self._addresses if not self._is_closed(each)}
        for address in closed:
            yield from homes.texts(address, postcode=Home.of(address).postcode not in open_postcodes)

    def _is_closed(self, address: Address) -> bool:
        """Withheld here, or to be shown only when asked for; but where the person lives is known to them."""
        known = Home.of(address) in self._own_homes
        return not known and (self.withholds_address(address) or self._is_confidential(address))

    def _secret_names(self) -> Iterable[str]:
        people = list(Person.objects.filter(pk__in=self._near))
        names = list(Name.objects.filter(person__in=[each.pk for each in people]))
        secret = [*self._withheld_names(people, names), *(_parts(name) for name in names if name.confidential)]
        known = {text for parts in self._open_names(people, names) for text in _texts(parts)}
        return (text for parts in secret for text in _texts(parts) if text not in known)

    def _withheld_names(self, people: Iterable[Person], names: Iterable[Name]) -> Iterable[tuple[str, str]]:
        yield from (_parts(person) for person in people if self.withholds_name(person))
        yield from (_parts(name) for name in names if self._is_withheld(name))

    def _is_withheld(self, name: Name) -> bool:
        """A former name, given up before anything was withheld, is known."""
        since = self._withheld.get(name.person_id, {}).get("name")
        return since is not None and not (name.kind == "former" and name.ends_on and name.ends_on <= since)

    def _open_names(self, people: Iterable[Person], names: Iterable[Name]) -> Iterable[tuple[str, str]]:
        yield from (_parts(person) for person in people if not self.withholds_name(person))
        yield from (_parts(name) for name in names if not name.confidential and not self._is_withheld(name))


def connected(person: Person) -> set[int]:
    """Keys of those in the person's family and network, and of the person. One query, by index: as conditions joined by
    "or" they would have the database read everybody.
    """
    family = FamilyMember.objects.filter(family__members__person=person).values_list("person", flat=True)
    ends = (("related", "person"), ("person", "related"))
    network = (Relationship.objects.filter(**{this: person}).values_list(other, flat=True) for this, other in ends)
    return {person.pk, *family.order_by().union(*(each.order_by() for each in network))}


def _parts(named: Person | Name) -> tuple[str, str]:
    return named.given_name.strip(), named.family_name.strip()


def _texts(parts: tuple[str, str]) -> Iterable[str]:
    """The whole name, and each of its parts, that may give it away by itself."""
    return (" ".join(filter(None, parts)), *(part for part in parts if len(part) >= SHORTEST_PART))
