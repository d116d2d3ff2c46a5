"""By what people are found, and what was searched for."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from django.db import models
from django.utils import timezone

from goldenthread.access.models import User
from goldenthread.kit.references import new_reference
from goldenthread.record.people.models.person import GeneralPart, Person


class SearchKey(models.Model):
    """One of the keys by which a person is found (``matching.keys``). Derived: the people's actions keep them."""

    GIVEN, FAMILY, FACT = "g", "f", "x"
    KINDS = ((GIVEN, "Given name"), (FAMILY, "Family name"), (FACT, "Date, place or number"))
    LONGEST = 80

    person = models.ForeignKey(Person, models.CASCADE, related_name="search_keys")
    kind = models.CharField(max_length=1, choices=KINDS)
    key = models.CharField(max_length=LONGEST)

    objects = GeneralPart.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = (models.Index(fields=("key", "kind", "person"), name="people_search_by_key"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class NameWord(models.Model):
    """The vocabulary of searching: a word of somebody's name, and one way to reach it from how it may be typed."""

    key = models.CharField(max_length=82)
    word = models.CharField(max_length=SearchKey.LONGEST, db_index=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("key", "word"), name="name_word_once"),)

    def __str__(self) -> str:
        return self.word


class SearchQuerySet(models.QuerySet["Search"]):
    def visible_to(self, user: User) -> SearchQuerySet:
        """A search is its author's and nobody else's, for a day."""
        return self.filter(author=user, made_at__gt=timezone.now() - Search.KEPT)

    def expired(self) -> SearchQuerySet:
        return self.filter(made_at__lte=timezone.now() - Search.KEPT)


class Search(models.Model):
    """What somebody searched for and whom it found, so that no name stands in an address.

    ``typed``: by field. ``found``: for each match its person's key and why it matched, best first. ``quote``: a number
    to quote to the duty manager, where a restricted record may match.
    """

    KEPT = timedelta(hours=24)

    reference = models.CharField(max_length=10, unique=True, default=partial(new_reference, "s"), editable=False)
    author = models.ForeignKey(User, models.CASCADE, related_name="searches")
    typed = models.JSONField(default=dict)
    found = models.JSONField(default=list)
    quote = models.CharField(max_length=10, blank=True)
    made_at = models.DateTimeField(db_index=True)

    objects = SearchQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.reference
