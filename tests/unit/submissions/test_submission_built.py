"""Returns built from a dataset, checked by night, and their errors shown to whoever can mend them."""

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from care_by_hand import episode, looked_after, person, placement
from goldenthread.access.models import AuditEvent, Restriction
from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.cli.run import run as run_command
from goldenthread.kit import clock
from goldenthread.oversight.submissions import building
from goldenthread.oversight.submissions.actions import assignments, checks, explanations, sign_offs
from goldenthread.oversight.submissions.models import Check, Submission
from goldenthread.oversight.submissions.queries import findings
from goldenthread.oversight.submissions.queries.errors import errors_for
from goldenthread.record.people.models import Identifier
from made_up_people import involve, make_person, make_user
from made_up_returns import start
from web_site import static_files  # noqa: F401  fixture

MOST = 5
YEAR = "2025-26"


def wrong():
    """C1 and C2, whose sex nobody gave: rule 101 finds both. Nobody supplies when they were missing."""
    unknown = [person(child, pers_sex="U") for child in ("C1", "C2")]
    cared = {"ssd_cla_episodes": [episode(), episode("C2")], "ssd_cla_placement": [placement(), placement("C2")]}
    return looked_after(ssd_person=unknown, without=("ssd_missing",), **cared)


@pytest.fixture
def nights(db):
    return checks.nightly(dataset=wrong(), by=None)


def known(number="C1", kind=Identifier.LOCAL):
    ella = make_person()
    Identifier.objects.create(person=ella, kind=kind, value=number)
    return ella


def test_both_returns_are_built_and_checked_in_nobodys_name(nights):
    assert [each.title for each in nights] == [
        "Children looked after return (SSDA903), 2025-26",
        "Children in need census, 2025-26",
    ]
    assert [(each.check.by, each.check.form) for each in nights] == [(None, "csv"), (None, "xml")]
    assert {(each.source, each.authority) for each in Submission.objects.all()} == {("dataset", "Wexcombe")}
    looked = nights[0].check
    assert {"C1", "C2"} <= set(looked.findings.values_list("child", flat=True))
    assert {file.role for file in looked.files.all()} == {"now", "before"}
    assert not looked.files.filter(name="not-supplied.csv").exists()
    assert any(remark.startswith("Missing: ") for remark in looked.remarks)


def test_each_night_is_one_more_check_of_the_same_return(nights):
    checks.nightly(dataset=wrong(), by=make_user("performance-analyst"))
    assert (Submission.objects.count(), Check.objects.count()) == (2, 4)
    with pytest.raises(PermissionDenied):
        checks.nightly(dataset=wrong(), by=make_user("social-worker"))


def test_a_year_that_is_not_known_is_said(db):
    nights = checks.nightly(dataset=looked_after(as_at=date(2015, 6, 30), covers_from=date(2010, 4, 1)), by=None)
    assert {each.why for each in nights} == {"the year of 30 June 2015 is not known here"}
    assert not Submission.objects.exists()


def test_what_is_signed_off_is_left(nights, analyst, head):
    census = nights[1].check
    for finding in findings.answered(census):
        explanations.add(finding=finding, reason="Right", by=analyst)
    asked = sign_offs.ask(submission=census.submission, reason="Ready", by=analyst)
    sign_offs.decide(request=asked, submission=census.submission, approved=True, reason="Read", by=head)
    assert [bool(each.check) for each in checks.nightly(dataset=wrong(), by=None)] == [True, False]


def test_last_year_is_beside_it_as_far_as_the_dataset_reaches(tmp_path):
    short = looked_after(covers_from=date(2025, 4, 1))
    assert building.files_of("ssda903", YEAR, short, tmp_path / "short").before is None
    early = looked_after(as_at=date(2023, 3, 31), covers_from=date(2020, 4, 1))
    assert building.files_of("ssda903", "2022-23", early, tmp_path / "early").before is None
    assert building.files_of("ssda903", YEAR, looked_after(), tmp_path / "long").before.name == "before"
    with pytest.raises(ReturnError):
        building.files_of("cin", YEAR, early, tmp_path)


def test_the_year_of_a_dataset_is_that_of_its_day():
    assert building.year_of("cin", looked_after(as_at=date(2026, 3, 31))) == "2025-26"
    assert building.year_of("ssda903", looked_after(as_at=date(2026, 4, 1))) == "2026-27"


