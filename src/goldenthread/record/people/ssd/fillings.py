"""Which fields of people's models fill which columns of the dataset: declared once, for both ways.

Filled: ssd_person, ssd_family, ssd_address, ssd_disability, ssd_mother, ssd_linked_identifiers. Immigration status and
legal status have no model here, so they are not supplied.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Field, Model

from goldenthread.analysis.tables import TABLES
from goldenthread.record.people.models import Address, Disability, FamilyMember, Identifier, Person, Relationship


@dataclass(frozen=True)
class Filling:
    """How the rows of a model fill a table.

    ``fields``: the model's field by column of the table; a column that names a person or a family holds keys of the
    record until it is named. ``only``: what every row of the table has in the model. ``key``: the table's key,
    which the model keeps in ``source_id``. ``starts`` and ``ends``: between which a row holds, where it has them.
    """

    table: str
    model: type[Model]
    fields: Mapping[str, str]
    key: str = ""
    only: Mapping[str, object] = field(default_factory=dict)
    starts: str = ""
    ends: str = ""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the table that a field fills."""
        return tuple(column for column in self.fields if column in TABLES[self.table].polars_schema)

    @property
    def person_columns(self) -> tuple[str, ...]:
        """Those that name a person."""
        return tuple(column for column in self.columns if TABLES[self.table].column(column).references == PERSON)

    def kind(self, column: str) -> Field:
        return self.model._meta.get_field(self.fields[column])


PERSON = "ssd_person.pers_person_id"
MOTHER = "mother"
KEYS = {"source_id": "source_id"}

PEOPLE = Filling(
    "ssd_person",
    Person,
    {
        "pers_forename": "given_name",
        "pers_surname": "family_name",
        "pers_sex": "sex",
        "pers_gender": "gender",
        "pers_ethnicity": "ethnicity",
        "pers_dob": "born_on",
        "pers_upn_unknown": "why_no_upn",
        "pers_send_flag": "has_ehc_plan",
        "pers_expected_dob": "expected_on",
        "pers_death_date": "died_on",
        "pers_is_mother": "is_mother",
        "pers_nationality": "nationality",
        "reference": "reference",
    },
    only={"merged_into": None},
)
NUMBERS: Mapping[str, str] = {
    "pers_person_id": Identifier.LOCAL,
    "pers_legacy_id": Identifier.LEGACY,
    "pers_upn": Identifier.UPN,
    "pers_common_child_id": Identifier.COMMON,
    "pers_single_unique_id": Identifier.NHS,
}
"""The columns of ssd_person that are rows of ``Identifier``, by their kind."""

FAMILIES = Filling(
    "ssd_family",
    FamilyMember,
    {"fami_family_id": "family_id", "fami_person_id": "person_id", **KEYS},
    key="fami_table_id",
)
ADDRESSES = Filling(
    "ssd_address",
    Address,
    {
        "addr_person_id": "person_id",
        "addr_address_type": "kind",
        "addr_address_start_date": "starts_on",
        "addr_address_end_date": "ends_on",
        "addr_address_postcode": "postcode",
        "addr_address_json": "parts",
        "confidential": "confidential",
        **KEYS,
    },
    key="addr_table_id",
    starts="addr_address_start_date",
    ends="addr_address_end_date",
)
DISABILITIES = Filling(
    "ssd_disability",
    Disability,
    {"disa_person_id": "person_id", "disa_disability_code": "code", **KEYS},
    key="disa_table_id",
)
MOTHERS = Filling(
    "ssd_mother",
    Relationship,
    {"moth_person_id": "person_id", "moth_childs_person_id": "related_id", **KEYS},
    key="moth_table_id",
    only={"kind": MOTHER},
)
LINKED = Filling(
    "ssd_linked_identifiers",
    Identifier,
    {
        "link_person_id": "person_id",
        "link_identifier_type": "kind",
        "link_identifier_value": "value",
        "link_valid_from_date": "starts_on",
        "link_valid_to_date": "ends_on",
        **KEYS,
    },
    key="link_table_id",
    starts="link_valid_from_date",
    ends="link_valid_to_date",
)
PARTS = (FAMILIES, ADDRESSES, DISABILITIES, MOTHERS, LINKED)
FILLED = tuple(filling.table for filling in (PEOPLE, *PARTS))
