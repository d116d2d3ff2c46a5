"""Files: what is brought to be checked, the report of a check, the copy that was signed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from goldenthread.access.actions import audit_events
from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.analysis.returns import report as reports
from goldenthread.kit.downloads import attachment
from goldenthread.kit.words import day
from goldenthread.oversight.performance import datasets
from goldenthread.oversight.submissions import sight, store, uploads
from goldenthread.oversight.submissions.actions import checks
from goldenthread.oversight.submissions.checking import Files, checked_then, kept_files
from goldenthread.oversight.submissions.forms import BuildForm, FilesForm
from goldenthread.oversight.submissions.models import Check, Submission
from goldenthread.oversight.submissions.models.submission import DATASET
from goldenthread.oversight.submissions.views import found

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


@requires(Permission.SUBMISSION_PREPARE)
def check(request: HttpRequest, reference: str) -> HttpResponse:
    """Bring files, or have the return built from the service's dataset, and have it checked."""
    submission = found.submission_of(request, reference, what="check")
    if submission.source == DATASET:
        return _from_the_dataset(request, submission)
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = FilesForm(*given, compares=submission.statutory.compares)
    facts = {"title": "Check files", "button": "Check these files"}
    return found.form_page(request, submission, form, lambda typed: _check(request, submission, typed), **facts)


def _from_the_dataset(request: HttpRequest, submission: Submission) -> HttpResponse:
    dataset = datasets.opened()
    facts: dict[str, Any] = {"title": "Build and check", "button": "Build and check"}
    facts["said"] = [
        f"From the dataset as it stood on {day(dataset.manifest.as_at)}. It is built and checked by night too."
    ]
    return found.form_page(
        request,
        submission,
        BuildForm(request.POST if request.method == "POST" else None),
        lambda _: checks.build(submission=submission, dataset=dataset, by=request.user),
        **facts,
    )


def _check(request: HttpRequest, submission: Submission, typed: Mapping[str, Any]) -> None:
    with TemporaryDirectory(prefix="return-") as name:
        folder = Path(name)
        now = uploads.receive(typed["files"], uploads.Folder(folder / "now", "files"))
        before = _before(typed.get("before"), folder)
        lists = uploads.receive_lists(typed.get("providers") or (), uploads.Folder(folder / "providers", "providers"))
        checks.run(submission=submission, files=Files(now, before, tuple(lists)), by=request.user)


def _before(brought: Any, folder: Path) -> Path | None:
    return uploads.receive(brought, uploads.Folder(folder / "before", "before")) if brought else None


@requires(Permission.SUBMISSION_VIEW)
def report(request: HttpRequest, reference: str, form: str) -> HttpResponse:
    """The report of the latest check as a file, without what is said of those whom the user may not know of."""
    if form not in TYPES:
        raise Http404(f"A report can be had as {', '.join(TYPES)}.")
    submission = found.submission_of(request, reference, what="report")
    run = found.check_of(submission)
    details = {"check": run.number, "form": form}
    audit_events.record(type="submission:download", by=request.user, subject=submission.reference, details=details)
    name = f"{submission.kind}-{submission.year}-check-{run.number}.{form}"
    return attachment(name, TYPES[form], _written(run, sight.closed_to(request.user), form))


def _written(run: Check, closed: frozenset[str], form: str) -> bytes:
    rows = run.findings.exclude(child__in=closed) if closed else run.findings.all()
    left_out = run.findings.count() - rows.count()
    remark = f"{left_out:,} findings about restricted records are left out: you are not named for them."
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"report.{form}"
        reports.write(checked_then(run, rows.iterator(), remark if left_out else ""), path)
        return path.read_bytes()


@requires(Permission.SUBMISSION_VIEW)
def signed_copy(request: HttpRequest, reference: str) -> HttpResponseBase:
    """The signed copy, whole or not at all: refused where it speaks of somebody whom the user may not know of."""
    submission = found.submission_of(request, reference, what="signed copy")
    if not submission.is_signed:
        raise Http404("This return is not signed off yet.")
    copy, run = submission.signed_copy, submission.checks.get(number=submission.signed_copy.number)
    problem = _problem(run, copy.digest, sight.closed_to(request.user))
    if problem:
        return found.page(request, "no_copy", submission, {"reason": problem}, status=403)
    details = {"digest": copy.digest}
    audit_events.record(type="submission:download", by=request.user, subject=submission.reference, details=details)
    name = f"{submission.kind}-{submission.year}-signed.zip"
    return FileResponse(store.place(copy.digest).open("rb"), as_attachment=True, filename=name)


def _problem(run: Check, digest: str, closed: frozenset[str]) -> str:
    if not store.is_whole(digest):
        return "The copy in the store is not what was signed. Tell the service desk: a backup has it."
    if closed & _children(run):
        return "It holds a restricted record that you are not named for. Ask somebody who is."
    return ""


def _children(run: Check) -> set[str]:
    """Every child of the return's files."""
    layout = run.submission.statutory.room.layout_of(run.submission.year)
    with kept_files(run) as files:
        given = run.submission.statutory.room.read(files.now, year=run.submission.year)
    names = ((frame, layout.table(name)) for name, frame in given.tables.items())
    return {
        child.strip()
        for frame, table in names
        if table and table.child in frame.columns
        for child in frame[table.child].drop_nulls()
    }
