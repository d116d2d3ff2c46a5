"""Verify the audit trail: is every event there, as it was written, and nothing else?

Three things are held against each other: the events, the seals (in the database and in a file), the witnesses (in a
file). One pass, in memory that grows with the gaps and with what is not sealed yet, not with the trail.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from goldenthread.access.models import Seal as Row
from goldenthread.access.trail import findings, keys, outside, ranges, reading, seal, witnesses
from goldenthread.access.trail.copies import Copies, Pair
from goldenthread.access.trail.findings import Finding, OfSeal
from goldenthread.access.trail.keys import Key
from goldenthread.access.trail.ranges import Covered
from goldenthread.access.trail.reading import Read
from goldenthread.access.trail.seal import FIRST, SHORT, Seal
from goldenthread.access.trail.witnesses import Told
from goldenthread.codes import UserError

# Of the MAC of a seal that somebody writes down.
REMEMBERED = 8


@dataclass
class Verified:
    """What was looked at and what was found. ``last`` is the last seal that holds."""

    findings: list[Finding] = field(default_factory=list)
    events: int = 0
    seals: int = 0
    unsealed: int = 0
    last: Seal = FIRST

    @property
    def whole(self) -> bool:
        return not self.findings

    def summary(self) -> str:
        """What was looked at, and the seal to remember."""
        looked = f"{self.events:,} sealed events under {self.seals:,} seals, and {self.unsealed:,} not sealed yet"
        count = len(self.findings)
        found = f"{count:,} {'finding' if count == 1 else 'findings'} in" if count else "Whole:"
        last = f" The last seal is {self.last.number}:{self.last.mac[:REMEMBERED]}." if self.last.number else ""
        return f"{found} {looked}.{last}"


def verify(*, since: int = 1, remembers: str | None = None) -> Verified:
    """Verify from one seal on, with all that is not sealed yet; sealing waits. Without a key that is all it finds.

    ``remembers``: a seal that somebody wrote down, such as "12:0a1b2c3d", which finds even a trail that was taken back
    with all its files. Raises ``UserError`` where the seal to go on from is not there.
    """
    remembered = _remembered(remembers)
    try:
        key = keys.current()
    except UserError as error:
        return Verified([Finding("key", f"{error} Nothing can be verified without it.")])
    with outside.alone(Path(settings.AUDIT_SEALS), wait=True):
        return _Verifying(key, since, remembered).run()


class _Verifying:
    """One run. ``before`` is the last seal that held, ``pending`` the events sealed before their witness was heard."""

    def __init__(self, key: Key, since: int, remembered: tuple[int, str]) -> None:
        self.key, self.remembered = key, remembered
        self.found = Verified()
        self.copies = Copies(since)
        self.of_seals: list[OfSeal] = []
        self.before = _before(since)
        self.expected = since
        self.covered = Covered([(0, self.before.top)])
        self.pending: dict[int, Seal] = {}

    def run(self) -> Verified:
        for pair in self.copies.pairs():
            self._pair(pair)
        self._unsealed()
        if self.remembered[0] >= self.expected:
            self.of_seals.append(OfSeal("seal-forgotten", self.remembered[0], ""))
        in_order = sorted(self.of_seals, key=lambda each: (each.kind, each.number))
        self.found.findings[:0] = [*self.copies.findings, *findings.of_seals(in_order)]
        return self.found

    # -- seals ------------------------------------------------------------------------------------------------------

    def _pair(self, pair: Pair) -> None:
        self.of_seals += [OfSeal("seal-missing", number, "") for number in range(self.expected, pair.number)]
        self.of_seals += pair.faults()
        self.found.seals += 1
        self.expected = pair.number + 1
        if trusted := pair.trusted(self.key):
            self._seal(trusted)
        elif pair.any.number:
            self.of_seals.append(OfSeal("seal-forged", pair.number, pair.any.at, pair.any.events))
            self.covered.add(ranges.read(pair.any.events))

    def _seal(self, sealed: Seal) -> None:
        if sealed.number == self.before.number + 1 and sealed.previous != self.before.mac:
            self.of_seals.append(OfSeal("seal-unchained", sealed.number, sealed.at))
        if sealed.witnessed_to < self.before.witnessed_to:
            self.of_seals.append(OfSeal("witnesses-cut", sealed.number, sealed.at))
        if sealed.number == self.remembered[0] and not sealed.mac.startswith(self.remembered[1]):
            self.of_seals.append(OfSeal("seal-forgotten", sealed.number, sealed.at))
        self._told_then(sealed)
        self._events(sealed)
        self.before = self.found.last = sealed

    def _told_then(self, sealed: Seal) -> None:
        """What the sealing itself found out."""
        self._say("removed", _keys(sealed.lost), f"witnessed when written, and gone before {_this(sealed)}", sealed)
        self._say("altered", _keys(sealed.altered), f"altered between the writing and {_this(sealed)}", sealed)
        # What an earlier seal covers already was sealed again for its gap's sake, and has had its witness.
        self.pending |= {key: sealed for key in _keys(sealed.unwitnessed) if key not in self.covered}
        for key in _keys(sealed.late):
            self.pending.pop(key, None)

    def _events(self, sealed: Seal) -> None:
        """Each event that the seal covers: there, and as it was."""
        covered = ranges.read(sealed.events)
        self.covered.add(covered)
        self.found.events += sealed.count
        standing = {each.key: each for each in reading.within(covered)}
        expected = dict(zip(ranges.keys(covered), sealed.short_digests(), strict=True))
        gone = sorted(set(expected) - set(standing))
        self._say(
            "removed", gone, f"removed after {_this(sealed)}, which covers {'it' if len(gone) == 1 else 'them'}", sealed
        )
        altered = [each for key, each in standing.items() if each.digest.hex()[:SHORT] != expected[key]]
        if (
            not altered
            and not gone
            and seal.over([each.digest for each in standing.values()])["digest"] != sealed.digest
        ):
            altered = list(standing.values())
        if altered:
            what = f"altered after {_this(sealed)}: {findings.said(altered)}"
            self._say("altered", [each.key for each in altered], what, sealed)

    def _say(self, kind: str, found: list[int], what: str, sealed: Seal | None = None) -> None:
        if found:
            where = {"seal": sealed.number, "at": sealed.at} if sealed else {}
            self.found.findings.append(findings.of_events(kind, found, what, **where))

    # -- what is not sealed yet ---------------------------------------------------------------------------------------

    def _unsealed(self) -> None:
        told = witnesses.since(self.before.witnessed_to)
        if told.end < self.before.witnessed_to:
            self.of_seals.append(OfSeal("witnesses-cut", self.before.number + 1, ""))
        lost = sorted(number for number in told.seals if number >= self.expected)
        self.of_seals += [OfSeal("seal-removed", number, "") for number in lost]
        unknown = self._against(told)
        self._witnessed_elsewhere(told)
        # Written while this looked: the witness comes a moment after the commit.
        self._unwitnessed(unknown, witnesses.since(told.end))

    def _against(self, told: Told) -> list[Read]:
        """Unsealed events against their witnesses; gives those that have none."""
        unknown, altered = [], []
        for event in reading.outside(self.covered):
            self.found.unsealed += 1
            heard = told.events.pop(event.key, None)
            if heard is None:
                unknown.append(event)
            elif heard != witnesses.mac(self.key, event.digest):
                altered.append(event)
        if altered:
            what = f"altered since the writing: {findings.said(altered)}"
            self._say("altered", [each.key for each in altered], what)
        return unknown

    def _witnessed_elsewhere(self, told: Told) -> None:
        """Witnesses of the latest, whose events were sealed before them, or are gone."""
        standing = {each.key: each for each in reading.keyed(sorted(told.events))}
        self._say(
            "removed", sorted(set(told.events) - set(standing)), "witnessed when written, and gone before any seal"
        )
        for key, event in standing.items():
            if told.events[key] == witnesses.mac(self.key, event.digest):
                self.pending.pop(key, None)

    def _unwitnessed(self, unknown: list[Read], told: Told) -> None:
        without = [each for each in unknown if each.key not in told.events]
        found = sorted({*(each.key for each in without), *self.pending} - set(told.events))
        what = "never witnessed: written by something else than this service, or the service was stopped in that moment"
        events = without or list(reading.keyed(found[:1]))
        if events:
            self._say("unwitnessed", found, f"{what}; {findings.said(events)}")


def _before(since: int) -> Seal:
    """The seal to go on from."""
    if since <= 1:
        return FIRST
    line = Row.objects.filter(number=since - 1).values_list("line", flat=True).first()
    if line is None:
        raise UserError(f"There is no seal {since - 1} to go on from: verify from an earlier one.")
    return seal.from_line(line)


def _remembered(text: str | None) -> tuple[int, str]:
    number, _, mac = (text or "0:").partition(":")
    if text and not (number.isdecimal() and len(mac) >= REMEMBERED):
        raise UserError(f"'{text}' is not a seal to remember: write it as it was printed, such as 12:0a1b2c3d.")
    return int(number), mac


def _keys(text: str) -> list[int]:
    return list(ranges.keys(ranges.read(text)))


def _this(sealed: Seal) -> str:
    return f"seal {sealed.number}{findings.of(sealed.at)}"
