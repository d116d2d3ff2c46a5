"""Section 7: the findings, one section a service area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from goldenthread.analysis.committee_paper.blocks import blocks
from goldenthread.analysis.committee_paper.content import Achievement, Achievements, ServiceArea
from goldenthread.analysis.committee_paper.draft import Draft, cell
from goldenthread.analysis.committee_paper.paper import (
    Block,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Row,
    Run,
    Runs,
    Section,
    Table,
)
from goldenthread.analysis.committee_paper.sections.recommending import recommendation_table
from goldenthread.analysis.committee_paper.sections.section import section

Blocks = tuple[Block, ...]
_SUBHEADING = 3


def findings(draft: Draft) -> Iterator[Section]:
    """The section that opens the findings, then one a service area."""
    title = f"Key findings of this review ({draft.year.label})"
    yield section(draft, "findings", title, lambda each: blocks(each, each.content.findings_intro, 1))
    for area in draft.content.service_areas:
        yield section(draft, area.id, area.title, partial(_area, area=area), level=2)


def _area(draft: Draft, area: ServiceArea) -> Blocks:
    return (
        *blocks(draft, area.blocks, 2),
        *(_achievements(draft, area, area.achievements) if area.achievements else ()),
        *blocks(draft, area.after, 2),
        Heading(text=f"Strategic focus for {draft.content.next_year}", level=_SUBHEADING),
        *_focus(draft, area),
    )


def _focus(draft: Draft, area: ServiceArea) -> Blocks:
    if not area.focus:
        return (Paragraph(runs=draft.runs(area.no_focus or "")),)
    caption = f"{area.title}: strategic focus for {draft.content.next_year}"
    return (recommendation_table(draft, f"{area.id}-focus", caption, area.focus),)


def _achievements(draft: Draft, area: ServiceArea, achievements: Achievements) -> Blocks:
    heading = Heading(text=achievements.heading, level=_SUBHEADING)
    intro = (Paragraph(runs=draft.runs(achievements.intro)),) if achievements.intro else ()
    return (heading, *intro, *_listed(draft, area, achievements.items))


def _listed(draft: Draft, area: ServiceArea, items: Sequence[Achievement]) -> Blocks:
    if any(item.when for item in items):
        return (_dated(draft, area, items),)
    if any(item.team for item in items):
        return tuple(_by_team(draft, items))
    return (Bullets(items=tuple(_words(draft, item) for item in items)),)


def _dated(draft: Draft, area: ServiceArea, items: Sequence[Achievement]) -> Table:
    columns = (Column(key="when", heading="Date", width=1.6), Column(key="event", heading="Achievement", width=5))
    rows = [Row(cells=(cell(item.when or ""), cell(*_words(draft, item)))) for item in items]
    return draft.table(f"{area.id}-achievements", f"{area.title}: achievements by date", columns, rows)


def _by_team(draft: Draft, items: Sequence[Achievement]) -> Iterator[Block]:
    for team, own in groupby(items, key=lambda item: item.team or "Both teams"):
        yield Paragraph(runs=(Run(text=team, strong=True),))
        yield Bullets(items=tuple(_words(draft, item) for item in own))


def _words(draft: Draft, item: Achievement) -> Runs:
    return draft.runs(draft.of_edition(item.text, item.published))
