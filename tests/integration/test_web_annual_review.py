"""The pages of the annual review."""

import pytest

from goldenthread.access.models import AuditEvent
from goldenthread.analysis.committee_paper.checks import Finding
from goldenthread.codes import UserError
from goldenthread.oversight.annual_review import finding_list, paper_files
from goldenthread.oversight.annual_review.models import BuiltReview
from web_site import content

PAPER = "/annual-review/2014-15/"


def html(response, status=200):
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def found(monkeypatch):
    """What the checks say, for these tests."""
    said = []
    monkeypatch.setattr(finding_list, "_check", lambda _document: tuple(said))
    return said


@pytest.fixture
def client(site, found):
    return site.client("qa-manager")


def test_reviews_are_listed_with_their_edition(client):
    assert "Internal edition, figures as they stood on 30 June 2015." in html(client.get("/annual-review/"))


def test_before_any_is_built_the_list_says_so(client):
    BuiltReview.objects.all().delete()
    assert "No review has been built yet" in html(client.get("/annual-review/"))


def test_the_paper_is_a_page_with_its_cover_contents_and_sections(client):
    page = html(client.get(PAPER))
    cover, sections = ("Cover report", "Not recorded"), ('href="#purpose"', ">1 Purpose</h2>", ">2.1 Duty</h3>")
    assert [words for words in (*cover, *sections, "Small numbers.") if words not in page] == []


def test_every_figure_of_the_paper_leads_to_where_it_comes_from(client):
    page = html(client.get(PAPER))
    assert 'href="/performance/indicators/re_referral_rate_12m/?period=2014-15">20.2%</a>' in page
    assert "complaints_received/?period=2014-15&amp;team=Duty+Team" in page
    assert 'href="/annual-review/2014-15/figures/#figure-f3">4</a>' in page


def test_tables_have_captions_heads_and_totals_and_charts_have_words(client):
    page = html(client.get(PAPER))
    tables = ("Table 1. Complaints by team", 'scope="colgroup"', "gt-total", "gt-band", "Duty Team<br>(front door)")
    assert [words for words in (*tables, "12 then 15.") if words not in page] == []


def test_the_index_of_figures_is_a_page_of_its_own(client):
    page = html(client.get(PAPER))
    assert "Appendix A" not in page
    assert 'href="/annual-review/2014-15/figures/">Index of figures</a>' in page


def test_the_index_has_every_figure_with_its_anchor(client):
    page = html(client.get(f"{PAPER}figures/"))
    assert "3 figures, under what they count" in page
    assert 'id="figure-f3"' in page


def test_a_member_reads_the_published_edition_and_meets_no_findings(site, found):
    member = site.client("elected-member")
    page = html(member.get(PAPER))
    assert "Published" in page
    assert "Internal" not in page
    assert "Findings" not in page
    assert member.get(f"{PAPER}findings/").status_code == 403


def test_findings_are_shown_worst_first_with_what_is_printed_and_computed(client, found):
    found += [Finding("sum", "stop", "7.9 table 2", "28", "29", "The column adds to 29"),
              Finding("blank", "note", "cover", "", "", "The ward is blank")]  # fmt: skip
    page = html(client.get(f"{PAPER}findings/"))
    assert "They found: 1 stop, 1 note." in page
    assert page.index("The column adds to 29") < page.index("The ward is blank")


def test_without_findings_the_page_says_so(client):
    assert "The checks found nothing to mend." in html(client.get(f"{PAPER}findings/"))


def test_home_counts_the_findings(client, found):
    found.append(Finding("sum", "stop", "7.9", "28", "29", "The column adds to 29"))
    assert "What the checks found</a>: 1 stop." in html(client.get("/"))


def test_a_year_without_a_review_is_not_found(client):
    assert "There is no annual review for 2012-13 yet." in html(client.get("/annual-review/2012-13/"), 404)
    assert client.get("/annual-review/last-year/").status_code == 404


def test_a_file_is_downloaded_in_the_edition_of_the_reader_and_recorded(site, found):
    response = site.client("elected-member").get(f"{PAPER}files/html/")
    assert response["Content-Disposition"] == 'attachment; filename="annual-review-2014-15-published.html"'
    assert content(response).startswith(b"<!")
    assert AuditEvent.objects.get(type="review:download").subject == "review:2014-15:published:html"


@pytest.mark.parametrize("kind", sorted(paper_files.KINDS))
def test_every_kind_of_file_is_made(kind, client):
    response = client.get(f"{PAPER}files/{kind}/")
    assert response.status_code == 200
    assert len(content(response)) > 0


def test_a_kind_of_file_that_is_none_is_not_found(client):
    assert client.get(f"{PAPER}files/odt/").status_code == 404


def test_a_kind_of_file_that_this_machine_cannot_make_is_said_in_words(client, monkeypatch):
    def fail(_review, _path):
        raise UserError("A PDF needs Pango: install it.")

    monkeypatch.setitem(paper_files.RENDERERS, "pdf", fail)
    monkeypatch.setattr(paper_files, "digest_of", lambda *_: "another printer")
    assert "A PDF needs Pango: install it." in html(client.get(f"{PAPER}files/pdf/"), 503)
    assert not AuditEvent.objects.filter(type="review:download").exists()


def test_checks_are_run_on_the_review_that_is_read(site):
    review = BuiltReview.objects.get(edition="internal").paper
    severities = [item["finding"].severity for item in finding_list.of(review)]
    assert severities == sorted(severities, key=list(finding_list.SEVERITIES).index)
