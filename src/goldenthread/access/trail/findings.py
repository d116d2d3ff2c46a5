"""What verifying may find, each a plain sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from goldenthread.access.trail import ranges
from goldenthread.access.trail.ranges import Range
from goldenthread.access.trail.reading import Read

NAMED = 5


@dataclass(frozen=True)
class Finding:
    """``events`` are keys as in ``ranges``, ``seal`` the number of the first seal concerned, ``at`` its time or that of
    the first event, in UTC.
    """

    kind: str
    what: str
    events: str = ""
    seal: int | None = None
    at: str = ""


@dataclass(frozen=True)
class OfSeal:
    """The same may be wrong with many seals in a row, and is said once."""

    kind: str
    number: int
    at: str
    events: str = ""


# {seals} such as "Seal 3 of …" or "Seals 3 to 9", {is_} and {has} with them, {events} such as "events 1 to 200".
OF_SEALS = {
    "seal-missing": "{seals} {is_} neither in the database nor in the file.",
    "seal-not-in-database": "{seals} {is_} in the file and not in the database.",
    "seal-not-in-file": "{seals} {is_} in the database and not in the file.",
    "seal-differs": "{seals}: database and file do not say the same.",
    "seal-forged": "{seals} {was} not made with this key: rewritten, or this is the wrong key. Events {events} have no "
    "other seal.",
    "seal-unchained": "{seals} {does} not follow from the seal before.",
    "seal-unread": "{seals}: what stands in the database is no seal.",
    "seal-removed": "{seals} {was} made, as the witnesses tell, and {is_} neither in the database nor in the file.",
    "seal-forgotten": "{seals} {is_} not the one that is remembered: the whole trail was taken back.",
    "witnesses-cut": "The witness file was cut before {seals}.",
}


def of_seals(found: Iterable[OfSeal]) -> Iterator[Finding]:
    """Seals in a row with the same fault as one finding."""
    for kind, alike in groupby(found, key=lambda each: each.kind):
        row: list[OfSeal] = []
        for each in alike:
            if row and each.number != row[-1].number + 1:
                yield _of_row(kind, row)
                row = []
            row.append(each)
        yield _of_row(kind, row)


def _of_row(kind: str, row: list[OfSeal]) -> Finding:
    first, last = row[0], row[-1]
    one = first is last
    covered = ranges.Covered(each for seal in row for each in ranges.read(seal.events))
    words = {
        "seals": f"Seal {first.number}{of(first.at)}" if one else f"Seals {first.number} to {last.number}",
        "is_": "is" if one else "are",
        "was": "was" if one else "were",
        "does": "does" if one else "do",
        "events": covered.text(),
    }
    sentence = OF_SEALS[kind].format(**words)
    return Finding(kind, sentence, covered.text(), first.number, first.at)


def of_events(kind: str, keys: list[int], what: str, *, seal: int | None = None, at: str = "") -> Finding:
    """ "Event 12 was …", "Events 12 to 15 and 20 were …"."""
    subject = f"{named(ranges.runs(keys))} {'was' if len(keys) == 1 else 'were'}"
    return Finding(kind, f"{subject} {what}.", ranges.written(keys), seal, at)


def named(runs: list[Range]) -> str:
    """ "Event 12", "Events 12 to 15 and 20"; of many gaps only the first few are named."""
    texts = [str(first) if first == last else f"{first} to {last}" for first, last in runs[:NAMED]]
    if len(runs) > NAMED:
        texts.append(f"{ranges.size(runs[NAMED:]):,} more up to {runs[-1][1]}")
    listed = " and ".join(filter(None, (", ".join(texts[:-1]), texts[-1])))
    return f"{'Event' if ranges.size(runs) == 1 else 'Events'} {listed}"


def of(at: str | datetime | None) -> str:
    """ " of 1 March 2015, 10:02:11 UTC"."""
    when = datetime.fromisoformat(at) if isinstance(at, str) and at else at
    return f" of {when.astimezone(UTC):%-d %B %Y, %H:%M:%S} UTC" if when else ""


def said(events: list[Read]) -> str:
    """What altered or unknown events say now: the first of them."""
    first = events[0]
    if not first.at:
        return "what stands there now cannot be read"
    return f"{'the first' if len(events) > 1 else 'it'} now says {first.type!r}{of(first.at)}"
