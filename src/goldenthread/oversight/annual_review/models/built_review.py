"""A review as it was built: frozen, with everything that it prints."""

from __future__ import annotations

from functools import cached_property
from typing import Self

from django.db import models
from django.utils import timezone

from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.analysis.committee_paper.paper import Review

EDITIONS = {"internal": "Internal", "published": "Published"}


class BuiltReviewQuerySet(models.QuerySet["BuiltReview"]):
    def visible_to(self, user: User) -> Self:
        """The edition of the user's audience, and nothing for a role that may not read reviews."""
        return self.filter(edition=user.role.audience) if user.may(Permission.REVIEW_VIEW) else self.none()

    def latest_of(self, year: str) -> BuiltReview | None:
        return self.filter(year=year).first()

    def latest_of_each_year(self) -> list[BuiltReview]:
        """Newest year first, one build each."""
        latest: dict[str, BuiltReview] = {}
        for review in self.order_by("-year", "-built_at", "-pk").defer("document"):
            latest.setdefault(review.year, review)
        return list(latest.values())


class BuiltReview(models.Model):
    """A build that is kept. ``as_at`` is the day of its figures, ``fingerprint`` is of the document.

    ``made_from`` marks the dataset, the content and the program that made it.
    """

    year = models.CharField(max_length=7)
    edition = models.CharField(max_length=10, choices=list(EDITIONS.items()))
    title = models.CharField(max_length=200)
    as_at = models.DateField()
    built_at = models.DateTimeField(default=timezone.now)
    built_by_id = models.CharField(max_length=40, blank=True)
    fingerprint = models.CharField(max_length=64)
    made_from = models.CharField(max_length=64)
    document = models.TextField()

    objects = BuiltReviewQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "-built_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("year", "edition", "fingerprint"), name="one_row_a_built_document"),
            models.CheckConstraint(condition=models.Q(edition__in=list(EDITIONS)), name="edition_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.title}, {self.edition} edition"

    @cached_property
    def paper(self) -> Review:
        """The review that was built: sections, figures, recommendations."""
        return Review.from_json(self.document)
