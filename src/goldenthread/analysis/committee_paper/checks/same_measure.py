"""Measures that a paper prints more than once."""

from __future__ import annotations

from collections.abc import Iterable

from goldenthread.analysis.committee_paper.checks.printed_paper import Measure
from goldenthread.analysis.committee_paper.checks.wording import subject


def once_each(measures: Iterable[Measure], framework: Iterable[str]) -> list[Measure]:
    """The measures without exact repeats (a headline number that the list of measures has too), first ones kept."""
    first: dict[object, Measure] = {}
    for measure in measures:
        first.setdefault((subject(measure.name, framework), measure.value, measure.when), measure)
    return list(first.values())
