"""The paper as files: made when first asked for, kept in ``var`` under what they print and what printed them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from goldenthread.analysis import committee_paper
from goldenthread.analysis.committee_paper import render
from goldenthread.kit.program import digest_of
from goldenthread.kit.tables import Link
from goldenthread.kit.whole_file import whole
from goldenthread.oversight.annual_review.models import BuiltReview

KINDS: Mapping[str, str] = {"docx": "Word", "html": "Web page", "pdf": "PDF"}
RENDERERS = {"docx": render.word, "html": render.html, "pdf": render.pdf}


def links(review: BuiltReview) -> list[Link]:
    """One link a kind of file."""
    hrefs = {kind: reverse("annual-review-file", args=[review.year, kind]) for kind in KINDS}
    return [Link(f"Download the {review.edition} edition ({KINDS[kind]})", href) for kind, href in hrefs.items()]


def name(review: BuiltReview, kind: str) -> str:
    return f"annual-review-{review.year}-{review.edition}.{kind}"


def rendered(review: BuiltReview, kind: str) -> Path:
    """The path of the file. Raises UserError where this machine cannot make that kind (PDF needs Pango)."""
    printed_by = digest_of(committee_paper)[:16]
    path = settings.VAR / "papers" / f"{review.fingerprint}-{printed_by}.{kind}"
    if not path.exists():
        with whole(path) as temporary:
            RENDERERS[kind](review.paper, temporary)
    return path
