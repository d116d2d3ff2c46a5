"""Measures against the sentences that print them, and stages of complaint that are told and not counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from goldenthread.analysis.committee_paper.checks.cells import plain
from goldenthread.analysis.committee_paper.checks.counts import Counts
from goldenthread.analysis.committee_paper.checks.direction import JUDGED
from goldenthread.analysis.committee_paper.checks.findings import Finding, Severity
from goldenthread.analysis.committee_paper.checks.number_words import Spotted, numbers_in
from goldenthread.analysis.committee_paper.checks.printed_paper import Measure, PrintedPaper, Statement
from goldenthread.analysis.committee_paper.checks.registry import Code, check
from goldenthread.analysis.committee_paper.checks.same_fact import SUBJECTS, TWO_VALUES
from goldenthread.analysis.committee_paper.checks.wording import sentences, stem, stems, subject, words

NOT_COUNTED = Code(
    "fact.stage_not_counted",
    "note",
    "A sentence tells of a stage of complaint for which the table by stage has no column, or counts none. It may be "
    "about a complaint of an earlier year: the year received and the year of the stage are two things.",
    "One Stage 3 panel was held; the table has no column for Stage 3.",
)
# Words of a measure's name that a sentence may well not repeat.
_MAY_BE_MISSING = frozenset(stems("staff rate used recruited department percentage"))
_LONG = 80  # words; in a longer statement too much is told for one measure to be picked out
_BEFORE, _AFTER = 6, 4  # how many words about a number may say what it counts
_SINCE = frozenset(stems("since each value low high"))
_TIME = frozenset({"day", "week", "month", "year", "hour", "minute"})
_CORPORATE_PARENT = re.compile(
    r"\bcorporate parents? (?:to|of|for) (\S+) (children(?: and young people)?)\b", re.IGNORECASE
)


@check(TWO_VALUES)
def measures_against_sentences(paper: PrintedPaper) -> Iterator[Finding]:
    """A sentence of the measure's own section that counts the same thing must give the same number."""
    judged = [statement for statement in paper.statements if statement.kind in JUDGED and statement.section]
    by_section = {section: list(group) for section, group in groupby(sorted(judged, key=_section), key=_section)}
    for measure in paper.measures:
        value = measure.value.value if measure.value is not None else None
        if value is not None and not any(key in stems(measure.name) for key in SUBJECTS):
            for section in re.split(r"[,\s]+", measure.section):
                for statement in by_section.get(section, ()):
                    yield from _against_statement(measure, value, statement, paper)


def _section(statement: Statement) -> str:
    return statement.section


def _against_statement(
    measure: Measure, value: Decimal, statement: Statement, paper: PrintedPaper
) -> Iterator[Finding]:
    text = _CORPORATE_PARENT.sub(r"\1 \2 looked after", statement.text)
    place = frozenset(
        stems(" ".join(section.name for section in paper.sections if section.number == statement.section))
    )
    needed = subject(measure.name, paper.framework) - _MAY_BE_MISSING
    told = frozenset(stems(text))
    if (
        len(words(text)) <= _LONG
        and needed <= told | place
        and told & (frozenset(stems(measure.name)) - place or needed)
    ):
        found = [number for sentence in sentences(text) for number in _counting(sentence, place, measure)]
        known = {value, *(cell.value for cell in (measure.previous, *measure.parts.values()) if cell)}
        if len(found) == 1 and found[0].value not in known:
            yield _disagrees(measure, value, statement, found[0])
        yield from _parts_against(measure, statement)


def _parts_against(measure: Measure, statement: Statement) -> Iterator[Finding]:
    """The counts within a measure ("since left: 3") against a number that the same words follow ("three have left")."""
    for name, cell in measure.parts.items():
        wanted = frozenset(stems(name)) - _SINCE
        told = [number for number in numbers_in(statement.text) if wanted and wanted <= _after(statement.text, number)]
        if len(told) == 1 and cell.value not in (None, told[0].value):
            printed, given = plain(told[0].value), cell.printed
            why = f'"{statement.text}" gives {printed}; {measure.where} has {name} {given}.'
            yield TWO_VALUES.at(statement.where, printed, given, why)


def _after(text: str, number: Spotted) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text[number.end :])[:_AFTER])


