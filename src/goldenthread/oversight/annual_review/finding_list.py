"""What the checks say of a review, as the page shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from goldenthread.analysis.committee_paper import Review, checks
from goldenthread.analysis.committee_paper.checks import Finding

# Word, tag colour, plural. The order is the order of the page: what stops a paper comes first.
SEVERITIES = {"stop": ("Stop", "red"), "warn": ("Warn", "yellow"), "note": ("Note", "blue")}


@lru_cache(maxsize=16)
def _check(document: str) -> tuple[Finding, ...]:
    order = list(SEVERITIES)
    found = checks.check(checks.from_review(Review.from_json(document)))
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def of(paper: Review) -> list[dict[str, object]]:
    """Findings, worst first, each with the word and the colour of its severity."""
    return [{"finding": finding, "tag": SEVERITIES[finding.severity]} for finding in _check(paper.to_json())]


def counts(found: Sequence[dict[str, object]]) -> str:
    """ "3 stop, 3 warn, 1 note", leaving out what there is none of."""
    tally = Counter(item["tag"][0].lower() for item in found)
    return ", ".join(f"{tally[name]} {name}" for name in SEVERITIES if tally[name])
