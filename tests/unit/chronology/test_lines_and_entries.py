"""Entries are added, corrected and marked by those who may; nothing that was written is lost."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from goldenthread.access.models import AuditEvent, Block, Restriction
from goldenthread.kit.versions import StaleError
from goldenthread.record.chronology import proposals, selection
from goldenthread.record.chronology.actions import entries, lines
from goldenthread.record.chronology.models import Entry, Line, LineVersion, PutAside
from goldenthread.record.chronology.proposals import Proposal
from goldenthread.record.chronology.selection import Choice
from made_up_people import involve, make_address, make_line, make_person, make_user, relate

pytestmark = pytest.mark.django_db

FACTS = {
    "happened_on": date(2015, 5, 3),
    "precision": "exact",
    "ended_on": None,
    "category": "health",
    "what_happened": "Taken to hospital",
    "certainty": "fact",
    "source": "Dr Bell",
    "source_on": None,
    "data_class": "G",
}


def test_an_entry_has_a_line_for_each_child(worker, ella, noah):
    entry = entries.add(facts=FACTS, impacts={ella: "Frightened", noah: ""}, by=worker)
    assert {(line.person.given_name, line.impact) for line in entry.lines.all()} == {
        ("Ella", "Frightened"),
        ("Noah", ""),
    }
    assert (str(entry)[:2], entry.recorded_by_id, entry.recorded_on) == ("e-", worker.pk, date(2015, 6, 30))
    events = AuditEvent.objects.filter(type="chronology:add")
    assert {event.subject_id for event in events} == {ella.pk, noah.pk}
    assert "hospital" not in str([event.details for event in events])


@pytest.mark.parametrize("role", ["qa-manager", "business-support"])
def test_who_may_not_write_does_not(role, ella):
    other = make_user(role)
    involve(ella, other)
    with pytest.raises(PermissionDenied):
        entries.add(facts=FACTS, impacts={ella: ""}, by=other)


def test_nobody_writes_for_a_child_or_in_a_class_that_they_do_not_read(worker, ella):
    with pytest.raises(PermissionDenied):
        entries.add(facts=FACTS, impacts={ella: "", make_person(): ""}, by=worker)
    with pytest.raises(PermissionDenied):
        entries.add(facts={**FACTS, "data_class": "A"}, impacts={ella: ""}, by=worker)
    assert not Entry.objects.exists()


def test_a_correction_keeps_what_every_childs_line_said(worker, ella, noah):
    entry = entries.add(facts=FACTS, impacts={ella: "Frightened", noah: "Slept"}, by=worker)
    line = ella.chronology_lines.get()
    changed = {**FACTS, "what_happened": "Seen at home", "happened_on": date(2015, 5, 4)}
    entries.correct(line=line, version=1, facts=changed, impact="Calm", reason="Wrong day", by=worker)
    entry.refresh_from_db()
    assert (entry.what_happened, entry.version) == ("Seen at home", 2)
    kept = {version.line.person.given_name: version for version in LineVersion.objects.all()}
    assert kept["Ella"].content["impact"] == "Frightened"
    assert kept["Noah"].content["impact"] == "Slept"
    assert (kept["Noah"].content["happened_on"], kept["Noah"].reason) == ("2015-05-03", "Wrong day")
    assert noah.chronology_lines.get().impact == "Slept"
    event = AuditEvent.objects.filter(type="chronology:correct").first()
    assert event.details["fields"] == ["happened_on", "what_happened"]


def test_a_stale_correction_writes_nothing(worker, ella):
    line = make_line(ella)
    facts = {**FACTS, "what_happened": "First"}
    entries.correct(line=line, version=1, facts=facts, impact="", reason="x", by=worker)
    with pytest.raises(StaleError), transaction.atomic():
        entries.correct(line=line, version=1, facts=FACTS, impact="", reason="y", by=worker)
    assert LineVersion.objects.count() == 1


def test_an_earlier_version_is_read_by_the_class_that_it_had(worker, ella):
    manager = make_user("head-of-service")
    line = make_line(ella, data_class="L")
    entries.correct(line=line, version=1, facts=FACTS, impact="", reason="Not privileged", by=manager)
    assert [version.data_class for version in selection.versions(manager, line)] == ["L"]
    practice = make_user("practice-consultant")
    involve(ella, practice)
    assert selection.versions(practice, line) == []


def test_one_tick_marks_a_line_and_another_unmarks_it(worker, ella):
    line = make_line(ella)
    lines.mark(line=line, significance="key", version=1, by=worker)
    assert ella.chronology_lines.get().is_key
    with pytest.raises(StaleError), transaction.atomic():
        lines.mark(line=line, significance="supporting", version=1, by=worker)
    assert AuditEvent.objects.get(type="chronology:mark").details["significance"] == "key"


def test_an_entry_says_where_it_comes_from_and_ends_after_it_begins(ella):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_line(ella, source="")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_line(ella, ended_on=date(2015, 5, 1))


def test_lines_are_read_by_class(worker, ella):
    make_line(ella, what_happened="Open")
    make_line(ella, what_happened="Sealed", data_class="A")
    found = selection.of(worker, ella, Choice())
    assert [line.entry.what_happened for line in found] == ["Open"]


@pytest.mark.parametrize("kept", ["blocked", "restricted"])
def test_an_entry_about_somebody_whom_the_reader_is_kept_from_is_closed(kept, worker, ella, noah):
    line = make_line(ella)
    Line.objects.create(entry=line.entry, person=noah)
    assert selection.of(worker, ella, Choice()) == [line]
    facts = {"subject_id": noah.pk, "reason": "", "starts_on": date(2015, 1, 1), "set_by_id": 0}
    Block.objects.create(user=worker, **facts) if kept == "blocked" else Restriction.objects.create(**facts)
    assert selection.of(worker, ella, Choice()) == []


def test_lines_are_chosen_by_kind_and_significance(worker, ella):
    first = make_line(ella, happened_on=date(2010, 1, 1), significance="key")
    second = make_line(ella, category="harm")
    assert selection.of(worker, ella, Choice()) == [first, second]
    assert selection.of(worker, ella, Choice(key_only=True)) == [first]
    assert selection.of(worker, ella, Choice(categories=frozenset({"harm"}))) == [second]


def test_brothers_and_sisters_are_those_said_to_be_so_and_children_of_the_same_parents(worker, ella, noah):
    kim, half, step, unseen = (make_person(name) for name in ("Kim", "Mia", "Tia", "Una"))
    for each in (half, step):
        involve(each, worker)
    for child in (ella, half, unseen):
        relate(kim, "mother", child)
    relate(noah, "sibling", ella)
    relate(ella, "step-sibling", step)
    assert {person.given_name for person in selection.siblings(worker, ella)} == {"Noah", "Mia", "Tia"}


def test_moves_are_proposed_and_neither_taken_nor_put_aside_ones_come_again(worker, ella):
    first = make_address(ella, starts_on=date(2010, 1, 1))
    second = make_address(ella, "1", "Safe Street", "WX2 2BB", confidential=True, starts_on=date(2015, 1, 1))
    make_address(ella, starts_on=None)
    make_address(ella, confirmed=False)
    found = proposals.waiting(worker, ella)
    assert [each.source_record for each in found] == [f"address:{first.pk}", f"address:{second.pk}"]
    assert found[0].what_happened == "Moved to: 12, Larch Lane, Wexcombe, WX1 4QZ."
    assert (found[1].what_happened, found[1].data_class) == ("Moved to: Confidential address.", "V")
    lines.put_aside(proposal=found[0], person=ella, by=worker)
    make_line(ella, source="", source_record=f"address:{second.pk}")
    assert proposals.waiting(worker, ella) == []
    assert proposals.named(worker, ella, f"address:{second.pk}") is None
    assert PutAside.objects.visible_to(worker).count() == 1


def test_a_room_that_no_longer_proposes_leaves_its_word():
    assert proposals.words_of("address:1") == "The addresses on this record"
    assert proposals.words_of("visit:1") == "visit"


def test_who_does_not_read_its_class_puts_no_proposal_aside(worker, ella):
    with pytest.raises(PermissionDenied):
        lines.put_aside(proposal=Proposal("x:1", date(2015, 1, 1), "legal", "", "A"), person=ella, by=worker)
