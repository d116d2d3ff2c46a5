"""What a check says: one finding for each thing that the author must see before the committee does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from typing import Literal

import polars as pl

Severity = Literal["stop", "warn", "note"]
SEVERITIES: tuple[Severity, ...] = ("stop", "warn", "note")

# The parts of a committee paper that have no section number of their own, in printed order.
_BEFORE_SECTIONS = ("cover", "headline", "review team", "methodology", "inspections", "previous", "practice framework")


@dataclass(frozen=True)
class Finding:
    """One finding. `printed` is what the paper says, `computed` what its own figures say, `why` how they differ."""

    code: str
    severity: Severity
    where: str
    printed: str
    computed: str
    why: str


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Without repeats, by severity (stop, warn, note), then by place in the paper, then by code."""
    return sorted(set(findings), key=_order)


def _order(finding: Finding) -> tuple[object, ...]:
    return SEVERITIES.index(finding.severity), _place(finding.where), finding.code, finding.printed, finding.why


def _place(where: str) -> tuple[int, list[tuple[int, int | str]]]:
    named = (at for at, part in enumerate(_BEFORE_SECTIONS) if where.startswith(part))
    numbered = len(_BEFORE_SECTIONS) + (not where[:1].isdigit())
    return next(named, numbered), _natural(where)


def _natural(text: str) -> list[tuple[int, int | str]]:
    """Splits so that 7.10 comes after 7.2."""
    parts = re.findall(r"\d+|\D+", text.lower())
    return [(0, int(part)) if part.isdigit() else (1, part) for part in parts]


def findings_frame(findings: Iterable[Finding]) -> pl.DataFrame:
    """One row a finding, in the order given: code, severity, where, printed, computed, why (all text)."""
    schema = {field.name: pl.String for field in fields(Finding)}
    return pl.DataFrame([astuple(finding) for finding in findings], schema=schema, orient="row")
