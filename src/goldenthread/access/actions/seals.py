"""Seals of the audit trail: make what is due. Nobody's action but the service's own, so nobody is named."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC
from itertools import chain, islice
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from goldenthread.access.actions import audit_events
from goldenthread.access.models import Seal as Row
from goldenthread.access.trail import keys, outside, ranges, reading, seal, witnesses
from goldenthread.access.trail.keys import Key
from goldenthread.access.trail.ranges import Covered
from goldenthread.access.trail.reading import Read
from goldenthread.access.trail.seal import FIRST, Seal
from goldenthread.access.trail.witnesses import Told

# Events of one seal; seals whose gaps are looked into again for who committed late without a witness.
MOST, RECENT = 1000, 100


@dataclass(frozen=True)
class Round:
    """What one sealing works with. ``told`` loses the events that it has sealed."""

    path: Path
    key: Key
    told: Told


def make(*, wait: bool, everything: bool = False) -> int:
    """Seal what is not sealed yet; returns how many seals were made. Never stands in the way of who writes events.

    Rows get their keys when they are written and appear when they are committed, in another order, and a transaction
    that is rolled back leaves its key unused: so a seal names its events, and the gaps of the latest seals (with
    ``everything``, of all) are looked into again. Somebody else's sealing at this moment will do, unless ``wait``.
    """
    path, key = Path(settings.AUDIT_SEALS), keys.current()
    with outside.alone(path, wait=wait) as mine:
        return _make(path, key, None if everything else RECENT) if mine else 0


def _make(path: Path, key: Key, recent: int | None) -> int:
    last = first = _last(path, key)
    # The witnesses first: every event that they tell of is committed, so whatever is read after them sees it.
    work = Round(path, key, witnesses.since(last.witnessed_to))
    if recent and not work.told.events and not reading.any_after(last.top):
        return 0
    events = chain(_late(work, last, _covered(recent)), reading.after(last.top))
    while due := list(islice(events, MOST)):
        last = _seal(work, last, due)
    return last.number - first.number


def _last(path: Path, key: Key) -> Seal:
    """The seal that the next one follows: the file's, or the database's where the file has been cut."""
    in_file, in_database = map(_read, (outside.last_line(path), Row.objects.values_list("line", flat=True).last()))
    if in_file.number == in_database.number + 1 and in_file.holds(key):
        _take_back(in_file)
    return max(in_file, in_database, key=lambda each: each.number)


def _read(line: str | None) -> Seal:
    """A line that makes no sense is for verifying to tell of; sealing goes on from what there is."""
    try:
        return seal.from_line(line) if line else FIRST
    except ValueError:
        return FIRST


def _take_back(last: Seal) -> None:
    """The file has it and the database has not: the machine stopped between the two, or somebody took it away."""
    with transaction.atomic():
        Row.objects.create(number=last.number, line=last.line())
        audit_events.record(type="seal:restore", by=None, subject=f"seal:{last.number}")


def _covered(recent: int | None) -> Covered:
    """What the latest seals cover, as it matters for their gaps."""
    lines = list(Row.objects.order_by("-number").values_list("line", flat=True)[:recent])
    # Where these are all the seals, nothing before the first is covered either.
    covered = Covered([(0, 0)] if len(lines) != recent else [])
    for line in lines:
        covered.add(ranges.read(_read(line).events))
    return covered


def _late(work: Round, last: Seal, covered: Covered) -> list[Read]:
    """Events that were committed after higher keys had been sealed: they stand in gaps, or have a witness."""
    witnessed = [key for key in work.told.events if key <= last.top and key not in covered]
    events = chain(reading.within(covered.gaps()), reading.keyed(witnessed))
    found = {each.key: each for each in events}
    return [found[key] for key in sorted(found)]


def _seal(work: Round, last: Seal, due: list[Read]) -> Seal:
    """Seal these events. The file is written within the transaction, so that it is never behind the database."""
    made = _about(work, last, due).signed(work.key)
    with transaction.atomic():
        Row.objects.create(number=made.number, line=made.line())
        outside.append(work.path, made.line(), lasting=True)
    witnesses.add_seal(made)
    return made


def _about(work: Round, last: Seal, due: list[Read]) -> Seal:
    sealed = [each.key for each in due]
    heard = {each.key: work.told.events.pop(each.key, None) for each in due}
    made = replace(
        FIRST,
        number=last.number + 1,
        at=timezone.now().astimezone(UTC).isoformat(timespec="seconds"),
        events=ranges.written(sealed),
        count=len(due),
        top=max(last.top, sealed[-1]),
        witnessed_to=last.witnessed_to,
        unwitnessed=ranges.written(key for key in sealed if heard[key] is None),
        altered=ranges.written(each.key for each in due if _differs(work, each, heard[each.key])),
        previous=last.mac,
        **seal.over([each.digest for each in due]),
    )
    return made if len(due) == MOST else _closing(work, made)


def _closing(work: Round, made: Seal) -> Seal:
    """The last seal of a round also says what became of the events that were witnessed and are not among its own."""
    standing = {each.key: each for each in reading.keyed(sorted(work.told.events))}
    late = {key for key in standing if not _differs(work, standing[key], work.told.events[key])}
    altered = {*ranges.keys(ranges.read(made.altered)), *standing} - late
    return replace(
        made,
        witnessed_to=work.told.end,
        late=ranges.written(sorted(late)),
        lost=ranges.written(sorted(set(work.told.events) - set(standing))),
        altered=ranges.written(sorted(altered)),
    )


def _differs(work: Round, event: Read, told: str | None) -> bool:
    return told is not None and told != witnesses.mac(work.key, event.digest)
