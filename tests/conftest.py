"""What holds for every test."""

import os

import pytest
from hypothesis import settings

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "admin_client", "admin_user"}

# Machines differ in speed: no deadline. A run in continuous integration must be repeatable.
settings.register_profile("goldenthread", deadline=None, derandomize=bool(os.environ.get("CI")), database=None)
settings.load_profile("goldenthread")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database, whether it says so by a marker or by a fixture."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")
