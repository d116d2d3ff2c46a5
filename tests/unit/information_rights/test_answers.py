"""The answer: everything held, others marked, each mark decided under a name, approved by somebody else."""

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from goldenthread.access.models import AuditEvent, Grant, Restriction
from goldenthread.codes import UserError
from goldenthread.record.chronology.actions import snapshots
from goldenthread.record.chronology.actions.snapshots import Wanted
from goldenthread.record.chronology.models import LineVersion
from goldenthread.record.information_rights import answer
from goldenthread.record.information_rights.actions import answers, subject_access
from goldenthread.record.information_rights.models import Mark, SubjectAccessRequest
from goldenthread.record.people.models import Change, Disability, Identifier, Name, Person, Warning
from made_up_people import LONG_AGO, make_document, make_line, make_user


def texts(request):
    return {(item.section, item.title): item.text for item in request.items.all()}


def marked(request):
    return {(item.text[each.start : each.end], each.why) for item in request.items.all() for each in item.marks.all()}


def test_everything_held_is_gathered(child, request_of, lead):
    Name.objects.create(person=child, kind="legal", given_name="Eleanor", family_name="Marsh")
    Identifier.objects.create(person=child, kind="upn", value="A123")
    Disability.objects.create(person=child, code="HEAR")
    Change.objects.create(person=child, what="religion", before="", after="None", at=request_of.person.recorded_at)
    child.addresses.update(safe_contact="Ring first", ends_on="2015-06-01")
    child.sex, child.gender, child.ethnicity = "F", "02", "WBRI"
    child.save()
    AuditEvent.objects.create(type="details:read", subject_id=child.pk, actor_role="social-worker", purpose="help")
    AuditEvent.objects.create(type="details:read", subject_id=child.pk, actor_role="social-worker")
    AuditEvent.objects.create(type="record:read", subject_id=child.pk, actor_role="", refused=True)
    AuditEvent.objects.create(type="record:read", subject_id=child.pk)
    answers.gather(request=request_of, by=lead)
    found = texts(request_of)
    assert found["Who you are", "Name"] == "Ella Marsh"
    assert found["Who you are", "Legal name"] == "Eleanor Marsh"
    assert found["Who you are", "Unique pupil number"] == "A123"
    assert found["Who you are", "Disability"] == "Hearing"
    assert found["Who you are", "Date of birth"] == "14 May 2008"
    assert found["Where you have lived", "Main home until 1 June 2015"] == "12, Larch Lane, Wexcombe, WX1 4QZ"
    assert found["Where you have lived", "How to reach you safely"] == "Ring first"
    assert found["Your family and network", "Your mother"] == "Kim Marsh"
    assert found["Your family and network", "You are daughter of"] == "Lee Dark"
    assert found["What has been changed", "religion"] == "From: nothing\nTo: None"
    opened = [item.text for item in request_of.items.filter(section="Who has opened your record")]
    assert opened == ["social-worker opened the details, to help", "somebody without a role opened the record"]


@pytest.mark.parametrize(("facts", "born"), [
    ({"born_on": None, "expected_on": LONG_AGO}, "Expected on 1 January 2000"),
    ({"born_on_is_estimated": True, "died_on": "2015-01-01"}, "about 14 May 2008"),
])  # fmt: skip
def test_a_birth_is_told_as_it_is_known(facts, born, child, request_of, lead):
    type(child).objects.filter(pk=child.pk).update(**facts)
    request_of.refresh_from_db()
    answers.gather(request=SubjectAccessRequest.objects.get(), by=lead)
    assert texts(request_of)["Who you are", "Date of birth"] == born


def test_what_speaks_of_others_is_marked_and_nothing_is_decided(gathered):
    assert marked(gathered) == {
        ("Kim", "another person"),
        ("7 Refuge Row", "must not be learnt"),
        ("WX9 1AA", "must not be learnt"),
        ("Lee", "another person"),
        ("01632 960114", "a telephone number"),
        ("Kim Marsh", "another person"),
        ("Lee Dark", "another person"),
        ("WX1 4QZ", "a postcode"),
    }
    assert not Mark.objects.exclude(redact=None).exists()


def test_an_undecided_mark_is_hidden_until_somebody_decides(gathered, lead):
    warning = gathered.items.get(section="Warnings")
    assert answer.shown(warning) == "[redacted] lives at [redacted], [redacted]. [redacted] rang [redacted]."
    answers.decide(mark=warning.marks.first(), redact=False, by=lead)
    assert answer.shown(warning).startswith("Kim lives at [redacted]")


def test_the_redactor_is_named(decided, lead):
    [warning] = [each for each in answer.structured(decided, by=lead)["things"] if each["section"] == "Warnings"]
    assert {(each["why"], each["decided by"]) for each in warning["redactions"]} == {
        ("another person", lead.name),
        ("must not be learnt", lead.name),
        ("a telephone number", lead.name),
    }


def test_the_structured_answer_holds_no_redacted_word(decided, lead):
    document = json.dumps(answer.structured(decided, by=lead))
    assert [secret for secret in ("Kim", "Refuge", "WX9", "01632") if secret in document] == []
    assert "Ella Marsh" in document


