"""A frozen copy never changes, holds only what its readers may have, and asks about what is confidential."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from goldenthread.access.actions import restrictions
from goldenthread.access.models import AuditEvent
from goldenthread.record.chronology import frozen, selection
from goldenthread.record.chronology.actions import entries, snapshots
from goldenthread.record.chronology.actions.snapshots import UnansweredError, Wanted
from goldenthread.record.chronology.models import Line, Snapshot
from goldenthread.record.chronology.models.snapshot import FrozenError
from made_up_people import involve, make_address, make_line, make_user

pytestmark = pytest.mark.django_db

WANTED = Wanted("conference", date(2015, 7, 2), "First conference", "family", key_only=False)


@pytest.fixture
def refuge(ella):
    return make_address(ella, "7", "Refuge Row", "WX9 1AA", confidential=True)


def test_a_copy_stays_when_a_line_is_corrected(worker, ella):
    line = make_line(ella)
    snapshot = snapshots.take(person=ella, wanted=WANTED, by=worker)
    before = snapshot.content
    values = {name: getattr(line.entry, name) for name in entries.ENTRY_FIELDS}
    entries.correct(line=line, version=1, facts={**values, "what_happened": "No"}, impact="", reason="x", by=worker)
    snapshot.refresh_from_db()
    assert snapshot.content == before
    assert snapshot.digest == frozen.digest(before)
    assert AuditEvent.objects.get(type="snapshot:take").details["digest"] == snapshot.digest
    assert (str(snapshot)[:2], snapshot.taken_by_name, snapshot.taken_by_role) == ("n-", "Sam Idris", "social-worker")


def test_nothing_changes_a_copy(worker, ella):
    snapshot = snapshots.take(person=ella, wanted=WANTED, by=worker)
    with pytest.raises(FrozenError):
        snapshot.save()
    with pytest.raises(FrozenError):
        Snapshot.objects.update(content=[])


def test_a_copy_holds_what_its_audience_may_have_and_its_taker_sees(worker, ella):
    for data_class in "GSLIA":
        make_line(ella, data_class=data_class, what_happened=data_class)
    taken = {
        audience: snapshots.take(person=ella, wanted=Wanted("legal", date(2015, 7, 2), "", audience, False), by=worker)
        for audience in ("family", "court", "internal")
    }
    texts = {audience: "".join(sorted(each["data_class"] for each in copy.content)) for audience, copy in taken.items()}
    assert texts == {"family": "GS", "court": "GLS", "internal": "GILS"}
    reader = make_user("practice-consultant")
    involve(ella, reader)
    assert [each["data_class"] for each in selection.readable(reader, taken["internal"])] == ["G", "S"]


def test_a_copy_of_significant_events_only(worker, ella):
    make_line(ella)
    make_line(ella, significance="key", what_happened="Moved")
    wanted = Wanted("review", date(2015, 7, 2), "", "family")
    assert [each["what_happened"] for each in snapshots.take(person=ella, wanted=wanted, by=worker).content] == [
        "Moved"
    ]


def test_confidential_words_must_be_answered_for(worker, ella, refuge):
    line = make_line(ella, what_happened="Met at 7 refuge row")
    make_line(ella)
    with pytest.raises(UnansweredError):
        snapshots.take(person=ella, wanted=WANTED, by=worker)
    without = snapshots.take(person=ella, wanted=WANTED, by=worker, leave_out=[line.entry.reference])
    assert (len(without.content), without.left_out) == (1, 1)
    kept = snapshots.take(person=ella, wanted=WANTED, by=worker, keep_because="For the court's eyes")
    assert (len(kept.content), kept.left_out, kept.kept_because) == (2, 0, "For the court's eyes")


def test_only_who_writes_chronologies_freezes_one(ella):
    reader = make_user("qa-manager")
    with pytest.raises(PermissionDenied):
        snapshots.take(person=ella, wanted=WANTED, by=reader)


def test_what_was_closed_since_is_not_read_in_a_copy_of_before(worker, ella, noah):
    line = make_line(ella)
    shared = Line.objects.create(entry=make_line(noah).entry, person=ella)
    snapshot = snapshots.take(person=ella, wanted=WANTED, by=worker)
    assert len(selection.readable(worker, snapshot)) == 2
    restrictions.set(subject_id=noah.pk, subject=noah.reference, reason="-", by=make_user("head-of-service"))
    assert [each["entry"] for each in selection.readable(worker, snapshot)] == [line.entry.reference]
    type(line.entry).objects.filter(pk=line.entry_id).update(data_class="C")
    assert selection.readable(worker, snapshot) == []
    shared.delete()
    assert [each["entry"] for each in selection.readable(worker, snapshot)] == [shared.entry.reference]
