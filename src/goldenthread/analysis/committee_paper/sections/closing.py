"""Sections 8 and 9: the conclusion, and the recommendations for the whole service."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.analysis.committee_paper.blocks import blocks
from goldenthread.analysis.committee_paper.content import SignOffContent
from goldenthread.analysis.committee_paper.draft import Draft, cell
from goldenthread.analysis.committee_paper.paper import Block, Column, Heading, Row, Section
from goldenthread.analysis.committee_paper.sections.recommending import recommendation_table
from goldenthread.analysis.committee_paper.sections.section import section
from goldenthread.analysis.committee_paper.spans import day_in_words


def closing(draft: Draft) -> Iterator[Section]:
    """The two sections in order. The conclusion's words are those of the cover's analysis of issues."""
    yield section(draft, "conclusion", "Conclusion", _conclusion)
    yield section(draft, "recommendations", "Recommendations", _recommendations)


def _conclusion(draft: Draft) -> tuple[Block, ...]:
    return blocks(draft, draft.content.conclusion, 1)


def _recommendations(draft: Draft) -> tuple[Block, ...]:
    written = draft.content.recommendations
    caption = f"Recommendations for the whole service, {draft.content.next_year}"
    table = (recommendation_table(draft, "overall-recommendations", caption, written.items),) if written.items else ()
    return (*blocks(draft, written.intro, 1), *table, *_sign_off(draft))


def _sign_off(draft: Draft) -> tuple[Block, ...]:
    signed = draft.content.sign_off
    if not signed:
        return ()
    columns = (
        Column(key="role", heading="Role", width=3),
        Column(key="stands", heading="Part in the review", width=3),
        Column(key="date", heading="Date", width=1.6),
    )
    rows = [Row(cells=(cell(each.role), cell(_stands(each.in_scope)), cell(_date(draft, each)))) for each in signed]
    return Heading(text="Sign-off", level=2), draft.table("sign-off", "Signed off by", columns, rows)


def _stands(in_scope: bool) -> str:
    return "Runs a service in the scope of the review" if in_scope else "Outside the services reviewed"


def _date(draft: Draft, signed: SignOffContent) -> str:
    if signed.signed_on is None:
        return draft.blank("Sign-off", f"{signed.role}: date")
    return day_in_words(signed.signed_on)
