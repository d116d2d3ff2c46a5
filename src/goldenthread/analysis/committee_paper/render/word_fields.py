"""Fields, bookmarks and links: what Word keeps up to date itself, and what leads from one place to another."""

from __future__ import annotations

from itertools import count

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run


class Bookmarks:
    """Names for places. Word wants each bookmark numbered, and no two alike."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def around(self, paragraph: Paragraph, name: str) -> None:
        """Put a bookmark around what is in the paragraph so far."""
        number = str(next(self._numbers))
        start = _element("w:bookmarkStart", id=number, name=name)
        paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
        paragraph._p.append(_element("w:bookmarkEnd", id=number))


def bookmark_name(name: str) -> str:
    """A name that Word takes for a bookmark: letters, digits and underscores, at most 40."""
    return "b_" + "".join(letter if letter.isalnum() else "_" for letter in name)[:37]


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field within a line, with what it shows until Word computes it."""
    begin_field(paragraph, instruction)
    paragraph.add_run(shown)
    end_field(paragraph)


def begin_field(paragraph: Paragraph, instruction: str, *, dirty: bool = False) -> None:
    """Open a field whose result follows; `end_field` closes it. A dirty one is computed when the paper is opened."""
    _character(paragraph, "begin", dirty=dirty)
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = f" {instruction} "
    paragraph.add_run()._r.append(code)
    _character(paragraph, "separate")


def end_field(paragraph: Paragraph) -> None:
    """Close the field that was opened last."""
    _character(paragraph, "end")


def link(paragraph: Paragraph, words: str, to: str, style: str | None = None) -> Run:
    """Words that lead to a bookmark in the paper, in a character style (its id)."""
    run = paragraph.add_run(words)
    run._r.style = style
    anchor = _element("w:hyperlink", anchor=to, history="1")
    run._r.getparent().replace(run._r, anchor)
    anchor.append(run._r)
    return run


def _character(paragraph: Paragraph, kind: str, *, dirty: bool = False) -> None:
    mark = _element("w:fldChar", fldCharType=kind)
    if dirty:
        mark.set(qn("w:dirty"), "true")
    paragraph.add_run()._r.append(mark)


def _element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
