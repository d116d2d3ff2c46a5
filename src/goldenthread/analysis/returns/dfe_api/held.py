"""What the DfE holds, from what was sent before and what became of it.

Only what was accepted counts. A request that got no answer may have arrived or not: its children have two possible
states, and the next message is made for both.
"""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from goldenthread.analysis.returns.dfe_api.declared import CHILDREN, PURGE
from goldenthread.analysis.returns.dfe_api.delta import State
from goldenthread.analysis.returns.dfe_api.errors import DfeApiError
from goldenthread.analysis.returns.dfe_api.export import FACTS, RESULTS, STATES, digest
from goldenthread.analysis.returns.dfe_api.limits import Json, Notes, fitted

Held = dict[str, Sequence[State]]


class Outcome(StrEnum):
    """What became of a request.

    ``SENDING`` stands before each attempt, so that one which the program did not survive is seen. ``REFUSED`` is for
    what is in it, ``NOT_TAKEN`` for anything else: the key, the address, too many requests.
    """

    SENDING = "sending"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    NOT_TAKEN = "not taken"
    UNANSWERED = "unanswered"


IN_DOUBT = (Outcome.SENDING, Outcome.UNANSWERED)


def held(previous: Path) -> Held:
    """What the DfE may hold, by child.

    ``previous`` is an export's folder; or a file, or a folder of files, of children as they were last sent and accepted
    in full. An export that was never sent from here is taken as sent and accepted by other means.

    Raises ``DfeApiError``.
    """
    if not previous.exists():
        raise DfeApiError(f"There is no previous export at {previous}.")
    if (previous / FACTS).is_file():
        return _held_after(previous)
    files = sorted(previous.glob("*.json")) if previous.is_dir() else [previous]
    if not files:
        raise DfeApiError(f"{previous} holds no export and no payloads (*.json).")
    return {name: (child,) for file in files for name, child in _payload(file).items()}


def outcomes(folder: Path) -> dict[str, Outcome]:
    """What became of each request so far, by its number; nothing for those that nobody tried to send.

    A last line that was cut short, as by a loss of power, is as good as not written.
    """
    path = folder / RESULTS
    written = path.read_text(encoding="utf-8") if path.exists() else ""
    try:
        rows = [json.loads(line) for line in written.splitlines(keepends=True) if line.endswith("\n")]
        return {row["request"]: Outcome(row["outcome"]) for row in rows}
    except (ValueError, KeyError, TypeError):
        raise DfeApiError(f"{path} is damaged: what became of the requests cannot be told from it.") from None


def kept(folder: Path, name: str) -> bytes:
    """A file of an export, as it was written. Raises ``DfeApiError`` where it is missing or has been changed."""
    try:
        digests = json.loads((folder / FACTS).read_text(encoding="utf-8"))["digests"]
        content = (folder / name).read_bytes()
        changed = digests[name] != digest(content)
    except (ValueError, KeyError, TypeError, OSError):
        changed = True
    if changed:
        raise DfeApiError(f"{folder / name} is not as the export wrote it: it is missing, damaged or edited.")
    return content


def _held_after(folder: Path) -> Held:
    became = outcomes(folder) if (folder / RESULTS).exists() else None
    rows = [json.loads(line) for line in kept(folder, STATES).splitlines()]
    found = {row["child"]: _possible(row, became) for row in rows}
    return {child: states for child, states in found.items() if any(state is not None for state in states)}


def _possible(row: Json, became: Mapping[str, Outcome] | None) -> Sequence[State]:
    """The states of one child. ``became`` is None for an export that was sent by other means."""
    outcome = Outcome.ACCEPTED if became is None else became.get(row["request"])
    if outcome is Outcome.ACCEPTED:
        return (row["after"],)
    if outcome in IN_DOUBT:
        return _unlike([*row["before"], row["after"]])
    return tuple(row["before"])


def _unlike(states: Sequence[State]) -> Sequence[State]:
    return tuple(state for number, state in enumerate(states) if state not in states[:number])


def _payload(file: Path) -> dict[str, Json]:
    """The children of a file, without what is null or empty. Refuses what the API would, and messages that remove."""
    notes = Notes()
    kept = [fitted(_without_purge(child, file), notes, codes=False) for child in _children(file)]
    if notes.found:
        first = notes.found[0]
        raise DfeApiError(f"{file} is no payload of the API: {first.key} ({first.value}) {first.why}.")
    return {str(child[CHILDREN.id or ""]): child for child in kept if child}


def _children(file: Path) -> list[Json]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        raise DfeApiError(f"{file} is not JSON that can be read.") from None
    if not isinstance(content, list) or not all(isinstance(each, dict) for each in content):
        raise DfeApiError(f"{file} must be a list of children, as the API takes it.")
    return content


def _without_purge(found: Json, file: Path) -> Json:
    if found.get(PURGE):
        raise DfeApiError(f"{file} removes something: give children in full, or the folder of an export.")
    return {name: _cleaned(value, file) for name, value in found.items() if name != PURGE}


def _cleaned(value: object, file: Path) -> object:
    if isinstance(value, list):
        return [_cleaned(each, file) for each in value]
    return _without_purge(value, file) if isinstance(value, dict) else value
