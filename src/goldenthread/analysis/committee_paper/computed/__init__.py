"""Tables and charts that are made from the dataset, by the name that a content file asks for them with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from goldenthread.analysis.committee_paper.computed.complaints import by_team_and_stage, by_team_and_year
from goldenthread.analysis.committee_paper.computed.compliments import compliments
from goldenthread.analysis.committee_paper.computed.over_time import complaints_by_year, re_referrals_by_month
from goldenthread.analysis.committee_paper.computed.scrutiny import external_audits, inspections
from goldenthread.analysis.committee_paper.draft import Draft
from goldenthread.analysis.committee_paper.paper import Block

COMPUTED: Mapping[str, Callable[[Draft, str | None], tuple[Block, ...]]] = {
    "complaints-by-team-and-stage": by_team_and_stage,
    "complaints-by-team-and-year": by_team_and_year,
    "compliments": compliments,
    "inspections": inspections,
    "external-audits": external_audits,
    "re-referrals-by-month": re_referrals_by_month,
    "complaints-by-year": complaints_by_year,
}


def computed_blocks(draft: Draft, name: str, caption: str | None) -> tuple[Block, ...]:
    """The blocks of a computed table or chart, with the caption given or its own."""
    return COMPUTED[name](draft, caption)
