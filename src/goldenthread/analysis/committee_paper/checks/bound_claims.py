"""Claims that their author bound to figures, held against the figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.analysis.committee_paper.checks.cells import plain
from goldenthread.analysis.committee_paper.checks.direction import DIRECTION
from goldenthread.analysis.committee_paper.checks.findings import Finding
from goldenthread.analysis.committee_paper.checks.printed_paper import BoundClaim, PrintedPaper
from goldenthread.analysis.committee_paper.checks.registry import Code, check
from goldenthread.analysis.committee_paper.checks.shares import MAJORITY

NO_FIGURE = Code(
    "claim.no_figure",
    "warn",
    "A claim is bound to a figure that has no value, so that nothing bears it out.",
    "Agency use is said to have fallen; no table of the dataset holds it.",
)


@check(DIRECTION, MAJORITY, NO_FIGURE)
def bound_claims(paper: PrintedPaper) -> Iterator[Finding]:
    for claim in paper.claims:
        if claim.value is None or (claim.against_name and claim.against is None):
            if not claim.withheld:
                why = f'"{claim.text}" rests on {claim.name}{_and(claim)}, which has no value.'
                yield NO_FIGURE.at(claim.where, claim.text, "", why)
        elif not _holds(claim.says, claim.value, claim.against):
            code = DIRECTION if claim.says in ("rose", "fell", "unchanged", "above", "below") else MAJORITY
            figures = f"{claim.name}: {plain(claim.value)}"
            if claim.against is not None:
                figures += f"; {claim.against_name}: {plain(claim.against)}"
            yield code.at(claim.where, claim.text, figures, f'"{claim.text}" is bound as {claim.says!r}; {figures}.')


def _and(claim: BoundClaim) -> str:
    return f" and {claim.against_name}" if claim.against_name else ""


def _holds(says: str, value: Decimal, against: Decimal | None) -> bool:
    """A share without a whole is a percentage: the majority of it is over 50."""
    other = Decimal(100) if against is None else against
    return {
        "rose": value > other,
        "above": value > other,
        "fell": value < other,
        "below": value < other,
        "unchanged": value == other,
        "majority": 2 * value > other,
        "minority": 2 * value < other,
        "all": value == other,
        "none": value == 0,
    }[says]
