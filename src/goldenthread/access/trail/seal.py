"""A seal: that these events stood in the trail, with this content, and the seal before it too."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime

from goldenthread.access.trail import ranges
from goldenthread.access.trail.keys import Key

# Enough of an event's digest to name which one was altered; the seal itself holds by the whole digests.
SHORT = 16


@dataclass(frozen=True)
class Seal:
    """``events`` and the other sets are written as in ``ranges``; ``top`` is the highest key that any seal covers.

    ``digest`` is of the events' digests in the order of their keys, ``digests`` the beginning of each. ``witnessed_to``
    is how far the witness file was read: of the events witnessed since the seal before, ``lost`` were gone and
    ``altered`` were not what was witnessed. ``unwitnessed`` events had no witness yet; ``late`` ones of an earlier seal
    have got theirs since.
    """

    number: int
    at: str
    events: str
    count: int
    top: int
    digest: str
    digests: str
    witnessed_to: int
    unwitnessed: str
    late: str
    lost: str
    altered: str
    previous: str
    mac: str = ""

    def line(self) -> str:
        """As it stands in the database and in the file."""
        return json.dumps(asdict(self), separators=(",", ":"))

    def signed(self, key: Key) -> Seal:
        return replace(self, mac=key.mac("seal", self._content()))

    def holds(self, key: Key) -> bool:
        """Whether this key made it, as it is."""
        return self.mac == key.mac("seal", self._content())

    def _content(self) -> bytes:
        return replace(self, mac="").line().encode()

    def short_digests(self) -> Iterator[str]:
        return (self.digests[at : at + SHORT] for at in range(0, len(self.digests), SHORT))


# What the first seal follows.
FIRST = Seal(0, "", "", 0, 0, "", "", 0, "", "", "", "", "")


def over(digests: Sequence[bytes]) -> dict[str, str]:
    """What a seal says of the content of its events."""
    return {
        "digest": hashlib.sha256(b"".join(digests)).hexdigest(),
        "digests": "".join(each.hex()[:SHORT] for each in digests),
    }


def from_line(line: str) -> Seal:
    """Raises ``ValueError`` for a line that is no seal."""
    read = json.loads(line)
    kinds = {field.name: int if field.type == "int" else str for field in fields(Seal)}
    if not isinstance(read, dict) or {name: type(value) for name, value in read.items()} != kinds:
        raise ValueError("not a seal")
    seal = Seal(**read)
    datetime.fromisoformat(seal.at)
    for text in (seal.events, seal.unwitnessed, seal.late, seal.lost, seal.altered):
        ranges.read(text)
    return seal
