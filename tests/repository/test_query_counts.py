"""A page asks the database the same number of questions, however much there is to show.

Every page of one person, every page of one thing, and every list is opened with little on record and again with much;
what is counted must be equal. The addresses are the site's own: a new page is tried without more, a new list joins
``LISTS``, and a new model that hangs on a person fails here until ``put`` makes some of it.
"""

from collections import Counter
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from addresses import patterns
from foreign_record import of_a_person
from goldenthread.access.actions import audit_events
from goldenthread.access.models import Cover, Opening, Request, User
from goldenthread.access.roles import ROLES
from goldenthread.kit import clock
from goldenthread.record.chronology.models import PutAside
from goldenthread.record.information_rights.models import Disposal, Hold, SubjectAccessRequest
from goldenthread.record.people.actions import search_keys, searches
from goldenthread.record.people.models import (
    Change,
    Disability,
    Household,
    HouseholdMember,
    Identifier,
    Merge,
    Name,
    Person,
    Warning,
    Withholding,
)
from how_much import some
from made_up_people import (
    involve,
    make_address,
    make_document,
    make_family,
    make_line,
    make_person,
    make_team,
    make_user,
    relate,
)
from repository.test_urls import AUTHORED, MATRIX, OWN, POSTED
from web_site import RECORD, content, site, site_rows, small_dataset, static_files  # noqa: F401  fixtures

FEW, MANY = 2, 12
LISTS = (
    "home", "drafts", "users", "teams", "decisions", "acting", "account-access", "openings",
    "submissions", "subject-access-requests", "retention", "search-results",
)  # fmt: skip
# What leads on at once, only takes what is posted, or is somebody else's alone.
NO_PAGE = {302, 403, 404, 405}
# A print pack that was checked leaves as it was checked or not at all: here its record has changed since.
CHECKED = {"person-pack-paper"}
# Pages of an authority's figures: they read a dataset and built reviews, and nothing of the record.
OF_FIGURES = {"performance", "indicator", "manual", "annual"}
# Models that hang on a person and that no page lists, or of which a person has one.
NOT_MADE = {
    "people.SearchKey",
    "chronology.Snapshot",
    "information_rights.ClassOfRecord",
    "information_rights.Disposal",
}


def pages():
    return sorted({each.name for each in patterns() if of_a_person(each)})


@pytest.fixture
def someone(site):  # noqa: F811
    """A person, and a user for each role at work with them."""
    make_team("team-a", "service-a")
    person = make_person()
    for role in ROLES:
        involve(person, site.user(role))
    put(person, 0, FEW)
    return person


def put(person: Person, start: int, end: int) -> None:
    """From one number to another, one more of everything that hangs on a person and of what lists list."""
    for number in range(start, end):
        relative = make_person(f"Relative {number}", "Marsh")
        make_family(person, relative)
        relate(relative, "brother", person)
        _facts(person, relative, number)
        _work(person, number)
        _rights(person, relative, number)
    search_keys.refresh(people=list(Person.objects.values_list("pk", flat=True)))


def _facts(person: Person, relative: Person, number: int) -> None:
    today, now = clock.today(), timezone.now()
    days = {"starts_on": today - timedelta(days=9)}
    make_address(person, house=str(number), safe_to_write=False)
    make_address(relative, house=str(number), confidential=True)
    Name.objects.create(person=person, kind="former", given_name="Ella", family_name=f"Hall {number}")
    Identifier.objects.create(person=person, kind="upn", value=f"{number}")
    Disability.objects.create(person=person, code="NONE")
    Change.objects.create(person=person, what="details", at=now)
    Warning.objects.create(person=person, kind="staff", text=f"Beware {number}", **days)
    Withholding.objects.create(person=person, kept_from=relative, what="address", reason="-", **days)
    household = Household.objects.create()
    for each in (person, relative):
        HouseholdMember.objects.create(household=household, person=each, **days)
    duplicate = make_person("Ela", "Marsh", merged_into=person)
    moved = {"rows": {}, "removed": {}, "parked": {}, "last": {}, "stayed": {}}
    asked = {"moved": moved, "reason": "-", "asked_by_id": 1, "approved_by_id": 2, "merged_at": now}
    Merge.objects.create(person=person, duplicate=duplicate, **asked)
    make_line(person, "Was frightened", "key" if number % 2 else "supporting")
    make_document(person)
    PutAside.objects.create(person=person, source_record=f"x:{number}", put_aside_at=now, put_aside_by_id=1)


