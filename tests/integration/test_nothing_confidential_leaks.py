"""What must not be learnt is in nothing that is opened from a record: every page and file, whoever opens it.

A father must learn neither where the mother lives nor the new name of the child. The addresses come from the URL
configuration, so that a page added tomorrow is walked tomorrow, without being named here.
"""

import io
import itertools
import json
import zipfile
from datetime import date

import docx
import pypdf
import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from goldenthread.access.models import Grant
from goldenthread.access.permissions import Permission
from goldenthread.access.roles import ROLES
from goldenthread.record.people.actions import search_keys
from goldenthread.record.people.models import Change, Household, HouseholdMember, Name, Warning, Withholding
from how_much import ON_POSTGRESQL, some
from made_up_people import involve, make_address, make_family, make_person, make_team, make_user, relate

pytestmark = [pytest.mark.django_db, pytest.mark.no_cover]

LONG_AGO = date(2010, 1, 1)
WHERE_SHE_LIVES = ("refugerow", "wx91aa")
NEW_NAME = ("zariah", "oyelaran")
LOOKING = ("social-worker", "team-manager", "business-support", "qa-manager", "information-governance-lead")
KINDS = ("svg", "csv", "html", "pdf", "docx", "json", "png")
MOST = 150  # addresses of one pattern that are tried, by the role that reads most; of the others, evenly spread:
SHARE = 5 if ON_POSTGRESQL else 15
ENOUGH = 11


class Marshes:
    """A family, and what is secret of it."""

    def __init__(self):
        self.kim = make_person("Kim", "Marsh", date(1985, 2, 3), sex="F")
        self.lee = make_person("Lee", "Marsh", date(1983, 7, 9), sex="M")
        self.ella = make_person("Zariah", "Oyelaran", date(2008, 5, 14), sex="F")
        make_family(self.kim, self.lee, self.ella)
        relate(self.kim, "mother", self.ella, parental_responsibility=True)
        relate(self.lee, "father", self.ella, parental_responsibility=True)
        relate(self.kim, "former-partner", self.lee)
        self.addresses()
        self.names()
        facts = {"kept_from": self.lee, "reason": "Fled violence", "starts_on": LONG_AGO}
        Withholding.objects.create(person=self.kim, what="address", **facts)
        Withholding.objects.create(person=self.ella, what="both", **facts)

    def addresses(self):
        """The mother's is confidential; the child's, in the same home, was typed otherwise and not marked."""
        self.refuge = make_address(self.kim, "7", "Refuge Row", "WX9 1AA", confidential=True)
        make_address(self.ella, "7,", "Refuge  Row", "wx91aa")
        make_address(self.lee, "3", "Larch Lane", "WX1 4QZ")
        home = Household.objects.create()
        for person in (self.kim, self.ella):
            HouseholdMember.objects.create(household=home, person=person, starts_on=LONG_AGO)
            Warning.objects.create(person=person, kind="contact", text="Ring first", starts_on=LONG_AGO)
        Warning.objects.create(person=self.lee, kind="staff", text="Visit in pairs", starts_on=LONG_AGO)

    def names(self):
        facts = {"kind": "former", "given_name": "Ella", "family_name": "Marsh", "ends_on": date(2009, 12, 31)}
        Name.objects.create(person=self.ella, **facts)
        now = timezone.now()
        Change.objects.create(person=self.ella, what="person.family_name", after="Oyelaran", at=now)

    @property
    def people(self):
        return self.kim, self.lee, self.ella


@pytest.fixture
def family(static_files):
    family = Marshes()
    search_keys.refresh(people=[each.pk for each in family.people])
    return family


@pytest.fixture
def looking(family):
    """Somebody of every role that opens records, who sees all three as far as the role goes."""
    team = make_team("team-a")
    users = {slug: make_user(slug, team="team-a", service="service-a") for slug in LOOKING}
    for person in family.people:
        involve(person, team=team)
        for user in users.values():
            involve(person, user)
            Grant.objects.create(
                subject_id=person.pk, user=user, data_class="R", starts_on=LONG_AGO, purpose="", given_by_id=0
            )
    return users


# -- the addresses


def patterns(resolver=None, route=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route + str(entry.pattern))
        else:
            yield route + str(entry.pattern), entry


def of_a_person() -> list[URLPattern]:
    """Those whose arguments name a person by reference."""
    return [entry for route, entry in patterns() if route.startswith("people/<slug:reference>/")]


def record_models():
    return [model for model in apps.get_models() if model.__module__.startswith("goldenthread.record.")]


def keys() -> list[int]:
    """The key of every row of every room of the record: whatever a page may be asked for."""
    return sorted({key for model in record_models() for key in model._base_manager.values_list("pk", flat=True)})


