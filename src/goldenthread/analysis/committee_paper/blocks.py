"""The blocks that authors write, turned into the blocks that a paper prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from goldenthread.analysis.committee_paper import content as written
from goldenthread.analysis.committee_paper.computed import computed_blocks
from goldenthread.analysis.committee_paper.draft import Draft, cell
from goldenthread.analysis.committee_paper.indicator_table import indicator_table
from goldenthread.analysis.committee_paper.located import Prose
from goldenthread.analysis.committee_paper.paper import (
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Note,
    Paragraph,
    Row,
    Table,
)


def blocks(draft: Draft, content: written.Blocks, level: int) -> tuple[Block, ...]:
    """The printed blocks of some content in a section whose heading has this level."""
    return tuple(block for each in content for block in _printed(draft, each, level))


def _printed(draft: Draft, block: written.BlockContent, level: int) -> Iterator[Block]:
    if isinstance(block, written.ComputedContent):
        yield from computed_blocks(draft, block.computed, block.caption)
    elif isinstance(block, written.HeadingContent):
        yield Heading(text=block.heading, level=level + 1)
    else:
        yield _one(draft, block)


def _one(draft: Draft, block: written.BlockContent) -> Block:
    if isinstance(block, Prose):
        return Paragraph(runs=draft.runs(block))
    return _PRINTERS[type(block)](draft, block)


def _paragraph(draft: Draft, block: written.ParagraphContent) -> Paragraph:
    runs = draft.runs(draft.of_edition(block.paragraph, block.published))
    draft.claim(runs, block.claims)
    return Paragraph(runs=runs, statement=block.statement)


def _table(draft: Draft, block: written.WrittenTable) -> Table:
    widths = block.widths or tuple(1.0 for _ in block.columns)
    columns = [
        Column(key=f"column-{place}", heading=heading, width=width)
        for place, (heading, width) in enumerate(zip(block.columns, widths, strict=True), start=1)
    ]
    rows = [Row(cells=tuple(_cell(draft, words) for words in row)) for row in block.rows]
    return draft.table(block.table, block.caption, columns, rows)


def _cell(draft: Draft, words: Prose) -> Cell:
    return cell(*draft.runs(words))


def _bullets(draft: Draft, block: written.BulletsContent) -> Bullets:
    return Bullets(items=tuple(draft.runs(item) for item in block.bullets))


def _numbered(draft: Draft, block: written.NumberedContent) -> Bullets:
    return Bullets(items=tuple(draft.runs(item) for item in block.numbered), numbered=True)


def _note(draft: Draft, block: written.NoteContent) -> Note:
    return Note(runs=draft.runs(block.note))


_PRINTERS: Mapping[type, Callable[[Draft, Any], Block]] = {
    written.ParagraphContent: _paragraph,
    written.BulletsContent: _bullets,
    written.NumberedContent: _numbered,
    written.NoteContent: _note,
    written.WrittenTable: _table,
    written.FiguresContent: indicator_table,
}
