"""Words that every form of the paper prints the same."""

from __future__ import annotations

from goldenthread.analysis.committee_paper.paper import (
    NOT_RECORDED,
    Chart,
    CoverField,
    Paragraph,
    Review,
    Section,
    Table,
    plain,
)
from goldenthread.analysis.committee_paper.spans import day_in_words


def heading(section: Section) -> str:
    """A section's heading with its number: "7.1 Early help", "Appendix A: Index of figures"."""
    if section.number is None:
        return section.title
    return f"{section.number}{': ' if section.number.startswith('Appendix') else ' '}{section.title}"


def caption(block: Table | Chart) -> str:
    """What follows "Table 7" or "Chart 1" over a table or under a chart."""
    return f": {block.caption}"


def field_text(field: CoverField) -> str:
    """What a cover field prints."""
    return NOT_RECORDED if field.text is None else field.text


def provenance(review: Review) -> str:
    """From which snapshot the figures come, for the foot of the paper."""
    return (
        f"Figures from the dataset of {review.authority} ({review.dataset.source}), as known on "
        f"{day_in_words(review.as_at)}; snapshot {review.dataset.fingerprint[:12]}."
    )


def contents(review: Review) -> list[Section]:
    """The sections that the contents list: those with a number."""
    return [section for section in review.sections if section.number is not None]


def leads_on(block: Paragraph) -> bool:
    """Whether a paragraph belongs to what follows it: a label, or words that end in a colon."""
    return all(run.strong for run in block.runs) or plain(block.runs).endswith(":")


_WHOLE = 14


def stays_whole(table: Table) -> bool:
    """Whether a table is moved to a new page rather than broken: short tables of numbers are, rows of prose are not."""
    return len(table.rows) <= _WHOLE and any(column.kind != "text" for column in table.columns)
