"""A pack before it is made: as one user sees the record, for one recipient."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from goldenthread.access.models import Request, User
from goldenthread.record.case_file.genogram import recorded
from goldenthread.record.case_file.pack import content, redaction
from goldenthread.record.case_file.pack.ask import Ask
from goldenthread.record.case_file.pack.content import Section
from goldenthread.record.case_file.pack.redaction import Decision, Found, Search
from goldenthread.record.case_file.pack.rules import Rules
from goldenthread.record.people import mentions
from goldenthread.record.people.models import Person
from goldenthread.record.people.relationship_kinds import PARENTS

Answers = Mapping[str, str]
"""What was decided about each thing found, by its key."""


def parents_of(user: User, person: Person) -> dict[str, Person]:
    """The parents and carers whom the user may know of, by reference."""
    found = recorded.of(user, person)
    rows = [row for row in found.rows if row.kind in PARENTS and row.related_id == person.pk]
    parents = (found.people[row.person_id] for row in rows)
    return {each.reference: each for each in sorted(parents, key=lambda each: each.pk)}


@dataclass(frozen=True)
class Draft:
    """``reader``: who gets it, where that is somebody of the record; else the person whose record it is."""

    user: User
    person: Person
    ask: Ask
    reader: Person

    @cached_property
    def rules(self) -> Rules:
        return Rules(self.person, self.reader)

    @cached_property
    def sections(self) -> list[Section]:
        return content.sections(self.user, self.person, self.ask, self.rules)

    @cached_property
    def search(self) -> Search:
        """For the names of everybody in the family and network but the two whose paper it is."""
        people = recorded.of(self.user, self.person).people if self.ask.leaves else {}
        others = [each for key, each in people.items() if key not in (self.person.pk, self.reader.pk)]
        names = mentions.names_of(others, of=self.person) if others else ()
        return Search(self.rules.secrets(), names, self.ask.leaves)

    def to_decide(self) -> list[Found]:
        return redaction.to_decide(self.search, content.texts(self.sections))

    def decisions(self, answers: Answers) -> list[Decision]:
        return redaction.decisions(self.search, content.texts(self.sections), answers)

    def cleaned(self, answers: Answers) -> list[Section]:
        """What is printed."""
        return content.cleaned(self.sections, lambda text: redaction.clean(self.search, text, answers))

    def digest(self, answers: Answers) -> str:
        """The same as long as the same would be printed: another when a word of it has changed."""
        ask, rows = self.ask, [(each.title, each.rows, each.drawing) for each in self.cleaned(answers)]
        said = repr((self.rules.name(self.person), ask.marking, ask.called, ask.purpose, rows))
        return hashlib.sha256(said.encode()).hexdigest()

    def includes(self, other: Draft) -> bool:
        """Whether this one's user reads all that is in another's."""
        pairs = zip(self.sections, other.sections, strict=False)
        return len(self.sections) == len(other.sections) and all(mine.includes(theirs) for mine, theirs in pairs)


def asked_for(request: Request, person: Person, user: User) -> Draft:
    """The pack of a request for a check, as ``user`` sees the record now."""
    parents, kept = parents_of(user, person), request.details
    ask = Ask.named(tuple(kept["parts"]), kept["recipient"], kept["called"], request.reason, kept["snapshot"], parents)
    return Draft(user, person, ask, parents.get(ask.parent, person))
