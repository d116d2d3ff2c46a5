"""Sends the requests of an export, and keeps what became of each, so that it can go on where it stopped.

``results.jsonl`` has one line before each request goes out and one after. Where the program ends between them, the
request is in doubt. It is sent again: to take the same message twice does no harm.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from goldenthread.analysis.returns.dfe_api.connection import Answer, NoAnswerError
from goldenthread.analysis.returns.dfe_api.errors import DfeApiError
from goldenthread.analysis.returns.dfe_api.export import FACTS, REQUESTS, RESULTS
from goldenthread.analysis.returns.dfe_api.held import Outcome, kept, outcomes

TRIES = 5
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0

# What is in the request is at fault: too many children, or something that the API does not take.
CONTENT = (400, 413, 415, 422)
LATER = 429
BROKEN = 500


@dataclass(frozen=True)
class Sent:
    """What became of one request. ``said`` is the reply, or why there was none."""

    request: str
    outcome: Outcome
    status: int | None
    said: str


@dataclass(frozen=True)
class Post:
    """How to post, to pause (so many seconds) and to tell the time."""

    post: Callable[[bytes], Answer]
    pause: Callable[[float], None]
    now: Callable[[], datetime]

    def send(self, folder: Path) -> list[Sent]:
        """Send what has not been accepted or refused yet, in order.

        A request that was refused for its content is passed over; any other that was not accepted ends it, for the next
        would fare no better. Raises ``DfeApiError`` where the folder is no export.
        """
        became = outcomes(folder)
        waiting = [name for name in _requests(folder) if became.get(name) not in _SETTLED]
        bodies = {name: kept(folder, f"{REQUESTS}/{name}.json") for name in waiting}
        _open(folder)
        found: list[Sent] = []
        for name, body in bodies.items():
            found.append(self._sent(folder, name, body))
            if found[-1].outcome not in _SETTLED:
                break
        return found

    def _sent(self, folder: Path, name: str, body: bytes) -> Sent:
        self._keep(folder, Sent(name, Outcome.SENDING, None, ""))
        sent = self._tried(name, body)
        self._keep(folder, sent)
        return sent

    def _tried(self, name: str, body: bytes) -> Sent:
        """Try until there is an answer that another try would not change. Each pause is twice as long as the last.

        Where an earlier try may have arrived, a later one that is turned away leaves the request in doubt.
        """
        doubt = False
        for number in range(TRIES):
            sent, wait = self._once(name, body)
            doubt = doubt or sent.outcome is Outcome.UNANSWERED
            if not _passing(sent):
                break
            if number < TRIES - 1:
                self.pause(min(max(wait or 0.0, FIRST_PAUSE * 2**number), LONGEST_PAUSE))
        return replace(sent, outcome=Outcome.UNANSWERED) if doubt and sent.outcome is Outcome.NOT_TAKEN else sent

    def _once(self, name: str, body: bytes) -> tuple[Sent, float | None]:
        try:
            answer = self.post(body)
        except NoAnswerError as error:
            return Sent(name, Outcome.UNANSWERED, None, str(error)), None
        return Sent(name, _outcome(answer.status), answer.status, answer.text), answer.wait

    def _keep(self, folder: Path, sent: Sent) -> None:
        """A line that is on the disk before anything else happens."""
        row = {"request": sent.request, "outcome": sent.outcome, "status": sent.status, "said": sent.said}
        line = json.dumps({**row, "at": self.now().isoformat(timespec="seconds")}, ensure_ascii=False) + "\n"
        with (folder / RESULTS).open("a", encoding="utf-8") as file:
            file.write(line)
            file.flush()
            os.fsync(file.fileno())


_SETTLED = (Outcome.ACCEPTED, Outcome.REFUSED)


def _requests(folder: Path) -> list[str]:
    """The numbers of the requests that an export wrote."""
    try:
        digests = json.loads((folder / FACTS).read_text(encoding="utf-8"))["digests"]
    except (ValueError, KeyError, OSError):
        raise DfeApiError(f"{folder} is no export: nothing can be sent from it.") from None
    return sorted(Path(name).stem for name in digests if name.startswith(f"{REQUESTS}/"))


def _open(folder: Path) -> None:
    """Begin the record of sending, or go on with it after its last whole line."""
    with (folder / RESULTS).open("ab+") as file:
        file.seek(0)
        file.truncate(file.read().rfind(b"\n") + 1)


def _passing(sent: Sent) -> bool:
    """Whether another try may fare better."""
    return sent.outcome is Outcome.UNANSWERED or sent.status == LATER


def _outcome(status: int) -> Outcome:
    if 200 <= status < 300:
        return Outcome.ACCEPTED
    if status in CONTENT:
        return Outcome.REFUSED
    return Outcome.UNANSWERED if status >= BROKEN else Outcome.NOT_TAKEN
