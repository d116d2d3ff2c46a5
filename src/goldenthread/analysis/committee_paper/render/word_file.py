"""The paper as a Word document."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from goldenthread.analysis.committee_paper.paper import (
    Block,
    Bullets,
    Chart,
    CoverField,
    Heading,
    Note,
    Paragraph,
    Review,
    Runs,
    Section,
    Table,
)
from goldenthread.analysis.committee_paper.render.drawing import png
from goldenthread.analysis.committee_paper.render.word_fields import (
    Bookmarks,
    add_field,
    begin_field,
    bookmark_name,
    end_field,
    link,
)
from goldenthread.analysis.committee_paper.render.word_package import set_properties, steady
from goldenthread.analysis.committee_paper.render.word_styles import TABLE_STYLE, TEXT_WIDTH, dress, set_styles
from goldenthread.analysis.committee_paper.render.word_table import add_table, describe, keep_whole, put, shape
from goldenthread.analysis.committee_paper.render.wording import (
    caption,
    contents,
    field_text,
    heading,
    leads_on,
    provenance,
)

_BELOW_TABLE = Pt(10)
_LABEL_AND_FIELD = {1: (5, 12), 2: (3, 6, 2.5, 5.5)}
_FRESH_PAGE = frozenset({"purpose", "figure-index"})


def document(review: Review) -> bytes:
    """The .docx file: the same bytes for the same review."""
    paper = _Paper(review)
    paper.cover()
    paper.contents()
    for section in review.sections:
        paper.section(section)
    paper.paragraph("Note", provenance(review))
    set_properties(paper.document, review)
    return steady(paper.document)


class _Paper:
    """The document while it is written."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.document: Document = docx.Document()
        self._bookmarks = Bookmarks()
        self._below_table = False
        set_styles(self.document)
        _page(self.document, review)

    def cover(self) -> None:
        """The title, the box of fields, the cover's parts and the contact fields."""
        review = self.review
        self.paragraph("Masthead", review.authority)
        self.paragraph("Title", review.title)
        self._fields(review.cover.head, "About this report")
        for section in review.cover.sections:
            self.paragraph("Cover Heading", section.title)
            self._blocks(section)
        self.paragraph("Cover Heading", "Contact")
        self._fields(review.cover.contact, "Contact", across=2)

    def contents(self) -> None:
        """A real table of contents, filled in with links. Word adds the page numbers when it updates the field."""
        title = self.paragraph("Contents Heading", "Contents")
        title.paragraph_format.page_break_before = True
        for place, section in enumerate(contents(self.review)):
            entry = self.paragraph(f"toc {section.level}")
            if place == 0:
                begin_field(entry, 'TOC \\o "1-2" \\h \\z', dirty=True)
            link(entry, heading(section), bookmark_name(section.id))
        end_field(entry)

    def section(self, section: Section) -> None:
        written = self.paragraph(f"Heading {section.level}", heading(section))
        if section.id in _FRESH_PAGE:
            written.paragraph_format.page_break_before, written.paragraph_format.space_before = True, Pt(0)
        self._bookmarks.around(written, bookmark_name(section.id))
        self._blocks(section)

    def _blocks(self, section: Section) -> None:
        self._below_table = False
        for block in section.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        self._below_table, below_table = isinstance(block, Table), self._below_table
        first = self._add(block)
        if below_table and first is not None:
            first.paragraph_format.space_before = _BELOW_TABLE

    def _add(self, block: Block) -> WordParagraph | None:
        """Write a block. Gives the paragraph that must stand off from a table above it, if it has one."""
        match block:
            case Paragraph():
                return self._write(self.paragraph(_style_of(block)), block.runs)
            case Bullets():
                return self._list(block)
            case Heading():
                self.paragraph(f"Heading {min(block.level, 3)}", block.text)
            case Note():
                self._write(self.paragraph("Note"), block.runs)
            case Chart():
                self._chart(block)
            case _:
                self._table(block)
        return None

    def paragraph(self, style: str, words: str = "") -> WordParagraph:
        """A new paragraph at the end of the document."""
        return dress(self.document.add_paragraph(words), style)

    def _write(self, paragraph: WordParagraph, runs: Runs) -> WordParagraph:
        for run in runs:
            if run.figure:
                link(paragraph, run.text, bookmark_name(run.figure), style="FigureLink")
            else:
                paragraph.add_run(run.text).bold = run.strong or None
        return paragraph

    def _list(self, block: Bullets) -> WordParagraph:
        style = "List Number" if block.numbered else "List Bullet"
        items = [self._write(self.paragraph(style), item) for item in block.items]
        if block.numbered:
            numbering = _new_numbering(self.document)
            for item in items:
                _number(item, numbering)
        return items[0]

    def _caption(self, kind: str, block: Table | Chart) -> None:
        paragraph = self.paragraph("Caption", f"{kind} ")
        add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(block.number))
        paragraph.add_run(caption(block))

    def _table(self, block: Table) -> None:
        self._caption("Table", block)
        add_table(self.document, block, self._write, self._name)

    def _name(self, paragraph: WordParagraph, name: str) -> None:
        self._bookmarks.around(paragraph, bookmark_name(name))

    def _chart(self, chart: Chart) -> None:
        self._caption("Chart", chart)
        picture = self.document.add_paragraph().add_run().add_picture(BytesIO(png(chart)), width=TEXT_WIDTH)
        facts = picture._inline.docPr
        facts.set("descr", chart.alt)
        facts.set("title", chart.caption)

    def _fields(self, fields: tuple[CoverField, ...], title: str, *, across: int = 1) -> None:
        """Labels and what they are filled with, `across` pairs to a row."""
        table = self.document.add_table(rows=-(-len(fields) // across), cols=2 * across, style=TABLE_STYLE)
        describe(table, title, header=False)
        shape(table, _LABEL_AND_FIELD[across])
        for row in table.rows:
            keep_whole(row)
        cells = [cell for row in table.rows for cell in row.cells]
        for place, field in enumerate(fields):
            put(cells[2 * place], field.label, "Table Heading")
            put(cells[2 * place + 1], field_text(field), "Table Text")


def _style_of(block: Paragraph) -> str:
    if block.statement:
        return "Statement"
    return "Label" if leads_on(block) else "Normal"


def _page(document: Document, review: Review) -> None:
    """A4 with a header that carries the marking and a footer that carries the page number."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(2.2)
    page.header_distance = page.footer_distance = Cm(1)
    _edge(page.header.paragraphs[0], review.authority).add_run(review.marking).bold = True
    footer = _edge(page.footer.paragraphs[0], review.title)
    footer.add_run("Page ")
    add_field(footer, "PAGE", "1")
    footer.add_run(" of ")
    add_field(footer, "NUMPAGES", "1")


def _edge(paragraph: WordParagraph, left: str) -> WordParagraph:
    paragraph.add_run(f"{left}\t")
    return paragraph


def _new_numbering(document: Document) -> str:
    """A numbering of its own for one list, so that each list starts at 1. Gives its id."""
    numbering = document.part.numbering_part.element
    style = document.styles["List Number"].element
    base = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
    made = numbering.add_num(base)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return str(made.numId)


def _number(paragraph: WordParagraph, numbering: str) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = int(numbering)
