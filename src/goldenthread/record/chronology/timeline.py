"""What the people room proposes for the chronology: it lies below this room, so this room speaks for it."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.access.models import User
from goldenthread.record.chronology import proposals
from goldenthread.record.chronology.proposals import Proposal
from goldenthread.record.people.confidentiality import Confidentiality
from goldenthread.record.people.models import Address, Person


@proposals.source("address", "The addresses on this record")
def moves(user: User, person: Person) -> Iterator[Proposal]:
    """A move to an address. The words never hold a confidential or withheld address."""
    rule = Confidentiality(person)
    moved = Address.objects.visible_to(user).filter(person=person, confirmed=True).exclude(starts_on=None)
    for address in moved:
        words = f"Moved to: {rule.address(address)}."
        yield Proposal(f"address:{address.pk}", address.starts_on, "address", words, address.data_class)
