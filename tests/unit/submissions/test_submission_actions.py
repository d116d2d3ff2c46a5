"""Checks, explanations, assignments and sign-offs: who may, what is kept, and what is refused."""

import json
import zipfile
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from goldenthread.access.models import AuditEvent
from goldenthread.codes import UserError
from goldenthread.kit import clock
from goldenthread.kit.mistakes import MistakeError
from goldenthread.oversight.submissions import store
from goldenthread.oversight.submissions.actions import assignments, explanations, sign_offs
from goldenthread.oversight.submissions.models import Assignment, Check, Explanation, Finding, SignedCopy, Submission
from goldenthread.oversight.submissions.queries import findings, progress
from made_up_people import make_user
from made_up_returns import AUTHORITY, HEADER, MENDED, check, start


def explain_all(run, by):
    for finding in findings.answered(run).barring().with_explained().filter(explained=False):
        explanations.add(finding=finding, reason="Checked with the team", by=by)


@pytest.fixture
def ready(run, analyst):
    explain_all(run, analyst)
    return run


def test_a_return_is_started_once_and_for_a_year_that_is_known(submission, analyst):
    assert (submission.title, submission.authority) == (
        "Children looked after return (SSDA903), 2025-26",
        AUTHORITY,
    )
    with pytest.raises(MistakeError, match="already being prepared"):
        start(analyst, authority=f" {AUTHORITY.replace(' ', '  ')}")
    with pytest.raises(MistakeError, match="years from 2022-23 to"):
        start(analyst, kind="cin", year="2014-15")
    assert AuditEvent.objects.get(type="submission:start").subject == str(submission) == submission.reference


def test_who_may_not_prepare_writes_nothing(submission, run, head, tmp_path):
    finding = run.findings.first()
    with pytest.raises(PermissionDenied):
        start(head, kind="cin")
    with pytest.raises(PermissionDenied):
        check(submission, head, tmp_path / "more")
    with pytest.raises(PermissionDenied):
        explanations.add(finding=finding, reason="-", by=head)
    with pytest.raises(PermissionDenied):
        assignments.of_a_rule(submission=submission, rule="301", to=head, by=head)
    assert (Submission.objects.count(), Check.objects.count(), Explanation.objects.count()) == (1, 1, 0)


def test_a_check_keeps_what_it_read_and_what_it_found(run, analyst):
    assert (run.number, run.made_on, run.by, run.counts["issues"]) == (1, clock.today(), analyst, 7)
    cell = run.findings.get(rule="unreadable")
    assert (cell.table, cell.row, cell.line, cell.child, cell.seen) == ("Header", 1, 3, "12", [["DOB", "31/02/2015"]])
    assert sum(rule.issues for rule in run.rules.all()) == run.counts["issues"]
    assert all(store.is_whole(file.digest) for file in run.files.all())
    assert AuditEvent.objects.get(type="submission:check").details["issues"] == 7


def test_a_census_is_checked_too(analyst, tmp_path):
    run = check(start(analyst, kind="cin"), analyst, tmp_path / "census", Header="Collection\nCIN\n")
    assert run.counts["rules"] == 109


def test_files_that_are_no_such_return_leave_nothing(submission, analyst, tmp_path):
    with pytest.raises(MistakeError) as refusal:
        check(submission, analyst, tmp_path / "other", files={"a.csv": b"NAME,AGE\nx,1\n"})
    assert "what you brought" in str(refusal.value)
    assert str(tmp_path) not in str(refusal.value)
    assert not Check.objects.exists()