def test_a_class_that_the_preparer_may_not_read_is_said_and_never_copied(child, request_of, lead):
    Warning.objects.create(person=child, kind="other", text="Counsel says", starts_on=LONG_AGO, data_class="L")
    answers.gather(request=request_of, by=lead)
    unread = request_of.items.get(unread=True)
    assert (unread.text, unread.title, unread.data_class) == ("", "Not shown to you", "L")
    for each in Mark.objects.all():
        answers.decide(mark=each, redact=True, by=lead)
    with pytest.raises(UserError, match="1 of these things you may not read"):
        answers.finish(request=request_of, by=lead)
    answers.withhold(item=unread, reason="Legal privilege", by=lead)
    answers.finish(request=request_of, by=lead)
    assert answer.structured(request_of, by=lead)["withheld"] == [{"section": "Warnings", "why": "Legal privilege"}]
    grant = {"subject_id": child.pk, "user": lead, "data_class": "L", "purpose": "-", "given_by_id": 1}
    Grant.objects.create(starts_on=LONG_AGO, **grant)
    answers.gather(request=SubjectAccessRequest.objects.get(), by=lead)
    assert not request_of.items.filter(unread=True).exists()


def test_the_chronology_is_gathered_with_what_it_said_before(child, request_of, lead):
    line = make_line(child, what_happened="Kim shouted", impact="Frightened")
    facts = {"line": line, "reason": "-", "corrected_at": child.recorded_at, "corrected_by_id": 1, "data_class": "L"}
    said = {"happened_on": "2015-06-01", "precision": "exact", "ended_on": None, "category": "health"}
    said |= {"what_happened": "Counsel says", "impact": "", "certainty": "fact", "source": "", "source_on": None}
    said["data_class"] = "L"
    LineVersion.objects.create(version=1, content=said, **facts)
    wanted = Wanted("review", date(2015, 7, 1), "Her review", "internal", key_only=False)
    snapshots.take(person=child, wanted=wanted, by=make_user("head-of-service"))
    answers.gather(request=request_of, by=lead)
    found = texts(request_of)
    assert "Kim shouted\nFrightened" in found["What happened", "Health"]
    assert found["What happened, as it was before a correction", answers.NOT_SHOWN] == ""
    assert found["Copies taken to meetings", "Review"] == "Her review"
    assert "[redacted] shouted" in answer.shown(request_of.items.get(section="What happened"))


def test_documents_are_gathered_with_their_titles_marked(child, request_of, lead, settings, tmp_path):
    settings.FILES = tmp_path
    make_document(child, title="Letter to Kim", data_class="G")
    answers.gather(request=request_of, by=lead)
    item = request_of.items.get(section="Documents")
    assert "Kim" not in f"{item.title} {answer.shown(item)}"
    assert answer.shown(item).startswith("Letter to [redacted]")


def test_a_family_name_alone_speaks_of_somebody_else_unless_it_is_their_own(child, request_of, lead):
    Warning.objects.create(person=child, kind="other", text="Mr Dark shouted at Miss Marsh", starts_on=LONG_AGO)
    answers.gather(request=request_of, by=lead)
    item = request_of.items.get(text__startswith="Mr Dark")
    assert answer.shown(item) == "Mr [redacted] shouted at Miss Marsh"


@pytest.fixture
def sealed(child, request_of, lead):
    """An answer with a thing of a class that only ``lead`` is named for, all decided."""
    Warning.objects.create(person=child, kind="other", text="Born to Ida", starts_on=LONG_AGO, data_class="A")
    grant = {"subject_id": child.pk, "user": lead, "data_class": "A", "purpose": "-", "given_by_id": 1}
    Grant.objects.create(starts_on=LONG_AGO, **grant)
    answers.gather(request=request_of, by=lead)
    for each in Mark.objects.all():
        answers.decide(mark=each, redact=True, by=lead)
    return request_of


def test_whoever_reads_an_answer_reads_of_it_the_classes_that_they_read_in_the_record(sealed, lead, head):
    assert "Born to Ida" in json.dumps(answer.structured(sealed, by=lead))
    for other in (head, make_user("information-governance-lead")):
        said = answer.structured(sealed, by=other)
        assert "Ida" not in json.dumps(said)
        assert said["things not shown to whoever took this copy"] == 1


def test_nobody_approves_what_they_do_not_read(sealed, lead, head):
    answers.finish(request=sealed, by=lead)
    with pytest.raises(UserError, match="1 of these things you may not read"):
        answers.approve(request=sealed, by=head)


def test_a_thing_of_a_class_that_they_do_not_read_is_not_theirs_to_prepare(sealed):
    item, other = sealed.items.get(data_class="A"), make_user("information-governance-lead")
    for refused in (
        lambda: answers.mark(item=item, words="Ida", why="", by=other),
        lambda: answers.withhold(item=item, reason="-", by=other),
    ):
        with pytest.raises(PermissionDenied):
            refused()


