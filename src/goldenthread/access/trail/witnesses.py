"""The witness file: one line a committed event, in the order of the commits, and one a seal.

It closes the window between an event and its seal: whoever alters or removes what is not sealed yet contradicts a line
that is not theirs to write. Lines of a power failure may be lost; then an event is unwitnessed, and that is said.
"""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from goldenthread.access.models import AuditEvent
from goldenthread.access.trail import canonical, keys, outside
from goldenthread.access.trail.keys import Key
from goldenthread.access.trail.seal import Seal
from goldenthread.codes import UserError

SEAL = "seal"
# Half of the 256 bits are plenty for a line that somebody would have to forge within the window.
LENGTH = 32

log = logging.getLogger(__name__)


@dataclass
class Told:
    """What the witnesses told from one place of their file to another: MACs by event key, and the seals made."""

    end: int
    events: dict[int, str] = field(default_factory=dict)
    seals: dict[int, str] = field(default_factory=dict)


def file() -> Path:
    return Path(settings.AUDIT_WITNESSES)


def mac(key: Key, digest: bytes) -> str:
    return key.mac("event", digest)[:LENGTH]


def add(event: AuditEvent) -> None:
    """Called once the event is committed. A witness that cannot be written is a matter for the log: the event stands,
    and verifying says that nobody witnessed it.
    """
    try:
        told = mac(keys.current(), canonical.digest(canonical.row_of(event)))
        outside.append(file(), f"{event.pk} {told}", lasting=False)
    except (OSError, UserError) as error:
        log.error("Audit event %s could not be witnessed: %s", event.pk, error)


def add_seal(seal: Seal) -> None:
    outside.append(file(), f"{SEAL} {seal.number} {seal.mac[:LENGTH]}", lasting=False)


def since(start: int) -> Told:
    """All whole lines from a place on. A file that has become shorter tells nothing, and its end says so."""
    if not file().exists():
        return Told(0)
    with file().open("rb") as lines:
        size = lines.seek(0, os.SEEK_END)
        lines.seek(min(start, size))
        told = Told(lines.tell())
        for line in lines:
            if not line.endswith(b"\n"):
                break
            told.end += len(line)
            _hear(told, line.decode(errors="replace").split())
    return told


def _hear(told: Told, words: list[str]) -> None:
    """One line. What is no line of ours tells nothing."""
    into = told.seals if words[:1] == [SEAL] else told.events
    numbers = words[-2:]
    if len(numbers) == 2 and numbers[0].isdecimal():
        into[int(numbers[0])] = numbers[1]
