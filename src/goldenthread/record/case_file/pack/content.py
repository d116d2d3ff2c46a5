"""What a pack holds: sections of rows, of lines and of a drawing, before and after the redaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from goldenthread.access.models import User
from goldenthread.kit import clock
from goldenthread.kit.words import day
from goldenthread.record.case_file.genogram import recorded
from goldenthread.record.case_file.genogram.drawing import draw
from goldenthread.record.case_file.genogram.svg import svg
from goldenthread.record.case_file.pack import ask as parts
from goldenthread.record.case_file.pack.ask import Ask
from goldenthread.record.case_file.pack.rules import Rules
from goldenthread.record.chronology import selection, shown
from goldenthread.record.chronology.models import Line, Snapshot
from goldenthread.record.correspondence.models import About, Document
from goldenthread.record.people.models import Address, Person
from goldenthread.record.people.queries import details
from goldenthread.record.people.relationship_kinds import named


@dataclass(frozen=True)
class Row:
    """``label`` comes from a rule or a code; ``texts`` were written by people and are searched."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Section:
    """``drawing``: an SVG of the genogram; ``drawn``: everybody and everything that is in it."""

    title: str
    rows: tuple[Row, ...] = ()
    drawing: str = ""
    drawn: frozenset[object] = frozenset()

    def includes(self, other: Section) -> bool:
        """Whether whoever reads this one reads all that is in the other."""
        return self.title == other.title and {*other.rows} <= {*self.rows} and other.drawn <= self.drawn


def sections(user: User, person: Person, ask: Ask, rules: Rules) -> list[Section]:
    """The parts that were asked for, as far as the user sees them and the recipient may."""
    makers: dict[str, Callable[[User, Person, Ask, Rules], Section]] = {
        parts.DETAILS: _details,
        parts.FAMILY: _family,
        parts.GENOGRAM: _genogram,
        parts.ADDRESSES: _addresses,
        parts.KEY: _chronology,
        parts.CHRONOLOGY: _chronology,
        parts.DOCUMENTS: _documents,
    }
    wanted = [part for part, _ in parts.PARTS if part in ask.parts]
    if parts.CHRONOLOGY in wanted and parts.KEY in wanted:
        wanted.remove(parts.KEY)  # every line has them too
    found = [makers[part](user, person, ask, rules) for part in wanted]
    return [*found, *_snapshot(user, person, ask)]


def texts(found: list[Section]) -> list[str]:
    """Everything in them that is searched."""
    return [text for section in found for row in section.rows for text in row.texts]


def cleaned(found: list[Section], clean: Callable[[str], str]) -> list[Section]:
    return [replace(section, rows=tuple(_clean(row, clean) for row in section.rows)) for section in found]


def _clean(row: Row, clean: Callable[[str], str]) -> Row:
    return Row(row.label, tuple(clean(text) for text in row.texts))


def _details(user: User, person: Person, ask: Ask, rules: Rules) -> Section:  # noqa: ARG001  every part is asked alike
    found = details.sections(user, person, sensitive="S" in ask.classes)
    rows = (row for section in found for row in section.rows)
    return Section("Details", tuple(Row(row.key, tuple(filter(None, (row.value, row.note)))) for row in rows))


def _family(user: User, person: Person, ask: Ask, rules: Rules) -> Section:  # noqa: ARG001  every part is asked alike
    found = recorded.of(user, person, rules)
    rows = (
        Row(f"{found.names[row.person_id]}: {named(row.kind).word} of {found.names[row.related_id]}", _note(row.note))
        for row in found.rows
    )
    return Section("Family and network", tuple(rows))


def _note(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _genogram(user: User, person: Person, ask: Ask, rules: Rules) -> Section:  # noqa: ARG001  every part is asked alike
    family = recorded.of(user, person, rules).family
    return Section("Genogram", drawing=svg(draw(family), "Genogram"), drawn=frozenset((*family.figures, *family.ties)))


def _addresses(user: User, person: Person, ask: Ask, rules: Rules) -> Section:
    found = Address.objects.visible_to(user).filter(person=person)
    rows = (
        Row(f"{each.get_kind_display() or 'Address'}: {rules.address(each)}{_between(each)}", ())
        for each in found
        if each.data_class in ask.classes or each.ends_on is None or each.ends_on >= clock.today()
    )
    return Section("Addresses", tuple(rows))


def _between(address: Address) -> str:
    words = details.dates(address)
    return f", {words[0].lower()}{words[1:]}" if words else ""


def _chronology(user: User, person: Person, ask: Ask, rules: Rules) -> Section:  # noqa: ARG001  every part is asked alike
    lines = Line.objects.visible_to(user).of(person).filter(entry__data_class__in=ask.classes).told()
    lines = lines if parts.CHRONOLOGY in ask.parts else lines.key()
    return Section("Chronology", tuple(_line(shown.from_line(line)) for line in lines))


def _line(line: shown.Shown) -> Row:
    key = ", significant event" if line.is_key else ""
    words = (line.what_happened, line.impact, f"{line.certainty}. Source: {line.source}.")
    return Row(f"{line.when[:1].upper()}{line.when[1:]}: {line.category.lower()}{key}", tuple(filter(None, words)))


def _snapshot(user: User, person: Person, ask: Ask) -> Iterator[Section]:
    """A chronology frozen for a meeting, where one was asked for; of it what this recipient may have."""
    found = Snapshot.objects.visible_to(user).filter(person=person, reference=ask.snapshot).first()
    if found:
        lines = (each for each in selection.readable(user, found) if each["data_class"] in ask.classes)
        title = f"Chronology as frozen for: {found.get_occasion_display().lower()}"
        yield Section(title, tuple(_line(shown.from_frozen(each)) for each in lines))


def _documents(user: User, person: Person, ask: Ask, rules: Rules) -> Section:  # noqa: ARG001  every part is asked alike
    rows = About.objects.visible_to(user).of(person).filter(document__data_class__in=ask.classes).current().told()
    found = (row.document for row in rows)
    return Section("Documents", tuple(Row(_when(each), (each.title, each.author)) for each in found))


def _when(document: Document) -> str:
    return f"{day(document.dated_on)}: {document.get_kind_display().lower()}"
