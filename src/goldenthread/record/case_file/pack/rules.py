"""What is withheld by rule in a pack: from the record's person, and from the recipient where that is somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from goldenthread.record.people.confidentiality import WITHHELD_ADDRESS, WITHHELD_NAME, Confidentiality
from goldenthread.record.people.models import Address, Person


@dataclass(frozen=True)
class Rules:
    """Each says no for all. ``person`` is whose record it is, ``reader`` who gets it (mostly the same)."""

    person: Person
    reader: Person

    @cached_property
    def every(self) -> tuple[Confidentiality, ...]:
        people = (self.person,) if self.person.pk == self.reader.pk else (self.person, self.reader)
        return tuple(Confidentiality(each) for each in people)

    def withholds_name(self, person: Person) -> bool:
        return any(rule.withholds_name(person) for rule in self.every)

    def name(self, person: Person) -> str:
        return WITHHELD_NAME if self.withholds_name(person) else self.every[0].name(person)

    def address(self, address: Address) -> str:
        """A confidential address is on no paper, the person's own included."""
        withheld = any(rule.withholds_address(address) for rule in self.every)
        return WITHHELD_ADDRESS if withheld else self.every[0].address(address)

    def secrets(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(secret for rule in self.every for secret in rule.secrets()))
