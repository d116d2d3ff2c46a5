"""The checks that a committee paper must pass before the committee sees it."""

from goldenthread.analysis.committee_paper.checks import (  # noqa: F401 (each registers its checks)
    blanks,
    bound_claims,
    coverage,
    direction,
    measured_changes,
    measures_in_text,
    mixed_periods,
    opposites,
    percentages,
    registers,
    same_fact,
    shares,
    sums,
)
from goldenthread.analysis.committee_paper.checks.built import from_review, read_built
from goldenthread.analysis.committee_paper.checks.findings import Finding, Severity, findings_frame
from goldenthread.analysis.committee_paper.checks.printed import read_printed
from goldenthread.analysis.committee_paper.checks.printed_paper import PrintedPaper
from goldenthread.analysis.committee_paper.checks.registry import CHECKS, Check, Code
from goldenthread.analysis.committee_paper.checks.registry import run as check
from goldenthread.analysis.committee_paper.checks.yaml_tree import PrintedError

__all__ = [
    "CHECKS",
    "Check",
    "Code",
    "Finding",
    "PrintedError",
    "PrintedPaper",
    "Severity",
    "check",
    "findings_frame",
    "from_review",
    "read_built",
    "read_printed",
]
