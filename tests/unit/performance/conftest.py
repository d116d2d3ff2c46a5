"""The small authority, where the pages look for it."""

import pytest

from goldenthread.oversight.performance import datasets
from web_site import small_dataset  # noqa: F401  a fixture


@pytest.fixture
def dataset(db, settings, small_dataset):  # noqa: F811 - and the names of teams are in the database
    settings.DATASET = small_dataset
    return datasets.current()
