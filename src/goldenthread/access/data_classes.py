"""The classes of what a record holds. Every item of a record has exactly one; a role reads each as far as it says.

Source: the access matrix of the specification, part 3.1.
"""

from __future__ import annotations

from enum import StrEnum


class DataClass(StrEnum):
    """The value is what the database keeps; ``words`` is what people read."""

    GENERAL = "G"
    SENSITIVE = "S"
    RESTRICTED = "R"
    LEGAL = "L"
    INTELLIGENCE = "I"
    ADOPTION = "A"
    PERSONAL = "H"
    SAFE_CONTACT = "V"
    CARERS = "X"
    COMPLAINTS = "C"

    @property
    def words(self) -> str:
        return WORDS[self]


D = DataClass

WORDS = {
    D.GENERAL: "general",
    D.SENSITIVE: "sensitive family information",
    D.RESTRICTED: "restricted record, open to named people only",
    D.LEGAL: "legally privileged",
    D.INTELLIGENCE: "intelligence from others, such as on exploitation",
    D.ADOPTION: "adoption, sealed",
    D.PERSONAL: "a worker's own supervision and personnel matters",
    D.SAFE_CONTACT: "safe contact and confidential addresses",
    D.CARERS: "confidential to carers: their assessments and allegations",
    D.COMPLAINTS: "complaints",
}

# A record opened for a purpose, outside the reader's own work, shows these and never the others.
OPENED_FOR_A_PURPOSE = frozenset({D.GENERAL, D.SENSITIVE, D.SAFE_CONTACT})
# Nobody is told that something of these classes exists but is not theirs to see.
SECRET_IN_ITSELF = frozenset({D.RESTRICTED, D.ADOPTION, D.COMPLAINTS})

CHOICES = [(each.value, each.words) for each in DataClass]
# Restricted is a state of a whole record, never the class of one item in it.
ITEM_CHOICES = [choice for choice in CHOICES if choice[0] != D.RESTRICTED]
