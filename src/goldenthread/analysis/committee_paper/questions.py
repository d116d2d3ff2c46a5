"""All that a content file asks of the indicators, gathered before the first page is written.

The engine answers many indicators and periods in one run far faster than one at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from goldenthread.analysis.committee_paper.binding import Reference, parse
from goldenthread.analysis.committee_paper.content import ClaimContent, FiguresContent
from goldenthread.analysis.committee_paper.draft import Draft
from goldenthread.analysis.committee_paper.located import Prose
from goldenthread.analysis.committee_paper.values import Question

Asked = tuple[Prose, int | None, Reference]
"""A reference with the words that it stands in and, where they hold bindings in braces, its number among these."""


def questions(draft: Draft) -> Iterator[Question]:
    """The questions in the order of the content. ContentError for a binding that names nothing."""
    for prose, number, reference in _references(draft, draft.content):
        with draft.reading(prose, number):
            question = draft.figures.question(reference)
        if question is not None:
            yield question


def _references(draft: Draft, node: Any) -> Iterator[Asked]:
    if isinstance(node, Prose):
        yield from _in_words(draft, node)
    elif isinstance(node, ClaimContent):
        yield from _bare(draft, (node.figure, *(() if node.against is None else (node.against,))))
    elif isinstance(node, FiguresContent):
        yield from _beside_last_year(draft, node)
    else:
        for part in _parts(node):
            yield from _references(draft, part)


def _parts(node: Any) -> Iterator[Any]:
    if isinstance(node, BaseModel):
        yield from (getattr(node, name) for name in type(node).model_fields)
    elif isinstance(node, Mapping):
        yield from node.values()
    elif isinstance(node, tuple):
        yield from node


def _in_words(draft: Draft, prose: Prose) -> Iterator[Asked]:
    yield from ((prose, number, reference) for number, reference in draft.references(prose))


def _bare(draft: Draft, bindings: tuple[Prose, ...]) -> Iterator[Asked]:
    for binding in bindings:
        with draft.reading(binding):
            reference = parse(binding)
        yield binding, None, reference


def _beside_last_year(draft: Draft, block: FiguresContent) -> Iterator[Asked]:
    previous = draft.year.previous().label
    for binding, _, reference in _bare(draft, block.figures):
        yield binding, None, reference
        yield binding, None, replace(reference, period=previous)