def _counting(sentence: str, place: frozenset[str], measure: Measure) -> list[Spotted]:
    """The numbers of a sentence that count what the measure does: most of its name stands about them."""
    percent = "percent" in measure.unit or "%" in measure.unit
    whole = frozenset(word for word in stems(measure.name) if not word.isdigit()) - _TIME
    name = whole - place or whole
    numbers = [number for number in numbers_in(sentence) if number.percent == percent and not _named(sentence, number)]
    if percent:
        return [number for number in numbers if not _is_previous(number, measure)]
    ends = [*(number.start for number in numbers[1:]), len(sentence)]
    unit = frozenset(stems(measure.unit))
    return [number for number, end in zip(numbers, ends, strict=False) if _is_about(sentence[:end], number, name, unit)]


def _named(sentence: str, number: Spotted) -> bool:
    """Whether a number is a name: Stage 2, level 3."""
    return bool(re.search(r"\b(?:stage|tier|level|part|section|group)\s+$", sentence[: number.start], re.IGNORECASE))


def _is_previous(number: Spotted, measure: Measure) -> bool:
    return measure.previous is not None and measure.previous.value == number.value


def _is_about(sentence: str, number: Spotted, name: frozenset[str], unit: frozenset[str]) -> bool:
    before, after = words(sentence[: number.start])[-_BEFORE:], words(sentence[number.end :])[:_AFTER]
    if not after or stem(after[0]) in _TIME:
        return False
    near = {stem(word) for word in (*before, *after)} & name
    return 2 * len(near) >= len(name) and bool((name | unit) & {stem(word) for word in after})


def _disagrees(measure: Measure, value: Decimal, statement: Statement, found: Spotted) -> Finding:
    why = f'"{statement.text}" gives {plain(found.value)}; {measure.name} is {plain(value)} at {measure.where}.'
    # A name of one or two words may be that of something wider.
    severity: Severity = "stop" if len(stems(measure.name)) > 2 else "warn"
    return TWO_VALUES.at(statement.where, plain(found.value), plain(value), why, severity)


_STAGE = re.compile(r"\bstage\s+(\w+)\b", re.IGNORECASE)
_TO_OMBUDSMAN = re.compile(
    r"\b(?:referr(?:al|ed)|gone|went|taken|escalated)\b[^.;]{0,40}?\b(?:lg(?:sc)?o|ombudsman)\b", re.IGNORECASE
)
# Then the sentence itself says that the year of receipt is another than that of the stage.
_RECEIVED_IN = re.compile(r"\breceived in (?:an earlier year|(?:19|20)?\d\d\s*(?:/|-|–|to))", re.IGNORECASE)
_NONE = re.compile(r"\b(?:no|none|not|never|nil)\b", re.IGNORECASE)
_NUMBERED = {"one": "1", "two": "2", "three": "3", "i": "1", "ii": "2", "iii": "3"}


@check(NOT_COUNTED)
def stages_told_and_not_counted(paper: PrintedPaper) -> Iterator[Finding]:
    counts = Counts(paper, SUBJECTS["complaint"])
    stages = [stage.lower() for stage in counts.stages]
    for statement in paper.statements:
        told = statement.kind in JUDGED and stages and "complaint" in statement.text.lower()
        if told and not _RECEIVED_IN.search(statement.text):
            for sentence in sentences(statement.text):
                yield from _told_stage(sentence, statement, stages)
                yield from _told_ombudsman(sentence, statement, counts)


def _told_stage(sentence: str, statement: Statement, stages: list[str]) -> Iterator[Finding]:
    numbered = [stage for stage in stages if _STAGE.fullmatch(stage)]
    for match in _STAGE.finditer(sentence):
        name = f"stage {_NUMBERED.get(match[1].lower(), match[1].lower())}"
        if numbered and re.fullmatch(r"stage \d", name) and name not in stages:
            why = f'"{sentence}" tells of {name.capitalize()}; the table by stage has no such column.'
            yield NOT_COUNTED.at(statement.where, match.group(), "no column", why)


def _told_ombudsman(sentence: str, statement: Statement, counts: Counts) -> Iterator[Finding]:
    columns = [stage for stage in counts.stages if re.search(r"\blg(?:sc)?o\b|ombudsman", stage, re.IGNORECASE)]
    if not columns:
        return
    told, none_counted = _TO_OMBUDSMAN.search(sentence), all(item.value == 0 for item in counts.stage(columns[0]))
    if told and none_counted and not _NONE.search(sentence[: told.end()]):
        why = f'"{sentence}" tells of a referral; the column {columns[0]} counts none.'
        yield NOT_COUNTED.at(statement.where, told.group(), "0", why)