def references() -> list[str]:
    models = [model for model in record_models() if any(field.name == "reference" for field in model._meta.fields)]
    return [each for model in models for each in model._base_manager.values_list("reference", flat=True)]


def arguments(pattern: URLPattern, person, most: int) -> list[dict[str, object]]:
    """Ways to ask for the rest of what an address takes."""
    rest = {name: kind for name, kind in pattern.pattern.converters.items() if name != "reference"}
    choices = [keys() if type(kind).__name__ == "IntConverter" else [*KINDS, *references()] for kind in rest.values()]
    ways = list(itertools.islice(itertools.product(*choices), MOST))
    chosen = ways[:: -(-len(ways) // most)]
    return [{"reference": person.reference, **dict(zip(rest, way, strict=True))} for way in chosen]


# -- what came back


def text_of(response) -> str:
    """All that can be read in an answer: its headers, and its text whatever the kind of file."""
    body = response.getvalue()
    kind = response.headers.get("Content-Type", "")
    headers = " ".join(f"{name}: {value}" for name, value in response.headers.items())
    return f"{headers} {readable(body, kind)}"


def readable(body: bytes, kind: str) -> str:
    if "pdf" in kind:
        return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages)
    if "wordprocessing" in kind:
        return " ".join(node.text or "" for node in docx.Document(io.BytesIO(body)).element.iter())
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return " ".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    if "json" in kind:
        return json.dumps(json.loads(body), ensure_ascii=False)
    return body.decode(errors="replace")


def plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def leaks(response, secrets) -> list[str]:
    found = plain(text_of(response))
    return [secret for secret in secrets if secret in found]


def walk(client, person, secrets, most=SHARE) -> tuple[set[str], list[str]]:
    """The names of the pages that opened, and what leaked where."""
    opened, leaked = set(), []
    for pattern in of_a_person():
        for asked in arguments(pattern, person, most):
            address = reverse(pattern.name, kwargs=asked)
            response = client.get(address)
            opened |= {pattern.name} if response.status_code == 200 else set()
            leaked += [f"{address}: {secret}" for secret in leaks(response, secrets)]
    return opened, leaked


def signed_in(user) -> Client:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user)
    return client


# -- the tests


@pytest.mark.parametrize("role", some(LOOKING, 2))
def test_nothing_opened_from_the_fathers_record_tells_him(role, family, looking):
    most = MOST if role == LOOKING[0] and not ON_POSTGRESQL else SHARE
    opened, leaked = walk(signed_in(looking[role]), family.lee, (*WHERE_SHE_LIVES, *NEW_NAME), most)
    assert leaked == []
    if ROLES[role].may(Permission.PERSON_EDIT):
        assert len(opened) >= ENOUGH


@pytest.mark.parametrize("who", ["ella", "kim"])
@pytest.mark.parametrize("role", ["social-worker", "qa-manager"])
def test_nothing_opened_from_the_childs_record_or_hers_tells_where_she_lives_unasked(role, who, family, looking):
    _, leaked = walk(signed_in(looking[role]), getattr(family, who), WHERE_SHE_LIVES)
    assert leaked == []


@pytest.mark.parametrize("role", LOOKING)
def test_asking_for_it_from_another_record_is_refused(role, family, looking):
    client = signed_in(looking[role])
    for person in (family.lee, family.ella):
        asked = {"reference": person.reference, "row": family.refuge.pk}
        assert client.post(reverse("person-address-show", kwargs=asked)).status_code == 403


def test_a_search_tells_nobody_where_she_lives(family, looking):
    for role, user in looking.items():
        client, said = signed_in(user), []
        for typed in ("Kim Marsh", "Marsh", "Zariah Oyelaran", "7 Refuge Row", "WX9 1AA"):
            response = client.post(reverse("search"), {"text": typed}, follow=True)
            typed_again = set(WHERE_SHE_LIVES) if typed[0] in "7W" else set()
            assert leaks(response, set(WHERE_SHE_LIVES) - typed_again) == []
            said.append(b"Confidential address" in response.content)
        assert any(said) or role not in ("social-worker", "team-manager")


def test_the_walk_would_see_a_leak(family, looking):
    """On her own page it stands, once it is asked for; and the child's record has the new name."""
    client = signed_in(looking["social-worker"])
    asked = {"reference": family.kim.reference, "row": family.refuge.pk}
    response = client.post(reverse("person-address-show", kwargs=asked))
    assert leaks(response, WHERE_SHE_LIVES) == list(WHERE_SHE_LIVES)
    opened, found = walk(client, family.ella, NEW_NAME)
    assert "person-family" in opened
    assert found
