"""What somebody has written and not yet saved. Scratch paper: no part of any record, and thrown away in time.

Whose it is is kept as a key and not as a reference, since this room knows nobody.
"""

from __future__ import annotations

from functools import partial

from django.db import models
from django.http import QueryDict
from django.utils import timezone

from goldenthread.kit import encryption
from goldenthread.kit.references import new_reference


class Written(models.Model):
    """``page`` is the address of the form; ``encrypted`` its fields, as a form posts them."""

    owner_id = models.BigIntegerField(db_index=True)
    page = models.CharField(max_length=500)
    encrypted = models.TextField()
    written_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        abstract = True

    @property
    def values(self) -> QueryDict:
        return QueryDict(encryption.decrypt(self.encrypted))


class Draft(Written):
    """A form put aside: one for each person, kind of form and subject (a reference)."""

    reference = models.CharField(max_length=10, unique=True, default=partial(new_reference, "d"), editable=False)
    form = models.SlugField(max_length=60)
    subject = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("-written_at",)
        constraints = (
            models.UniqueConstraint(fields=("owner_id", "form", "subject"), name="draft_one_for_each_form_and_subject"),
        )

    @property
    def title(self) -> str:
        """The kind of form in words: "chronology-entry" is a "Chronology entry"."""
        return self.form.replace("-", " ").capitalize()


class KeptPost(Written):
    """A form that was sent when its session had ended."""

    reference = models.CharField(max_length=10, unique=True, default=partial(new_reference, "k"), editable=False)

    class Meta:
        ordering = ("-written_at",)
