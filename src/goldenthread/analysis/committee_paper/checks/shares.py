"""Claims of how many: the majority, most, all, none, 61%, two of the complaints or compliments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from goldenthread.analysis.committee_paper.checks import clauses
from goldenthread.analysis.committee_paper.checks.cells import plain
from goldenthread.analysis.committee_paper.checks.counts import Counts
from goldenthread.analysis.committee_paper.checks.direction import JUDGED
from goldenthread.analysis.committee_paper.checks.findings import Finding
from goldenthread.analysis.committee_paper.checks.parts_of_counts import Counted, Phrase, count_phrase, read_phrase
from goldenthread.analysis.committee_paper.checks.printed_paper import PrintedPaper, Statement
from goldenthread.analysis.committee_paper.checks.quantities import Quantity, quantities
from goldenthread.analysis.committee_paper.checks.registry import Code, check
from goldenthread.analysis.committee_paper.checks.same_fact import SUBJECTS, TWO_VALUES
from goldenthread.analysis.committee_paper.checks.wording import sentences

MAJORITY = Code(
    "claim.majority",
    "stop",
    "A sentence says that most, the majority, all, none, half or a small part of the complaints or compliments are of "
    "some kind, and the table says otherwise. Small is at most a quarter.",
    "The majority of compliments are said to be from colleagues; 8 of 24 are.",
)
SHARE = Code(
    "claim.share",
    "stop",
    "A sentence gives a percentage of the complaints or compliments that no rounding of the table's counts gives.",
    "Three quarters are given as 75% resolved early; 19 of 31 is 61.3%.",
)
_ELIDED = re.compile(
    r"^(?:\s+of (?:these|them|which|those))?\s*(?:(?:has|have|had|were|was)\s+)?(?:then\s+)?"
    r"(?=(?:progress|proceed|escalat|went|go |moved|reached))",
    re.IGNORECASE,
)
# A count of part of the year, or of more than one count, is no count of the year.
_PART_OF_YEAR = re.compile(
    r"\b(?:month|quarter|week|day|further|another|additional|more|or|per|average|between|at least|up to)s?\b", re.I
)
_EACH = re.compile(r"\bbetween\s+\w+\s+and\b|\b(?:each|every|per|a) (?:day|week|month|quarter)\b", re.IGNORECASE)
_JOINT = re.compile(r"[,:(]|\band\b|\bbut\b|\bwith\b", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:compared|than|against|versus|up from|down from)\b.*$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class _Said:
    """A quantity that a sentence says of a part of the complaints or compliments."""

    sentence: str
    quantity: Quantity
    phrase: Phrase
    statement: Statement


@check(MAJORITY, SHARE, TWO_VALUES)
def shares_of_counts(paper: PrintedPaper) -> Iterator[Finding]:
    for name in SUBJECTS.values():
        counts = Counts(paper, name)
        for statement in paper.statements:
            if statement.kind in JUDGED and counts.tables:
                for said in _said_in(statement, counts):
                    yield from _judge(said, counts)
                    yield from _compared(said, counts)


def _said_in(statement: Statement, counts: Counts) -> Iterator[_Said]:
    for sentence in sentences(statement.text):
        after = 0
        for quantity in [] if clauses.NOT_A_CLAIM.search(sentence) else quantities(sentence):
            before = _JOINT.split(sentence[after : quantity.start])[-1]
            phrase = _phrase(sentence, quantity, before, statement, counts)
            if phrase is not None:
                yield _Said(sentence, quantity, phrase, statement)
            after = quantity.end


def _phrase(sentence: str, quantity: Quantity, before: str, statement: Statement, counts: Counts) -> Phrase | None:
    """The part of the complaints that a quantity is said of; None where it is said of something else. A team may
    stand before the quantity ("Brambles received seven complaints")."""
    noun = re.compile(rf"\b{counts.subject[:-1]}s?\b", re.IGNORECASE)
    rest = sentence[quantity.end :]
    after = re.match(rf"(?P<kind>(?:\s+[\w&'’]+){{0,4}}?)\s+{noun.pattern}", rest, re.IGNORECASE)
    if after:
        following = _clause(rest[after.end() :])
        if counts.teams.in_text(before):
            following = _JOINT.split(following)[0]
        return read_phrase(f"{before} {after['kind']} {following}", counts, noun)
    elided = _ELIDED.match(rest)
    if elided and counts.subject == "complaints" and noun.search(statement.text):
        phrase = read_phrase(_clause(rest[elided.end() :]), counts, noun)
        return phrase if phrase and phrase.stages else None
    return None


def _clause(text: str) -> str:
    """Up to the next number or comparison, so that one quantity is judged at a time."""
    text = _COMPARED.sub("", text)
    return text[: next((item.start for item in quantities(text) if _starts_a_count(text, item)), len(text))]


def _starts_a_count(text: str, quantity: Quantity) -> bool:
    """A number that is not part of a name ("Stage 2", "Here 4 U")."""
    before = text[: quantity.start].rstrip().lower()
    return not before.endswith(("stage", "here", "tier", "level", "part"))


def _judge(said: _Said, counts: Counts) -> Iterator[Finding]:
    text = said.phrase.text
    part_of_year = said.quantity.count is not None and (_PART_OF_YEAR.search(text) or _EACH.search(said.sentence))
    if not part_of_year and not clauses.other_years(text, counts):
        period = counts.previous if clauses.is_last_year(text, counts) else counts.current
        yield from _held_against(said, said.quantity, period, counts)


def _compared(said: _Said, counts: Counts) -> Iterator[Finding]:
    """The number for the year before that a count is compared with: "31 complaints, compared with 28 in 2013/14"."""
    match = _COMPARED.search(said.sentence, said.quantity.end)
    other = next(iter(quantities(match.group())), None) if match and said.quantity.count is not None else None
    if match and other and other.count is not None:
        tail = match.group()[other.end :]
        if re.match(r"\W*$", tail) or clauses.is_last_year(tail, counts):
            yield from _held_against(said, other, counts.previous, counts)


def _held_against(said: _Said, quantity: Quantity, period: str | None, counts: Counts) -> Iterator[Finding]:
    phrase, scope = said.phrase, clauses.scope(said.phrase.text, said.statement, counts)
    # Stages and givers are counted for the year of the review only.
    if scope is None or (period != counts.current and (phrase.stages or phrase.kinds)):
        return
    known = count_phrase(phrase, counts, () if phrase.teams else scope.teams, period)
    if known and not any(_holds(quantity, item) for item in known):
        finding = _finding(said, quantity, known)
        yield finding if scope.sure else replace(finding, severity="warn")


def _holds(quantity: Quantity, item: Counted) -> bool:
    if quantity.count is not None:
        return item.low <= quantity.count <= item.high and quantity.whole in (None, item.whole)
    if item.whole == 0:
        return quantity.share is None or quantity.share.may_be(Decimal(0), Decimal(0))
    low, high = item.low / item.whole, item.high / item.whole
    if quantity.share is not None:
        return quantity.share.may_be(low, high)
    return _rounds_to(quantity.percent or Decimal(0), 100 * low, 100 * high)


def _rounds_to(percent: Decimal, low: Decimal, high: Decimal) -> bool:
    """Whether some rounding of a share between `low` and `high` points gives the percentage as it is printed."""
    exponent = percent.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return low - step < percent < high + step


def _finding(said: _Said, quantity: Quantity, known: list[Counted]) -> Finding:
    code = MAJORITY if quantity.share else SHARE if quantity.percent is not None else TWO_VALUES
    computed = " or ".join(dict.fromkeys(_computed(item) for item in known))
    why = f'"{said.sentence}" says {quantity.text.strip()!r}; {known[0].where} give {computed}.'
    return code.at(said.statement.where, quantity.text.strip(), computed, why)


def _computed(item: Counted) -> str:
    if item.low == item.whole:
        return plain(item.low)
    part = plain(item.low) if item.low == item.high else f"at most {plain(item.high)}"
    share = f" ({float(100 * item.high / item.whole):.0f}%)" if item.whole else ""
    return f"{part} of {plain(item.whole)}{share}"
