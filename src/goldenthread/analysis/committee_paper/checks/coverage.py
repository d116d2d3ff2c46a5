"""What the paper promises and does not do: statuses without a figure, evidence not used, areas without a section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from goldenthread.analysis.committee_paper.checks.findings import Finding, Severity
from goldenthread.analysis.committee_paper.checks.printed_paper import (
    Evidence,
    PastRecommendation,
    PrintedPaper,
    Statement,
)
from goldenthread.analysis.committee_paper.checks.registry import Code, check
from goldenthread.analysis.committee_paper.checks.teams import alike, distinctive
from goldenthread.analysis.committee_paper.checks.wording import sentences, stems

NO_MEASURE = Code(
    "status.no_measure",
    "stop",
    "Last year's recommendation is about something countable (a rate, a number, more or fewer of it), has a status, "
    "and the paper prints no figure for it. A stop for a status of achieved, a warning for any other.",
    "Lower re-referrals are marked achieved; no re-referral rate is printed.",
)
UNFINISHED = Code(
    "status.unfinished",
    "warn",
    "A recommendation is marked achieved, and a sentence on the same matter says that work is drafted, planned or "
    "still to be done.",
    "Listening to parents is achieved; the strategy for it has been drafted to address the gap.",
)
UNUSED = Code(
    "evidence.not_used",
    "warn",
    "A piece of evidence is listed and nothing in the findings rests on it.",
    "A report on missing education is in the grid; no section speaks of it.",
)
NO_GRADE = Code(
    "evidence.no_grade",
    "warn",
    "An inspection report is listed as evidence and the table of inspections has no grades for it.",
    "A children's centre inspection is in the grid; the table has four others.",
)
NO_SECTION = Code(
    "area.no_section",
    "warn",
    "An area that the review says it covers has no section.",
    "Input from the principal social worker is an area; no section is given to it.",
)
NO_AREA = Code(
    "section.no_area",
    "warn",
    "A section stands in the review for which the list of areas has no entry.",
    "The family resource team has a section and is no area of the review.",
)
NO_FOCUS = Code(
    "section.no_focus",
    "note",
    "A section ends without a recommendation and does not say why.",
    "A section on leadership has no strategic focus.",
)
INDEPENDENCE = Code(
    "sign_off.in_scope",
    "note",
    "The review is signed off by someone who runs a service that it is about.",
    "The head of the reviewed service signs beside the independent lead.",
)
_COUNTABLE = re.compile(
    r"\b(?:rates?|numbers? of|percentage|proportion|increased?|reduc\w+|minimum|minimise|targets?|fewer|two or more)\b",
    re.I,
)
_UNFINISHED = re.compile(
    r"\b(?:drafted|to address the gap|not yet|yet to|still to|further work|being developed|in development|planned)\b",
    re.I,
)
# Words of a recommendation that say nothing of its matter.
_COMMON = frozenset(
    stems(
        """children young people social work worker care service services team staff review recommendation ensure
        further support need needs improve improved increase increased reduce action address issue issues current
        continue give higher priority particularly where keeping make made using used use being new more two one place
        whole way ways number rate close monitoring monitored subject taken behind these trends information access
        practice family families"""
    )
)


@check(NO_MEASURE)
def statuses_without_a_figure(paper: PrintedPaper) -> Iterator[Finding]:
    for item in paper.past:
        if item.status and not item.measured and _COUNTABLE.search(item.text) and not _has_figure(item, paper):
            achieved = item.status.lower() == "achieved"
            why = f'"{item.text}" is marked {item.status}; no figure is printed for what it would have counted.'
            severity: Severity = "stop" if achieved else "warn"
            yield NO_MEASURE.at(f"previous recommendations {item.id}", item.status, "no figure", why, severity)


def _has_figure(item: PastRecommendation, paper: PrintedPaper) -> bool:
    """Whether some measure with a value, or a table, counts what the recommendation is about."""
    about = frozenset(stems(item.text)) - _COMMON
    counted = [
        measure.name for measure in paper.measures if measure.value is not None and measure.value.value is not None
    ]
    return any(
        about & (frozenset(stems(name)) - _COMMON) for name in (*counted, *(table.subject for table in paper.tables))
    )


@check(UNFINISHED)
def achieved_and_unfinished(paper: PrintedPaper) -> Iterator[Finding]:
    for item in paper.past:
        if item.status and item.status.lower() == "achieved":
            about = frozenset(stems(item.text)) - _COMMON
            for statement in _findings(paper):
                for sentence in sentences(statement.text):
                    shared = about & frozenset(stems(sentence))
                    if _UNFINISHED.search(sentence) and len(shared) >= 3:
                        why = f'{item.id} is marked {item.status}, and {statement.where} says "{sentence}"'
                        yield UNFINISHED.at(f"previous recommendations {item.id}", item.status, sentence, why)


def _findings(paper: PrintedPaper) -> list[Statement]:
    return [statement for statement in paper.statements if statement.section]


_NOT_TELLING = frozenset(
    stems(
        """report reports record records data other over 12 annual document documents update updates progress review
        inspection example past months taken place within services service children child's children's young people
        information analysis team"""
    )
)


@check(UNUSED, NO_GRADE)
def evidence_in_the_findings(paper: PrintedPaper) -> Iterator[Finding]:
    prose = [sentence for statement in _findings(paper) for sentence in sentences(statement.text)]
    told = [frozenset(stems(sentence)) for sentence in prose]
    told += [frozenset(stems(f"{row.label} {row.source or ''}")) for table in paper.tables for row in table.rows]
    told += [frozenset(stems(section.name)) for section in paper.sections]
    for item in paper.evidence if paper.sections else ():
        if item.used is None and item.kind == "inspection":
            yield from _ungraded(item, paper)
        elif not (any(_is_told(name, told) for name in _names(item)) if item.used is None else item.used):
            why = f"{item.source} is listed as evidence; no finding speaks of it."
            yield UNUSED.at(f"methodology: {item.id}", item.source, "not used", why)


def _names(item: Evidence) -> Iterator[str]:
    """The ways in which a finding may speak of the evidence: by its parts, or by each name that its title joins."""
    yield from item.parts
    yield from re.split(r",|\band\b|\(|\)", item.source)


def _is_told(name: str, told: Iterable[frozenset[str]]) -> bool:
    words = [word for word in re.findall(r"[\w'-]+", name) if not re.fullmatch(r"[A-Z]{2,}", word)]
    telling = frozenset(stems(" ".join(words))) - _NOT_TELLING or frozenset(stems(name))
    return any(telling <= statement for statement in told)


def _ungraded(item: Evidence, paper: PrintedPaper) -> Iterator[Finding]:
    named = frozenset(distinctive(item.source)) - frozenset(stems("Ofsted inspection report"))
    if paper.inspections and not any(named <= frozenset(distinctive(row.service)) for row in paper.inspections):
        why = f"{item.source} is listed as evidence; the table of inspections gives no grade from it."
        yield NO_GRADE.at(f"methodology: {item.id}", item.source, "no grade", why)


@check(NO_SECTION, NO_AREA)
def areas_and_sections(paper: PrintedPaper) -> Iterator[Finding]:
    if paper.areas and paper.sections:
        numbers = {section.number for section in paper.sections}
        for area in paper.areas:
            if area.section not in numbers and not any(alike(area.name, section.name) for section in paper.sections):
                yield NO_SECTION.at(f"methodology: {area.id}", area.name, "no section", f"{area.name} has no section.")
        covered = {area.section for area in paper.areas}
        for section in paper.sections:
            if section.number not in covered and not any(alike(area.name, section.name) for area in paper.areas):
                why = f"{section.name} is no area of the review as its methodology lists them."
                yield NO_AREA.at(f"{section.number} {section.name}", section.name, "no area", why)


@check(NO_FOCUS)
def sections_without_a_recommendation(paper: PrintedPaper) -> Iterator[Finding]:
    if any(section.no_focus is False for section in paper.sections):
        for section in paper.sections:
            if section.no_focus:
                why = f"{section.name} ends without a recommendation: add one, or say that none is made and why."
                yield NO_FOCUS.at(f"{section.number} strategic focus", "none", "", why)


@check(INDEPENDENCE)
def sign_off_by_the_reviewed(paper: PrintedPaper) -> Iterator[Finding]:
    for role in paper.signed_off_by:
        if role in paper.team_roles and role != paper.lead_role:
            why = f"{role} signs the review off and belongs to the services that it is about."
            yield INDEPENDENCE.at("review team: sign-off", role, paper.lead_role or "", why)
