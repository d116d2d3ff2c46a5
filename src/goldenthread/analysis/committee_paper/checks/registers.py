"""Registers that should agree: recommendations on the cover and at the end, audits, inspections, themes, dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from goldenthread.analysis.committee_paper.checks.findings import Finding
from goldenthread.analysis.committee_paper.checks.printed_paper import (
    AuditMention,
    Inspection,
    PrintedPaper,
    Recommendation,
    Statement,
)
from goldenthread.analysis.committee_paper.checks.registry import Code, check
from goldenthread.analysis.committee_paper.checks.same_fact import TWO_VALUES
from goldenthread.analysis.committee_paper.checks.spans import Span, read_span, spans_in
from goldenthread.analysis.committee_paper.checks.wording import stems, words

RECOMMENDATIONS = Code(
    "recommendation.two_lists",
    "warn",
    "The recommendations on the cover are not those at the end: one is missing, worded otherwise, or the numbers do "
    "not match. A note where the only difference is a statement that the cover prints without a number.",
    "The cover numbers ten recommendations and the closing section has eleven.",
)
NUMBERING = Code(
    "recommendation.numbering",
    "warn",
    "The numbered recommendations skip or repeat a number.",
    "1, 2, 4.",
)
AUDIT = Code(
    "audit.not_in_register",
    "warn",
    "The paper speaks of an audit that its register of audits does not have for that month. A note where no date is "
    "given, so that it cannot be looked up.",
    "A section quotes an audit of October; the register has September and November.",
)
WEEKDAY = Code(
    "fact.weekday",
    "stop",
    "The day of the week printed beside a date is not the day that the date falls on.",
    "Monday 21 July 2015, which is a Tuesday.",
)
GRADE = Code(
    "inspection.grade",
    "warn",
    "A judgement has a grade that is not on the inspectorate's scale, or a sentence gives a service a grade that the "
    "table of inspections does not.",
    "A service is said to have been judged Outstanding; the table has Good.",
)
THEME = Code(
    "theme.not_listed",
    "note",
    "A sentence speaks of a theme of complaints that the list of themes does not have.",
    "Lost parcels are called a theme in complaints; the list has communication and confidentiality.",
)
_GRADES = ("outstanding", "good", "adequate", "satisfactory", "requires improvement", "requires improvement to be good")
_SCALE = frozenset((*_GRADES, "inadequate", "not judged"))


@check(RECOMMENDATIONS)
def cover_and_closing_recommendations(paper: PrintedPaper) -> Iterator[Finding]:
    if paper.cover_recommendations and paper.recommendations:
        closing = {_plain(row.text): row for row in paper.recommendations}
        on_cover = {_plain(row.text): row for row in paper.cover_recommendations}
        for key, row in on_cover.items():
            if key not in closing:
                yield _missing(row, paper.recommendations, "the closing section")
        for key, row in closing.items():
            if key not in on_cover:
                yield from _not_on_cover(row, paper)


def _plain(text: str) -> str:
    return " ".join(words(text))


def _missing(row: Recommendation, others: tuple[Recommendation, ...], where: str) -> Finding:
    near = next((other for other in others if other.number == row.number and row.number), None)
    computed = near.text if near else "not there"
    why = f'"{row.text}" is not in {where}' + (f', which has "{near.text}" under the same number.' if near else ".")
    return RECOMMENDATIONS.at(f"recommendations {row.id}", row.text, computed, why)


def _not_on_cover(row: Recommendation, paper: PrintedPaper) -> Iterator[Finding]:
    if paper.cover_statement is not None and _plain(row.text) == _plain(paper.cover_statement):
        counts = f"{len(paper.cover_recommendations)} numbered on the cover and one more as a statement"
        why = f"The closing section has {len(paper.recommendations)} recommendations; {counts}: use one list."
        where = f"recommendations {row.id}"
        yield RECOMMENDATIONS.at(
            where, str(len(paper.recommendations)), str(len(paper.cover_recommendations)), why, "note"
        )
    elif row.number is None or all(other.number != row.number for other in paper.cover_recommendations):
        yield _missing(row, paper.cover_recommendations, "the cover")


@check(NUMBERING)
def recommendation_numbers(paper: PrintedPaper) -> Iterator[Finding]:
    numbers = [row.number for row in paper.cover_recommendations if row.number is not None]
    if numbers and all(number.isdigit() for number in numbers):
        wanted = [str(at) for at in range(1, len(numbers) + 1)]
        if numbers != wanted:
            why = f"The cover numbers its recommendations {', '.join(numbers)}."
            yield NUMBERING.at("cover: recommendations", ", ".join(numbers), ", ".join(wanted), why)


@check(AUDIT)
def audits_outside_the_register(paper: PrintedPaper) -> Iterator[Finding]:
    if paper.audits:
        for mention in (*paper.audit_mentions, *_audits_told(paper)):
            yield from _look_up(mention, paper)


_AUDIT_IN = re.compile(r"\baudit\b[^.;]{0,30}?\bin (?=[A-Z])")


def _audits_told(paper: PrintedPaper) -> Iterator[AuditMention]:
    """Audits that the prose dates ("an audit in October 2014") and no list of mentions has."""
    known = [mention.when for mention in paper.audit_mentions]
    for statement in paper.statements:
        for match in _AUDIT_IN.finditer(statement.text):
            for span, start, _ in spans_in(statement.text):
                if start == match.end() and span not in known:
                    yield AuditMention(statement.where, statement.text, span, None)


def _look_up(mention: AuditMention, paper: PrintedPaper) -> Iterator[Finding]:
    dates = [audit.when for audit in paper.audits if audit.when is not None]
    if mention.when is None:
        if mention.listed is None:
            why = f"{mention.about}: without a date it cannot be found among the {len(paper.audits)} audits listed."
            yield AUDIT.at(mention.where, mention.about, "", why, "note")
    elif mention.listed is False or not any(mention.when.overlaps(when) for when in dates):
        listed = ", ".join(f"{when.start:%B %Y}" for when in sorted(dates))
        why = f"{mention.about}: no audit of {mention.when.start:%B %Y} is in the register, which has {listed}."
        yield AUDIT.at(mention.where, f"{mention.when.start:%B %Y}", listed, why)


@check(WEEKDAY)
def weekdays(paper: PrintedPaper) -> Iterator[Finding]:
    if paper.meeting_date is not None and paper.meeting_day is not None:
        falls_on = f"{paper.meeting_date:%A}"
        if paper.meeting_day.strip().lower() not in (falls_on.lower(), falls_on[:3].lower()):
            why = f"{paper.meeting_date:%-d %B %Y} is a {falls_on}."
            yield WEEKDAY.at("cover: meeting date", paper.meeting_day, falls_on, why)


@check(TWO_VALUES, GRADE)
def inspections(paper: PrintedPaper) -> Iterator[Finding]:
    for inspection in paper.inspections:
        printed = read_span(inspection.printed_date)
        given = Span(inspection.start, inspection.end or inspection.start) if inspection.start else None
        if printed and given and printed != given:
            why = f"{inspection.service}: {inspection.printed_date} is printed, and {given.start} to {given.end} given."
            yield TWO_VALUES.at(f"inspections {inspection.id}", inspection.printed_date, f"{given.start}", why)
        for domain, grade in inspection.grades:
            if grade and grade.lower() not in _SCALE:
                why = f"{domain}: {grade!r} is not a grade of the inspectorate."
                yield GRADE.at(f"inspections {inspection.id}", grade, "", why)


_AWARDED = re.compile(
    r"\b(?:awarded|judged|graded|rated|found)\W+(?:to be\W+|as\W+)?"
    r"(outstanding|good|adequate|requires improvement|inadequate)\b",
    re.IGNORECASE,
)


@check(GRADE)
def grades_told(paper: PrintedPaper) -> Iterator[Finding]:
    for statement in paper.statements:
        told = _AWARDED.search(statement.text)
        if told and "ofsted" in statement.text.lower():
            yield from _grade_told(statement, told[1], paper)


def _grade_told(statement: Statement, grade: str, paper: PrintedPaper) -> Iterator[Finding]:
    for inspection in paper.inspections:
        if inspection.grades and _is_named(inspection, statement.text):
            overall = inspection.grades[0][1]
            if overall and overall.lower() != grade.lower():
                why = f'"{statement.text}"; the table of inspections has {overall} for {inspection.service}.'
                yield GRADE.at(statement.where, grade, overall, why, "stop")


def _is_named(inspection: Inspection, text: str) -> bool:
    """Whether a sentence names the inspected service by its first word that is not a common one."""
    name = [
        word for word in stems(inspection.service) if word not in ("inspection", "local", "authority", "arrangement")
    ]
    return bool(name) and name[0] in stems(text) and inspection.service.split()[0][0].isupper()


_THEME = re.compile(
    r"([\w' -]{4,60}?)\s+(?:which |that )?(?:features?|is|are|was|were|remains?)\s+(?:as )?a (?:common |recurring )?"
    r"theme (?:in|of|among)\b[^.;]*\bcomplaints",
    re.IGNORECASE,
)


@check(THEME)
def themes_told(paper: PrintedPaper) -> Iterator[Finding]:
    listed = Counter(stem for theme in paper.themes for stem in stems(theme))
    for statement in paper.statements if paper.themes else ():
        for match in _THEME.finditer(statement.text):
            named = stems(match[1])[-2:]
            if not any(stem in listed for stem in named):
                theme = " ".join(match[1].split()[-3:])
                why = (
                    f'"{theme}" is called a theme in complaints; none of the {len(paper.themes)} themes listed is that.'
                )
                yield THEME.at(statement.where, theme, "", why)
