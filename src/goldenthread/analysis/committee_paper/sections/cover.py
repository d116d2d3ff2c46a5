"""The cover report: a box of fields, headed parts, the financial table and the contact fields.

Every field is printed. One that nobody filled prints as "Not recorded" and is noted as a blank.
"""

from __future__ import annotations

from goldenthread.analysis.committee_paper.blocks import blocks
from goldenthread.analysis.committee_paper.content import Blocks, FinancialRow
from goldenthread.analysis.committee_paper.draft import Draft, cell
from goldenthread.analysis.committee_paper.located import Prose
from goldenthread.analysis.committee_paper.paper import (
    Block,
    Bullets,
    Column,
    Cover,
    CoverField,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)
from goldenthread.analysis.committee_paper.spans import day_in_words

WHERE = "Cover report"
_LEVEL = 2
_MONEY = ("cost_or_saving", "sufficient_funding", "revenue_or_capital")


def cover(draft: Draft) -> Cover:
    """The whole cover report."""
    draft.section = "cover"
    return Cover(head=_head(draft), sections=_sections(draft), contact=_contact(draft))


def _head(draft: Draft) -> tuple[CoverField, ...]:
    content = draft.content
    meeting = day_in_words(content.meeting_on) if content.meeting_on else None
    fields = {
        "title": ("Title", content.title),
        "committee": ("For consideration by", content.committee),
        "meeting_on": ("On", meeting),
        "ward": ("Ward", content.ward),
        "director": ("Director", content.director),
    }
    return tuple(_field(draft, key, label, text) for key, (label, text) in fields.items())


def _contact(draft: Draft) -> tuple[CoverField, ...]:
    contact = draft.content.cover.contact
    fields = {
        "name": ("Contact", contact.name),
        "service": ("Service", contact.service),
        "telephone": ("Telephone No", contact.telephone),
        "email": ("Email", contact.email),
        "dated": ("Date", day_in_words(contact.dated) if contact.dated else None),
        "version": ("Version No.", contact.version),
    }
    return tuple(_field(draft, key, label, text) for key, (label, text) in fields.items())


def _field(draft: Draft, key: str, label: str, text: str | None) -> CoverField:
    if text is None:
        draft.blank(WHERE, label)
    return CoverField(key=key, label=label, text=text)


def _sections(draft: Draft) -> tuple[Section, ...]:
    written = draft.content.cover
    parts: dict[str, tuple[str, tuple[Block, ...]]] = {
        "outcome": ("Outcome / benefits to the community", _written(draft, "Outcome", written.outcome)),
        "recommendation": ("Recommendation", _recommendation(draft)),
        "summary": ("Summary of report", _written(draft, "Summary", written.summary)),
        "background": ("Background", _written(draft, "Background", written.background)),
        "analysis": ("Analysis of issues", _written(draft, "Analysis of issues", draft.content.conclusion)),
        "financial": ("Financial implications of the recommendation", _financial(draft)),
        "other-financial": (
            "Other financial information relevant to the recommendation/decision",
            _words(draft, "Other financial information", written.other_financial),
        ),
        "cross-council": (
            "Cross-council implications",
            _words(draft, "Cross-council implications", written.cross_council),
        ),
        "part-2": (
            "Reasons for considering the report in Part 2",
            _words(draft, "Reasons for considering the report in Part 2", written.part_2_reasons),
        ),
        "background-papers": ("List of background papers", _papers(draft)),
    }
    return tuple(
        Section(id=f"cover-{key}", number=None, title=title, level=_LEVEL, blocks=printed)
        for key, (title, printed) in parts.items()
    )


def _written(draft: Draft, name: str, content: Blocks) -> tuple[Block, ...]:
    return blocks(draft, content, _LEVEL) if content else _words(draft, name, None)


def _words(draft: Draft, name: str, prose: Prose | None) -> tuple[Block, ...]:
    if prose is None:
        return (Paragraph(runs=(Run(text=draft.blank(WHERE, name)),)),)
    return (Paragraph(runs=draft.runs(prose)),)


def _recommendation(draft: Draft) -> tuple[Block, ...]:
    intro = _words(draft, "Recommendation", draft.content.cover.recommendation_intro)
    items = draft.content.recommendations.items
    listed = sorted((item for item in items if item.cover_number), key=lambda item: item.cover_number or 0)
    statements = [item for item in items if item.cover_number is None]
    numbered = [Bullets(items=tuple(draft.runs(item.recommendation) for item in listed), numbered=True)]
    closing = [Paragraph(runs=draft.runs(item.recommendation), statement=True) for item in statements]
    return (*intro, *(numbered if listed else ()), *closing)


def _financial(draft: Draft) -> tuple[Block, ...]:
    written = draft.content.cover.financial
    statement = _words(draft, "Financial statement", written.statement)
    shown = tuple(p.model_copy(update={"statement": True}) if isinstance(p, Paragraph) else p for p in statement)
    return (*shown, _financial_table(draft, written.rows))


def _financial_table(draft: Draft, rows: tuple[FinancialRow, ...]) -> Table:
    columns = (
        Column(key="year", heading="Year", width=2.4),
        Column(key="cost_or_saving", heading="How much will it cost/(save)", width=2),
        Column(key="sufficient_funding", heading="Is there sufficient funding? If not, the shortfall", width=2.4),
        Column(key="revenue_or_capital", heading="Revenue or capital?", width=1.6),
    )
    caption = "Cost, funding and kind of spending by financial year"
    return draft.table("financial", caption, columns, [_financial_row(draft, row) for row in rows])


def _financial_row(draft: Draft, row: FinancialRow) -> Row:
    cells = [cell(row.year)]
    for name in _MONEY:
        words = getattr(row, name)
        label = f"Financial table, {row.year}: {name.replace('_', ' ')}"
        cells.append(cell(draft.blank(WHERE, label)) if words is None else cell(*draft.runs(words)))
    return Row(cells=tuple(cells))


def _papers(draft: Draft) -> tuple[Block, ...]:
    papers = draft.content.cover.background_papers
    if not papers:
        return _words(draft, "List of background papers", None)
    return (Bullets(items=tuple(draft.runs(paper) for paper in papers)),)
