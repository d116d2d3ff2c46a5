"""What a service of the previous release holds comes over whole, and its trail stays as unchangeable as it was."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor

EARLIER = "earlier"
PREVIOUS = [("access", "0002_audit_events_are_insert_only"), ("annual_review", "0001_initial")]
pytestmark = pytest.mark.database


@pytest.fixture
def earlier(tmp_path, django_db_setup, django_db_blocker):
    """An empty database of the kind that the tests run on."""
    with django_db_blocker.unblock():
        name = f"earlier_{uuid4().hex[:12]}" if connection.vendor == "postgresql" else str(tmp_path / "earlier.sqlite3")
        administer(f'CREATE DATABASE "{name}"')
        connections.databases[EARLIER] = {**connection.settings_dict, "NAME": name}
        yield connections[EARLIER]
        connections[EARLIER].close()
        del connections[EARLIER]
        del connections.databases[EARLIER]
        administer(f'DROP DATABASE "{name}"')


def administer(statement):
    """A file needs no making."""
    if connection.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)


def fill(database):
    """The previous release's tables, with a row in each."""
    executor = MigrationExecutor(database)
    apps = executor.migrate(PREVIOUS).apps
    user, event, review = (apps.get_model(*each) for each in MODELS)
    user.objects.using(EARLIER).create(username="ruth-hall", name="Ruth Hall", role_slug="team-manager", team_id="t1")
    event.objects.using(EARLIER).create(type="case:list", subject="indicator:x", actor_role="team-manager")
    words = dict.fromkeys(("title", "document", "made_from", "fingerprint"), "x")
    review.objects.using(EARLIER).create(year="2014-15", edition="internal", as_at=date(2015, 6, 30), **words)


MODELS = (("access", "User"), ("access", "AuditEvent"), ("annual_review", "BuiltReview"))


def test_users_trail_and_reviews_come_over_and_the_trail_is_still_insert_only(earlier):
    fill(earlier)
    executor = MigrationExecutor(earlier)
    apps = executor.migrate(executor.loader.graph.leaf_nodes()).apps
    user, event, review = (apps.get_model(*each) for each in MODELS)
    kept = user.objects.using(EARLIER).get()
    assert (kept.name, kept.role_slug, kept.team_id, kept.subject_id) == ("Ruth Hall", "team-manager", "t1", None)
    assert review.objects.using(EARLIER).count() == 1
    assert event.objects.using(EARLIER).filter(type="case:list", actor_role="team-manager").count() == 1
    for change in ("UPDATE access_auditevent SET subject = ''", "DELETE FROM access_auditevent"):
        with pytest.raises(DatabaseError, match="never changed or removed"), earlier.cursor() as cursor:
            cursor.execute(change)
