"""Claims of direction about measures, and sentences whose own numbers contradict them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from goldenthread.analysis.committee_paper.checks import clauses
from goldenthread.analysis.committee_paper.checks.cells import plain
from goldenthread.analysis.committee_paper.checks.changes import SAYS, Claim, claims, from_to
from goldenthread.analysis.committee_paper.checks.counts import Counts, Known
from goldenthread.analysis.committee_paper.checks.direction import (
    DIRECTION,
    GREAT,
    JUDGED,
    SIZE,
    SMALL,
    Change,
    judge,
)
from goldenthread.analysis.committee_paper.checks.findings import Finding
from goldenthread.analysis.committee_paper.checks.printed_paper import Measure, PrintedPaper, Statement
from goldenthread.analysis.committee_paper.checks.registry import check
from goldenthread.analysis.committee_paper.checks.same_fact import SUBJECTS, TWO_VALUES
from goldenthread.analysis.committee_paper.checks.spans import MONTHS
from goldenthread.analysis.committee_paper.checks.wording import stem, stems, subject

# Which way is better, by words that name the thing. What no word decides is not judged.
_LOW_IS_GOOD = re.compile(
    r"\b(?:turnover|vacanc|agency|caseload|re-referral|absence|sickness|drift|delay|overdue|unallocated|breakdown)",
    re.I,
)
_HIGH_IS_GOOD = re.compile(
    r"\b(?:timel|on time|within timescale|uptake|take-up|response rate|attendance|permanent|retention|complet)", re.I
)
_WEAK = frozenset(stems("staff rate average percentage department level"))


@dataclass(frozen=True)
class _Trend:
    """A measure that has a value and a previous one, and the words that must be said to speak of it."""

    named: frozenset[str]
    change: Change


@dataclass(frozen=True)
class _Spoken:
    """The words of a clause: what it says, where it stands, and what is left over of it."""

    claim: Claim
    statement: Statement
    counts: Counts

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(stems(self.claim.clause))

    @cached_property
    def place(self) -> frozenset[str]:
        sections = self.counts.paper.sections
        return frozenset(stems(" ".join(each.name for each in sections if each.number == self.statement.section)))

    @cached_property
    def rest(self) -> frozenset[str]:
        rest = clauses.left_over(self.claim.clause, self.counts, SAYS[self.claim.says], SMALL, GREAT)
        return frozenset(stems(" ".join(rest))) - _WEAK - frozenset(map(stem, MONTHS))

    def is_of(self, trend: _Trend) -> bool:
        """Whether the clause names all that the measure counts, and nothing that the measure does not."""
        named = trend.named
        if not named & self.words or not named <= self.words | self.place or self.rest - named:
            return False
        return self.claim.says not in ("improved", "worsened") or _better(trend.change.what) is not None


@check(DIRECTION, SIZE, TWO_VALUES)
def changes_in_measures(paper: PrintedPaper) -> Iterator[Finding]:
    """Claims about measures that the paper gives a previous value for."""
    trends = [trend for measure in paper.measures for trend in _trend(measure, paper)]
    for statement, claim, counts in _claims(paper) if trends else ():
        spoken = _Spoken(claim, statement, counts)
        for trend in trends:
            if spoken.is_of(trend):
                yield from judge(statement, _plain_direction(claim, trend.change.what), trend.change)


def _claims(paper: PrintedPaper) -> Iterator[tuple[Statement, Claim, Counts]]:
    counts = Counts(paper, "complaints")
    for statement in paper.statements:
        for sentence in claims(statement.text, counts.teams) if statement.kind in JUDGED else ():
            yield from ((statement, claim, counts) for claim in sentence)


def _trend(measure: Measure, paper: PrintedPaper) -> Iterator[_Trend]:
    """Complaints and compliments have tables of their own to be held against."""
    values = [cell.value for cell in (measure.previous, measure.value) if cell is not None and cell.value is not None]
    if len(values) == 2 and not any(key in stems(measure.name) for key in SUBJECTS):
        before, now = ((Known(value, measure.where),) for value in values)
        yield _Trend(subject(measure.name, paper.framework) - _WEAK, Change(measure.name, before, now))


def _better(text: str) -> str | None:
    low, high = bool(_LOW_IS_GOOD.search(text)), bool(_HIGH_IS_GOOD.search(text))
    return None if low is high else "fell" if low else "rose"


def _plain_direction(claim: Claim, name: str) -> Claim:
    """A claim of better or worse as the direction that it comes to."""
    better = _better(name)
    if claim.says not in ("improved", "worsened") or better is None:
        return claim
    worse = "fell" if better == "rose" else "rose"
    return replace(claim, says=better if claim.says == "improved" else worse)


@check(DIRECTION)
def changes_within_a_sentence(paper: PrintedPaper) -> Iterator[Finding]:
    """Sentences whose own numbers contradict them, whatever they are about: "fell from 3 to 5"."""
    for statement, claim, _ in _claims(paper):
        pair, plainly = from_to(claim.clause), _plain_direction(claim, claim.clause)
        if pair and plainly.says not in ("improved", "worsened"):
            yield from _contradicted(statement, plainly, pair[0].value, pair[1].value)


def _contradicted(statement: Statement, claim: Claim, before: Decimal, now: Decimal) -> Iterator[Finding]:
    if not claim.true_of(before, now):
        said = f"from {plain(before)} to {plain(now)}"
        why = f'"{claim.clause.strip()}": {said} is not what {claim.words!r} says.'
        yield DIRECTION.at(statement.where, claim.clause.strip(), said, why)
