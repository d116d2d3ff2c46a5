"""Lines as a page and a print show them: one shape for what stands in the record and for what is frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldenthread.access.data_classes import DataClass
from goldenthread.kit.words import day
from goldenthread.record.chronology import dates, frozen, proposals
from goldenthread.record.chronology.models import Line, LineVersion
from goldenthread.record.chronology.words import CATEGORIES, CERTAINTIES, KEY

CATEGORY_WORDS, CERTAINTY_WORDS = dict(CATEGORIES), dict(CERTAINTIES)


@dataclass(frozen=True)
class Shown:
    """``iso`` for the ``time`` element. ``children``: for whom the line is, where several are merged. ``line``: the row
    behind it, where there is one.
    """

    reference: str
    when: str
    iso: str
    late: str
    category: str
    what_happened: str
    impact: str
    certainty: str
    source: str
    is_key: bool
    data_class: str
    children: str = ""
    line: Line | None = None


def from_line(line: Line, children: str = "") -> Shown:
    (each,) = frozen.content([line])
    return from_frozen(each, children, line)


def from_frozen(each: Mapping[str, Any], children: str = "", line: Line | None = None) -> Shown:
    happened, ended = date.fromisoformat(each["happened_on"]), _day(each["ended_on"])
    late = dates.late(happened, each["precision"], date.fromisoformat(each["recorded_on"]))
    return Shown(
        reference=each["entry"],
        when=dates.when(happened, each["precision"], ended),
        iso=dates.iso(happened, each["precision"]),
        late=late,
        category=CATEGORY_WORDS[each["category"]],
        what_happened=each["what_happened"],
        impact=each["impact"],
        certainty=CERTAINTY_WORDS[each["certainty"]],
        source=_source(each),
        is_key=each["significance"] == KEY,
        data_class="" if each["data_class"] == DataClass.GENERAL else DataClass(each["data_class"]).words,
        children=children,
        line=line,
    )


def from_version(version: LineVersion) -> Shown:
    """What a line said before a correction."""
    entry, line = version.line.entry, version.line
    same = {"entry": entry.reference, "recorded_on": entry.recorded_on.isoformat(), "significance": line.significance}
    return from_frozen({**version.content, **same, "source_record": entry.source_record})


def merged(lines: Iterable[Line], names: Mapping[int, str], own: int) -> list[Shown]:
    """Each entry once. Where brothers and sisters are merged in, it says for whom it is; the own child's line leads."""
    by_entry: dict[int, list[Line]] = {}
    for line in lines:
        by_entry.setdefault(line.entry_id, []).append(line)
    return [_merged(each, names, own) for each in by_entry.values()]


def _merged(lines: list[Line], names: Mapping[int, str], own: int) -> Shown:
    lead = next((line for line in lines if line.person_id == own), lines[0])
    children = ", ".join(dict.fromkeys(names[line.person_id] for line in lines)) if len(names) > 1 else ""
    return from_line(lead, children)


def _source(each: Mapping[str, Any]) -> str:
    if each["source_record"]:
        return proposals.words_of(each["source_record"])
    told = _day(each["source_on"])
    return f"{each['source']}, {day(told)}" if told else each["source"]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
