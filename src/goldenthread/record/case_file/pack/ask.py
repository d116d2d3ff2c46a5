"""What somebody asks for: which parts, for whom, for what."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.record.chronology.words import AUDIENCE_CLASSES

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

    @property
    def kind(self) -> str:
        return self.recipient.partition(":")[0]

    @property
    def parent(self) -> str:
        return self.recipient.partition(":")[2]

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of data that may go to this recipient."""
        return AUDIENCE_CLASSES[AUDIENCES[self.kind]]

    @property
    def marking(self) -> str:
        return "Internal: personal data" if self.kind == INTERNAL else f"For {self.called}"