def test_a_check_that_fails_leaves_no_files(submission, analyst, tmp_path, monkeypatch):
    monkeypatch.setattr("goldenthread.oversight.submissions.recording.findings", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        check(submission, analyst, tmp_path / "fails")
    assert list(store.folder().iterdir()) == []


def test_the_count_falls_day_by_day(run, submission, analyst, tmp_path):
    assert progress.chart(progress.by_day(submission)) is None
    Check.objects.filter(pk=run.pk).update(made_on=run.made_on - timedelta(days=1))
    check(submission, analyst, tmp_path / "second", Header=MENDED)
    days = progress.by_day(submission)
    assert [each.counts["issues"] for each in days] == [7, 6]
    assert [series.name for series in progress.chart(days).series] == ["Not stated", "Unreadable"]
    assert [row[-1].text for row in progress.table(days).rows] == ["6", "7"]


def test_an_explanation_stays_while_the_finding_is_unchanged(run, submission, analyst, tmp_path):
    born = run.findings.get(rule="301")
    explanations.add(finding=born, reason=" Unborn at the year's end ", by=analyst)
    again = check(
        submission,
        analyst,
        tmp_path / "again",
        Header=HEADER.replace("12,1,31/02/2015,WBRI,UN1,,\n", "") + "12,1,03/02/2015,WBRI,UN1,,\n",
    )
    moved = again.findings.with_explained().get(rule="301")
    assert (moved.explained, submission.explanations.get().reason) == (True, "Unborn at the year's end")
    changed = check(submission, analyst, tmp_path / "changed", Header=HEADER.replace("01/04/2027", "02/04/2027"))
    assert changed.findings.with_explained().get(rule="301").explained is False
    assert AuditEvent.objects.get(type="finding:explain").details["rule"] == "301"


def test_an_explanation_has_a_reason_and_is_of_something_found(run, analyst):
    with pytest.raises(UserError, match="Say why"):
        explanations.add(finding=run.findings.get(rule="301"), reason=" ", by=analyst)
    with pytest.raises(PermissionDenied):
        explanations.add(finding=run.findings.filter(type="not supplied").first(), reason="-", by=analyst)


def test_findings_are_handed_out_by_rule_and_by_child_and_taken_back(run, submission, analyst):
    worker = make_user("social-worker")
    assignments.of_a_rule(submission=submission, rule="301", to=worker, by=analyst)
    assignments.of_a_child(finding=run.findings.get(rule="301"), to=worker, by=analyst)
    assert list(Assignment.objects.values_list("rule", "child")) == [("", "11"), ("301", "")]
    assignments.of_a_rule(submission=submission, rule="301", to=None, by=analyst)
    assert findings.assigned(submission, rule="301") is None
    assert findings.assigned(submission, child="11") == worker.pk
    gone = make_user("social-worker", is_active=False)
    with pytest.raises(MistakeError, match="no longer works here"):
        assignments.of_a_rule(submission=submission, rule="301", to=gone, by=analyst)
    with pytest.raises(PermissionDenied):
        assignments.of_a_child(finding=run.findings.filter(child="").first(), to=worker, by=analyst)


def test_sign_off_waits_until_all_but_queries_are_mended_or_explained(run, submission, analyst):
    with pytest.raises(UserError, match="7 issues are neither mended nor explained"):
        sign_offs.ask(submission=submission, reason="Ready", by=analyst)
    last = findings.answered(run).last()
    for finding in findings.answered(run).exclude(pk=last.pk):
        explanations.add(finding=finding, reason="Right", by=analyst)
    with pytest.raises(UserError, match="1 issue is neither"):
        sign_offs.ask(submission=submission, reason="Ready", by=analyst)
    Finding.objects.filter(check_run=run).update(type="query")
    Explanation.objects.all().delete()
    assert sign_offs.ask(submission=submission, reason="Ready", by=analyst).reason == "Ready"


def test_what_was_never_checked_is_not_signed(submission, analyst):
    with pytest.raises(UserError, match="has not been checked yet"):
        sign_offs.ask(submission=submission, reason="Ready", by=analyst)


def test_somebody_else_signs_and_the_copy_is_frozen(ready, submission, analyst, head):
    asked = sign_offs.ask(submission=submission, reason="Ready", by=analyst)
    with pytest.raises(UserError, match="already asked"):
        sign_offs.ask(submission=submission, reason="Ready", by=analyst)
    sign_offs.decide(request=asked, submission=submission, approved=True, reason="Read it", by=head)
    copy = SignedCopy.objects.get()
    assert (copy.signed_by, copy.asked_by, copy.number, copy.reason) == (head, analyst, 1, "Read it")
    with zipfile.ZipFile(store.place(copy.digest)) as archive:
        assert json.loads(archive.read("about.json"))["counts"]["issues"] == 7
        assert len(json.loads(archive.read("explanations.json"))) == 7
        assert {row["rule"] for row in json.loads(archive.read("findings.json"))["rules"]} >= {"301", "unreadable"}
        assert archive.read("files/now/Header.csv").decode() == HEADER
    assert AuditEvent.objects.get(type="submission:sign").details == {"check": 1, "digest": copy.digest}


def test_a_signed_copy_is_never_changed_or_removed(ready, submission, analyst, head):
    asked = sign_offs.ask(submission=submission, reason="Ready", by=analyst)
    sign_offs.decide(request=asked, submission=submission, approved=True, reason="Read it", by=head)
    for change in (
        lambda: SignedCopy.objects.update(reason="Other"),
        lambda: SignedCopy.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    store.forget([SignedCopy.objects.get().digest])
    assert store.is_whole(SignedCopy.objects.get().digest)


def test_what_is_signed_is_read_only(ready, submission, analyst, head, tmp_path):
    asked = sign_offs.ask(submission=submission, reason="Ready", by=analyst)
    sign_offs.decide(request=asked, submission=submission, approved=True, reason="Read it", by=head)
    finding = ready.findings.get(rule="301")
    for write in (
        lambda: check(submission, analyst, tmp_path / "late"),
        lambda: explanations.add(finding=finding, reason="More", by=analyst),
        lambda: assignments.of_a_rule(submission=submission, rule="301", to=analyst, by=analyst),
        lambda: sign_offs.ask(submission=submission, reason="Again", by=analyst),
    ):
        with pytest.raises(UserError, match="nothing of it can be changed"):
            write()
    assert submission.checks.count() == 1


def test_who_had_a_hand_in_it_does_not_sign(ready, submission, analyst, head, monkeypatch):
    other = make_user("service-manager")
    asked = sign_offs.ask(submission=submission, reason="Ready", by=other)
    monkeypatch.setattr(type(analyst.standing), "may", lambda *_: True)
    with pytest.raises(UserError, match="You asked for this"):
        sign_offs.decide(request=asked, submission=submission, approved=True, reason="-", by=other)
    with pytest.raises(UserError, match="You had a hand in this return"):
        sign_offs.decide(request=asked, submission=submission, approved=True, reason="-", by=analyst)
    assert not SignedCopy.objects.exists()
    assert sign_offs.waiting(submission) == asked


def test_an_analyst_alone_cannot_sign(ready, submission, analyst):
    asked = sign_offs.ask(submission=submission, reason="Ready", by=analyst)
    with pytest.raises(PermissionDenied):
        sign_offs.decide(request=asked, submission=submission, approved=True, reason="-", by=make_user("qa-manager"))


def test_a_return_checked_again_is_asked_for_again(ready, submission, analyst, head, tmp_path):
    asked = sign_offs.ask(submission=submission, reason="Ready", by=analyst)
    check(submission, analyst, tmp_path / "again")
    with pytest.raises(UserError, match="checked again since"):
        sign_offs.decide(request=asked, submission=submission, approved=True, reason="-", by=head)
    sign_offs.decide(request=asked, submission=submission, approved=False, reason="Ask again", by=head)
    assert sign_offs.waiting(submission) is None


def test_a_file_that_is_no_longer_what_was_checked_is_not_signed(ready, submission, analyst, head):
    asked = sign_offs.ask(submission=submission, reason="Ready", by=analyst)
    digest = ready.files.first().digest
    store.place(digest).chmod(0o600)
    store.place(digest).write_bytes(b"another")
    with pytest.raises(UserError, match="no longer what was checked"):
        sign_offs.decide(request=asked, submission=submission, approved=True, reason="-", by=head)
    store.place(digest).unlink()
    assert not store.is_whole(digest)
