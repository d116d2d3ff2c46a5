"""Make the record of benchmarks/web.py, and the plan of its staff: `python benchmarks/web_record.py PLAN PEOPLE STAFF`.

Everybody is made up. Rows are written in bulk, past the actions: this is a measure's own database and nobody's record.
"""

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import django

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT / "tests")]
django.setup()

from django.conf import settings  # noqa: E402  Django has to be set up first
from django.contrib import auth  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.urls import NoReverseMatch, reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from goldenthread.access import sessions  # noqa: E402
from goldenthread.access.models import Involvement, Service, Team, User  # noqa: E402
from goldenthread.kit.references import new_reference  # noqa: E402
from goldenthread.record.chronology.models import Entry, Line  # noqa: E402
from goldenthread.record.people.models import Address, Family, FamilyMember, Person, Relationship  # noqa: E402
from made_up_pairs import population  # noqa: E402
from people_in_bulk import record  # noqa: E402

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROLES = (*["social-worker"] * 12, *["team-manager"] * 3, *["assistant-team-manager"] * 2, *["duty-worker"] * 3)
CHILDREN, RELATIVES, ENTRIES, SERVICES, TEAMS = 20, 4, 12, 4, 20
DAY = date(2015, 6, 30)
KINDS = ("mother", "father", "brother", "grandmother")
PAGES = {
    "overview": "person",
    "details": "person-details",
    "family": "person-family",
    "genogram": "person-genogram",
    "chronology": "person-chronology",
    "documents": "person-documents",
}


def main(plan: Path, people: int, staff: int) -> None:
    call_command("open_record")
    dice = random.Random(1)
    known = list(population(people))
    keys = record(known)
    users = _staff(staff)
    work = _work(users, keys)
    _surroundings(sorted({child for mine in work.values() for child in mine}), keys, users[0], dice)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    plan.write_text(json.dumps(_plan(users, work, known, dice)))


def _staff(count: int) -> list[User]:
    services = Service.objects.bulk_create(Service(code=f"s{at}", name=f"Service {at}") for at in range(SERVICES))
    teams = [Team(code=f"t{at}", name=f"Team {at}", service=services[at % SERVICES]) for at in range(TEAMS)]
    Team.objects.bulk_create(teams)
    return User.objects.bulk_create(_user(at) for at in range(count))


def _user(at: int) -> User:
    facts = {"role_slug": ROLES[at % len(ROLES)], "team_id": f"t{at % TEAMS}", "service_code": f"s{at % SERVICES}"}
    return User(username=f"staff-{at}", name=f"Staff {at}", password="!", **facts)


def _work(users: list[User], keys: list[int]) -> dict[int, list[int]]:
    """Each has children of their own, and their team has them too. A child's relatives are the next in the list."""
    teams = dict(Team.objects.values_list("code", "pk"))
    work = {user.pk: _children(at, keys) for at, user in enumerate(users)}
    facts = {"kind": "lead-worker", "starts_on": DAY - timedelta(days=400)}
    Involvement.objects.bulk_create(
        Involvement(subject_id=child, user=user, team_id=teams[user.team_id], **facts)
        for user in users
        for child in work[user.pk]
    )
    return work


def _children(at: int, keys: list[int]) -> list[int]:
    """The first of each household: households stand one after another through the whole list."""
    apart = RELATIVES + 1
    return [keys[(at * CHILDREN + number) * apart % (len(keys) - apart)] for number in range(CHILDREN)]


def _surroundings(children: list[int], keys: list[int], by: User, dice: random.Random) -> None:
    """For each child a family, relatives, earlier homes and a chronology."""
    places = {key: at for at, key in enumerate(keys)}
    relatives = {child: keys[places[child] + 1 : places[child] + 1 + RELATIVES] for child in children}
    families = Family.objects.bulk_create(Family() for _ in children)
    FamilyMember.objects.bulk_create(
        FamilyMember(family=family, person_id=person)
        for family, child in zip(families, children, strict=True)
        for person in (child, *relatives[child])
    )
    Relationship.objects.bulk_create(
        Relationship(person_id=person, kind=kind, related_id=child)
        for child in children
        for kind, person in zip(KINDS, relatives[child], strict=False)
    )
    Address.objects.bulk_create(_home(child, back) for child in children for back in range(1, 4))
    references = _new_references(len(children) * ENTRIES)
    entries = Entry.objects.bulk_create(_entry(each, by, dice) for each in references)
    Line.objects.bulk_create(Line(entry=entry, person_id=children[at // ENTRIES]) for at, entry in enumerate(entries))


def _home(child: int, back: int) -> Address:
    starts = DAY - timedelta(days=900 * back)
    facts = {"starts_on": starts, "ends_on": starts + timedelta(days=890), "postcode": f"WX{back} 4QZ"}
    return Address(person_id=child, parts={"HOUSE": str(back), "STREET": "Larch Lane"}, **facts)


def _new_references(count: int) -> list[str]:
    """Of tens of thousands drawn at random two may be the same."""
    found: set[str] = set()
    while len(found) < count:
        found.add(new_reference("e"))
    return sorted(found)


def _entry(reference: str, by: User, dice: random.Random) -> Entry:
    day = DAY - timedelta(days=dice.randrange(2000))
    told = {"category": Entry._meta.get_field("category").choices[0][0], "certainty": "fact", "source": "School"}
    facts = {"recorded_at": timezone.now(), "recorded_on": day, "recorded_by_id": by.pk, **told}
    return Entry(
        reference=reference,
        happened_on=day,
        what_happened="Something that happened, told in a sentence or two.",
        **facts,
    )


def _plan(users: list[User], work: dict[int, list[int]], known: list, dice: random.Random) -> dict[str, object]:
    references = _references(work)
    return {
        "cookie": settings.SESSION_COOKIE_NAME,
        "pages": dict(_addresses(PAGES)),
        "form": dict(_addresses({"form": "person-edit"})).get("form"),
        "field": "religion",
        "words": ["Ash", "Bryn", "Cleo", "Drew", "Ezra"],
        "staff": [
            {
                "session": _session(user),
                "people": [references[key] for key in work[user.pk]],
                "names": [_heard(each) for each in dice.sample(known, 40)],
            }
            for user in users
        ],
    }


def _references(work: dict[int, list[int]]) -> dict[int, str]:
    keys = {key for mine in work.values() for key in mine}
    return dict(Person.objects.filter(pk__in=keys).values_list("pk", "reference"))


def _heard(known) -> str:
    return f"{known.given} {known.family}"


def _addresses(names: dict[str, str]) -> Iterator[tuple[str, str]]:
    for kind, name in names.items():
        try:
            yield kind, reverse(name, kwargs={"reference": "PERSON"}).replace("PERSON", "{person}")
        except NoReverseMatch:
            print(f"There is no page {name} yet: left out.", file=sys.stderr)


def _session(user: User) -> str:
    """A session as signing in with a second factor leaves it."""
    now = sessions._now()
    session = SessionStore()
    session.update(
        {
            auth.SESSION_KEY: str(user.pk),
            auth.BACKEND_SESSION_KEY: BACKEND,
            auth.HASH_SESSION_KEY: user.get_session_auth_hash(),
            sessions.STARTED: now,
            sessions.SEEN: now,
            sessions.ASSURED: True,
        }
    )
    session.create()
    return session.session_key


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
