"""The trail's two files as they stood at one moment of the database, for a backup that is made while people work.

Both only grow, so the moment is a place in each. Between a commit and its witness, and between the moment and the
copying, more is written: what the database of the moment does not hold is left out, or a restored trail would miss it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.conf import settings

from goldenthread.access.models import AuditEvent
from goldenthread.access.models import Seal as Row
from goldenthread.access.trail import outside, witnesses
from goldenthread.access.trail.seal import FIRST, Seal, from_line

BLOCK, LINES = 1024 * 1024, 500


@dataclass(frozen=True)
class Moment:
    """``last`` is the last seal that the database holds, ``sealed_to`` how far the file of seals went, in bytes."""

    last: Seal
    sealed_to: int

    def of_file(self, path: Path) -> Callable[[], Iterator[bytes]] | None:
        """How to read one of the two files as it was then; None for any other file."""
        ways = {Path(settings.AUDIT_SEALS): self.seals, Path(settings.AUDIT_WITNESSES): self.witnesses}
        return ways.get(path)

    def seals(self) -> Iterator[bytes]:
        return _first_bytes(Path(settings.AUDIT_SEALS), self.sealed_to)

    def witnesses(self) -> Iterator[bytes]:
        """As the last seal heard them, byte for byte; from there on those of events and seals that the database holds.

        Read within the transaction whose moment this is.
        """
        path = Path(settings.AUDIT_WITNESSES)
        yield from _first_bytes(path, self.last.witnessed_to)
        with path.open("rb") as lines:
            lines.seek(self.last.witnessed_to)
            while batch := list(islice(lines, LINES)):
                yield b"".join(self._held(batch))

    def _held(self, lines: list[bytes]) -> Iterator[bytes]:
        words = [line.split() for line in lines]
        keys = {int(each[0]) for each in words if _is_event(each)}
        held = set(AuditEvent.objects.filter(pk__in=keys).values_list("pk", flat=True))
        for line, each in zip(lines, words, strict=True):
            known = int(each[0]) in held if _is_event(each) else _is_seal(each) and int(each[1]) <= self.last.number
            if known and line.endswith(b"\n"):
                yield line


def _is_event(words: list[bytes]) -> bool:
    return len(words) == 2 and words[0].isdigit()


def _is_seal(words: list[bytes]) -> bool:
    return len(words) == 3 and words[0] == witnesses.SEAL.encode() and words[1].isdigit()


def _first_bytes(path: Path, size: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        while size and (block := file.read(min(BLOCK, size))):
            size -= len(block)
            yield block


@contextmanager
def held(snapshot: AbstractContextManager[None]) -> Iterator[Moment]:
    """Begin a transaction in which the database stands still, at a moment when nobody is sealing."""
    path = Path(settings.AUDIT_SEALS)
    with ExitStack() as stack:
        with outside.alone(path, wait=True):
            stack.enter_context(snapshot)
            row = Row.objects.order_by("-number").first()  # the first read: the database stands still from here
            sealed_to = path.stat().st_size
        yield Moment(from_line(row.line) if row else FIRST, sealed_to)
