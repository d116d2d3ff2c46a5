"""The audit log, whether it is whole, and who has looked at a record."""

from datetime import UTC, datetime

import pytest

from goldenthread.access.actions import audit_events, verifications
from goldenthread.access.models import AuditEvent
from goldenthread.access.queries import trail
from goldenthread.access.trail import keys
from goldenthread.record.people.models import Person
from made_up_people import make_person
from web_site import RECORD


@pytest.fixture
def person(site):
    return Person.objects.get(reference=RECORD)


@pytest.fixture
def log(site):
    def get(query="", role="qa-manager", status=200):
        response = site.client(role).get(f"/audit/?{query}")
        assert response.status_code == status
        return response.content.decode()

    return get


@pytest.fixture
def events(site, person):
    worker = site.user("social-worker")
    about = {"by": worker, "subject": person.reference, "subject_id": person.pk}
    audit_events.record(type="record:read", **about)
    audit_events.record(type="record:open", purpose="work on duty for another team", **about)
    audit_events.record(type="record:export", **about)
    audit_events.record(type="page:open", refused=True, **about)
    audit_events.record(type="page:fail", **about)
    audit_events.record(type="session:start", by=None, subject="user:1")


def rows(page: str) -> int:
    return page.count('<th scope="row"')


def test_the_log_says_who_in_which_role_did_what(log, events):
    page = log()
    assert rows(page) >= 6
    for words in ("Sam Idris", "Social worker", "Record: read", RECORD, "Refused", "Failed", "Opened for a purpose"):
        assert words in page
    assert "Nobody signed in" in page


def test_reading_the_log_is_in_the_log(log, events):
    log()
    assert AuditEvent.objects.get(type="trail:read").actor_role == "qa-manager"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("type=record:read", 1),
        (f"person={RECORD}", 5),
        ("person=p-23456789", 0),
        ("result=refused", 1),
        ("result=opened", 1),
        ("since-day=1&since-month=1&since-year=2015&type=record:read", 1),
        ("until-day=1&until-month=1&until-year=2015", 0),
    ],
)
def test_the_log_is_chosen_from_by_codes(query, count, log, events):
    assert rows(log(query)) == count


def test_the_log_is_chosen_from_by_user(log, events, site):
    assert rows(log(f"user={site.user('social-worker').pk}")) == 5
    assert "There is a problem" in log("user=nobody", status=400)


def test_what_is_no_code_is_said_and_nothing_is_left_out(log, events):
    page = log("type=Ella", status=400)
    assert "Write what happened as a code, such as record:read" in page
    assert rows(page) >= 6


def test_a_day_ends_at_midnight_by_the_clock_on_the_wall(log, site):
    event = AuditEvent(type="record:read", at=datetime(2015, 6, 30, 22, 59, tzinfo=UTC))
    event.save()
    assert rows(log("since-day=30&since-month=6&since-year=2015&until-day=30&until-month=6&until-year=2015")) == 1
    assert rows(log("until-day=29&until-month=6&until-year=2015")) == 0


def test_a_long_log_goes_on_by_key(log, site):
    for _ in range(trail.PAGE + 5):
        audit_events.record(type="scorecard:download", by=None)
    first = log("type=scorecard:download")
    assert rows(first) == trail.PAGE
    older = first.split("before=")[1].split('"')[0]
    last = log(f"type=scorecard:download&before={older}")
    assert rows(last) == 5
    assert "Newest" in last
    assert rows(log("type=scorecard:download&before=x")) == trail.PAGE


@pytest.mark.parametrize("count", [1, 40])
def test_the_log_takes_the_same_queries_whatever_it_shows(count, site, django_assert_max_num_queries):
    for at in range(count):
        audit_events.record(type="record:read", by=site.user("qa-manager"), subject_id=at)
    client = site.client("qa-manager")
    with django_assert_max_num_queries(10):
        client.get("/audit/")


def test_a_role_and_a_user_that_are_gone_are_shown_as_the_trail_has_them(log, site):
    AuditEvent(type="record:read", actor_id="999999", actor_role="beadle, team-manager (acting)").save()
    page = log()
    assert "user 999999" in page
    assert "beadle, Team manager (acting)" in page


# -- whether it is whole ----------------------------------------------------------------------------------------------


@pytest.fixture
def key(settings, tmp_path):
    settings.AUDIT_KEY_FILE, settings.AUDIT_SEALS = tmp_path / "key", tmp_path / "seals.jsonl"
    settings.AUDIT_WITNESSES = tmp_path / "seals.witnesses"
    settings.AUDIT_KEY_FILE.write_text("k" * 50)
    keys._read.cache_clear()
    return settings.AUDIT_KEY_FILE


def test_before_it_was_verified_the_page_says_so(site, key):
    assert "Never yet." in site.client("qa-manager").get("/audit/verify/").content.decode()


def test_the_last_full_result_is_shown(site, key):
    AuditEvent.objects.all()
    verifications.run(by=None)
    page = site.client("qa-manager").get("/audit/verify/").content.decode()
    assert "sealed events under 0 seals" in page
    assert "unwitnessed: 1" in page  # a test's events are never committed, so nobody witnessed them


def test_the_latest_seals_are_verified_when_asked(site, key):
    key.unlink()
    keys._read.cache_clear()
    page = site.client("information-governance-lead").post("/audit/verify/").content.decode()
    assert "Nothing can be verified without it." in page
    assert AuditEvent.objects.get(type="trail:verify").actor_role == "information-governance-lead"


# -- who has looked ---------------------------------------------------------------------------------------------------


@pytest.fixture
def viewed(site):
    def get(query="", role="qa-manager"):
        return site.client(role).get(f"/people/{RECORD}/viewed/?{query}").content.decode()

    return get


def test_a_manager_sees_who_has_looked_in_which_role_and_for_what(viewed, events):
    page = viewed()
    for words in ("Sam Idris", "Social worker", "work on duty for another team", "Opened for a purpose", "Refused"):
        assert words in page
    assert "session" not in page.lower().split("<table")[1].split("</table")[0]


@pytest.mark.parametrize(("show", "count"), [("refused", 1), ("opened", 1), ("exports", 1), ("nonsense", 6)])
def test_a_manager_chooses_what_of_it_to_see(show, count, viewed, events):
    assert rows(viewed(f"show={show}")) == count


def test_where_there_is_nothing_of_the_kind_that_is_said(viewed, site):
    assert "Nothing of the kind is recorded." in viewed("show=exports")


def test_what_happened_to_a_record_merged_into_this_one_belongs_to_it(viewed, person):
    other = make_person(merged_into=person)
    audit_events.record(type="record:export", by=None, subject=other.reference, subject_id=other.pk)
    assert rows(viewed("show=exports")) == 1


def test_an_attempt_by_somebody_who_may_not_is_seen_by_the_manager(viewed, site, person):
    assert site.client("elected-member").get(f"/people/{RECORD}/details/").status_code == 403
    page = viewed("show=refused")
    assert rows(page) == 1
    assert "Councillor Joan Whitby" in page
