"""Tables of rationale and recommendation, and the recommendations as data."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.analysis.committee_paper.content import FocusRow, OverallRecommendation
from goldenthread.analysis.committee_paper.draft import Draft, cell
from goldenthread.analysis.committee_paper.paper import Cell, Column, Recommendation, Row, Runs, Table, plain
from goldenthread.analysis.committee_paper.spans import day_in_words

AS_ABOVE = "As above."


def recommendation_table(draft: Draft, name: str, caption: str, rows: Sequence[FocusRow]) -> Table:
    """One row a recommendation: why, what, who and by when."""
    columns = (
        Column(key="id", heading="Ref", width=1.4),
        Column(key="rationale", heading="Rationale", width=3.6),
        Column(key="recommendation", heading="Strategic recommendation", width=3.6),
        Column(key="lead", heading="Lead and date", width=2.3),
    )
    return draft.table(name, caption, columns, [_row(draft, row, rows) for row in rows])


def recommendations(draft: Draft) -> tuple[Recommendation, ...]:
    """Every recommendation of the paper as data, the rationale of "As above" rows in full."""
    areas = draft.content.service_areas
    overall = draft.content.recommendations.items
    focus = [_recommendation(draft, row, area.id, area.focus) for area in areas for row in area.focus]
    return (*(_recommendation(draft, row, "recommendations", overall) for row in overall), *focus)


def _row(draft: Draft, row: FocusRow, rows: Sequence[FocusRow]) -> Row:
    rationale = (cell(AS_ABOVE) if _follows_its_source(row, rows) else cell(*_rationale(draft, row, rows)),)
    return Row(cells=(cell(row.id), *rationale, cell(*draft.runs(row.recommendation)), _lead(draft, row)), id=row.id)


def _follows_its_source(row: FocusRow, rows: Sequence[FocusRow]) -> bool:
    """Whether every row between this one and the one whose rationale it shares shares it too."""
    if row.rationale_from is None:
        return False
    names = [each.id for each in rows]
    if row.rationale_from not in names:
        return False
    between = rows[names.index(row.rationale_from) + 1 : names.index(row.id)]
    return all(each.rationale_from == row.rationale_from for each in between)


def _rationale(draft: Draft, row: FocusRow, rows: Sequence[FocusRow]) -> Runs:
    if row.rationale is not None:
        return draft.runs(row.rationale)
    everywhere = [*rows, *(each for area in draft.content.service_areas for each in area.focus)]
    return next(draft.runs(each.rationale or "") for each in everywhere if each.id == row.rationale_from)


def _lead(draft: Draft, row: FocusRow) -> Cell:
    lead = row.owner_role or draft.blank("Recommendations", f"{row.id}: lead")
    due = day_in_words(row.due_on) if row.due_on else draft.blank("Recommendations", f"{row.id}: date")
    return cell(f"{lead}\n{due}")


def _recommendation(draft: Draft, row: FocusRow, section: str, rows: Sequence[FocusRow]) -> Recommendation:
    overall = isinstance(row, OverallRecommendation)
    return Recommendation(
        id=row.id,
        kind="overall" if overall else "strategic_focus",
        section=section,
        cover_number=row.cover_number if isinstance(row, OverallRecommendation) else None,
        rationale=plain(_rationale(draft, row, rows)),
        text=plain(draft.runs(row.recommendation)),
        owner_role=row.owner_role,
        due_on=row.due_on,
    )
