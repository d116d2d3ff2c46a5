"""Sections 1 to 6: purpose, review team, methodology, inspections, last year's recommendations, practice framework."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.analysis.committee_paper.blocks import blocks
from goldenthread.analysis.committee_paper.content import AreaContent, EvidenceContent, Phase
from goldenthread.analysis.committee_paper.draft import Draft, cell
from goldenthread.analysis.committee_paper.located import Prose
from goldenthread.analysis.committee_paper.paper import (
    Block,
    Column,
    Heading,
    Paragraph,
    Row,
    Run,
    Runs,
    Section,
    Table,
)
from goldenthread.analysis.committee_paper.sections.previous import previous_recommendations
from goldenthread.analysis.committee_paper.sections.section import section

Blocks = tuple[Block, ...]


def opening(draft: Draft) -> Iterator[Section]:
    """The sections in order."""
    previous = draft.year.previous().label
    yield section(draft, "purpose", "Purpose of the report", _purpose)
    yield section(draft, "review-team", "The review team", _team)
    yield section(draft, "methodology", "Methodology", _methodology)
    yield section(draft, "inspections", "Last inspection grades", _inspections)
    title = f"Recommendations of the {previous} annual review"
    yield section(draft, "previous-recommendations", title, previous_recommendations)
    yield section(draft, "practice-framework", "The practice framework", _practice_framework)


def _purpose(draft: Draft) -> Blocks:
    return blocks(draft, draft.content.purpose, 1)


def _inspections(draft: Draft) -> Blocks:
    return blocks(draft, draft.content.inspections, 1)


def _practice_framework(draft: Draft) -> Blocks:
    return blocks(draft, draft.content.practice_framework, 1)


def _team(draft: Draft) -> Blocks:
    team = draft.content.review_team
    rows = [
        _member("Lead of the review", team.lead_role),
        *(_member("Member", member.role, member.area) for member in team.members),
    ]
    columns = (Column(key="part", heading="Part", width=1.2), Column(key="role", heading="Role", width=3))
    table = draft.table("review-team", "The review team, by role", columns, rows)
    return (*blocks(draft, team.intro, 1), table, *blocks(draft, team.closing, 1))


def _member(part: str, role: str, area: str | None = None) -> Row:
    return Row(cells=(cell(part), cell(f"{role}, {area}" if area else role)))


def _methodology(draft: Draft) -> Blocks:
    method = draft.content.methodology
    return (
        *(Paragraph(runs=_phase(draft, phase)) for phase in method.phases),
        Heading(text="Evidence", level=2),
        *_sentence(draft, method.evidence_intro),
        _evidence(draft, method.evidence),
        Heading(text="Areas", level=2),
        *_sentence(draft, method.areas_intro),
        _areas(draft, method.areas),
    )


def _phase(draft: Draft, phase: Phase) -> Runs:
    return (Run(text=f"{phase.name}. ", strong=True), *draft.runs(phase.text))


def _sentence(draft: Draft, prose: Prose | None) -> Blocks:
    return () if prose is None else (Paragraph(runs=draft.runs(prose)),)


def _evidence(draft: Draft, rows: tuple[EvidenceContent, ...]) -> Table:
    columns = (
        Column(key="id", heading="Ref", width=0.8),
        Column(key="source", heading="Evidence", width=4.4),
        Column(key="kind", heading="Kind", width=1.8),
        Column(key="used", heading="Used in section", width=1.8),
    )
    return draft.table("evidence-grid", "The evidence grid", columns, [_evidence_row(draft, row) for row in rows])


def _evidence_row(draft: Draft, row: EvidenceContent) -> Row:
    source = f"{row.source}: {', '.join(row.parts)}" if row.parts else row.source
    used = _numbers(draft, row.used_in) or draft.blank("Evidence grid", f"{row.id}: used in")
    return Row(cells=(cell(row.id), cell(source), cell(row.kind.capitalize()), cell(used)), id=row.id)


def _areas(draft: Draft, rows: tuple[AreaContent, ...]) -> Table:
    columns = (
        Column(key="id", heading="Ref", width=0.8),
        Column(key="area", heading="Area", width=4.4),
        Column(key="kind", heading="Kind", width=1.8),
        Column(key="section", heading="Reported in section", width=1.8),
    )
    return draft.table("areas", "The areas reviewed", columns, [_area_row(draft, row) for row in rows])


def _area_row(draft: Draft, row: AreaContent) -> Row:
    reported = _numbers(draft, row.sections) or draft.blank("Areas reviewed", f"{row.id}: section")
    return Row(cells=(cell(row.id), cell(row.name), cell(row.kind.capitalize()), cell(reported)), id=row.id)


def _numbers(draft: Draft, sections: tuple[str, ...]) -> str:
    return ", ".join(draft.section_numbers[name] for name in sections)
