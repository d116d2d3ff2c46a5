"""What a search shows of whom it found: little of those out of the user's sight, nothing of those kept from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from goldenthread.access.models import Involvement, User
from goldenthread.kit import clock
from goldenthread.kit.words import day
from goldenthread.record.people import naming
from goldenthread.record.people.confidentiality import CONFIDENTIAL_ADDRESS
from goldenthread.record.people.homes import Home, Homes, lines, ways
from goldenthread.record.people.models import (
    Address,
    HouseholdMember,
    Name,
    Person,
    Search,
    Withholding,
)

NEVER_WORKED_WITH = "No team has worked with them"


@dataclass(frozen=True)
class Row:
    """One match. ``marks``: words that must not be missed, such as "Deceased". Out of sight: ``in_sight`` is False, and
    only name and team are there.
    """

    reference: str
    name: str
    team: str
    in_sight: bool
    marks: tuple[str, ...] = ()
    age: str = ""
    born: object = None
    other_names: str = ""
    address: str = ""
    household: str = ""
    why: str = ""


def own(user: User, reference: str) -> Search | None:
    """A search of this user's own that has not expired. The page that adds a person asks for it too."""
    return Search.objects.visible_to(user).filter(reference=reference).first()


def rows(user: User, search: Search) -> list[Row]:
    """What may be shown now, best first; ten queries, whatever was found.

    Somebody merged into another since is shown as that one, once.
    """
    why = _why(search)
    people = {person.pk: person for person in Person.objects.current().findable_by(user).filter(pk__in=why)}
    known = _Known.of(user, list(people))
    return [known.row(people[key], why[key]) for key in why if key in people]


def _why(search: Search) -> dict[int, str]:
    """By the key of whoever stands for each that was found, why they matched."""
    found = {person: ", ".join(reasons) for person, reasons in search.found}
    into = dict(Person.objects.filter(pk__in=found).exclude(merged_into=None).values_list("pk", "merged_into"))
    why: dict[int, str] = {}
    for person, reasons in found.items():
        why.setdefault(into.get(person, person), reasons)
    return why


@dataclass(frozen=True)
class _Known:
    """Facts of many people at once, by their keys."""

    in_sight: frozenset[int]
    work: Mapping[int, tuple[str, bool]]
    names: Mapping[int, list[str]]
    addresses: Mapping[int, str]
    households: Mapping[int, str]

    @classmethod
    def of(cls, user: User, people: list[int]) -> _Known:
        in_sight = frozenset(Person.objects.visible_to(user).filter(pk__in=people).values_list("pk", flat=True))
        return cls(
            in_sight, _work(people), _names(user, in_sight), _addresses(user, in_sight), _households(user, in_sight)
        )

    def row(self, person: Person, why: str) -> Row:
        team, is_open = self.work.get(person.pk, (NEVER_WORKED_WITH, True))
        facts = {"reference": person.reference, "name": naming.full_name(person), "team": team}
        if person.pk not in self.in_sight:
            return Row(**facts, in_sight=False)
        marks = ("Deceased",) * bool(person.died_on) + ("Closed",) * (not is_open)
        return Row(**facts, **self._more(person), in_sight=True, marks=marks, why=why)

    def _more(self, person: Person) -> dict[str, object]:
        own_name = naming.full_name(person)
        return {
            "age": "" if person.is_unborn else naming.age(person),
            "born": person.born_on,
            "other_names": ", ".join(each for each in self.names.get(person.pk, ()) if each != own_name),
            "address": self.addresses.get(person.pk, ""),
            "household": self.households.get(person.pk, ""),
        }


def _work(people: Iterable[int]) -> dict[int, tuple[str, bool]]:
    """Who works with each, or did last, in words; and whether the work goes on."""
    today = clock.today()
    involved = Involvement.objects.filter(subject_id__in=people).select_related("team", "user")
    found: dict[int, tuple[str, bool]] = {}
    for each in involved.order_by("starts_on", "pk"):
        is_open = each.starts_on <= today and (each.ends_on is None or each.ends_on >= today)
        if is_open or not found.get(each.subject_id, ("", False))[1]:
            found[each.subject_id] = (str(each.team or each.user), is_open)
    return found


def _names(user: User, people: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for name in Name.objects.visible_to(user).filter(person__in=people, confidential=False):
        found.setdefault(name.person_id, []).append(str(name))
    return found


def _addresses(user: User, people: Iterable[int]) -> dict[int, str]:
    """The address of today in words. One that is confidential, or kept from anybody, or the same home as one that is,
    only as being so.
    """
    rows = Address.objects.visible_to(user).on(clock.today()).filter(person__in=people).order_by("starts_on", "pk")
    addresses = list(rows)
    kept = _kept_homes(addresses)
    return {each.person_id: CONFIDENTIAL_ADDRESS if Home.of(each) in kept else lines(each) for each in addresses}


def _kept_homes(addresses: Iterable[Address]) -> Homes:
    """Whoever is found in a home that somebody must not learn of would give it away. One query."""
    postcodes = {way for each in addresses for way in ways(each.postcode)}
    kept = Withholding.objects.on(clock.today()).filter(what__in=("address", "both")).values("person")
    rows = Address.objects.filter(Q(confidential=True) | Q(person__in=kept), postcode__in=postcodes)
    return Homes(Home.of(each) for each in rows)


def _households(user: User, people: Iterable[int]) -> dict[int, str]:
    members = HouseholdMember.objects.visible_to(user).on(clock.today()).filter(person__in=people)
    named = members.exclude(household__name="").order_by("pk").select_related("household")
    return {member.person_id: member.household.name for member in named}


def in_words(search: Search) -> str:
    """What was typed, for its author."""
    if "text" in search.typed:
        return search.typed["text"]
    born_on = search.typed["born_on"]
    parts = [f"{search.typed['given']} {search.typed['family']}".strip(), search.typed["address"]]
    return ", ".join(filter(None, (parts[0], day(date.fromisoformat(born_on)) if born_on else "", parts[1])))
