"""The pages of a return, as each role meets them."""

import io
import json
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldenthread.access.models import AuditEvent, Request, Restriction
from goldenthread.kit import clock
from goldenthread.oversight.submissions import store
from goldenthread.oversight.submissions.actions import assignments, explanations, sign_offs
from goldenthread.oversight.submissions.models import Explanation, SignedCopy, Submission
from goldenthread.oversight.submissions.queries import findings
from goldenthread.record.people.models import Identifier
from made_up_people import make_person, make_user
from made_up_returns import AUTHORITY, HEADER, MENDED, YEAR, check, csv_files, start, zipped
from web_site import static_files  # noqa: F401  fixture

pytestmark = pytest.mark.usefixtures("static_files")


def client_of(user):
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user)
    return client


@pytest.fixture
def browser(analyst):
    return client_of(analyst)


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def address(name, submission, **more):
    return reverse(name, kwargs={"reference": submission.reference, **more})


@pytest.fixture
def restricted(run):
    """The record knows child 11, and nobody is named for it."""
    person = make_person()
    Identifier.objects.create(person=person, kind="local", value="11")
    facts = {"reason": "-", "starts_on": clock.today(), "set_by_id": 1}
    names = {field.name for field in Restriction._meta.fields}
    Restriction.objects.create(subject_id=person.pk, **{key: facts[key] for key in facts if key in names})
    return person


@pytest.fixture
def signed(run, submission, analyst, head):
    for finding in findings.answered(run):
        explanations.add(finding=finding, reason="Right", by=analyst)
    asked = sign_offs.ask(submission=submission, reason="Ready", by=analyst)
    sign_offs.decide(request=asked, submission=submission, approved=True, reason="Read it", by=head)
    return submission


def test_a_return_is_started_its_files_brought_and_its_findings_shown(browser, monkeypatch):
    assert "No return is being prepared yet" in words(browser.get("/submissions/"))
    answer = browser.post(
        "/submissions/new/", {"kind": "ssda903", "year": YEAR, "source": "files", "authority": AUTHORITY}
    )
    submission = Submission.objects.get()
    assert answer.url == address("submission-check", submission)
    assert "Nothing has been checked yet" in words(browser.get(address("submission", submission)))
    brought = SimpleUploadedFile("return.zip", zipped(csv_files(Header=HEADER)))
    before = SimpleUploadedFile("before.zip", zipped(csv_files(Header=MENDED)))
    lists = SimpleUploadedFile("list.csv", b"URN\nSC012345\n")
    read = []
    monkeypatch.setattr(
        "goldenthread.oversight.submissions.checking.read_providers", lambda *paths, **_: read.extend(paths)
    )
    posted = {"files": brought, "before": before, "providers": lists}
    page = browser.post(address("submission-check", submission), posted)
    shown = words(browser.get(page.url))
    assert "Last year's return: AD1.csv" in shown.replace("&#x27;", "'")
    assert [path.name for path in read] == ["list.csv"]
    report = json.loads(browser.get(address("submission-report", submission, form="json")).content)
    assert "Header_last" in {row["table"] for row in report["tables"]}


def test_a_list_that_is_none_is_said_at_its_own_field(browser, submission):
    posted = {
        "files": SimpleUploadedFile("r.zip", zipped(csv_files())),
        "providers": SimpleUploadedFile("a.csv", b"A\n1\n"),
    }
    page = browser.post(address("submission-check", submission), posted)
    assert page.context["form"].errors.keys() == {"providers"}


def test_a_census_is_asked_for_no_other_years_files(browser, analyst):
    shown = words(browser.get(address("submission-check", start(analyst, kind="cin"))))
    assert "This year’s return" in shown
    assert "Last year’s return" not in shown


def test_mistakes_are_said_at_their_field(browser, submission):
    answer = browser.post(
        "/submissions/new/", {"kind": "cin", "year": "2026-27", "source": "files", "authority": AUTHORITY}
    )
    assert answer.status_code == 400
    assert "years from 2022-23 to" in words(answer)
    unnamed = browser.post("/submissions/new/", {"kind": "cin", "year": YEAR, "source": "files"})
    assert "Say which authority’s return it is" in words(unnamed)
    assert "Choose the files of the return" in words(browser.post(address("submission-check", submission), {}))
    nothing = {"files": SimpleUploadedFile("a.csv", b"NAME\nx\n")}
    assert "none of the 1 CSV files in what you brought" in words(
        browser.post(address("submission-check", submission), nothing)
    )


