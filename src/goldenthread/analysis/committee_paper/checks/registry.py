"""The checks themselves: each a small function over a paper, declared beside the codes that it may give.

A check registers itself with `@check(Code(...), ...)`. `docs/reference/review-checks.md` is made from the same
declarations, and a check that gives a code which it does not declare is an error of ours, not of the paper's author.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from goldenthread.analysis.committee_paper.checks.findings import Finding, Severity, in_order
from goldenthread.analysis.committee_paper.checks.printed_paper import PrintedPaper

Look = Callable[[PrintedPaper], Iterator[Finding]]


@dataclass(frozen=True)
class Code:
    """What one code means. `severity` is its usual one; `example` is in our own words."""

    id: str
    severity: Severity
    means: str
    example: str

    def at(self, where: str, printed: str, computed: str, why: str, severity: Severity | None = None) -> Finding:
        """A finding with this code; `severity` where it differs from the usual."""
        return Finding(self.id, severity or self.severity, where, printed, computed, why)


@dataclass(frozen=True)
class Check:
    theme: str
    name: str
    codes: tuple[Code, ...]
    look: Look


CHECKS: dict[str, Check] = {}


def check(*codes: Code) -> Callable[[Look], Look]:
    """Registers a function as a check that may give these codes."""

    def register(look: Look) -> Look:
        theme = look.__module__.rsplit(".", 1)[-1]
        CHECKS[f"{theme}.{look.__name__}"] = Check(theme, look.__name__, codes, look)
        return look

    return register


def run(paper: PrintedPaper) -> list[Finding]:
    """What every registered check finds, in order: severity, then place."""
    return in_order(finding for item in CHECKS.values() for finding in item.look(paper))


def codes() -> list[Code]:
    """Every code that a check may give, once, in the order of declaration."""
    return list({code.id: code for item in CHECKS.values() for code in item.codes}.values())
