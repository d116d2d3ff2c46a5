"""A small made-up authority with the complaints, compliments and registers that a paper prints."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import polars as pl
import pytest

from goldenthread.analysis.tables import Dataset

# team, short name, complaints by furthest stage in 2014-15, complaints in 2013-14
TEAMS = (
    ("Ambleside Social Work Team", "Ambleside", {"early_resolution": 1, "stage_1": 2, "out_of_scope": 1}, 7),
    ("Brambles Social Work Team", "Brambles", {"early_resolution": 6, "stage_1": 1}, 5),
    ("Disabled Children's Team", "DCT", {"early_resolution": 3, "stage_1": 2, "stage_2": 1}, 3),
    ("Family Placement Team", "Family Placement", {"early_resolution": 1}, 1),
    ("Here 4 U", "H4U", {"early_resolution": 2, "stage_1": 2}, 3),
    ("Referral and Assessment", "R and A", {"early_resolution": 3, "stage_2": 1}, 7),
    ("Safeguarding and Quality Assurance", "QAST", {"early_resolution": 2, "stage_1": 1}, 2),
    ("Special Needs", "Bridges", {"early_resolution": 1}, 0),
    ("Various Children's Teams", "Other", {"stage_1": 1}, 1),
)
COMPLIMENTS = (
    ("Brambles Social Work Team", "colleague", "Conference chair", 1),
    ("Disabled Children's Team", "family_or_carer", "Parent", 2),
    ("Here 4 U", "child_or_young_person", "Young person in care", 4),
    ("Safeguarding and Quality Assurance", "colleague", "Other professional", 7),
)
THIS_YEAR, LAST_YEAR = date(2014, 4, 1), date(2013, 4, 1)


def _team_id(name: str) -> str:
    return f"T{[team[0] for team in TEAMS].index(name) + 1}"


def _complaints() -> Iterator[tuple[str, date, str, str]]:
    numbers = count(1)
    for name, _, stages, before in TEAMS:
        for stage, number in stages.items():
            yield from ((f"C{next(numbers)}", THIS_YEAR, _team_id(name), stage) for _ in range(number))
        yield from ((f"C{next(numbers)}", LAST_YEAR, _team_id(name), "stage_1") for _ in range(before))


def _complaint_frames() -> dict[str, pl.DataFrame]:
    rows = [(c, day + timedelta(days=10), team, stage) for c, day, team, stage in _complaints()]
    complaints = pl.DataFrame(
        [(c, day, team, "statutory", "parent") for c, day, team, _ in rows],
        schema=["complaint_id", "received_on", "team_id", "procedure", "complainant"],
        orient="row",
    )
    late = ("E0", rows[-1][0], "stage_3", date(2014, 9, 1), False)
    events = [late, *((f"E-{c}", c, stage, day, False) for c, day, _, stage in rows)]
    columns = ["event_id", "complaint_id", "stage", "started_on", "extended"]
    return {"complaints": complaints, "complaint_stage_events": pl.DataFrame(events, schema=columns, orient="row")}


def _compliments() -> pl.DataFrame:
    numbers = count(1)
    rows = [
        (f"K{next(numbers)}", date(2014, 6, 1), _team_id(team), kind, label, f"Subject {each % 2}")
        for team, kind, label, number in COMPLIMENTS
        for each in range(number)
    ]
    columns = ["compliment_id", "received_on", "team_id", "source_kind", "source_label", "about"]
    return pl.DataFrame(rows, schema=columns, orient="row")


def _registers() -> dict[str, pl.DataFrame]:
    return {
        "inspections": pl.DataFrame(
            {
                "inspection_id": ["I1", "I2", "I3"],
                "service": ["Bridges", "Fostering", "Protection"],
                "framework": ["A", "B", "C"],
                "started_on": [date(2014, 12, 30), date(2012, 11, 12), date(2012, 10, 30)],
                "ended_on": [date(2014, 12, 30), date(2012, 11, 21), date(2012, 11, 2)],
            }
        ),
        "inspection_judgements": pl.DataFrame(
            {
                "inspection_id": ["I1", "I1", "I2", "I3"],
                "position": [2, 1, 1, 1],
                "domain": [
                    "Quality of care",
                    "Overall effectiveness",
                    "Overall effectiveness",
                    "Overall effectiveness",
                ],
                "grade": ["outstanding", "outstanding", "good", "adequate"],
            }
        ),
        "audits": pl.DataFrame(
            {
                "audit_id": ["A1", "A2", "A3"],
                "kind": ["external", "external", "thematic"],
                "title": ["Front door", "Practice", "Chronologies"],
                "commissioned_by": ["Director", "Board", "Director"],
                "auditor": ["Consultancy", "Consultancy", "QA team"],
                "completed_on": [date(2014, 4, 20), date(2014, 3, 20), date(2014, 5, 5)],
            }
        ),
        "recommendations": pl.DataFrame(
            {
                "recommendation_id": ["P-01", "P-02"],
                "review_year": ["2013-14", "2013-14"],
                "section": ["9", "9"],
                "position": [1, 2],
                "kind": ["overall", "overall"],
                "text": ["One", "Two"],
            }
        ),
        "recommendation_statuses": pl.DataFrame(
            {
                "recommendation_id": ["P-01", "P-01", "P-02"],
                "decided_on": [date(2014, 9, 1), date(2015, 5, 1), date(2015, 5, 1)],
                "status": ["not_achieved", "achieved", "partially_achieved"],
                "decided_by_role": ["Review team"] * 3,
            }
        ),
        "engagement_sessions": pl.DataFrame(
            {
                "session_id": ["S1", "S2", "S3"],
                "kind": ["parents_reference_group", "parents_reference_group", "quality_circle"],
                "title": ["Group", "Group", "Circle"],
                "held_on": [date(2015, 1, 20), date(2015, 2, 20), date(2015, 2, 1)],
                "attendances": [3, 10, 12],
            }
        ),
        "training_attendances": pl.DataFrame(
            {
                "attendance_id": ["TA1", "TA2", "TA3"],
                "course": ["practice_leader_5_day"] * 3,
                "attendee_id": ["W1", "W1", "X9"],
                "organisation": ["Council", "Council", "Health"],
                "planned_on": [date(2014, 9, 1), date(2015, 4, 1), date(2015, 4, 1)],
                "attended_on": [date(2014, 9, 1), date(2015, 4, 1), date(2015, 4, 1)],
            }
        ),
        "posts": pl.DataFrame(
            {
                "post_id": ["PO1", "PO2", "PO3", "PO4"],
                "team_id": ["T1", "T1", "T2", "T2"],
                "role": ["service_manager", "social_worker", "social_worker", "family_worker"],
                "fte": [1.0] * 4,
                "social_work_post": [True, True, True, False],
                "case_holding": [False, True, True, False],
                "established_from": [LAST_YEAR, LAST_YEAR, LAST_YEAR, date(2014, 7, 1)],
                "established_to": [None, None, None, date(2014, 9, 30)],
            }
        ),
        "post_holders": pl.DataFrame(
            [
                ("H1", "PO1", "W1", "permanent", date(2014, 1, 1), date(2014, 10, 1), True),
                ("H2", "PO1", "W2", "permanent", date(2014, 11, 1), None, False),
                ("H3", "PO2", "W3", "permanent", date(2014, 1, 1), None, False),
                ("H4", "PO3", "W6", "agency", date(2013, 5, 1), date(2014, 3, 20), True),
                ("H5", "PO3", "W4", "agency", date(2014, 3, 21), date(2014, 4, 30), True),
                ("H6", "PO3", "W5", "agency", date(2014, 6, 1), date(2014, 6, 30), False),
                ("H7", "PO4", "W5", "agency", date(2014, 7, 1), date(2014, 9, 30), True),
            ],
            schema=["holding_id", "post_id", "worker_id", "contract", "started_on", "ended_on", "left_authority"],
            orient="row",
        ).with_columns(fte=pl.lit(1.0)),
        "headline_counts": pl.DataFrame(
            {
                "measure": ["borough_population"],
                "as_at": [date(2011, 3, 27)],
                "value": [154943],
                "unit": ["people"],
                "source": ["Census"],
            }
        ),
        "population": pl.DataFrame(
            {
                "year": [2013, 2014],
                "age_band": ["0-17", "0-17"],
                "persons": [36000, 36500],
                "source": ["Estimate", "Estimate"],
            }
        ),
        "comparators": pl.DataFrame(
            {
                "indicator_id": ["complaints_received"],
                "period": ["2014-15"],
                "geography": ["england"],
                "value": [50.0],
                "unit": ["count"],
                "source": ["Publication"],
            }
        ),
    }


@pytest.fixture(scope="session")
def authority() -> Dataset:
    """Complaints 31 and 29, compliments 14, and one or two of everything else, as known on 30 June 2015."""
    departments = pl.DataFrame(
        {
            "dept_team_id": [_team_id(team[0]) for team in TEAMS],
            "dept_team_name": [team[0] for team in TEAMS],
        }
    )
    aliases = pl.DataFrame(
        {
            "alias": [team[1] for team in TEAMS],
            "team_id": [_team_id(team[0]) for team in TEAMS],
            "short": [True] * len(TEAMS),
        }
    )
    frames = {"ssd_department": departments, "team_aliases": aliases, "compliments": _compliments()}
    return Dataset.from_frames(
        {**frames, **_complaint_frames(), **_registers()},
        authority="Wexcombe Borough Council",
        as_at=date(2015, 6, 30),
        covers_from=LAST_YEAR,
        source="made up for tests",
    )


@pytest.fixture(scope="session")
def content_file() -> Path:
    """A short but whole content file."""
    return Path(__file__).parents[2] / "fixtures" / "good" / "review-content.yaml"
