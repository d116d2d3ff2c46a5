"""What holds for every test."""

import gc
import os
from pathlib import PurePosixPath

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from how_much import ON_POSTGRESQL

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "admin_client", "admin_user"}
# The long tests of these modules share nothing: they are handed out one by one, so that all processes end at once.
SPREAD = {"test_idor", "test_urls", "test_query_counts", "test_nothing_confidential_leaks"}
# Who speaks to PostgreSQL alone is counted for coverage there. Everything else is counted on SQLite.
POSTGRESQL_ONLY = {"test_backups"}

# Machines differ in speed: no deadline. A run in continuous integration must be repeatable.
settings.register_profile("goldenthread", deadline=None, derandomize=bool(os.environ.get("CI")), database=None)
settings.load_profile("goldenthread")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")  # whether it says so by a marker or by a fixture
        if ON_POSTGRESQL and item.path.stem not in POSTGRESQL_ONLY:
            item.add_marker("no_cover")


def pytest_collection_finish() -> None:
    """Thousands of tests stay to the end: no need to look through them again and again for what can be thrown away."""
    gc.collect()
    gc.freeze()


class Together(LoadScopeScheduling):
    """A module's tests run in one process, which makes what they share once; so do all that a browser tests, for they
    bring up a site. The largest begin.
    """

    def _split_scope(self, nodeid: str) -> str:
        path = PurePosixPath(nodeid.split("::", maxsplit=1)[0])
        if path.stem in SPREAD:
            return nodeid
        return "browser" if path.parent.name == "browser" else str(path)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log) -> Together:
    return Together(config, log)
