"""Statements of one paper that cannot both stand as they are worded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.analysis.committee_paper.checks.findings import Finding
from goldenthread.analysis.committee_paper.checks.printed_paper import PrintedPaper, Statement
from goldenthread.analysis.committee_paper.checks.registry import Code, check
from goldenthread.analysis.committee_paper.checks.teams import Teams, teams
from goldenthread.analysis.committee_paper.checks.wording import sentences, stems

CONTRADICTED = Code(
    "claim.contradicted",
    "warn",
    "Two statements contradict each other as worded: no vacancies beside vacancies covered by agency workers; a team "
    "fully staffed beside its vacancies; managers stable beside changes of manager. The cure is usually a definition "
    "(not filled, or not filled for good).",
    "One section says that there are no vacancies, the conclusion that vacancies are covered by agency workers.",
)
PLAN_AND_FACT = Code(
    "claim.plan_and_fact",
    "note",
    "One row of dated events says both that something is still to be done and that it is done.",
    "The remaining managers are to attend a course, and all managers are now trained.",
)


DONE_AND_PLANNED = Code(
    "claim.done_and_planned",
    "warn",
    "A recommendation is to set up what a sentence says is there already.",
    "A service is to be established, and another section says that it is now provided.",
)


@dataclass(frozen=True)
class _Opposites:
    """Two ways of wording that exclude each other. `anywhere` where both speak of the whole authority."""

    one: re.Pattern[str]
    other: re.Pattern[str]
    anywhere: bool
    cure: str


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_AGENCY = r"\bagency (?:staff|workers?|social workers?)\b"
_VACANCY = r"\bvacanc(?:y|ies)\b"
_MANAGERS_LEFT = r"\bmanagers?\b[^.;]*\b(?:have|has) (?:since |subsequently )?left\b"
_OPPOSITES = (
    _Opposites(
        _words(rf"\b(?:no|without any) (?:current )?{_VACANCY}|{_VACANCY} (?:is|are) (?:now )?(?:nil|zero|none)\b"),
        _words(rf"{_VACANCY}[^.;]*\bcovered\b[^.;]*{_AGENCY}|{_AGENCY}[^.;]*\bcover\w*[^.;]*(?:\bgaps?\b|{_VACANCY})"),
        True,
        "count posts not filled and posts not filled for good as two measures",
    ),
    _Opposites(
        _words(r"\bfully staffed\b|\ball (?:staff|posts?)\b[^.;]*\bpermanent\b"),
        _words(rf"\brel(?:y|ied|iance) on {_AGENCY}|\bvacan(?:t|cy|cies)\b[^.;]*\b(?:remain|unfilled|not filled)"),
        False,
        "say which posts and on what date",
    ),
    _Opposites(
        _words(r"\bmanagers?\b[^.;]*\b(?:stable|stability)\b|\bstab(?:le|ility)\b[^.;]*\bmanagers?\b"),
        _words(rf"\bchanges? (?:in|of) (?:service |team )?managers?\b|{_MANAGERS_LEFT}"),
        False,
        "say which level of manager",
    ),
)


@check(CONTRADICTED)
def statements_that_exclude_each_other(paper: PrintedPaper) -> Iterator[Finding]:
    told = [(statement, part) for statement in _told(paper) for part in sentences(statement.text)]
    known = teams(paper)
    for pair in _OPPOSITES:
        ones = [(statement, part) for statement, part in told if pair.one.search(part)]
        others = [(statement, part) for statement, part in told if ones and pair.other.search(part)]
        for statement, part in ones:
            against = [(other, text) for other, text in others if text != part and _same_team(part, text, known)]
            yield from _against(pair, statement, part, against)


def _told(paper: PrintedPaper) -> list[Statement]:
    return [statement for statement in paper.statements if statement.kind not in ("recommendation", "rationale")]


def _against(
    pair: _Opposites, statement: Statement, part: str, others: list[tuple[Statement, str]]
) -> Iterator[Finding]:
    against = [(other, text) for other, text in others if pair.anywhere or _same_place(statement, other)]
    if against:
        told = "; ".join(f'{other.where}: "{text}"' for other, text in against)
        why = f'"{part}" cannot stand beside {told} as worded: {pair.cure}.'
        yield CONTRADICTED.at(statement.where, part, against[0][1], why)


def _same_team(one: str, other: str, known: Teams) -> bool:
    """False where two sentences name teams, and not the same."""
    first, second = ({team for team, _, _ in known.in_text(text)} for text in (one, other))
    return not first or not second or bool(first & second)


def _same_place(one: Statement, other: Statement) -> bool:
    return bool(one.section) and one.section == other.section and one.about == other.about


_STILL_TO_DO = _words(r"\b(?:remaining|rest of|other)\b[^.;]*\bto (?:attend|complete|be|start|receive)\b")
_DONE = _words(r"\b(?:is|are) now\b|\b(?:has|have) (?:all |now )?been\b|\ball \w+ (?:are|have)\b")


@check(PLAN_AND_FACT)
def plans_and_facts_in_one_row(paper: PrintedPaper) -> Iterator[Finding]:
    for statement in paper.statements:
        plan, fact = _STILL_TO_DO.search(statement.text), _DONE.search(statement.text)
        if statement.when is not None and plan and fact:
            why = f'"{statement.text}" mixes what is still to be done with what is done: give each its status and date.'
            yield PLAN_AND_FACT.at(statement.where, statement.text, "", why)


_SET_UP = re.compile(
    r"^(?:to )?(?:establish|set up|create|introduce|launch)\b(?P<what>.*?)(?:\bto\b|\bso that\b|\bin order\b|[.;,]|$)",
    re.I,
)
_THERE_NOW = _words(
    r"\bnow (?:undertakes?|provides?|offers?|runs?|has|have|delivers?|operates?)\b|\b(?:is|are) now in place\b"
)


@check(DONE_AND_PLANNED)
def planned_and_there_already(paper: PrintedPaper) -> Iterator[Finding]:
    there = [(statement, part) for statement in _told(paper) for part in sentences(statement.text)]
    there = [(statement, part) for statement, part in there if _THERE_NOW.search(part)]
    for statement in paper.statements:
        planned = _SET_UP.match(statement.text) if statement.kind == "recommendation" else None
        what = frozenset(stems(planned["what"])) if planned else frozenset()
        for other, part in there if len(what) >= 3 else ():
            if what <= frozenset(stems(part)):
                why = f'"{statement.text}" is planned; {other.where} has it already: "{part}"'
                yield DONE_AND_PLANNED.at(statement.where, statement.text, part, why)
