"""Claims of direction: rose, fell, did not change, improved, doubled; from this to that, by so much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from goldenthread.analysis.committee_paper.checks import clauses
from goldenthread.analysis.committee_paper.checks.cells import plain
from goldenthread.analysis.committee_paper.checks.changes import SAYS, Claim, claims, from_to
from goldenthread.analysis.committee_paper.checks.counts import Counts, Known
from goldenthread.analysis.committee_paper.checks.findings import Finding
from goldenthread.analysis.committee_paper.checks.number_words import numbers_in
from goldenthread.analysis.committee_paper.checks.printed_paper import Measure, PrintedPaper, Statement
from goldenthread.analysis.committee_paper.checks.registry import Code, check
from goldenthread.analysis.committee_paper.checks.same_fact import SUBJECTS, TWO_VALUES
from goldenthread.analysis.committee_paper.checks.wording import stems, subject

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
_SMALL = re.compile(r"\b(?:small|slight|slightly|modest|modestly|marginal|marginally|minor)\b", re.IGNORECASE)
_GREAT = re.compile(
    r"\b(?:significant\w*|sharp\w*|marked\w*|considerabl\w*|large|dramatic\w*|substantial\w*)\b", re.IGNORECASE
)
_BY = re.compile(r"\b(?:by|of)\W+(?:(?:about|around|nearly|almost|just|over|only)\W+)?$", re.IGNORECASE)


@dataclass(frozen=True)
class _Change:
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
    return bool(clauses.left_over(claim.clause, counts, SAYS[claim.says], _noun(counts), _SMALL, _GREAT))


def _changes(claim: Claim, statement: Statement, counts: Counts) -> Iterator[_Change]:
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
            yield _Change(what, tuple(before), tuple(now), scope.sure)


def judge(statement: Statement, claim: Claim, change: _Change) -> Iterator[Finding]:
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


def _saying(claim: Claim, change: _Change) -> str:
    return f"{change.what} {'did not do so: ' if claim.denied else ''}{claim.says}"


def _places(change: _Change) -> str:
    return "; ".join(dict.fromkeys(item.where for item in (*change.before, *change.now)))


def _size(statement: Statement, claim: Claim, change: _Change) -> Iterator[Finding]:
    around = claim.clause[max(0, claim.start - 25) : claim.end + 25]
    sizes = [(abs(now - before), abs(now - before) / before) for before, now in change.pairs() if before > 0]
    if _SMALL.search(around) and sizes and all(size > Decimal("0.25") and step >= 10 for step, size in sizes):
        yield _wrong_size(statement, claim, change, "small", max(size for _, size in sizes))
    if _GREAT.search(around) and sizes and all(size < Decimal("0.05") for _, size in sizes):
        yield _wrong_size(statement, claim, change, "great", max(size for _, size in sizes))


def _wrong_size(statement: Statement, claim: Claim, change: _Change, called: str, size: Decimal) -> Finding:
    why = f'"{claim.clause.strip()}" calls a change of {float(100 * size):.1f}% {called}: {change}.'
    return SIZE.at(statement.where, claim.clause.strip(), f"{float(100 * size):.1f}%", why)


def _figures(statement: Statement, claim: Claim, change: _Change) -> Iterator[Finding]:
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


def _step(statement: Statement, claim: Claim, change: _Change, said: Decimal, percent: bool) -> Iterator[Finding]:
    steps = [abs(now - before) for before, now in change.pairs()]
    if percent:
        steps = [100 * abs(now - before) / before for before, now in change.pairs() if before > 0]
    if steps and not any(abs(step - said) <= (Decimal("0.6") if percent else 0) for step in steps):
        unit, values = "%" if percent else "", " or ".join(dict.fromkeys(f"{float(step):.3g}" for step in steps))
        why = f'"{claim.clause.strip()}" gives the change as {plain(said)}{unit}; it is {values}{unit}: {change}.'
        yield SIZE.at(statement.where, f"{plain(said)}{unit}", f"{values}{unit}", why)


# Which way is better, by words that name the thing. What no word decides is not judged.
_LOW_IS_GOOD = re.compile(
    r"\b(?:turnover|vacanc|agency|caseload|re-referral|absence|sickness|drift|delay|overdue|unallocated|breakdown)",
    re.I,
)
_HIGH_IS_GOOD = re.compile(
    r"\b(?:timel|on time|within timescale|uptake|take-up|response rate|attendance|permanent|retention|complet)", re.I
)
_WEAK = frozenset({"staff", "rate", "average", "percentage", "department", "level"})


@check(DIRECTION, SIZE, TWO_VALUES)
def changes_in_measures(paper: PrintedPaper) -> Iterator[Finding]:
    """Claims about measures that the paper gives a previous value for."""
    counts = Counts(paper, "complaints")
    for statement in paper.statements:
        for sentence in claims(statement.text, counts.teams) if statement.kind in JUDGED else ():
            for claim in sentence:
                for change in _measured(claim, statement, counts):
                    yield from judge(statement, _plain_direction(claim, change.what), change)


def _measured(claim: Claim, statement: Statement, counts: Counts) -> Iterator[_Change]:
    for measure in counts.paper.measures:
        change = _of_measure(measure)
        if change is not None and _speaks_of(claim, statement, measure, counts) and _decided(claim, measure.name):
            yield change


def _of_measure(measure: Measure) -> _Change | None:
    values = [cell.value for cell in (measure.previous, measure.value) if cell is not None and cell.value is not None]
    if len(values) < 2 or any(key in stems(measure.name) for key in SUBJECTS):
        return None
    before, now = ((_known(value, measure),) for value in values)
    return _Change(measure.name, before, now)


def _known(value: Decimal, measure: Measure) -> Known:
    return Known(value, measure.where)


def _speaks_of(claim: Claim, statement: Statement, measure: Measure, counts: Counts) -> bool:
    """Whether the clause names all that the measure counts, and nothing that the measure does not."""
    named = subject(measure.name, counts.paper.framework) - _WEAK
    place = frozenset(
        stems(" ".join(section.name for section in counts.paper.sections if section.number == statement.section))
    )
    spoken = frozenset(stems(claim.clause))
    rest = clauses.left_over(claim.clause, counts, SAYS[claim.says], _SMALL, _GREAT)
    return (
        bool(named)
        and named <= spoken | place
        and bool(named & spoken)
        and not frozenset(stems(" ".join(rest))) - named - _WEAK
    )


def _decided(claim: Claim, name: str) -> bool:
    return claim.says not in ("improved", "worsened") or _better(name) is not None


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
    """ "Fell from 3 to 5": sentences whose own numbers contradict them, whatever they are about."""
    counts = Counts(paper, "complaints")
    for statement in paper.statements:
        for sentence in claims(statement.text, counts.teams):
            for claim in sentence:
                pair = from_to(claim.clause)
                plainly = _plain_direction(claim, claim.clause)
                if pair and plainly.says in ("rose", "fell", "doubled", "trebled", "halved", "did not change"):
                    yield from _contradicted(statement, plainly, pair[0].value, pair[1].value)


def _contradicted(statement: Statement, claim: Claim, before: Decimal, now: Decimal) -> Iterator[Finding]:
    if not claim.true_of(before, now):
        said = f"from {plain(before)} to {plain(now)}"
        why = f'"{claim.clause.strip()}": {said} is not what {claim.words!r} says.'
        yield DIRECTION.at(statement.where, claim.clause.strip(), said, why)