def test_the_command_says_what_it_found_by_its_status(db, tmp_path, capsys, settings):
    wrong().write(tmp_path / "data")
    assert run_command(["submissions", "check", "--dataset", str(tmp_path / "data"), "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert rows[0]["return"] == "Children looked after return (SSDA903), 2025-26"
    assert rows[0]["issues"] > 0
    looked_after(as_at=date(2015, 6, 30), covers_from=date(2010, 4, 1)).write(tmp_path / "old")
    settings.DATASET = tmp_path / "old"
    assert run_command(["submissions", "check"]) == 0
    assert "not known here" in capsys.readouterr().out


def test_who_works_with_a_child_sees_its_errors_and_nobody_else_does(nights):
    ella, worker = known(), make_user("social-worker")
    involve(ella, worker)
    found, count = errors_for(worker, MOST)
    assert {each.person for each in found} == {ella}
    assert count >= len(found) > 0
    assert "SEX" in {field for each in found for field, _ in each.finding.seen}
    assert all(each.values for each in found)
    assert errors_for(make_user("social-worker"), MOST) == ([], 0)
    assert errors_for(worker, 1)[1] == count


def test_what_is_explained_mended_or_restricted_is_no_error_to_mend(nights, analyst):
    ella, worker = known(), make_user("social-worker")
    involve(ella, worker)
    before = errors_for(worker, 100)[1]
    finding = errors_for(worker, 1)[0][0].finding
    explanations.add(finding=finding, reason="Right", by=analyst)
    assert errors_for(worker, 100)[1] < before
    Restriction.objects.create(subject_id=ella.pk, reason="-", starts_on=clock.today(), set_by_id=1)
    assert errors_for(worker, 100) == ([], 0)


def test_what_was_handed_to_somebody_is_theirs_as_far_as_they_see_the_child(run, submission, analyst):
    manager = make_user("head-of-service")
    known("11", Identifier.LEGACY)
    assert errors_for(manager, MOST) == ([], 0)
    assignments.of_a_rule(submission=submission, rule="301", to=manager, by=analyst)
    assert [each.finding.rule for each in errors_for(manager, MOST)[0]] == ["301"]
    assignments.of_a_child(finding=run.findings.filter(child="11").first(), to=manager, by=analyst)
    assignments.of_a_child(finding=run.findings.filter(child="12").first(), to=manager, by=analyst)
    assert {each.finding.child for each in errors_for(manager, MOST)[0]} == {"11"}


def test_the_questions_do_not_grow_with_the_errors(nights):
    worker = make_user("social-worker")
    errors_for(worker, MOST)
    counts = []
    for number in ("C1", "C2"):
        involve(known(number), worker)
        with CaptureQueriesContext(connection) as questions:
            errors_for(worker, MOST)
        counts.append(len(questions))
    assert counts[0] == counts[1]


def test_the_home_page_shows_them_and_the_trail_says_so(nights, settings, tmp_path, static_files):  # noqa: F811
    wrong().write(tmp_path / "data")
    settings.DATASET = tmp_path / "data"
    ella, worker = known(), make_user("social-worker")
    involve(ella, worker)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(worker)
    page = client.get("/").content.decode()
    assert "Errors in the returns that you can mend" in page
    assert f"/people/{ella.reference}/" in page
    shown = AuditEvent.objects.get(type="error:list").details["findings"]
    assert 0 < len(shown) <= 6
    client.force_login(make_user("social-worker"))
    assert "Errors in the returns" not in client.get("/").content.decode()


def test_a_return_from_the_dataset_is_started_and_built_on_its_page(settings, tmp_path, analyst, static_files):  # noqa: F811
    wrong().write(tmp_path / "data")
    settings.DATASET = tmp_path / "data"
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(analyst)
    begun = client.post("/submissions/new/", {"kind": "ssda903", "year": YEAR, "source": "dataset"})
    assert "as it stood on 31 March 2026" in client.get(begun.url).content.decode()
    built = client.post(begun.url)
    assert "Build and check" in client.get(built.url).content.decode()
    assert Submission.objects.get().authority == "Wexcombe"


def test_a_dataset_that_says_nothing_of_the_year_is_said(settings, tmp_path, analyst, static_files):  # noqa: F811
    looked_after(as_at=date(2023, 3, 31)).write(tmp_path / "data")
    settings.DATASET = tmp_path / "data"
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(analyst)
    submission = start(analyst, kind="cin", source="dataset")
    answer = client.post(f"/submissions/{submission.reference}/check/")
    assert (answer.status_code, "it has nothing of the census year" in answer.content.decode()) == (400, True)
