"""When the answer to a subject access request is due, and what has stopped or lengthened the clock.

UK GDPR, article 12(3): one month from receipt; two further months where the request is complex or one of many, told
within the first. The regulator's guidance: the month ends on the same date of the next month, on its last day where
there is none, and on the next working day where that is no working day. Data (Use and Access) Act 2025, section 76: the
clock stops while the person is asked who they are or what they mean; pauses before it held do not count. Under the Data
Protection Act 1998: 40 days from the day on which request and proof of identity were there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.analysis.periods import add_months, is_working_day
from goldenthread.codes import Timescale, timescale
from goldenthread.kit.words import day
from goldenthread.record.information_rights.models import Pause, SubjectAccessRequest

# Commenced on 5 February 2026 by the commencement regulations; sources differ by a day.
PAUSES_COUNT_FROM = date(2026, 2, 5)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Clock:
    """``due_on`` is None while the clock has not started. ``words`` says how the day was reached."""

    due_on: date | None
    paused: bool
    words: str

    def days_left(self, today: date) -> int | None:
        """Days until it is due; negative once it is late."""
        return (self.due_on - today).days if self.due_on else None


def clock_of(request: SubjectAccessRequest, today: date) -> Clock:
    """The clock as it stands today: a pause that goes on pushes the day out with every day."""
    limit = timescale("subject_access", request.received_on)
    start = _start(request, limit)
    if start is None:
        return Clock(None, True, "The clock starts when the person has shown who they are.")
    pauses = list(request.pauses.all())
    stopped = sum(_days(pause, today) for pause in pauses)
    months = timescale("subject_access_extension", request.received_on).amount if request.extended_on else 0
    due = _working(_end(start, limit, months) + stopped * DAY)
    return Clock(due, any(pause.ends_on is None for pause in pauses), _words(request, limit, stopped, months))


def _start(request: SubjectAccessRequest, limit: Timescale) -> date | None:
    """Receipt; under the earlier law, the day on which identity was shown as well."""
    if limit.unit == "months":
        return request.received_on
    shown = request.identity_confirmed_on
    return max(shown, request.received_on) if shown else None


def _end(start: date, limit: Timescale, months: int) -> date:
    if limit.unit == "months":
        return add_months(start, limit.amount + months)
    return start + limit.amount * DAY


def _days(pause: Pause, today: date) -> int:
    """How many days a pause has stopped the clock, its first and last day both."""
    first, last = max(pause.starts_on, PAUSES_COUNT_FROM), min(pause.ends_on or today, today)
    return max((last - first).days + 1, 0)


def _working(end: date) -> date:
    while not is_working_day(end):
        end += DAY
    return end


def _words(request: SubjectAccessRequest, limit: Timescale, stopped: int, months: int) -> str:
    unit = "month" if limit.unit == "months" else "days"
    parts = [f"{limit.amount} {unit} from {day(request.received_on)} ({limit.source})"]
    if months:
        parts.append(f"{months} further months, decided on {day(request.extended_on)}")
    if stopped:
        parts.append(f"stopped for {stopped} day{'' if stopped == 1 else 's'}")
    return "; ".join(parts) + "."
