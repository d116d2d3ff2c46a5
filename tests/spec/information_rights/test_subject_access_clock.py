"""When the answer to a subject access request is due: the law, the regulator's guidance, and what stops the clock."""

from datetime import date

import pytest

from goldenthread.record.information_rights.clock import clock_of
from goldenthread.record.information_rights.models import Pause, SubjectAccessRequest
from made_up_people import make_person, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def received():
    by, person = make_user("information-governance-lead"), make_person()

    def make(on, **facts):
        return SubjectAccessRequest.objects.create(
            person=person, received_on=on, opened_by=by, requested_by_words="Ella herself", **facts
        )

    return make


def due(request, today=date(2026, 12, 31)):
    return clock_of(request, today).due_on


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 9, 3), date(2026, 10, 5)),  # the same date a month on is a Saturday: the next working day
        (date(2026, 3, 31), date(2026, 4, 30)),  # April has no 31st: its last day
        (date(2025, 1, 30), date(2025, 2, 28)),  # nor has February a 30th
        (date(2026, 11, 25), date(2026, 12, 29)),  # Christmas Day, then Saturday, Sunday, Monday instead of Boxing Day
        (date(2018, 5, 25), date(2018, 6, 25)),  # the first day of the present law
    ],
)
def test_one_month_from_receipt(on, expected, received):
    assert due(received(on)) == expected


def test_two_further_months_where_it_is_complex(received):
    request = received(date(2026, 9, 3), extended_on=date(2026, 9, 20), extension_reason="Forty volumes")
    assert due(request) == date(2026, 12, 3)
    assert clock_of(request, date(2026, 10, 1)).words == (
        "1 month from 3 September 2026 (UK GDPR, article 12(3)); 2 further months, decided on 20 September 2026."
    )


def test_the_clock_stops_while_the_person_is_asked(received):
    request = received(date(2026, 9, 3))
    Pause.objects.create(request=request, starts_on=date(2026, 9, 7), ends_on=date(2026, 9, 11), reason="Who are you?")
    # 3 October, and five days: Thursday 8 October
    assert due(request) == date(2026, 10, 8)
    assert "stopped for 5 days" in clock_of(request, date(2026, 10, 1)).words
    assert not clock_of(request, date(2026, 10, 1)).paused


def test_a_pause_that_goes_on_pushes_the_day_out_with_every_day(received):
    request = received(date(2026, 9, 3))
    Pause.objects.create(request=request, starts_on=date(2026, 9, 7), reason="Which years?")
    assert due(request, date(2026, 9, 7)) == date(2026, 10, 5)  # 3 October and one day is a Sunday
    assert due(request, date(2026, 9, 30)) == date(2026, 10, 27)
    assert clock_of(request, date(2026, 9, 7)).paused
    assert "stopped for 1 day." in clock_of(request, date(2026, 9, 7)).words


def test_a_pause_before_the_law_knew_one_does_not_count(received):
    request = received(date(2026, 1, 20))
    Pause.objects.create(request=request, starts_on=date(2026, 1, 26), ends_on=date(2026, 2, 6), reason="Who are you?")
    # only 5 and 6 February count: 20 February and two days is a Sunday
    assert due(request) == date(2026, 2, 23)
    earlier = received(date(2025, 9, 3))
    Pause.objects.create(request=earlier, starts_on=date(2025, 9, 7), ends_on=date(2025, 9, 11), reason="Who are you?")
    assert due(earlier) == date(2025, 10, 3)


def test_under_the_earlier_law_forty_days_from_proof_of_identity(received):
    waiting = received(date(2015, 6, 1))
    assert clock_of(waiting, date(2015, 6, 30)).due_on is None
    assert clock_of(waiting, date(2015, 6, 30)).words == "The clock starts when the person has shown who they are."
    assert clock_of(waiting, date(2015, 6, 30)).days_left(date(2015, 6, 30)) is None
    shown = received(date(2015, 6, 1), identity_confirmed_on=date(2015, 6, 10))
    assert due(shown) == date(2015, 7, 20)
    assert due(received(date(2015, 6, 1), identity_confirmed_on=date(2015, 5, 1))) == date(
        2015, 7, 13
    )  # the 11th is a Saturday


def test_days_left_are_counted_and_go_below_nought(received):
    clock = clock_of(received(date(2026, 9, 3)), date(2026, 9, 30))
    assert clock.days_left(date(2026, 9, 30)) == 5
    assert clock.days_left(date(2026, 10, 7)) == -2
