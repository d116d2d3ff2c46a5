"""The paper as a tagged PDF, printed from its own web page."""

from __future__ import annotations

from goldenthread.analysis.committee_paper.paper import Review
from goldenthread.analysis.committee_paper.render.web_page import page
from goldenthread.codes import UserError

_PANGO = (
    "A PDF needs the system's Pango library, which is not installed: install libpango-1.0-0 and libpangoft2-1.0-0, "
    "or write the paper as .docx or .html."
)


class MissingLibraryError(UserError):
    """A library of the system that the PDF needs is not there."""


def document(review: Review) -> bytes:
    """The PDF (PDF/UA-1, the same bytes for the same review). MissingLibraryError where Pango is not installed."""
    html = _weasyprint()
    identifier = review.dataset.fingerprint.encode()[:16]
    return bytes(html(string=page(review)).write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier))


def _weasyprint() -> type:
    try:
        from weasyprint import HTML  # type: ignore[import-untyped]  # noqa: PLC0415  loads Pango, which may be missing
    except OSError as error:
        raise MissingLibraryError(_PANGO) from error
    return HTML  # type: ignore[no-any-return]
