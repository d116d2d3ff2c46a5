"""The styles of the Word paper: Word's own names, so that its navigation, contents and readers know them."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

FONT = "Arial"
INK, ACCENT = RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x16, 0x32, 0x5C)
TEXT_WIDTH = Cm(17)
TABLE_STYLE = "Paper Table"

_HEADINGS = {"Title": (20, 6, 12), "Heading 1": (16, 22, 8), "Heading 2": (13.5, 18, 6), "Heading 3": (11.5, 14, 4)}
_TABLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PaperTable">
  <w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="12" w:color="16325C"/><w:bottom w:val="single" w:sz="6" w:color="8A94A3"/>
      <w:insideH w:val="single" w:sz="4" w:color="8A94A3"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="50" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>
      <w:bottom w:w="50" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr>
      <w:tcBorders><w:bottom w:val="single" w:sz="12" w:color="16325C"/></w:tcBorders>
      <w:shd w:val="clear" w:color="auto" w:fill="EEF1F5"/><w:vAlign w:val="bottom"/>
    </w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="lastRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr><w:tcBorders><w:top w:val="single" w:sz="12" w:color="16325C"/></w:tcBorders></w:tcPr>
  </w:tblStylePr>
</w:style>"""


def set_styles(document: Document) -> None:
    """Give the document the paper's styles."""
    _defaults(document)
    for name, (size, before, after) in _HEADINGS.items():
        _heading(document, name, size, before, after)
    _cover_heading(document)
    _caption(document)
    _lists(document)
    _contents(document)
    _own(document)
    document.styles.element.append(parse_xml(_TABLE))


def dress(paragraph: Paragraph, name: str) -> Paragraph:
    """Give the paragraph a style. By its id: python-docx looks a name up among all styles, thousands of times over."""
    paragraph._p.style = name.replace(" ", "")
    return paragraph


def paragraph_style(document: Document, name: str, based_on: str = "Normal") -> ParagraphStyle:
    """A paragraph style of our own."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    base = document.styles[based_on]
    assert isinstance(base, ParagraphStyle)
    style.base_style = base
    style.quick_style = True
    return style


def _defaults(document: Document) -> None:
    normal = _style(document, "Normal")
    _font(normal, 10.5)
    normal.paragraph_format.space_after = Pt(7)
    normal.paragraph_format.line_spacing = 1.15
    normal.paragraph_format.widow_control = True
    language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): "en-GB"})
    normal.element.get_or_add_rPr().append(language)
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), "en-GB")


def _heading(document: Document, name: str, size: float, before: float, after: float) -> None:
    style = _style(document, name)
    _font(style, size)
    style.font.bold, style.font.italic, style.font.color.rgb = True, False, ACCENT
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.keep_with_next = Pt(before), Pt(after), True
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _cover_heading(document: Document) -> None:
    """A heading to readers and to navigation, but not to the contents, which list Heading 1 and 2."""
    style = paragraph_style(document, "Cover Heading", "Heading 1")
    style.font.size = Pt(11.5)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(14), Pt(4)


def _caption(document: Document) -> None:
    style = _style(document, "Caption")
    _font(style, 9.5)
    style.font.bold, style.font.color.rgb = True, INK
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(4)
    style.paragraph_format.keep_with_next = True


def _lists(document: Document) -> None:
    for name in ("List Bullet", "List Number"):
        style = _style(document, name)
        style.paragraph_format.space_after = Pt(4)


def _contents(document: Document) -> None:
    for name, indent, bold in (("toc 1", 0.0, True), ("toc 2", 0.75, False)):
        style = paragraph_style(document, name)
        style.font.bold = bold
        style.paragraph_format.left_indent = Cm(indent)
        style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    title = paragraph_style(document, "Contents Heading")
    title.font.size, title.font.bold, title.font.color.rgb = Pt(16), True, ACCENT
    title.paragraph_format.space_after = Pt(10)


def _own(document: Document) -> None:
    masthead = paragraph_style(document, "Masthead")
    masthead.font.size, masthead.font.bold, masthead.font.color.rgb = Pt(13), True, ACCENT
    statement = paragraph_style(document, "Statement")
    statement.font.bold = True
    statement.element.get_or_add_pPr().append(_left_rule())
    statement.paragraph_format.left_indent = Cm(0.4)
    label = paragraph_style(document, "Label")
    label.paragraph_format.keep_with_next, label.paragraph_format.space_after = True, Pt(3)
    note = paragraph_style(document, "Note")
    note.font.size, note.paragraph_format.space_before = Pt(8.5), Pt(4)
    _table_text(document)
    for name in ("Header", "Footer"):
        _edge(_style(document, name))
    link = document.styles.add_style("Figure Link", WD_STYLE_TYPE.CHARACTER)
    link.hidden = False


def _edge(style: ParagraphStyle) -> None:
    """Small, with one tab stop at the right edge in place of the template's two."""
    _font(style, 8.5)
    style.element.get_or_add_pPr()._remove_tabs()
    style.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _table_text(document: Document) -> None:
    text = paragraph_style(document, "Table Text")
    text.font.size = Pt(9.5)
    text.paragraph_format.space_after, text.paragraph_format.line_spacing = Pt(0), 1.05
    number = paragraph_style(document, "Table Number", "Table Text")
    number.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    heading = paragraph_style(document, "Table Heading", "Table Text")
    heading.font.bold, heading.paragraph_format.keep_with_next = True, True


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _font(style: ParagraphStyle, size: float) -> None:
    """Arial at this size for every script, in place of the theme's fonts."""
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if "Theme" in name or "theme" in name:
            del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _left_rule() -> BaseOxmlElement:
    borders = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" w:color="16325C"/></w:pBdr>'
    return parse_xml(borders)