def test_the_overview_adds_up_and_names_the_next_step(browser, run, submission, analyst):
    assignments.of_a_rule(submission=submission, rule="301", to=analyst, by=analyst)
    shown = words(browser.get(address("submission", submission)))
    assert "7 issues: 0 errors, 6 not stated, 1 unreadable, 0 queries" in shown
    assert "0 explained, and 7 not: 7 together" in shown
    assert analyst.name in shown
    assert "Ask for sign-off" not in shown
    assert "Being prepared" in words(browser.get("/submissions/"))
    read = AuditEvent.objects.filter(type="submission:read", subject=submission.reference)
    assert read.first().details == {"what": "overview"}


def test_the_remarks_and_the_chart_are_shown(browser, run, submission, analyst, tmp_path):
    type(run).objects.filter(pk=run.pk).update(made_on="2015-06-29", by=None)
    check(submission, analyst, tmp_path / "more", files={**csv_files(Header=MENDED), "x.csv": b"A\n1\n"})
    answer = browser.get(address("submission", submission))
    assert "x.csv was left out" in words(answer)
    assert b"<svg" in answer.content


def test_findings_of_a_rule_are_filtered_handed_out_and_explained(browser, run, submission, analyst):
    rule = address("submission-rule", submission, rule="101")
    assert words(browser.get(rule)).count("SEX: 1") == 2
    assert browser.post(rule, {"to": analyst.pk}).status_code == 302
    assert browser.post(rule, {"to": "770770"}).status_code == 400
    first = run.findings.filter(rule="101").first()
    one = address("submission-finding", submission, key=first.pk)
    assert "Say why this is right as it stands" in words(browser.post(one, {"reason": ""}))
    assert browser.post(one, {"reason": "Code 1 is theirs"}).status_code == 302
    assert "Code 1 is theirs" in words(browser.get(one))
    assert words(browser.get(f"{rule}?show=left")).count("SEX: 1") == 1
    assert words(browser.get(f"{rule}?show=explained")).count("SEX: 1") == 1
    assert words(browser.get(f"{rule}?show=anything")).count("SEX: 1") == 2


def test_all_that_is_left_of_a_rule_is_explained_with_one_reason(browser, run, submission):
    rule = address("submission-rule", submission, rule="101")
    every = address("submission-explain", submission, rule="101")
    assert "Explain all 2 that are left" in words(browser.get(rule))
    assert "each of the 2 issues" in words(browser.get(every))
    assert browser.post(every, {"reason": "Code 1 is theirs"}).status_code == 302
    assert Explanation.objects.count() == 2
    assert "Explain all" not in words(browser.get(rule))
    assert browser.get(every).status_code == 403


def test_an_unreadable_cell_has_its_page(browser, run, submission):
    cell = run.findings.get(rule="unreadable")
    shown = words(browser.get(address("submission-finding", submission, key=cell.pk)))
    assert "31/02/2015" in shown
    assert "A cell that cannot be read" in shown


def test_children_are_listed_and_handed_out_without_standing_in_an_address(browser, run, submission, analyst):
    answer = browser.get(address("submission-children", submission))
    key = re.search(rf"{submission.reference}/children/(\d+)/", answer.content.decode())[1]
    child = address("submission-child", submission, key=int(key))
    assert browser.post(child, {"to": analyst.pk}).status_code == 302
    shown = words(browser.get(child))
    assert "102" in shown
    assert analyst.name in words(browser.get(address("submission-children", submission)))
    assert browser.post(child, {"to": ""}).status_code == 302


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("submission-rule", {"rule": "999"}),
        ("submission-rule", {"rule": "348"}),
        ("submission-finding", {"key": 10**9}),
        ("submission-child", {"key": 10**9}),
    ],
)
def test_what_is_not_there_is_refused(name, more, browser, run, submission):
    assert browser.get(address(name, submission, **more)).status_code == 403


def test_what_is_of_no_child_and_what_was_not_asked_have_no_page(browser, run, submission):
    unasked = run.findings.filter(type="not supplied").first()
    assert browser.get(address("submission-finding", submission, key=unasked.pk)).status_code == 403
    assert browser.get(address("submission-child", submission, key=unasked.pk)).status_code == 403
    assert browser.get(reverse("submission", args=["r-23456789"])).status_code == 403


def test_before_the_first_check_there_is_nothing_found(browser, submission):
    assert browser.get(address("submission-children", submission)).status_code == 403
    assert browser.get(address("submission-copy", submission)).status_code == 404


@pytest.mark.parametrize("role", ["social-worker", "team-manager", "qa-manager", "elected-member"])
def test_other_roles_are_refused(role, run, submission):
    client = client_of(make_user(role))
    for name in ("submission", "submission-children", "submission-check", "submission-sign-off", "submission-copy"):
        assert client.get(address(name, submission)).status_code == 403
    assert client.get("/submissions/").status_code == 403


