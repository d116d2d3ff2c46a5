"""Making a service ready, and who the demo's users are."""

from datetime import date

import polars as pl
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from goldenthread.access.models import User
from goldenthread.analysis import committee_paper
from goldenthread.analysis.tables import Dataset, DatasetError
from goldenthread.oversight.annual_review.models import BuiltReview
from goldenthread.site import demo, frame
from goldenthread.site.models import Mark
from small_authority import AS_AT, FIRST, small_authority
from small_review import small_review
from web_site import small_dataset  # noqa: F401  a fixture

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(monkeypatch, settings, small_dataset):  # noqa: F811
    settings.DATASET = small_dataset
    made = []

    def build(_dataset, _year, *, edition):
        made.append(edition)
        return small_review(edition)

    monkeypatch.setattr(committee_paper, "build", build, raising=False)
    return made


def test_a_demo_gets_users_and_both_editions_once(built, capsys):
    call_command("prepare")
    call_command("prepare")
    assert built == ["internal", "published"]
    assert User.objects.get(username="social-worker").worker_id
    assert BuiltReview.objects.count() == 2
    assert "Building the internal edition of the 2014-15 review" in capsys.readouterr().out


@pytest.mark.parametrize("mode", ["training", "live"])
def test_a_live_service_gets_neither(mode, built, settings, monkeypatch):
    monkeypatch.setattr("goldenthread.site.live.verify_settings", lambda: None)
    monkeypatch.setattr("goldenthread.site.live.verify", lambda: None)
    monkeypatch.setattr("goldenthread.site.live.verify_made_up", lambda _: None)
    settings.MODE, settings.LIVE = mode, True
    call_command("prepare")
    assert built == []
    assert not User.objects.exists()
    assert Mark.objects.get().mode == mode


@pytest.fixture
def untouched(monkeypatch):
    """Nothing is migrated."""
    called = []
    monkeypatch.setattr("goldenthread.site.management.commands.prepare.call_command", lambda *a, **_: called.append(a))
    yield
    assert called == []


def test_unsafe_settings_are_refused_before_the_database_is_touched(untouched, settings):
    settings.MODE = "prod"
    with pytest.raises(ImproperlyConfigured, match="must be demo, training or live"):
        call_command("prepare")


@pytest.mark.parametrize("live", [True, False])
def test_no_service_starts_without_its_dataset(live, untouched, settings, monkeypatch, tmp_path):
    monkeypatch.setattr("goldenthread.site.live.verify_settings", lambda: None)
    settings.LIVE, settings.DATASET = live, tmp_path / "nowhere"
    with pytest.raises(DatasetError, match="the folder does not exist"):
        call_command("prepare")


def test_the_social_worker_is_the_busiest_on_the_day_and_the_manager_has_the_same_team():
    posts = demo.posts(small_authority())
    assert posts["social-worker"].worker_id == "w3"
    assert posts["social-worker"].team_id == posts["team-manager"].team_id == "t3"


def test_the_demos_users_of_early_help_and_of_the_service_have_their_places():
    whole = small_authority()
    areas = pl.DataFrame({"team_id": ["t1", "t2", "t3"], "service_area": ["early_help", "care", "care"]})
    known = Dataset(whole.manifest, {"ssd_involvements": whole.table("ssd_involvements"), "teams": areas.lazy()})
    posts = demo.posts(known)
    assert (posts["early-help-worker"].team_id, posts["early-help-worker"].worker_id) == ("t1", "w1")
    assert (posts["early-help-coordinator"].service_code, posts["early-help-coordinator"].worker_id) == (
        "early_help",
        "",
    )
    assert posts["service-manager"].service_code == posts["duty-worker"].service_code == "care"


def test_where_nobody_works_with_anybody_there_are_no_posts():
    nobody = pl.DataFrame({"pers_person_id": ["p1"]})
    facts = {"authority": "Nowhere", "as_at": AS_AT, "covers_from": FIRST, "source": "test"}
    assert demo.posts(Dataset.from_frames({"ssd_person": nobody}, **facts)) == {}


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", ["page", "", ""]),
        ("/search/", ["", "page", ""]),
        ("/search/s-2345678b/", ["", "true", ""]),
        ("/performance/manual/", ["", "", "true"]),
    ],
)
def test_the_navigation_says_where_one_is(path, current, rf):
    request = rf.get(path)
    request.session = {}
    request.user = User(username="x", name="Ruth Hall", role_slug="team-manager")
    shown = frame.context(request)["frame"]
    assert [link.text for link in shown.navigation] == ["Home", "Find a person", "Performance"]
    assert [link.current for link in shown.navigation] == current
    assert (shown.signed_in, shown.today) == ("Ruth Hall, team manager", date(2015, 6, 30))


def test_an_error_page_needs_no_known_person(rf):
    assert frame.context(rf.get("/"))["frame"].navigation == ()


def test_a_live_service_shows_no_gallery(rf, settings):
    settings.LIVE = True
    request = rf.get("/")
    request.session = {}
    request.user = User(username="x", role_slug="qa-manager")
    assert "Components" not in [link.text for link in frame.context(request)["frame"].footer]
