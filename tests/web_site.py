"""The site with the small authority behind it, its demo users and both editions of a review."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.client import ClientHandler
from django.utils import timezone

from goldenthread.access.actions import users
from goldenthread.access.actions.users import Post
from goldenthread.access.models import Cover, Grant, Opening, Request, Team, User
from goldenthread.kit import clock
from goldenthread.oversight.annual_review.models import BuiltReview
from goldenthread.oversight.submissions import store
from goldenthread.oversight.submissions.models import Check, CheckedFile, Finding, RuleCount, SignedCopy, Submission
from goldenthread.record.chronology.frozen import digest
from goldenthread.record.chronology.models import Snapshot
from goldenthread.record.information_rights.models import Disposal, Hold, Item, SubjectAccessRequest
from goldenthread.record.people.models import Person
from made_up_people import make_document, make_line, make_rows
from small_authority import small_authority
from small_review import small_review

HOST = "127.0.0.1"
RECORD = "p-2345678x"  # the reference of a record that everybody is named for
# A request for that record, its disposal, a hold on it. Keys are higher than any that a database gives out in a run.
ASKED_FOR, DISPOSAL, HOLD = "a-2345678x", "x-2345678x", 770_000_077
ENTRY, SNAPSHOT, DOCUMENT = "e-2345678x", "n-2345678x", "w-2345678x"
RETURN_OPEN, SIGNED_RETURN = "r-2345678x", "r-2345678z"
NUMBER = 770_000_007  # the key of one of everything that an address names by key
PACK = 770_000_008  # of a pack that waits for its check
POSTS = {
    "social-worker": Post("t1", "w1"),
    "team-manager": Post("t1"),
    "assistant-team-manager": Post("t1"),
    "service-manager": Post(service_code="s1"),
    "early-help-coordinator": Post(service_code="s1"),
}
ROW = 900_001  # the key of every row of that record


@dataclass(frozen=True)
class Site:
    """A client for anybody: by role slug, or nobody."""

    def user(self, role: str) -> User:
        return User.objects.get(username=role)

    def client(self, role: str | None = None) -> Client:
        client = Client(headers={"host": HOST})
        if role:
            client.force_login(self.user(role))
        return client

    def quick_client(self, role: str) -> Client:
        """For sweeps of thousands: signed in without the work of a sign-in, through middleware that is made once."""
        client, user, store = self.client(), self.user(role), SessionStore()
        client.handler = _handler()
        store.update({
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[1],
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        })  # fmt: skip
        store.save()
        client.cookies[settings.SESSION_COOKIE_NAME] = store.session_key
        return client


@cache
def _handler() -> ClientHandler:
    return ClientHandler(enforce_csrf_checks=False)


@pytest.fixture(scope="session")
def small_dataset(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "dataset"
    small_authority().write(folder)
    return folder


@pytest.fixture(scope="session")
def static_files() -> None:
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="module")
def site_rows(django_db_setup, django_db_blocker) -> Iterator[None]:
    """Written once for the tests of a module, and around what each of them writes: that is undone, these stay."""
    with django_db_blocker.unblock(), transaction.atomic():
        _keep_everything()
        yield
        transaction.set_rollback(True)


def _keep_everything() -> None:
    users.ensure_demo(posts=POSTS, by=None)
    for edition in ("internal", "published"):
        keep_review(edition)
    record = keep_record()
    keep_rights(record)
    keep_standing(record)
    keep_returns()


@pytest.fixture
def site(site_rows, db, settings, small_dataset, static_files) -> Site:
    settings.DATASET = small_dataset
    return Site()


def content(response: HttpResponseBase) -> bytes:
    """All of a response. A file has to be read to its end: closing it early closes the test's database connection."""
    return response.getvalue()


def keep_review(edition: str, year: str = "2014-15") -> BuiltReview:
    paper = small_review(edition).model_copy(update={"year": year})
    document = paper.to_json()
    mark = hashlib.sha256(document.encode()).hexdigest()
    facts = {"title": paper.title, "as_at": paper.as_at, "document": document, "made_from": mark, "fingerprint": mark}
    return BuiltReview.objects.create(year=year, edition=edition, **facts)


def keep_record() -> Person:
    """A record that every demo user is named for: what is refused there is refused by role alone."""
    facts = {"given_name": "Noor", "family_name": "Example", "recorded_at": timezone.now()}
    person = Person.objects.create(reference=RECORD, **facts)
    named = {"subject_id": person.pk, "data_class": "R", "starts_on": clock.today(), "purpose": "", "given_by_id": 0}
    Grant.objects.bulk_create(Grant(user=user, **named) for user in User.objects.all())
    keep_chronology(person)
    make_rows(person, Person.objects.create(given_name="Kim", recorded_at=timezone.now()), ROW)
    return person


