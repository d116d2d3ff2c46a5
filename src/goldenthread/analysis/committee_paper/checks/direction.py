"""Claims of direction: rose, fell, did not change, improved, doubled; from this to that, by so much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.analysis.committee_paper.checks import clauses
from goldenthread.analysis.committee_paper.checks.cells import plain
from goldenthread.analysis.committee_paper.checks.changes import SAYS, Claim, claims, from_to
from goldenthread.analysis.committee_paper.checks.counts import Counts, Known
from goldenthread.analysis.committee_paper.checks.findings import Finding
from goldenthread.analysis.committee_paper.checks.number_words import numbers_in
from goldenthread.analysis.committee_paper.checks.printed_paper import PrintedPaper, Statement
from goldenthread.analysis.committee_paper.checks.registry import Code, check
from goldenthread.analysis.committee_paper.checks.same_fact import SUBJECTS, TWO_VALUES

DIRECTION = Code(
    "claim.direction",
    "stop",
    "A sentence says that something rose, fell, did not change, improved, doubled or halved, and the paper's own "
    "figures say otherwise. A warning where the team that it speaks of is only guessed from the name of its section.",
    "A section says that complaints to the team went up; the table by year has 7 last year and 4 this year.",
)
SIZE = Code(
    "claim.size",
    "warn",
    "A change is called small or significant, or its size is given, and the figures do not bear it out: small is at "
    "most a quarter or fewer than ten, significant at least a twentieth.",
    "A small increase, where the count rose from 28 to 56.",
)
JUDGED = ("fact", "achievement", "rationale", "cover")
SMALL = re.compile(r"\b(?:small|slight|slightly|modest|modestly|marginal|marginally|minor)\b", re.IGNORECASE)
GREAT = re.compile(
    r"\b(?:significant\w*|sharp\w*|marked\w*|considerabl\w*|large|dramatic\w*|substantial\w*)\b", re.IGNORECASE
)
_BY = re.compile(r"\b(?:by|of)\W+(?:(?:about|around|nearly|almost|just|over|only)\W+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Change:
    """What changed, by every figure that the paper gives for it before and now. `sure` as in clauses.Scope."""

    what: str
    before: tuple[Known, ...]
    now: tuple[Known, ...]
    sure: bool = True

    def pairs(self) -> list[tuple[Decimal, Decimal]]:
        return [(before.value, now.value) for before in self.before for now in self.now]

    def __str__(self) -> str:
        before, now = (
            " or ".join(dict.fromkeys(plain(item.value) for item in side)) for side in (self.before, self.now)
        )
        return f"{before} before, {now} now"


@check(DIRECTION, SIZE, TWO_VALUES)
def changes_in_counts(paper: PrintedPaper) -> Iterator[Finding]:
    """Claims about complaints and compliments, held against the tables by year."""
    for name in SUBJECTS.values():
        counts = Counts(paper, name)
        if counts.previous is not None:
            for statement in paper.statements:
                if statement.kind in JUDGED:
                    yield from _judge_statement(statement, counts)


def _judge_statement(statement: Statement, counts: Counts) -> Iterator[Finding]:
    for sentence in claims(statement.text, counts.teams):
        spoken_of = False
        for claim in sentence:
            named = bool(_noun(counts).search(claim.clause))
            spoken_of = named or (spoken_of and not _other_matter(claim, counts))
            if spoken_of and not _other_matter(claim, counts) and not clauses.other_years(claim.part, counts):
                for change in _changes(claim, statement, counts):
                    yield from judge(statement, claim, change)


def _noun(counts: Counts) -> re.Pattern[str]:
    return re.compile(rf"\b{counts.subject[:-1]}s?\b", re.IGNORECASE)


def _other_matter(claim: Claim, counts: Counts) -> bool:
    return bool(clauses.left_over(claim.clause, counts, SAYS[claim.says], _noun(counts), SMALL, GREAT))


def _changes(claim: Claim, statement: Statement, counts: Counts) -> Iterator[Change]:
    scope = clauses.scope(claim.clause, statement, counts)
    if scope is None:
        return
    for team in scope.teams or (None,):
        before, now = (
            counts.total(period) if team is None else counts.team(team, period)
            for period in (counts.previous, counts.current)
        )
        what = f"{counts.subject}{f' to {team}' if team else ''}"
        if before and now:
            yield Change(what, tuple(before), tuple(now), scope.sure)


def judge(statement: Statement, claim: Claim, change: Change) -> Iterator[Finding]:
    """What is wrong with a claim about a change that the paper gives figures for."""
    printed = claim.clause.strip()
    if not any(claim.true_of(before, now) for before, now in change.pairs()):
        guess = (
            "" if change.sure else f" {statement.section} is taken for the section of {change.what.split(' to ')[-1]}."
        )
        why = f'"{printed}" says that {_saying(claim, change)}; the figures are {change} ({_places(change)}).{guess}'
        yield DIRECTION.at(statement.where, printed, str(change), why, "stop" if change.sure else "warn")
    else:
        yield from _size(statement, claim, change)
        yield from _figures(statement, claim, change)


def _saying(claim: Claim, change: Change) -> str:
    return f"{change.what} {'did not do so: ' if claim.denied else ''}{claim.says}"


def _places(change: Change) -> str:
    return "; ".join(dict.fromkeys(item.where for item in (*change.before, *change.now)))


def _size(statement: Statement, claim: Claim, change: Change) -> Iterator[Finding]:
    around = claim.clause[max(0, claim.start - 25) : claim.end + 25]
    sizes = [(abs(now - before), abs(now - before) / before) for before, now in change.pairs() if before > 0]
    if SMALL.search(around) and sizes and all(size > Decimal("0.25") and step >= 10 for step, size in sizes):
        yield _wrong_size(statement, claim, change, "small", max(size for _, size in sizes))
    if GREAT.search(around) and sizes and all(size < Decimal("0.05") for _, size in sizes):
        yield _wrong_size(statement, claim, change, "great", max(size for _, size in sizes))


def _wrong_size(statement: Statement, claim: Claim, change: Change, called: str, size: Decimal) -> Finding:
    why = f'"{claim.clause.strip()}" calls a change of {float(100 * size):.1f}% {called}: {change}.'
    return SIZE.at(statement.where, claim.clause.strip(), f"{float(100 * size):.1f}%", why)


def _figures(statement: Statement, claim: Claim, change: Change) -> Iterator[Finding]:
    """The numbers that the clause gives for the change: from A to B, by N, by N%."""
    pair = from_to(claim.clause)
    if pair is not None:
        for spotted, known in zip(pair, (change.before, change.now), strict=True):
            if spotted.value not in {item.value for item in known}:
                values = " or ".join(dict.fromkeys(plain(item.value) for item in known))
                why = f'"{claim.clause.strip()}": {plain(spotted.value)}, but {values} ({known[0].where}).'
                yield TWO_VALUES.at(statement.where, plain(spotted.value), values, why)
    for spotted in numbers_in(claim.clause):
        if _BY.search(claim.clause[: spotted.start]) and spotted.start >= claim.end and pair is None:
            yield from _step(statement, claim, change, spotted.value, spotted.percent)


def _step(statement: Statement, claim: Claim, change: Change, said: Decimal, percent: bool) -> Iterator[Finding]:
    steps = [abs(now - before) for before, now in change.pairs()]
    if percent:
        steps = [100 * abs(now - before) / before for before, now in change.pairs() if before > 0]
    if steps and not any(abs(step - said) <= (Decimal("0.6") if percent else 0) for step in steps):
        unit, values = "%" if percent else "", " or ".join(dict.fromkeys(f"{float(step):.3g}" for step in steps))
        why = f'"{claim.clause.strip()}" gives the change as {plain(said)}{unit}; it is {values}{unit}: {change}.'
        yield SIZE.at(statement.where, f"{plain(said)}{unit}", f"{values}{unit}", why)
