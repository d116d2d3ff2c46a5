"""Somebody who prepares a return, somebody who signs it, and a return that was checked."""

import pytest

from made_up_people import make_user
from made_up_returns import check, start


@pytest.fixture(autouse=True)
def no_postcodes(monkeypatch):
    """Rules on places are not asked: to index the country's postcodes takes longer than all of these tests."""
    monkeypatch.setattr("goldenthread.analysis.returns.reference.Postcodes.open", lambda: None)
    monkeypatch.setattr("goldenthread.oversight.submissions.checking.Postcodes.open", lambda: None)


@pytest.fixture(autouse=True)
def own_store(settings, tmp_path):
    settings.FILES = tmp_path / "files"


@pytest.fixture
def analyst(db):
    return make_user("performance-analyst")


@pytest.fixture
def head(db):
    return make_user("head-of-service")


@pytest.fixture
def submission(analyst):
    return start(analyst)


@pytest.fixture
def run(submission, analyst, tmp_path):
    return check(submission, analyst, tmp_path / "first")
