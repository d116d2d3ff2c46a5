"""Disposal: proposed, approved by two others, done; anything that stands against it is asked each time."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.models import AuditEvent, Involvement, Request
from goldenthread.codes import UserError
from goldenthread.kit import clock
from goldenthread.kit.models import Draft, KeptPost
from goldenthread.record.chronology.actions import snapshots
from goldenthread.record.chronology.actions.snapshots import Wanted
from goldenthread.record.chronology.models import Entry, Line, Snapshot
from goldenthread.record.correspondence import files
from goldenthread.record.correspondence.models import Document
from goldenthread.record.information_rights.actions import disposals, holds, record_classes, subject_access
from goldenthread.record.information_rights.models import Approval, ClassOfRecord, Disposal, Hold
from goldenthread.record.people.models import Address, Family, Household, HouseholdMember, Merge, Person, Search
from made_up_people import involve, make_document, make_family, make_line, make_person, make_user, relate


@pytest.fixture
def proposed(old, lead):
    return disposals.propose(person=old, reason="Kept long enough", by=lead)


@pytest.fixture
def approved(proposed, head, director):
    disposals.approve(disposal=proposed, reason="Seen", by=head)
    disposals.approve(disposal=proposed, reason="Seen too", by=director)
    return proposed


def test_a_record_is_removed_whole_and_what_stays_names_nobody(old, approved, lead):
    other = make_person("Vic", "Vale")
    make_family(old)
    make_family(old, other)
    relate(old, "sister", other)
    home = Household.objects.create(name="Alone")
    HouseholdMember.objects.create(household=home, person=old)
    duplicate = make_person("Una", "Vail", merged_into=old)
    facts = {"reason": "-", "asked_by_id": 1, "approved_by_id": 2, "merged_at": timezone.now()}
    Merge.objects.create(person=old, duplicate=duplicate, **facts)
    involve(old, lead, ends_on=date(2001, 1, 1))
    reference = old.reference
    disposals.carry_out(disposal=approved, by=lead)
    assert list(Person.objects.all()) == [other]
    assert not Address.objects.exists()
    assert not Involvement.objects.exists()
    assert not Household.objects.exists()
    assert Family.objects.count() == 1
    done = Disposal.objects.get()
    assert (done.person, done.person_reference, done.done_by) == (None, reference, lead)
    assert done.removed["people.Person"] == 2
    assert done.removed["access.Involvement"] == 1
    assert "Una" not in f"{done.removed} {done.rule_words} {done.reason}"
    event = AuditEvent.objects.get(type="disposal:carry-out")
    assert event.details == {"rule": "contact", "record": reference}


def test_nothing_that_was_written_about_it_stays_anywhere(old, approved, lead):
    other, twin = make_person("Vic", "Vale"), make_person("Una", "Vail", merged_into=old)
    make_line(old, what_happened="Una fell")
    shared = make_line(twin, what_happened="Both fell").entry
    Line.objects.create(entry=shared, person=other)
    wanted = Wanted("review", date(2015, 7, 1), "Una's review", "internal", key_only=False)
    snapshots.take(person=old, wanted=wanted, by=make_user("head-of-service"))
    asked = {"kind": "person:merge", "reason": "Una twice", "asked_by": lead, "asked_at": timezone.now()}
    for subject, duplicate in ((old, other), (other, old), (other, twin)):
        Request.objects.create(subject=subject.reference, details={"duplicate": duplicate.reference}, **asked)
    written = {"owner_id": lead.pk, "page": f"/people/{old.reference}/chronology/new/", "encrypted": "x"}
    Draft.objects.create(form="chronology-entry", subject=old.reference, **written)
    KeptPost.objects.create(**written)
    searched = {"author": lead, "typed": {"text": "Una"}, "made_at": timezone.now()}
    for found in (old, twin, other):
        Search.objects.create(found=[[found.pk, ["name"]]], **searched)
    Search.objects.create(quote="q-2345678x", **searched)
    audit_events.record(type="search:quote", by=lead, subject="q-2345678x", subject_id=old.pk)
    staff = make_user(subject_id=old.pk)
    disposals.carry_out(disposal=approved, by=lead)
    assert list(Entry.objects.all()) == [shared]
    assert list(Line.objects.values_list("person", flat=True)) == [other.pk]
    assert not any(model.objects.exists() for model in (Snapshot, Request, Draft, KeptPost))
    assert [search.found[0][0] for search in Search.objects.all()] == [other.pk]
    staff.refresh_from_db()
    assert (staff.subject_id, Disposal.objects.get().removed["chronology.Entry"]) == (None, 1)


def test_documents_go_with_the_last_whom_they_are_about_and_files_with_the_last_document(
    old, approved, lead, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.FILES, other = tmp_path, make_person("Vic", "Vale")
    gone, twice = make_document(old, content=b"a"), make_document(old, content=b"b")
    staying = {make_document(old, other, content=b"c"), make_document(other, content=b"b")}
    with django_capture_on_commit_callbacks(execute=True):
        disposals.carry_out(disposal=approved, by=lead)
    assert set(Document.objects.all()) == staying
    assert not files.place(gone.digest).exists()
    assert all(files.place(each.digest).exists() for each in (*staying, twice))
    assert Disposal.objects.get().removed["correspondence.Document"] == 2


def test_two_approve_and_neither_is_the_proposer(proposed, lead, head, worker, old):
    with pytest.raises(PermissionDenied):
        disposals.approve(disposal=proposed, reason="-", by=worker)
    with pytest.raises(PermissionDenied):
        disposals.approve(disposal=proposed, reason="-", by=lead)
    disposals.approve(disposal=proposed, reason="Seen", by=head)
    with pytest.raises(UserError, match="somebody else's"):
        disposals.approve(disposal=proposed, reason="Seen", by=head)
    with pytest.raises(UserError, match="It needs 2 approvals, and has 1"):
        disposals.carry_out(disposal=proposed, by=lead)
    assert Person.objects.filter(pk=old.pk).exists()


def test_a_proposer_who_may_also_approve_does_not(old, head, lead):
    facts = {"person": old, "person_reference": old.reference, "rule_id": "contact", "kept_until": date(2005, 6, 1)}
    own = Disposal.objects.create(proposed_by=head, proposed_at=timezone.now(), reason="-", **facts)
    with pytest.raises(UserError, match="You proposed this"):
        disposals.approve(disposal=own, reason="-", by=head)
    facts = {"disposal": own, "proposed_by": head, "at": timezone.now(), "reason": "-"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(by=head, **facts)
    Approval.objects.create(by=lead, **facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Approval.objects.create(by=lead, **facts)


def test_what_stands_against_it_is_said_all_at_once(old, lead, worker):
    record_classes.assign(person=old, kind="looked-after", event_on=None, by=lead)
    holds.place(person=old, reason="The inquiry", by=lead)
    involve(old, worker)
    subject_access.open_request(person=old, requested_by_words="Una", received_on=date(2015, 6, 1), by=lead)
    with pytest.raises(UserError) as refused:
        disposals.propose(person=old, reason="Kept long enough", by=lead)
    said = str(refused.value)
    reasons = (
        "It is not time. Looked after child: 75 years",
        "A hold stops it: The inquiry",
        "Somebody works",
        "open subj",
    )
    assert [reason for reason in reasons if reason not in said] == []


@pytest.mark.parametrize("step", ["approve", "carry_out"])
def test_a_hold_stops_it_at_every_step(step, old, proposed, lead, head, director):
    if step == "carry_out":
        disposals.approve(disposal=proposed, reason="Seen", by=head)
        disposals.approve(disposal=proposed, reason="Seen", by=director)
    hold = holds.place(person=old, reason="A claim", by=director)
    last = {"approve": lambda: disposals.approve(disposal=proposed, reason="-", by=head),
            "carry_out": lambda: disposals.carry_out(disposal=proposed, by=lead)}[step]  # fmt: skip
    with pytest.raises(UserError, match="A hold stops it: A claim"):
        last()
    assert Person.objects.filter(pk=old.pk).exists()
    holds.lift(hold=hold, reason="Settled", by=head)
    assert Hold.objects.in_force(clock.today()).exists()  # its last day counts
    Hold.objects.update(starts_on=date(2015, 1, 1), ends_on=date(2015, 6, 29))
    last()


def test_a_hold_is_lifted_by_somebody_else_and_once(old, lead, head, worker):
    for reason in (" ", ""):
        with pytest.raises(UserError, match="Say why"):
            holds.place(person=old, reason=reason, by=lead)
    hold = holds.place(person=old, reason="A claim", by=lead)
    with pytest.raises(PermissionDenied):
        holds.lift(hold=hold, reason="-", by=worker)
    with pytest.raises(UserError, match="You placed this hold"):
        holds.lift(hold=hold, reason="-", by=lead)
    with pytest.raises(UserError, match="Say why"):
        holds.lift(hold=hold, reason=" ", by=head)
    holds.lift(hold=hold, reason="Settled", by=head)
    with pytest.raises(UserError, match="lifted already"):
        holds.lift(hold=hold, reason="Settled", by=head)


def test_a_proposal_is_stopped_with_a_reason_and_may_be_made_again(old, proposed, lead, worker):
    with pytest.raises(UserError, match="proposed already"):
        disposals.propose(person=old, reason="Again", by=lead)
    with pytest.raises(PermissionDenied):
        disposals.stop(disposal=proposed, reason="-", by=worker)
    with pytest.raises(UserError, match="Say why"):
        disposals.stop(disposal=proposed, reason=" ", by=lead)
    disposals.stop(disposal=proposed, reason="A cousin asked", by=lead)
    with pytest.raises(UserError, match="This proposal ended on"):
        disposals.carry_out(disposal=proposed, by=lead)
    assert disposals.propose(person=old, reason="Now", by=lead).pk != proposed.pk


def test_only_those_who_may_propose_and_class(old, worker):
    with pytest.raises(PermissionDenied):
        disposals.propose(person=old, reason="-", by=worker)
    with pytest.raises(PermissionDenied):
        record_classes.assign(person=old, kind="contact", event_on=None, by=worker)


def test_a_class_is_given_once_and_its_day_corrected(old, lead):
    record_classes.assign(person=old, kind="contact", event_on=date(2000, 1, 1), by=lead)
    assert ClassOfRecord.objects.get().event_on == date(2000, 1, 1)
    with pytest.raises(UserError, match="The contact was today or earlier"):
        record_classes.assign(person=old, kind="contact", event_on=date(2020, 1, 1), by=lead)


def test_a_done_disposal_is_seen_by_all_who_look_after_records_and_an_open_one_with_its_person(approved, old, lead):
    stranger = make_user("elected-member")
    assert not Disposal.objects.visible_to(stranger).exists()
    assert Disposal.objects.visible_to(lead).get() == approved
    assert approved.is_approved
    disposals.carry_out(disposal=approved, by=lead)
    assert Disposal.objects.visible_to(stranger).exists()
    assert not Disposal.objects.open().exists()
