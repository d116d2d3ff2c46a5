"""The paper as files: made when first asked for, kept in ``var`` under the fingerprint of what they print."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.urls import reverse

from goldenthread.analysis.committee_paper import render
from goldenthread.kit.tables import Link
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
    """The path of the file. Written under a name of this process first: two who ask at once do not collide."""
    path = settings.VAR / "papers" / f"{review.fingerprint}.{kind}"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{os.getpid()}-{path.name}")
        RENDERERS[kind](review.paper, temporary)
        temporary.replace(path)
    return path