def test_a_restricted_record_is_found_wrong_but_not_named(browser, run, restricted, submission):
    pages = [
        address("submission-rule", submission, rule="301"),
        address("submission-finding", submission, key=run.findings.get(rule="301").pk),
    ]
    for page in pages:
        shown = words(browser.get(page))
        assert "restricted record" in shown.lower()
        assert "01/04/2027" not in shown
    assert "Explain it" not in words(browser.get(pages[1]))
    assert browser.post(pages[1], {"reason": "-"}).status_code == 403
    listed = words(browser.get(address("submission-children", submission)))
    assert "1 more restricted record with findings is left out" in listed
    assert browser.get(address("submission-child", submission, key=run.findings.get(rule="301").pk)).status_code == 403
    assert not Explanation.objects.exists()


def test_the_report_leaves_a_restricted_record_out_and_says_so(browser, run, restricted, submission):
    report = json.loads(browser.get(address("submission-report", submission, form="json")).content)
    assert {row["child"] for row in report["findings"]} == {"12"}
    assert "3 findings about restricted records are left out" in report["remarks"][0]


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_the_report_is_a_file(form, browser, run, submission):
    answer = browser.get(address("submission-report", submission, form=form))
    assert answer["Content-Disposition"] == f'attachment; filename="ssda903-2025-26-check-1.{form}"'
    assert AuditEvent.objects.filter(type="submission:download").first().details == {"check": 1, "form": form}
    assert len(answer.content) > 500


def test_the_report_has_no_other_form(browser, run, submission):
    assert browser.get(address("submission-report", submission, form="pdf")).status_code == 404


def test_sign_off_by_somebody_else_through_the_pages(browser, run, submission, analyst, head):
    for finding in findings.answered(run):
        explanations.add(finding=finding, reason="Right", by=analyst)
    own = address("submission", submission)
    decide = address("submission-sign-off", submission)
    assert "Nobody has asked" in words(client_of(head).get(decide))
    assert "Ask for sign-off" in words(browser.get(own))
    assert "Say what whoever signs it should know" in words(browser.post(address("submission-ask", submission), {}))
    assert browser.post(address("submission-ask", submission), {"reason": "All explained"}).url == own
    assert "Waiting for sign-off" in words(browser.get(own))
    other = client_of(head)
    assert "Sign it off or send it back" in words(other.get(own))
    assert "All explained" in words(other.get(decide))
    assert "Left unexplained None" in words(other.get(decide))
    assert other.post(decide, {"approved": "yes", "reason": "Read"}).url == own
    shown = words(browser.get(own))
    assert SignedCopy.objects.get().digest in shown
    assert "Check again" not in shown
    assert f"{head.name} signed this return off" in words(other.get(decide))
    assert "Signed off" in words(browser.get("/submissions/"))


def test_the_asker_is_told_that_somebody_else_must_sign(run, submission, analyst, head):
    for finding in findings.answered(run):
        explanations.add(finding=finding, reason="Right", by=analyst)
    asked = sign_offs.ask(submission=submission, reason="Ready", by=analyst)
    Request.objects.filter(pk=asked.pk).update(asked_by=head)
    answer = client_of(head).post(address("submission-sign-off", submission), {"approved": "yes", "reason": "-"})
    assert "You asked for this, so someone else must decide it" in words(answer)


def test_the_signed_copy_is_given_whole_or_not_at_all(browser, signed, restricted_later):
    copy = address("submission-copy", signed)
    answer = browser.get(copy)
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as archive:
        assert "files/now/Header.csv" in archive.namelist()
    restricted_later()
    refused = browser.get(copy)
    assert (refused.status_code, "restricted record that you are not named for" in words(refused)) == (403, True)
    digest = SignedCopy.objects.get().digest
    store.place(digest).write_bytes(b"another")
    assert "not what was signed" in words(browser.get(copy))


@pytest.fixture
def restricted_later(request):
    return lambda: request.getfixturevalue("restricted")


def test_pages_ask_the_same_of_few_and_of_many(browser, submission, analyst, tmp_path):
    def asked():
        counts = []
        for name, more in (("submission", {}), ("submission-children", {}), ("submission-rule", {"rule": "101"})):
            browser.get(address(name, submission, **more))
            with CaptureQueriesContext(connection) as questions:
                browser.get(address(name, submission, **more))
            counts.append(len(questions))
        with CaptureQueriesContext(connection) as questions:
            browser.get("/submissions/")
        return [*counts, len(questions)]

    check(submission, analyst, tmp_path / "few")
    few = asked()
    more = HEADER + "".join(f"{n},1,31/02/2015,WBRI,UN1,,\n" for n in range(20, 60))
    check(submission, analyst, tmp_path / "many", Header=more)
    for number in range(3):
        start(analyst, authority=f"Authority {number}")
    assert asked() == few
