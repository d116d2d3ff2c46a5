"""A small dataset that keeps the contract, to be broken one rule at a time."""

from datetime import date

import polars as pl
import pytest

from goldenthread.analysis.tables import Dataset

FACTS = {
    "authority": "Wexcombe Borough Council",
    "as_at": date(2015, 6, 30),
    "covers_from": date(2014, 4, 1),
    "source": "made up for a test",
}


@pytest.fixture
def facts():
    return FACTS


@pytest.fixture
def frames():
    """Two teams and four complaints, one of which went through two stages."""
    return {
        "ssd_department": pl.DataFrame({"dept_team_id": ["t1", "t2"], "dept_team_name": ["Ambleside", "Brambles"]}),
        "complaints": pl.DataFrame(
            {
                "complaint_id": ["c1", "c2", "c3", "c4"],
                "received_on": [date(2014, 5, day) for day in (1, 2, 6, 7)],
                "team_id": ["t1", "t1", "t2", "t2"],
                "procedure": ["statutory"] * 4,
                "complainant": ["parent", "child", "carer", "other"],
                "closed_on": [date(2014, 6, 2), None, None, None],
            }
        ),
        "complaint_stage_events": pl.DataFrame(
            {
                "event_id": ["e1", "e2"],
                "complaint_id": ["c1", "c1"],
                "stage": ["early_resolution", "stage_1"],
                "started_on": [date(2014, 5, 1), date(2014, 5, 12)],
                "extended": [False, False],
                "responded_on": [None, date(2014, 6, 2)],
                "outcome": [None, "upheld"],
            }
        ),
    }


@pytest.fixture
def made(frames):
    return Dataset.from_frames(frames, **FACTS)


@pytest.fixture
def written(made, tmp_path):
    """The folder of the small dataset."""
    made.write(tmp_path / "dataset")
    return tmp_path / "dataset"
