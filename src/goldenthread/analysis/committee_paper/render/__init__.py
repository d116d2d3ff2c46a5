"""Printing a built review: as a web page, as a Word document, as a PDF. The same review gives the same bytes.

Each renderer writes one file and puts it in place whole: `html(review, path)`, `word(review, path)`,
`pdf(review, path)`. `renderer(path)` is the one for a file's suffix.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from goldenthread.analysis.committee_paper.paper import Review
from goldenthread.analysis.committee_paper.render import pdf_file, web_page, word_file
from goldenthread.analysis.committee_paper.render.whole_file import put
from goldenthread.codes import UserError

Renderer = Callable[[Review, Path], None]


class RenderError(UserError):
    """A form of paper that there is none of, or a place where it cannot be written."""


def html(review: Review, path: Path) -> None:
    """Write the web page."""
    put(path, web_page.page(review).encode())


def word(review: Review, path: Path) -> None:
    """Write the Word document."""
    put(path, word_file.document(review))


def pdf(review: Review, path: Path) -> None:
    """Write the PDF. MissingLibraryError (a UserError) where the system has no Pango."""
    put(path, pdf_file.document(review))


RENDERERS: Mapping[str, Renderer] = {".docx": word, ".html": html, ".pdf": pdf}


def renderer(path: Path) -> Renderer:
    """The renderer for the suffix of `path`. RenderError for any other suffix."""
    suffix = Path(path).suffix.lower()
    if suffix not in RENDERERS:
        raise RenderError(f"{path} does not end in .docx, .html or .pdf: name the paper's file with one of these.")
    return RENDERERS[suffix]
