"""The copy that is signed: the files, what was found and what was said of it, in one archive of fixed bytes."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from goldenthread.analysis.returns import report
from goldenthread.oversight.submissions import store
from goldenthread.oversight.submissions.checking import checked_then
from goldenthread.oversight.submissions.models import Check, Finding

EVERY_TIME = (2000, 1, 1, 0, 0, 0)  # the same check and words give the same bytes


def write(run: Check, target: Path) -> None:
    """The archive of a check. Raises ``OSError`` where a file that it read is gone."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in _members(run):
            archive.writestr(zipfile.ZipInfo(name, EVERY_TIME), content, zipfile.ZIP_DEFLATED)


def _members(run: Check) -> Iterator[tuple[str, bytes]]:
    yield "about.json", _json(_about(run))
    yield "explanations.json", _json(list(_explanations(run)))
    yield "findings.json", _findings(run)
    for file in run.files.all():
        yield f"files/{file.role}/{file.name}", store.place(file.digest).read_bytes()


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _about(run: Check) -> dict[str, object]:
    submission = run.submission
    return {
        "return": submission.title,
        "authority": submission.authority,
        "reference": submission.reference,
        "check": run.number,
        "checked": run.made_at.isoformat(),
        "counts": run.counts,
        "files": [{"role": file.role, "name": file.name, "sha256": file.digest} for file in run.files.all()],
    }


def _explanations(run: Check) -> Iterator[dict[str, str]]:
    """Those that hold for what this check found; the newest of each first."""
    marks = Finding.objects.filter(check_run=run).values("mark")
    for said in run.submission.explanations.filter(mark__in=marks).select_related("by"):
        yield {
            "rule": said.rule,
            "child": said.child,
            "reason": said.reason,
            "by": said.by.name,
            "at": said.at.isoformat(),
        }


def _findings(run: Check) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "findings.json"
        report.write(checked_then(run, run.findings.iterator()), path)
        return path.read_bytes()
