from goldenthread.record.people.models.address import Address, Warning
from goldenthread.record.people.models.merge import Merge
from goldenthread.record.people.models.network import (
    Family,
    FamilyMember,
    Household,
    HouseholdMember,
    Relationship,
    Withholding,
)
from goldenthread.record.people.models.person import Change, Disability, Identifier, Name, Person
from goldenthread.record.people.models.search import NameWord, Search, SearchKey

__all__ = [
    "Address",
    "Change",
    "Disability",
    "Family",
    "FamilyMember",
    "Household",
    "HouseholdMember",
    "Identifier",
    "Merge",
    "Name",
    "NameWord",
    "Person",
    "Relationship",
    "Search",
    "SearchKey",
    "Warning",
    "Withholding",
]
