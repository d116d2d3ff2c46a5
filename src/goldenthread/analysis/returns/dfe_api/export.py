"""An export: the requests to send, in one folder, and what the DfE holds before and after them.

::

    export.json             what was built from what, the counts, and the digests of requests and states
    requests/0001.json ...  the body of each request, at most 100 children
    states.jsonl            each child: what the DfE may hold before, and what it holds once the request was accepted
    findings.csv            what is not sent, and why
    results.jsonl           what became of each request, once sending has begun

The same dataset after the same previous export gives the same bytes. The folder is for its owner's eyes only.
"""

import csv
import hashlib
import io
import json
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

from goldenthread.analysis.returns.dfe_api.build import Built, build
from goldenthread.analysis.returns.dfe_api.declared import REQUEST, VERSION
from goldenthread.analysis.returns.dfe_api.delta import State, message
from goldenthread.analysis.returns.dfe_api.errors import DfeApiError
from goldenthread.analysis.returns.dfe_api.limits import Finding, Json
from goldenthread.analysis.tables import Dataset

FACTS, REQUESTS, STATES, FINDINGS = "export.json", "requests", "states.jsonl", "findings.csv"
RESULTS = "results.jsonl"
KINDS = ("added", "changed", "unchanged", "left")


@dataclass(frozen=True)
class Exported:
    """What was written: how many children were added, changed, unchanged or left, in how many requests."""

    counts: Mapping[str, int]
    sent: int
    requests: int
    findings: list[Finding]


@dataclass(frozen=True)
class Change:
    """One child: what the DfE may hold, what it is to hold, what kind of change that is, and the message for it."""

    child: str
    before: Sequence[State]
    after: State
    kind: str
    message: State


def export(
    dataset: Dataset,
    to: Path,
    *,
    as_at: date | None = None,
    before: Mapping[str, Sequence[State]] | None = None,
    whole: bool = False,
) -> Exported:
    """Write an export of ``dataset`` to the new folder ``to``.

    ``before`` is what the DfE holds, by child (see ``held``): without it, everything is new. ``whole`` sends every
    child whole, whether changed or not. Raises ``DfeApiError`` where something stands in the place.
    """
    if to.exists():
        raise DfeApiError(f"{to} is there already: an export is never written over. Name a new folder.")
    day = as_at or dataset.manifest.as_at
    built = build(dataset, day)
    found = changes(before or {}, built.children, whole=whole)
    spoken = [each for each in found if each.message is not None]
    requests = [spoken[at : at + REQUEST] for at in range(0, len(spoken), REQUEST)]
    counts = Counter(each.kind for each in found)
    facts = _facts(dataset, day, "full" if whole or before is None else "delta", {kind: counts[kind] for kind in KINDS})
    _write(to, facts, found, requests, built)
    return Exported(facts["children"], len(spoken), len(requests), built.findings)


def changes(before: Mapping[str, Sequence[State]], now: Mapping[str, Json], *, whole: bool) -> list[Change]:
    """Every child that the DfE may hold or is to hold, by id."""
    ids = sorted(before.keys() | now.keys())
    return [_change(each, before.get(each, (None,)), now.get(each), whole) for each in ids]


def _change(child: str, before: Sequence[State], after: State, whole: bool) -> Change:
    needed = message(before, after)
    kind = _kind(before, after, needed)
    return Change(child, before, after, kind, message(before, after, whole=True) if whole else needed)


def _kind(before: Sequence[State], after: State, needed: State) -> str:
    if needed is None:
        return "unchanged"
    if after is None:
        return "left"
    return "changed" if any(before) else "added"


def _facts(dataset: Dataset, as_at: date, kind: str, counts: Mapping[str, int]) -> Json:
    return {
        "api_version": VERSION,
        "kind": kind,
        "authority": dataset.manifest.authority,
        "as_at": as_at.isoformat(),
        "dataset": dataset.fingerprint,
        "made_up": dataset.manifest.made_up,
        "children": counts,
    }


def _write(to: Path, facts: Json, found: Sequence[Change], requests: Sequence[Sequence[Change]], built: Built) -> None:
    """The whole folder or nothing: it is made beside its place and moved there."""
    number = {each.child: f"{at:04}" for at, part in enumerate(requests, 1) for each in part}
    files = {f"{REQUESTS}/{at:04}.json": body([each.message for each in part]) for at, part in enumerate(requests, 1)}
    files[STATES] = "".join(_state(each, number.get(each.child)) for each in found).encode()
    digests = {name: digest(content) for name, content in files.items()}
    files[FACTS] = (_text({**facts, "digests": digests}, indent=1) + "\n").encode()
    files[FINDINGS] = _table(built.findings).encode()
    to.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{to.name}-", dir=to.parent) as beside:
        made = Path(beside) / "new"
        _fill(made, files)
        made.rename(to)


def _fill(made: Path, files: Mapping[str, bytes]) -> None:
    made.mkdir(mode=0o700)
    (made / REQUESTS).mkdir()
    for name, content in files.items():
        (made / name).write_bytes(content)


def body(children: Sequence[object]) -> bytes:
    """The body of a request: a list with a child a line."""
    return ("[\n" + ",\n".join(map(_text, children)) + "\n]\n").encode()


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _text(content: object, indent: int | None = None) -> str:
    return json.dumps(content, ensure_ascii=False, indent=indent)


def _state(change: Change, request: str | None) -> str:
    held = {"request": request, "before": list(change.before), "after": change.after}
    return _text({"child": change.child, **held}) + "\n"


def _table(findings: Sequence[Finding]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, [field.name for field in fields(Finding)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(asdict, findings))
    return file.getvalue()
