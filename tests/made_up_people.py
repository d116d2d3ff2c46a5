"""People, users and how they stand to each other, for tests of the record. Everybody is made up."""

import hashlib
from datetime import date
from itertools import count

from django.utils import timezone

from goldenthread.access.models import Involvement, Service, Team, User
from goldenthread.kit import clock
from goldenthread.record.chronology.models import Entry, Line
from goldenthread.record.correspondence import files
from goldenthread.record.correspondence.models import About, Document
from goldenthread.record.people.models import (
    Address,
    Family,
    FamilyMember,
    Household,
    HouseholdMember,
    Identifier,
    Name,
    Person,
    Relationship,
    Warning,
    Withholding,
)

NUMBERS = count(1)
LONG_AGO = date(2000, 1, 1)


def make_user(role: str = "social-worker", team: str = "", service: str = "", **facts) -> User:
    facts = {"username": f"{role}-{next(NUMBERS)}", "name": f"Worker {next(NUMBERS)}", "is_demo": True} | facts
    return User.objects.create(role_slug=role, team_id=team, service_code=service, **facts)


def make_team(code: str = "team-a", service: str = "service-a", **facts) -> Team:
    home, _ = Service.objects.get_or_create(code=service, defaults={"name": service.title()})
    return Team.objects.create(code=code, name=facts.pop("name", code.title()), service=home, **facts)


def make_person(
    given: str = "Ella", family: str = "Marsh", born_on: date | None = date(2008, 5, 14), **facts
) -> Person:
    facts = {"recorded_at": timezone.now()} | facts
    return Person.objects.create(given_name=given, family_name=family, born_on=born_on, **facts)


def make_address(person: Person, house: str = "12", street: str = "Larch Lane", postcode: str = "WX1 4QZ", **facts):
    if facts.get("confidential"):
        facts.setdefault("data_class", "V")
    facts = {"kind": "Primary Address", "starts_on": LONG_AGO} | facts
    parts = {"HOUSE": house, "STREET": street, "TOWN": "Wexcombe"} | facts.pop("parts_more", {})
    return Address.objects.create(person=person, parts=parts, postcode=postcode, **facts)


def make_family(*people: Person) -> Family:
    family = Family.objects.create()
    for person in people:
        FamilyMember.objects.create(family=family, person=person)
    return family


def relate(person: Person, kind: str, related: Person, **facts) -> Relationship:
    return Relationship.objects.create(person=person, kind=kind, related=related, **facts)


def involve(person: Person, user: User | None = None, team: Team | None = None, **facts) -> Involvement:
    facts = {"kind": "lead-worker", "starts_on": LONG_AGO} | facts
    return Involvement.objects.create(subject_id=person.pk, user=user, team=team, **facts)


def make_line(person: Person, impact: str = "", significance: str = "supporting", **facts) -> Line:
    """An entry of the chronology and its line for one person."""
    stamp = {"recorded_at": timezone.now(), "recorded_on": date(2015, 6, 1), "recorded_by_id": 0}
    words = {"category": "health", "what_happened": "Taken to hospital", "certainty": "fact", "source": "Dr Bell"}
    entry = Entry.objects.create(**{"happened_on": date(2015, 6, 1), **words, **stamp} | facts)
    return Line.objects.create(entry=entry, person=person, impact=impact, significance=significance)


def make_document(*people: Person, content: bytes = b"%PDF-1.7 made up", **facts) -> Document:
    """A document about these people, its file in place."""
    digest = hashlib.sha256(content).hexdigest()
    files.place(digest).parent.mkdir(parents=True, exist_ok=True)
    files.place(digest).write_bytes(content)
    words = {"title": "Letter from school", "kind": "letter", "author": "Mrs Hart", "content_type": "application/pdf"}
    stamp = {"added_at": timezone.now(), "added_on": date(2015, 6, 1), "added_by_id": 0, "dated_on": date(2015, 6, 1)}
    document = Document.objects.create(**{**words, **stamp, "digest": digest, "size": len(content)} | facts)
    About.objects.bulk_create(About(document=document, person=person) for person in people)
    return document


def make_rows(person: Person, other: Person, key: int) -> None:
    """One of every kind of row that a record has, all of the same key."""
    own, today = {"pk": key, "person": person}, clock.today()
    Name.objects.create(**own, kind="alias", given_name="Nell")
    Identifier.objects.create(**own, kind="local", value="1")
    Address.objects.create(**own, postcode="WX1 4QZ")
    Relationship.objects.create(**own, related=other, kind="mother")
    HouseholdMember.objects.create(**own, household=Household.objects.create())
    FamilyMember.objects.create(**own, family=Family.objects.create())
    Warning.objects.create(**own, kind="other", text="Knock loudly", starts_on=today)
    Withholding.objects.create(**own, kept_from=other, what="address", reason="Asked for", starts_on=today)
