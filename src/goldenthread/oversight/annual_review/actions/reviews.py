"""Annual reviews: build an edition."""

from __future__ import annotations

import hashlib

from django.core.exceptions import PermissionDenied
from django.db import transaction

from goldenthread import analysis, codes
from goldenthread.access.actions import audit_events
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.analysis import committee_paper
from goldenthread.analysis.committee_paper.content_file import example_path
from goldenthread.analysis.tables import Dataset
from goldenthread.kit.program import digest_of
from goldenthread.oversight.annual_review.models import BuiltReview


@transaction.atomic
def build(*, dataset: Dataset, year: str, edition: str, by: User | None) -> BuiltReview:
    """Build one edition of a year's review and keep it. ``by`` is None for the machine itself (first start).

    Raises PermissionDenied for a person who may not build, and UserError where the content file is at fault.
    """
    if by is not None and not by.may(Permission.REVIEW_BUILD):
        raise PermissionDenied
    paper = committee_paper.build(dataset, year, edition=edition)
    review = _keep(paper, source_mark(dataset, year), by)
    audit_events.record(type="review:build", by=by, subject=f"review:{year}:{edition}")
    return review


def source_mark(dataset: Dataset, year: str) -> str:
    """Changes when anything changes that a review is made from: program, dataset, year, the year's content file."""
    facts = f"{digest_of(analysis, codes)} {dataset.fingerprint} {year} "
    content = example_path(year)
    words = content.read_bytes() if content.exists() else b""
    return hashlib.sha256(facts.encode() + words).hexdigest()


def _keep(paper: committee_paper.Review, made_from: str, by: User | None) -> BuiltReview:
    document = paper.to_json()
    review, _ = BuiltReview.objects.get_or_create(
        year=paper.year,
        edition=paper.edition,
        fingerprint=hashlib.sha256(document.encode()).hexdigest(),
        defaults={
            "title": paper.title,
            "as_at": paper.as_at,
            "made_from": made_from,
            "document": document,
            "built_by_id": str(by.pk) if by else "",
        },
    )
    return review