def keep_rights(person: Person) -> None:
    """A request for the record with one thing gathered, a proposal to dispose of it, and a hold on it."""
    by, now, today = User.objects.get(username="information-governance-lead"), timezone.now(), clock.today()
    facts = {"received_on": today, "opened_by": by, "requested_by_words": "Noor"}
    asked = SubjectAccessRequest.objects.create(reference=ASKED_FOR, person=person, **facts)
    Item.objects.create(request=asked, position=1, section="Who you are", title="Name", text="Noor", data_class="G")
    facts = {"person": person, "person_reference": person.reference, "rule_id": "contact", "kept_until": today}
    Disposal.objects.create(reference=DISPOSAL, proposed_by=by, proposed_at=now, reason="-", **facts)
    Hold.objects.create(pk=HOLD, person=person, reason="A claim", placed_by=by, starts_on=today)


def keep_chronology(person: Person) -> None:
    """An entry, a document, and a frozen copy of no lines."""
    make_line(person, reference=ENTRY)
    make_document(person, reference=DOCUMENT)
    facts = {"reference": SNAPSHOT, "occasion": "review", "audience": "family", "content": [], "digest": digest([])}
    days = {"occasion_on": clock.today(), "taken_on": clock.today(), "taken_at": timezone.now(), "taken_by_id": 0}
    Snapshot.objects.create(person=person, purpose="A review", key_only=True, **facts, **days)


def keep_standing(person: Person) -> None:
    """One of everything about who may see what: a user who asks for a post, acts for another and opened the record."""
    user = User.objects.create(pk=NUMBER, username="nobody-yet", name="Nobody Yet", team_id="t1", service_code="s1")
    other, today, now = User.objects.get(username="head-of-service"), clock.today(), timezone.now()
    Team.objects.create(pk=NUMBER, code="t-old", name="The old team")
    facts = {
        "subject": f"user:{user.pk}",
        "details": {"user": user.pk, "role": "social-worker", "team": "t1", "service": ""},
    }
    asked = {"reason": "-", "asked_by": user, "asked_role": "", "asked_at": now}
    Request.objects.create(pk=NUMBER, kind="user:post", **facts, **asked)
    pack = {"parts": ["details"], "recipient": "court", "called": "Court", "snapshot": "", "answers": {}, "digest": ""}
    Request.objects.create(pk=PACK, kind="pack:release", subject=person.reference, details=pack, **asked)
    cover = {"role_slug": "head-of-service", "starts_on": today, "ends_on": today, "arranged_by_id": 0, "reason": "-"}
    Cover.objects.create(pk=NUMBER, user=User.objects.create(username="acts", name="Acts"), acting_for=other, **cover)
    facts = {"role_slug": "social-worker", "purpose": "-", "reason": "-", "opened_at": now, "closes_at": now}
    Opening.objects.create(pk=NUMBER, subject_id=person.pk, user=user, **facts)
    named = {"subject_id": person.pk, "data_class": "L", "starts_on": today, "purpose": "-", "given_by_id": 0}
    Grant.objects.create(pk=NUMBER, user=user, **named)


def keep_returns() -> None:
    """A return with one finding, and one that is signed off, with its copy in the store."""
    analyst, head = User.objects.get(username="performance-analyst"), User.objects.get(username="head-of-service")
    header = b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n11,1,01/04/2027,WBRI,UN1,,\n"
    for reference, authority in ((RETURN_OPEN, "Wexcombe"), (SIGNED_RETURN, "Elsewhere")):
        facts = {"kind": "ssda903", "year": "2025-26", "authority": authority, "started_at": timezone.now()}
        submission = Submission.objects.create(reference=reference, started_by=analyst, **facts)
        counts = {"rules": 1, "rules with findings": 1, "rules without findings": 0, "issues": 1}
        counts |= {f"issues: {kind}": int(kind == "query") for kind in ("error", "not stated", "unreadable", "query")}
        stamp = {"made_at": timezone.now(), "made_on": clock.today(), "form": "csv", "counts": counts}
        run = Check.objects.create(submission=submission, number=1, by=analyst, **stamp)
        kept = {"digest": _stored(header), "size": len(header)}
        CheckedFile.objects.create(check_run=run, role="now", name="Header.csv", **kept)
        said = {"rule": "301", "type": "query", "message": "Correct it"}
        RuleCount.objects.create(check_run=run, issues=1, rows=1, children=1, **said)
        place = {"table": "Header", "row": 0, "line": 2, "child": "11", "seen": [["DOB", "01/04/2027"]], "issue": 0}
        key = NUMBER if reference == RETURN_OPEN else NUMBER + 1
        Finding.objects.create(pk=key, check_run=run, mark=f"{key}", **said, **place)
    by = {"asked_by": analyst, "signed_by": head, "signed_role": "-", "signed_at": timezone.now(), "reason": "-"}
    SignedCopy.objects.create(submission=submission, number=1, digest=_stored(b"a copy"), size=6, **by)


def _stored(content: bytes) -> str:
    digest = hashlib.sha256(content).hexdigest()
    store.folder().mkdir(parents=True, exist_ok=True)
    store.place(digest).write_bytes(content)
    return digest
