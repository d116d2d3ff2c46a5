"""The pack as a page and as a PDF: what was taken out of the content is in neither."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from goldenthread.codes import UserError
from goldenthread.record.case_file.pack.ask import Ask
from goldenthread.record.case_file.pack.content import Section
from goldenthread.record.people.models import Person

DRAFT = "Draft for a second check: it must not leave"
STYLE = "case_file/pack.css"
NO_PANGO = (
    "A PDF needs the system's Pango library, which is not installed here. Choose the page to print instead, and tell "
    "the service desk that libpango-1.0-0 and libpangoft2-1.0-0 are missing."
)


class MissingLibraryError(UserError):
    """A library of the system that the PDF needs is not there."""


@dataclass(frozen=True)
class Paper:
    """Everything that is printed. ``as_at``: when it was made, by the true clock. ``draft``: not checked yet."""

    person: Person
    name: str
    ask: Ask
    sections: tuple[Section, ...]
    printed_by: str
    as_at: datetime
    draft: bool = False

    @property
    def marking(self) -> str:
        return DRAFT if self.draft else self.ask.marking


def page(paper: Paper) -> str:
    """HTML that prints by itself: no script, one style sheet of the site."""
    return render_to_string("case_file/pack_paper.html", {"paper": paper})


def pdf(paper: Paper) -> bytes:
    """Raises ``MissingLibraryError`` where the machine has no Pango."""
    html, css = _weasyprint()
    text = render_to_string("case_file/pack_paper.html", {"paper": paper, "alone": True})
    return bytes(html(string=text, url_fetcher=_nothing).write_pdf(stylesheets=[css(filename=finders.find(STYLE))]))


def _nothing(url: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(f"a pack fetches nothing: {url}")


def _weasyprint() -> tuple[type, type]:
    try:
        from weasyprint import CSS, HTML  # noqa: PLC0415  loads Pango, which may be missing
    except OSError as error:
        raise MissingLibraryError(NO_PANGO) from error
    return HTML, CSS