def test_whoever_left_something_out_does_not_approve(decided, lead):
    both = make_user("head-of-service")
    decided.items.filter(position=1).update(withheld_reason="-", withheld_by=both)
    answers.finish(request=decided, by=lead)
    with pytest.raises(UserError, match="somebody else must approve"):
        answers.approve(request=decided, by=both)


def test_words_that_the_machine_missed_are_marked_by_hand(gathered, lead):
    warning = gathered.items.get(section="Warnings")
    assert answers.mark(item=warning, words="lives at", why="Tells of Kim", by=lead) == 1
    assert answers.mark(item=warning, words="rang", why="", by=lead) == 1
    assert "lives" not in answer.shown(warning)
    for words in ("not there", " "):
        with pytest.raises(UserError, match="not in the text"):
            answers.mark(item=warning, words=words, why="-", by=lead)


def test_a_thing_is_withheld_and_put_back(decided, lead):
    item = decided.items.first()
    answers.withhold(item=item, reason="Would harm somebody", by=lead)
    assert item.withheld_by == lead
    assert len(answer.structured(decided, by=lead)["withheld"]) == 1
    answers.withhold(item=item, reason="", by=lead)
    assert (item.withheld_by, answer.structured(decided, by=lead)["withheld"]) == (None, [])


def test_it_is_not_finished_while_anything_waits(request_of, lead):
    with pytest.raises(UserError, match="Nothing has been gathered"):
        answers.finish(request=request_of, by=lead)
    answers.gather(request=request_of, by=lead)
    with pytest.raises(UserError, match="8 marked places still to be decided"):
        answers.finish(request=request_of, by=lead)


def test_somebody_else_approves_and_then_it_is_sent_once(decided, lead, head):
    with pytest.raises(UserError, match="not ready"):
        answers.approve(request=decided, by=head)
    answers.finish(request=decided, by=lead)
    with pytest.raises(PermissionDenied):
        answers.approve(request=decided, by=lead)
    with pytest.raises(UserError, match="Only an approved answer"):
        answers.send(request=decided, by=lead)
    answers.approve(request=decided, by=head)
    answers.send(request=decided, by=lead)
    assert not SubjectAccessRequest.objects.get().is_open
    with pytest.raises(UserError, match="Only an approved answer"):
        answers.send(request=decided, by=lead)
    assert (
        AuditEvent.objects.filter(type__startswith="subject-access:").values_list("type", flat=True)[0].endswith("send")
    )


def test_neither_who_finished_nor_who_redacted_approves(decided, lead, head, settings):
    both = make_user("head-of-service")
    Mark.objects.filter(pk=Mark.objects.first().pk).update(decided_by=both)
    answers.finish(request=decided, by=lead)
    with pytest.raises(UserError, match="somebody else must approve"):
        answers.approve(request=decided, by=both)
    SubjectAccessRequest.objects.update(prepared_by=head)
    decided.refresh_from_db()
    with pytest.raises(UserError, match="somebody else must approve"):
        answers.approve(request=decided, by=head)
    with pytest.raises(IntegrityError), transaction.atomic():
        SubjectAccessRequest.objects.update(approved_by=head)


def test_whatever_changes_the_answer_makes_it_unfinished(decided, lead):
    answers.finish(request=decided, by=lead)
    answers.decide(mark=Mark.objects.first(), redact=False, by=lead)
    assert SubjectAccessRequest.objects.get().prepared_by is None


def test_an_approved_answer_is_not_changed_any_more(decided, lead, head):
    answers.finish(request=decided, by=lead)
    answers.approve(request=decided, by=head)
    with pytest.raises(UserError, match="has been approved"):
        answers.gather(request=decided, by=lead)


def test_a_closed_request_has_no_answer(gathered, lead):
    subject_access.close(request=gathered, reason="Withdrawn", by=lead)
    with pytest.raises(UserError, match="answered or closed"):
        answers.gather(request=gathered, by=lead)


@pytest.mark.parametrize("action", ["gather", "finish", "send"])
def test_only_those_who_prepare_answers_do(action, gathered, worker):
    with pytest.raises(PermissionDenied):
        getattr(answers, action)(request=gathered, by=worker)


def test_gathering_takes_as_many_queries_for_much_as_for_little(gathered, child, lead, django_assert_max_num_queries):
    for at in range(40):
        Change.objects.create(person=child, what=f"field {at}", before="a", after="b", at=child.recorded_at)
    with django_assert_max_num_queries(60):
        answers.gather(request=gathered, by=lead)


def test_a_relative_whose_record_is_restricted_is_not_named_to_whoever_prepares(child, request_of, lead):
    for each in Person.objects.exclude(pk=child.pk):
        Restriction.objects.create(subject_id=each.pk, reason="-", set_by_id=1, starts_on=LONG_AGO)
    answers.gather(request=request_of, by=lead)
    found = texts(request_of)
    assert found["Your family and network", "Your mother"] == "Name withheld"
    assert found["Your family and network", "You are daughter of"] == "Name withheld"
