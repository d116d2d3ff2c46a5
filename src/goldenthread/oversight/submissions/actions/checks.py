"""Checks: read a return, ask every rule, and keep what was found as of the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.duties import demand
from goldenthread.access.models import User
from goldenthread.access.permissions import Permission
from goldenthread.analysis.returns.report import Checked
from goldenthread.analysis.tables import Dataset
from goldenthread.codes import UserError
from goldenthread.kit import clock
from goldenthread.kit.words import day
from goldenthread.oversight.submissions import building, checking, open_ones, recording, store
from goldenthread.oversight.submissions.checking import Files
from goldenthread.oversight.submissions.kinds_of_return import KINDS
from goldenthread.oversight.submissions.models import Check, CheckedFile, Finding, RuleCount, Submission
from goldenthread.oversight.submissions.models.check import NOW
from goldenthread.oversight.submissions.models.submission import DATASET

BATCH = 1000


@dataclass(frozen=True)
class Night:
    """What became of one return by night: its check, or why there is none."""

    title: str
    check: Check | None
    why: str


def run(*, submission: Submission, files: Files, by: User) -> Check:
    """Check files that somebody brought. Raises ``PermissionDenied``, and ``UserError`` where they are no such return
    or it is signed.
    """
    demand(by, Permission.SUBMISSION_PREPARE)
    return _run(submission, files, by)


def build(*, submission: Submission, dataset: Dataset, by: User) -> Check:
    """Build the return from a dataset, and check that. As ``run``."""
    demand(by, Permission.SUBMISSION_PREPARE)
    return _build(submission, dataset, by)


def nightly(*, dataset: Dataset, by: User | None) -> list[Night]:
    """Build and check every return of the dataset's year: what is wrong is then shown to whoever can mend it. A return
    that is signed off, and one of a year that is not known here, is left. ``by`` is None for the machine itself.
    """
    if by is not None:
        demand(by, Permission.SUBMISSION_PREPARE)
    return [_night(kind, dataset, by) for kind in KINDS]


def _night(kind: str, dataset: Dataset, by: User | None) -> Night:
    year = building.year_of(kind, dataset)
    if year is None:
        return Night(KINDS[kind].words, None, f"the year of {day(dataset.manifest.as_at)} is not known here")
    same = {"kind": kind, "year": year, "authority": dataset.manifest.authority, "source": DATASET}
    submission, _ = Submission.objects.get_or_create(**same, defaults={"started_at": timezone.now()})
    try:
        return Night(submission.title, _build(submission, dataset, by), "")
    except UserError as error:
        return Night(submission.title, None, str(error))


def _build(submission: Submission, dataset: Dataset, by: User | None) -> Check:
    with TemporaryDirectory(prefix="return-") as folder:
        files = building.files_of(submission.kind, submission.year, dataset, Path(folder))
        return _run(submission, files, by)


def _run(submission: Submission, files: Files, by: User | None) -> Check:
    """Nothing of it stays where anything fails."""
    checked = checking.check(submission, files)
    kept = [(role, path.name, path.stat().st_size, store.keep(path)) for role, path in files.by_role()]
    try:
        with transaction.atomic():
            made = _keep(open_ones.hold(submission), checked, kept, by)
    except BaseException:
        store.forget(digest for *_, digest in kept)
        raise
    return made


def _keep(
    submission: Submission, checked: Checked, files: Iterable[tuple[str, str, int, str]], by: User | None
) -> Check:
    last = submission.checks.first()
    run = Check.objects.create(
        submission=submission,
        number=last.number + 1 if last else 1,
        made_at=timezone.now(),
        made_on=clock.today(),
        by=by,
        form=checked.given.form,
        tables={name: len(frame) for name, frame in checked.given.tables.items()},
        counts=checked.counts,
        remarks=list(checked.given.remarks),
    )
    for role, name, size, digest in files:
        CheckedFile.objects.create(check_run=run, role=role, name=name, size=size, digest=digest)
    RuleCount.objects.bulk_create(recording.rule_counts(run, checked), batch_size=BATCH)
    Finding.objects.bulk_create(recording.findings(run, checked), batch_size=BATCH)
    _record(run, by)
    return run


def _record(run: Check, by: User | None) -> None:
    files = [file.digest for file in run.files.filter(role=NOW)]
    details = {"check": run.number, "issues": run.counts["issues"], "files": files}
    audit_events.record(type="submission:check", by=by, subject=run.submission.reference, details=details)