def _work(person: Person, number: int) -> None:
    """Colleagues, and what they did: looked, opened for a purpose, asked, covered."""
    worker, team, now = make_user(), make_team(f"more-{number}-{make_user().pk}"), timezone.now()
    involve(person, worker, team)
    audit_events.record(type="details:read", by=worker, subject=person.reference, subject_id=person.pk)
    said = {"subject_id": person.pk, "role_slug": "social-worker", "purpose": "-", "reason": "-"}
    Opening.objects.create(user=worker, opened_at=now, closes_at=now + timedelta(hours=1), **said)
    details = {"duplicate": make_person("Ela", "Marsh").reference, "choices": {}}
    asked = {"subject": person.reference, "details": details, "reason": "-", "asked_role": "-", "asked_at": now}
    for kind in ("user:role", "person:merge"):
        Request.objects.create(kind=kind, asked_by=worker, **asked)
    facts = {"role_slug": "team-manager", "reason": "-", "arranged_by_id": 1}
    Cover.objects.create(user=worker, acting_for=make_user(), starts_on=clock.today(), **facts)


def _rights(person: Person, relative: Person, number: int) -> None:
    by, today, now = make_user("information-governance-lead"), clock.today(), timezone.now()
    SubjectAccessRequest.objects.create(person=person, received_on=today, opened_by=by, requested_by_words="Ella")
    for whose in (person, relative):
        Hold.objects.create(person=whose, reason="A claim", placed_by=by, starts_on=today)
    ended = {"rule_id": "contact", "kept_until": today, "reason": "-", "proposed_by": by, "proposed_at": now}
    Disposal.objects.create(person=relative, person_reference=relative.reference, **ended)


def test_there_is_much_of_everything_that_hangs_on_a_person(someone):
    put(someone, FEW, MANY)
    made = Counter()
    for each in Person._meta.related_objects:
        label, found = each.related_model._meta.label, {each.field.name: someone}
        made[label] = max(made[label], each.related_model.objects.filter(**found).count())
    few = {label for label, count in made.items() if count < MANY}
    assert few <= NOT_MADE


def asked(client, address: str) -> int | None:
    """How many questions a page costs, once what is kept in memory is there; None where it is no page for this user."""
    ContentType.objects.clear_cache()
    first = client.get(address)
    content(first)
    if first.status_code in NO_PAGE:
        return None
    with CaptureQueriesContext(
        connection,
    ) as questions:
        answer = client.get(address)
        content(answer)
    assert answer.status_code == 200, address
    return len(questions)


def readers(site, name: str):  # noqa: F811
    """A client of each role that may open the page, with the widest reach first."""
    permission = next(each.callback.permission for each in patterns() if each.name == name)
    wide = ("qa-manager", "head-of-service", "team-manager", "social-worker", "information-governance-lead")
    return (site.client(role) for role in dict.fromkeys((*wide, *ROLES)) if permission in ROLES[role].permissions)


@pytest.mark.parametrize("name", pages())
def test_a_page_of_a_person_asks_the_same_of_little_and_of_much(name, site, someone):  # noqa: F811
    client, address = next(readers(site, name)), reverse(name, kwargs={"reference": someone.reference})
    little = asked(client, address)
    put(someone, FEW, MANY)
    assert asked(client, address) == little


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_the_same_of_few_and_of_many(name, site, someone):  # noqa: F811
    client = next(readers(site, name))
    little = asked(client, _list(name, client))
    put(someone, FEW, MANY)
    assert asked(client, _list(name, client)) == little


def _list(name: str, client) -> str:
    if name != "search-results":
        return reverse(name)
    by = User.objects.get(pk=client.session["_auth_user_id"])
    return reverse(name, args=[searches.run(typed={"text": "Relative Marsh"}, by=by).reference])


def things() -> list[str]:
    """All other addresses of the record and of access: of one row, request, decision, user, and forms for new ones."""
    others = set(MATRIX) - set(pages()) - set(LISTS)
    return sorted(each for each in others if each.split("-")[0] not in OF_FIGURES)


def test_every_other_page_asks_the_same_of_little_and_of_much(site):  # noqa: F811
    """All in one: the pages are many, and to put much on record takes longer than to open them."""
    person = Person.objects.get(reference=RECORD)
    put(person, 0, FEW)
    names = some(things(), 25)
    little = {name: asked_by_somebody(site, name) for name in names}
    put(person, FEW, MANY)
    assert {name: asked_by_somebody(site, name) for name in names} == little
    no_pages = (POSTED | OWN | AUTHORED | CHECKED) & set(little)
    assert {name for name, count in little.items() if count is None} == no_pages


def asked_by_somebody(site, name: str) -> int | None:  # noqa: F811
    address = reverse(name, kwargs=MATRIX[name][1])
    counts = (asked(client, address) for client in readers(site, name))
    return next((count for count in counts if count is not None), None)
