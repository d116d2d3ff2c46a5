"""Claims of how many: the majority, most, all, none, 61%, two of the complaints or compliments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
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
_COMPARED = re.compile(r"\b(?:compared|than|against|versus|up from|down from)\b.*$", re.IGNORECASE | re.DOTALL)


@check(MAJORITY, SHARE, TWO_VALUES)
def shares_of_counts(paper: PrintedPaper) -> Iterator[Finding]:
    for name in SUBJECTS.values():
        counts = Counts(paper, name)
        for statement in paper.statements:
            if statement.kind in JUDGED and counts.tables:
                for sentence in sentences(statement.text):
                    yield from _judge_sentence(sentence, statement, counts)


def _judge_sentence(sentence: str, statement: Statement, counts: Counts) -> Iterator[Finding]:
    if clauses.NOT_A_CLAIM.search(sentence):
        return
    for quantity in quantities(sentence):
        phrase = _phrase(sentence, quantity, statement, counts)
        if phrase is not None:
            yield from _judge(sentence, quantity, phrase, statement, counts)


def _phrase(sentence: str, quantity: Quantity, statement: Statement, counts: Counts) -> Phrase | None:
    """The part of the complaints that a quantity is said of; None where it is said of something else."""
    noun = re.compile(rf"\b{counts.subject[:-1]}s?\b", re.IGNORECASE)
    rest = sentence[quantity.end :]
    after = re.match(rf"(?P<kind>(?:\s+[\w&'’]+){{0,4}}?)\s+{noun.pattern}", rest, re.IGNORECASE)
    if after:
        return read_phrase(after["kind"] + " " + _clause(rest[after.end() :]), counts, noun)
    elided = _ELIDED.match(rest)
    if elided and counts.subject == "complaints" and noun.search(statement.text):
        phrase = read_phrase(_clause(rest[elided.end() :]), counts, noun)
        return phrase if phrase and phrase.stages else None
    return None


def _clause(text: str) -> str:
    """Up to the next number or comparison, so that one quantity is judged at a time."""
    following = next((quantity.start for quantity in quantities(text) if _starts_a_count(text, quantity)), len(text))
    return _COMPARED.sub("", text[:following])


def _starts_a_count(text: str, quantity: Quantity) -> bool:
    """A number that is not part of a name ("Stage 2", "Here 4 U")."""
    before = text[: quantity.start].rstrip().lower()
    return not before.endswith(("stage", "here", "tier", "level", "part"))


def _judge(
    sentence: str, quantity: Quantity, phrase: Phrase, statement: Statement, counts: Counts
) -> Iterator[Finding]:
    words = f"{sentence[: quantity.start]} {phrase.text}"
    scope = None if clauses.other_years(words, counts) else clauses.scope(phrase.text, statement, counts)
    if scope is None or (quantity.count is not None and _PART_OF_YEAR.search(phrase.text)):
        return
    limited = () if phrase.teams else scope.teams
    period = counts.previous if clauses.is_last_year(phrase.text, counts) else counts.current
    known = [] if phrase.stages and period != counts.current else count_phrase(phrase, counts, limited, period)
    if known and not any(_holds(quantity, item) for item in known):
        finding = _finding(quantity, sentence, statement, known)
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


def _finding(quantity: Quantity, sentence: str, statement: Statement, known: list[Counted]) -> Finding:
    code = MAJORITY if quantity.share else SHARE if quantity.percent is not None else TWO_VALUES
    computed = " or ".join(dict.fromkeys(_computed(item) for item in known))
    why = f'"{sentence}": {quantity.text.strip()!r} is said, and {known[0].where} give {computed}.'
    return code.at(statement.where, quantity.text.strip(), computed, why)


def _computed(item: Counted) -> str:
    if item.low == item.whole:
        return plain(item.low)
    part = plain(item.low) if item.low == item.high else f"at most {plain(item.high)}"
    share = f" ({float(100 * item.high / item.whole):.0f}%)" if item.whole else ""
    return f"{part} of {plain(item.whole)}{share}"
