"""Built reviews: who may read which, and where their figures come from."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.template import Context, Template

from goldenthread.access.models import AuditEvent, User
from goldenthread.analysis import committee_paper
from goldenthread.analysis.committee_paper.paper import Run
from goldenthread.oversight.annual_review import figure_index, finding_list, paper_files
from goldenthread.oversight.annual_review.actions import reviews
from goldenthread.oversight.annual_review.models import BuiltReview
from goldenthread.oversight.annual_review.templatetags import paper as tags
from small_authority import small_authority
from small_review import small_review
from web_site import keep_review


def person(role):
    return User(username=role, role_slug=role)


@pytest.fixture
def both(db):
    return {edition: keep_review(edition) for edition in ("internal", "published")}


@pytest.mark.parametrize(
    ("role", "editions"),
    [
        ("qa-manager", ["internal"]),
        ("head-of-service", ["internal"]),
        ("elected-member", ["published"]),
        ("team-manager", []),
        ("social-worker", []),
        ("gone", []),
    ],
)
def test_a_person_reads_the_edition_of_their_audience_or_none(role, editions, both):
    assert [review.edition for review in BuiltReview.objects.visible_to(person(role))] == editions


def test_each_year_is_listed_once_by_its_latest_build_newest_year_first(both):
    keep_review("internal", "2013-14")
    found = BuiltReview.objects.visible_to(person("qa-manager")).latest_of_each_year()
    assert [review.year for review in found] == ["2014-15", "2013-14"]
    assert BuiltReview.objects.latest_of("2012-13") is None


def test_a_review_is_what_was_built(both):
    assert both["internal"].paper == small_review("internal")
    assert str(both["internal"]) == "Annual review of children's social care 2014/15, internal edition"


def test_an_edition_is_internal_or_published(both):
    with pytest.raises(IntegrityError), transaction.atomic():
        BuiltReview.objects.create(year="2014-15", edition="secret", title="x", as_at=date(2015, 6, 30))


@pytest.fixture
def builds(monkeypatch):
    """Building gives the small review, so that these tests are about keeping it."""

    def build(_dataset, _year, *, edition):
        return small_review(edition)

    monkeypatch.setattr(committee_paper, "build", build, raising=False)


@pytest.mark.django_db
def test_a_build_is_kept_once_and_recorded(builds):
    manager = User.objects.create(username="qa", role_slug="qa-manager")
    ask = {"dataset": small_authority(), "year": "2014-15", "edition": "internal", "by": manager}
    built = reviews.build(**ask)
    assert reviews.build(**ask) == built
    assert (built.edition, built.built_by_id, len(built.fingerprint)) == ("internal", str(manager.pk), 64)
    assert {event.subject for event in AuditEvent.objects.filter(type="review:build")} == {"review:2014-15:internal"}


@pytest.mark.django_db
def test_the_machine_builds_at_first_start(builds):
    assert reviews.build(dataset=small_authority(), year="2014-15", edition="published", by=None).built_by_id == ""


@pytest.mark.django_db
def test_whoever_may_not_build_is_refused(builds):
    with pytest.raises(PermissionDenied):
        reviews.build(dataset=small_authority(), year="2014-15", edition="internal", by=person("head-of-service"))


def test_the_mark_changes_with_the_year_and_holds_without_a_content_file():
    dataset = small_authority()
    marks = {reviews.source_mark(dataset, year) for year in ("2014-15", "2013-14", "2014-15")}
    assert len(marks) == 2


def test_an_indicator_leads_to_its_page_for_the_period_and_team():
    rate, team, register = small_review().figures
    assert figure_index.href("2014-15", rate) == "/performance/indicators/re_referral_rate_12m/?period=2014-15"
    assert figure_index.href("2014-15", team).endswith("complaints_received/?period=2014-15&team=Duty+Team")
    assert figure_index.href("2014-15", register) == "/annual-review/2014-15/figures/#figure-f3"


def test_the_index_has_a_row_for_each_figure_and_links_those_with_a_page():
    groups = figure_index.groups(small_review())
    assert [bool(group.href) for group in groups] == [True, True, False]
    assert [row.anchor for group in groups for row in group.rows] == ["figure-f1", "figure-f2", "figure-f3"]


def test_figures_that_count_the_same_stand_together():
    paper = small_review()
    rate = paper.figures[0].model_copy(update={"id": "f9", "period": "2013-14"})
    groups = figure_index.groups(paper.model_copy(update={"figures": (*paper.figures, rate)}))
    assert [[row.figure.id for row in group.rows] for group in groups] == [["f1", "f9"], ["f2"], ["f3"]]


def test_a_printed_figure_is_a_link_and_words_are_escaped():
    runs = (Run(text="<Up>\nto "), Run(text="20.2%", figure="f1", strong=True))
    html = Template("{% load paper %}{% printed runs %}").render(Context({"runs": runs, "hrefs": {"f1": "/x/"}}))
    assert html == '&lt;Up&gt;<br>to <strong><a class="govuk-link gt-bound" href="/x/">20.2%</a></strong>'


def test_headings_go_no_deeper_than_six():
    assert (tags.below(3), tags.below(6)) == (4, 6)


def test_severities_are_counted_worst_first():
    found = [{"tag": finding_list.SEVERITIES[name]} for name in ("note", "stop", "stop")]
    assert finding_list.counts(found) == "2 stop, 1 note"
    assert finding_list.counts([]) == ""


@pytest.fixture
def renders(monkeypatch, settings, tmp_path):
    """A renderer that counts how often it is asked."""
    settings.VAR = tmp_path
    asked: list[Path] = []

    def render(_review, path):
        asked.append(path)
        path.write_text("paper")

    monkeypatch.setitem(paper_files.RENDERERS, "html", render)
    return asked


def test_a_file_is_made_once_under_a_name_that_says_which(both, renders):
    path = paper_files.rendered(both["internal"], "html")
    assert paper_files.rendered(both["internal"], "html") == path
    assert (len(renders), path.read_text(), renders[0].exists()) == (1, "paper", False)
    assert paper_files.name(both["internal"], "html") == "annual-review-2014-15-internal.html"
