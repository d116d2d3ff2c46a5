"""What last year's review asked for and what became of it."""

from __future__ import annotations

from goldenthread.analysis.committee_paper.blocks import blocks
from goldenthread.analysis.committee_paper.content import PreviousRecommendation
from goldenthread.analysis.committee_paper.draft import Draft, cell
from goldenthread.analysis.committee_paper.paper import Block, Column, RecommendationOutcome, Row, Runs, plain
from goldenthread.codes import CODE_SETS

WHERE = "Last year's recommendations"


def previous_recommendations(draft: Draft) -> tuple[Block, ...]:
    """The table of recommendations, statuses and what each status rests on."""
    written = draft.content.previous_recommendations
    columns = (
        Column(key="id", heading="Ref", width=0.8),
        Column(key="recommendation", heading="Recommendation", width=4.2),
        Column(key="status", heading="Status", width=1.4),
        Column(key="evidence", heading="What the status rests on", width=3.2),
    )
    caption = f"Recommendations of the {draft.year.previous().label} review and their status"
    rows = [_row(draft, item) for item in written.items]
    table = (draft.table("previous-recommendations", caption, columns, rows),) if rows else ()
    return (*blocks(draft, written.intro, 1), *table)


def outcomes(draft: Draft) -> tuple[RecommendationOutcome, ...]:
    """The same as data, each with the figures that its status rests on."""
    return tuple(_outcome(draft, item) for item in draft.content.previous_recommendations.items)


def _row(draft: Draft, item: PreviousRecommendation) -> Row:
    status = _status(item) or draft.blank(WHERE, f"{item.id}: status")
    evidence = cell(*_evidence(draft, item)) if item.evidence else cell(draft.blank(WHERE, f"{item.id}: evidence"))
    return Row(cells=(cell(item.id), cell(*draft.runs(item.text)), cell(status), evidence), id=item.id)


def _outcome(draft: Draft, item: PreviousRecommendation) -> RecommendationOutcome:
    evidence = _evidence(draft, item)
    return RecommendationOutcome(
        id=item.id,
        text=plain(draft.runs(item.text)),
        status=item.status,
        decided_by_role=item.decided_by_role,
        evidence=plain(evidence) or None,
        figures=tuple(run.figure for run in evidence if run.figure),
    )


def _evidence(draft: Draft, item: PreviousRecommendation) -> Runs:
    return draft.runs(item.evidence) if item.evidence else ()


def _status(item: PreviousRecommendation) -> str | None:
    return CODE_SETS["recommendation_status"].label(item.status) if item.status else None
