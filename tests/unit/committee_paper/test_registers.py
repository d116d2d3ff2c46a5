"""What each register of the paper counts, on small tables."""

from datetime import date

import pytest

from goldenthread.analysis.committee_paper.registers import REGISTERS, Group, Moment, RegisterCount, count
from goldenthread.analysis.periods import period
from goldenthread.analysis.tables import Dataset

REPORT = date(2015, 5, 28)
WHOLE = Group()


def counted(
    dataset: Dataset, name: str, year: str = "2014-15", group: Group = WHOLE, on: date = REPORT
) -> float | None:
    return count(REGISTERS[name], dataset, Moment(period(year), on), group).value


def test_inspections_are_those_that_ended_by_the_report(authority: Dataset) -> None:
    assert counted(authority, "inspections") == 3
    assert counted(authority, "inspections", on=date(2014, 12, 29)) == 2


def test_judgements_are_those_of_such_inspections(authority: Dataset) -> None:
    assert counted(authority, "judgements") == 4
    assert counted(authority, "judgements", group=Group(code="good")) == 1
    assert counted(authority, "judgements", on=date(2014, 12, 29)) == 2


def test_audits_are_external_and_of_the_period(authority: Dataset) -> None:
    """One of the two was completed on 20 March 2014, in the year before; the thematic one is not external."""
    assert counted(authority, "external_audits") == 1
    assert counted(authority, "external_audits", "2013-14") == 1


def test_recommendations_stand_as_last_decided_by_the_report(authority: Dataset) -> None:
    """P-01 was not achieved in September and achieved in May."""
    assert counted(authority, "recommendations", "2013-14") == 2
    assert counted(authority, "recommendations", "2013-14", Group(code="achieved")) == 1
    assert counted(authority, "recommendations", "2013-14", Group(code="not_achieved"), date(2014, 12, 1)) == 1


def test_practice_leaders_are_people_and_not_places(authority: Dataset) -> None:
    """One of two people came twice."""
    moment = Moment(period("2014-15"), REPORT)
    assert count(REGISTERS["practice_leaders"], authority, moment, WHOLE) == RegisterCount(value=2, cases=3)


def test_reference_groups_and_how_many_came(authority: Dataset) -> None:
    assert counted(authority, "reference_groups") == 2
    assert counted(authority, "reference_group_smallest") == 3
    assert counted(authority, "reference_group_largest") == 10
    assert counted(authority, "reference_group_largest", on=date(2015, 1, 1)) is None


def test_panels_are_of_complaints_of_any_year(authority: Dataset) -> None:
    assert counted(authority, "stage_3_panels") == 1
    assert counted(authority, "stage_3_panels", "2013-14") == 0


def test_posts_are_those_established_at_the_end_of_the_period(authority: Dataset) -> None:
    """The post of a family worker was established from 1 July 2014 and ended on 30 September."""
    assert counted(authority, "posts") == 3
    assert counted(authority, "posts", "2014-15-Q2") == 4
    assert counted(authority, "posts", group=Group("T1", "social_worker")) == 1
    assert counted(authority, "posts", group=Group("T2")) == 1


def test_agency_workers_are_people_who_held_a_post_in_the_period(authority: Dataset) -> None:
    """W4 covered until 30 April 2014 and W5 from June on, twice; W6 had gone before the year began."""
    assert counted(authority, "agency_workers", group=Group("T2")) == 2
    assert counted(authority, "agency_workers", group=Group("T1")) == 0
    assert counted(authority, "agency_workers", "2013-14", Group("T2")) == 2


def test_service_managers_are_permanent_appointments(authority: Dataset) -> None:
    assert counted(authority, "service_managers_appointed") == 2
    assert counted(authority, "service_managers_left") == 1
    assert counted(authority, "service_managers_left", on=date(2014, 9, 30)) == 0


@pytest.mark.parametrize("name", REGISTERS)
def test_what_nobody_fills_is_not_counted(name: str) -> None:
    empty = Dataset.from_frames({}, authority="A", as_at=REPORT, covers_from=date(2013, 4, 1), source="x")
    moment = Moment(period("2014-15"), REPORT)
    assert count(REGISTERS[name], empty, moment, WHOLE) == RegisterCount(value=None, cases=None)
