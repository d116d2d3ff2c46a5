"""What somebody asks for: which parts, for whom, for what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.record.chronology.words import AUDIENCE_CLASSES
from goldenthread.record.people.models import Person

Parents = Mapping[str, Person]
"""By reference."""

DETAILS, FAMILY, GENOGRAM, ADDRESSES = "details", "family", "genogram", "addresses"
KEY, CHRONOLOGY, DOCUMENTS = "key", "chronology", "documents"
PARTS = (
    (DETAILS, "Details"),
    (FAMILY, "Family and network"),
    (GENOGRAM, "Genogram"),
    (ADDRESSES, "Addresses"),
    (KEY, "Chronology: significant events"),
    (CHRONOLOGY, "Chronology: every line"),
    (DOCUMENTS, "List of documents"),
)
PERSON, PARENT, AUTHORITY, COURT, INTERNAL = "person", "parent", "authority", "court", "internal"
RECIPIENTS = {
    PERSON: "the person whose record it is",
    PARENT: "a parent or carer",
    AUTHORITY: "another authority or agency",
    COURT: "a court",
    INTERNAL: "our own staff",
}
AUDIENCES = {
    PERSON: "family",
    PARENT: "family",
    AUTHORITY: "professionals",
    COURT: "court",
    INTERNAL: "internal",
}


@dataclass(frozen=True)
class Ask:
    """``recipient``: "person", "parent:p-…", "authority", "court" or "internal"; ``called``: how the pack names it."""

    parts: tuple[str, ...]
    recipient: str
    called: str
    purpose: str
    snapshot: str = ""

    @classmethod
    def named(  # noqa: PLR0913, PLR0917 - what is asked for
        cls, parts: tuple[str, ...], recipient: str, called: str, purpose: str, snapshot: str, parents: Parents
    ) -> Ask:
        """``called`` is as somebody typed it: the person and their parents are named by the record."""
        kind, _, key = recipient.partition(":")
        called = RECIPIENTS[kind] if kind in (PERSON, PARENT) else called
        parent = parents.get(key)
        name = f"{parent.given_name} {parent.family_name}".strip() if parent else ""
        return cls(parts, recipient, name or called, purpose, snapshot)

    @property
    def kind(self) -> str:
        return self.recipient.partition(":")[0]

    @property
    def parent(self) -> str:
        return self.recipient.partition(":")[2]

    @property
    def leaves(self) -> bool:
        """Whether it goes out of the authority, for which somebody else has to check it."""
        return self.kind != INTERNAL

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of data that may go to this recipient."""
        return AUDIENCE_CLASSES[AUDIENCES[self.kind]]

    @property
    def marking(self) -> str:
        return "Internal: personal data" if self.kind == INTERNAL else f"For {self.called}"
