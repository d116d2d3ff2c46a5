"""Where a person lives and how to reach them safely."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from goldenthread.access.data_classes import ITEM_CHOICES, DataClass
from goldenthread.codes import people as codes
from goldenthread.kit.versions import Versioned
from goldenthread.record.people.models.person import DatedRows, Person, PersonPart, choices


class AddressQuerySet(DatedRows):
    """An address is general; a confidential one is of the safe-contact class. ``data_class`` is kept by the actions."""

    class_field = "data_class"


class Address(PersonPart):
    """``parts``: the address as the dataset's JSON has it (ROOM, FLOOR, FLAT, BUILDING, HOUSE, STREET, TOWN, UPRN,
    EASTING, NORTHING), in that order. ``confidential``: nobody outside learns it, nobody in the family is told.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="addresses")
    kind = models.CharField(max_length=20, blank=True, choices=choices(codes.ADDRESS_TYPE))
    parts = models.JSONField(default=dict, blank=True)
    postcode = models.CharField(max_length=20, blank=True, db_index=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    confidential = models.BooleanField(default=False)
    data_class = models.CharField(max_length=1, choices=ITEM_CHOICES, default=DataClass.GENERAL.value)
    safe_to_write = models.BooleanField(null=True, blank=True)
    safe_contact = models.TextField(blank=True)
    confirmed = models.BooleanField(default=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        ordering = ("person", "-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="address_ends_on_or_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(confidential=False) | Q(data_class="V"), name="confidential_address_is_of_its_class"
            ),
        )


class Warning(Versioned):
    """A safety note on a person: where not to write, whom not to visit alone. Text that everybody who may must see."""

    KINDS = (
        ("contact", "Safe contact"),
        ("staff", "Risk to staff"),
        ("child", "Risk to a child"),
        ("health", "Health"),
        ("other", "Other"),
    )

    person = models.ForeignKey(Person, models.CASCADE, related_name="warnings")
    kind = models.CharField(max_length=7, choices=KINDS)
    text = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    data_class = models.CharField(max_length=1, choices=ITEM_CHOICES, default=DataClass.SAFE_CONTACT.value)
    recorded_by_id = models.BigIntegerField(null=True, blank=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on", "-pk")
