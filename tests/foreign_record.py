"""One of everything that is one person's, owned by one worker, for the test that tries every other role at it.

A page of a person that takes nothing but their reference is tried without more. To add an address that names something
else by reference or key: make the thing in ``build`` (of ``person``, so that it is out of everybody's sight but the
owner's) and add a row to ``Foreign.arguments``. An address that names nothing of
anybody's record, such as a year or an indicator, joins ``NOBODYS`` in test_idor.py.
"""

from dataclasses import dataclass

from django.urls import URLPattern
from django.utils import timezone

from addresses import patterns
from goldenthread.access.models import Grant, Opening, Request, Restriction, User
from goldenthread.access.roles import ROLES
from goldenthread.kit import clock, encryption
from goldenthread.kit.models import Draft, KeptPost
from goldenthread.record.chronology.frozen import digest
from goldenthread.record.chronology.models import Snapshot
from goldenthread.record.information_rights.models import Disposal, Hold, Item, SubjectAccessRequest
from goldenthread.record.people.models import Person, Search
from made_up_people import (
    involve,
    make_address,
    make_document,
    make_family,
    make_line,
    make_person,
    make_rows,
    make_user,
    relate,
)

KEY = 9009
PACK, QUESTION = 9010, 9011
DOCUMENT = "w-fgrmgn22"
ENTRY, SNAPSHOT, ASKED, DISPOSAL, SEARCH = "e-fgrmgn22", "n-fgrmgn22", "a-fgrmgn22", "x-fgrmgn22", "s-fgrmgn22"
GUARDS = frozenset(
    slug for slug, role in ROLES.items() if "RESTRICTION_SET" in {each.name for each in role.permissions}
)


@dataclass(frozen=True)
class Foreign:
    person: Person
    owner: User
    draft: str
    kept: str

    def arguments(self) -> dict[str, dict[str, object]]:
        """By address name: the foreign thing's reference or key in every argument."""
        whose = {"reference": self.person.reference}
        asked, ending = {"reference": ASKED}, {"reference": DISPOSAL}
        item = {**asked, "position": 1}
        return {
            **{each.name: whose for each in patterns() if of_a_person(each)},
            **{each.name: {**whose, "row": KEY} for each in patterns() if of_a_row(each)},
            "search-results": {"reference": SEARCH},
            "draft-discard": {"reference": self.draft},
            "kept": {"reference": self.kept},
            "person-document-replace": {**whose, "document": DOCUMENT},
            "person-document-file": {**whose, "document": DOCUMENT},
            "person-snapshot": {**whose, "snapshot": SNAPSHOT},
            "person-chronology-correct": {**whose, "entry": ENTRY},
            "person-chronology-mark": {**whose, "entry": ENTRY},
            "person-restriction-job": {**whose, "slug": "lift"},
            "person-grant-end": {**whose, "key": KEY},
            **{name: {**whose, "key": PACK} for name in ("person-pack", "person-pack-paper")},
            "person-viewed-ask": {**whose, "key": KEY},
            "viewing-answer": {"key": QUESTION},
            "person-retention-lift": {**whose, "number": KEY},
            **dict.fromkeys(("subject-access", "subject-access-approve", "subject-access-answer"), asked),
            "subject-access-data": asked,
            "subject-access-step": {**asked, "slug": "gather"},
            "subject-access-item": item,
            "subject-access-item-step": {**item, "slug": "words"},
            **dict.fromkeys(("disposal", "disposal-approve", "disposal-stop", "disposal-carry-out"), ending),
            "opening-review": {"key": KEY},
            "decision": {"key": KEY},
        }


def of_a_person(pattern: URLPattern) -> bool:
    """Whether it is a page of one person that takes their reference alone."""
    return set(pattern.pattern.converters) == {"reference"} and pattern.name.split("-")[0] == "person"


def of_a_row(pattern: URLPattern) -> bool:
    """Whether it is a page of one row of a person's record, by its key."""
    return set(pattern.pattern.converters) == {"reference", "row"}


def build() -> Foreign:
    """A restricted record, so that not even those who see the whole authority are let in; its owner is named for it."""
    owner, now, today = make_user("social-worker", "t-foreign", "s-foreign"), timezone.now(), clock.today()
    person, mother = make_person("Vera", "Foreign"), make_person("Mona", "Foreign")
    make_family(person, mother)
    make_address(person, confidential=True)
    relate(mother, "mother", person)
    make_rows(person, mother, KEY)
    involve(person, owner)
    Restriction.objects.create(subject_id=person.pk, reason="-", set_by_id=0, starts_on=today)
    named = {"subject_id": person.pk, "data_class": "R", "starts_on": today, "purpose": "-", "given_by_id": 0}
    Grant.objects.create(pk=KEY, user=owner, **named)
    _story(person)
    _rights(person, owner)
    times = {"opened_at": now, "closes_at": now}
    said = {"role_slug": "social-worker", "purpose": "-", "reason": "-"}
    Opening.objects.create(pk=KEY, subject_id=person.pk, user=owner, **said, **times)
    facts = {"kind": "person:merge", "subject": person.reference, "reason": "-", "asked_role": "-", "asked_at": now}
    Request.objects.create(pk=KEY, asked_by=owner, **facts)
    pack = {"parts": ["details"], "recipient": "person", "called": "", "snapshot": "", "answers": {}, "digest": ""}
    Request.objects.create(pk=PACK, asked_by=owner, **facts | {"kind": "pack:release", "details": pack})
    question = {"kind": "viewing:explain", "details": {"event": 0, "user": owner.pk}}
    Request.objects.create(pk=QUESTION, asked_by=make_user("team-manager"), **facts | question)
    Search.objects.create(reference=SEARCH, author=owner, made_at=now)
    return Foreign(person, owner, *_written(owner))


def _written(owner: User) -> tuple[str, str]:
    """A draft and what a form held that was sent too late."""
    facts = {"owner_id": owner.pk, "page": "/", "encrypted": encryption.encrypt("text=Foreign")}
    draft, kept = Draft.objects.create(form="entry", **facts), KeptPost.objects.create(**facts)
    return draft.reference, kept.reference


def _story(person: Person) -> None:
    make_line(person, reference=ENTRY)
    make_document(person, reference=DOCUMENT)
    facts = {"reference": SNAPSHOT, "occasion": "review", "audience": "family", "content": [], "digest": digest([])}
    days = {"occasion_on": clock.today(), "taken_on": clock.today(), "taken_at": timezone.now(), "taken_by_id": 0}
    Snapshot.objects.create(person=person, purpose="A review", key_only=True, **facts, **days)


def _rights(person: Person, owner: User) -> None:
    today = clock.today()
    facts = {"received_on": today, "opened_by": owner, "requested_by_words": "Vera"}
    asked = SubjectAccessRequest.objects.create(reference=ASKED, person=person, **facts)
    Item.objects.create(request=asked, position=1, section="Who you are", title="Name", text="Vera", data_class="G")
    facts = {"person": person, "person_reference": person.reference, "rule_id": "contact", "kept_until": today}
    Disposal.objects.create(reference=DISPOSAL, proposed_by=owner, proposed_at=timezone.now(), reason="-", **facts)
    Hold.objects.create(pk=KEY, person=person, reason="A claim", placed_by=owner, starts_on=today)
