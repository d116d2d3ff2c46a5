"""By what people are found, and what was searched for."""

from __future__ import annotations

from django.db import models

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
