"""A document, and whom it is about."""

from __future__ import annotations

from functools import partial
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from goldenthread.access.data_classes import ITEM_CHOICES, DataClass
from goldenthread.access.models import User
from goldenthread.access.subjects import SubjectQuerySet, kept_from
from goldenthread.kit.references import new_reference
from goldenthread.record.people.models import Person

KINDS = (
    ("letter", "Letter"),
    ("report", "Report or assessment"),
    ("minutes", "Minutes"),
    ("court", "Court paper"),
    ("health", "Health paper"),
    ("school", "School paper"),
    ("police", "Police paper"),
    ("email", "E-mail"),
    ("picture", "Picture or drawing"),
    ("other", "Something else"),
)
NOBODYS = 0  # no row has this key; with it a page asks as much of one without documents as of one with many


class Document(models.Model):
    """``digest``: SHA-256 of the file, which is also its name in the store. ``upload_name``: what it was called by
    whoever brought it; shown as text and never used as a name. ``supersedes``: the version that this one replaces.
    """

    reference = models.CharField(max_length=10, unique=True, default=partial(new_reference, "w"), editable=False)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=7, choices=KINDS)
    data_class = models.CharField(max_length=1, choices=ITEM_CHOICES, default=DataClass.GENERAL.value)
    dated_on = models.DateField()
    author = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=80)
    upload_name = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField()
    added_on = models.DateField()
    added_by_id = models.BigIntegerField()
    supersedes = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="superseded_by", editable=False
    )

    class Meta:
        ordering = ("-dated_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(supersedes=models.F("pk")), name="document_supersedes_another"),
        )

    def __str__(self) -> str:
        return self.reference


class AboutQuerySet(SubjectQuerySet):
    """A document about several people is closed to whoever is kept from one of them."""

    class_field = "document__data_class"

    def visible_to(self, user: User) -> Self:
        others = About.objects.filter(kept_from(user, "person_id"), document=OuterRef("document"))
        return super().visible_to(user).exclude(Exists(others))

    def of(self, person: Person) -> Self:
        """Those of one person. Their documents are named by key: the class stands in the document and the person here,
        and a database that has to weigh both against what the reader sees reads the documents of everybody.
        """
        documents = About.objects.filter(person=person).values_list("document", flat=True)
        return self.filter(person=person, document__in=[NOBODYS, *documents])

    def current(self) -> Self:
        return self.filter(document__superseded_by=None)

    def told(self) -> Self:
        """Each with its document, the newest first."""
        return self.select_related("document__supersedes").order_by("-document__dated_on", "-document__pk")


class About(models.Model):
    """One person whom a document is about."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="about")
    person = models.ForeignKey(Person, models.CASCADE, related_name="documents")

    objects = AboutQuerySet.as_manager()

    class Meta:
        ordering = ("document", "pk")
