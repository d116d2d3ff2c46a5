"""The pages of performance, as each role meets them."""

import pytest

from goldenthread.access.models import AuditEvent
from goldenthread.analysis.indicators import CATALOGUE

RATE = "/performance/indicators/re_referral_rate_12m/"
COUNT = "/performance/indicators/complaints_received/"


def html(response, status=200):
    assert response.status_code == status
    return response.content.decode()


def csv(response):
    return html(response).removeprefix("\ufeff")


def test_the_scorecard_has_value_cases_target_result_and_change(site):
    page = html(site.client("head-of-service").get("/performance/"))
    for words in ("20.2%", "24 of 119", "At most 18%", "Red: missed", "No clear change", "Not supplied"):
        assert words in page


def test_the_number_of_cases_is_a_link_to_them(site):
    page = html(site.client("team-manager").get("/performance/"))
    assert f'href="{RATE}cases/?period=2014-15"' in page


def test_a_member_meets_no_link_to_cases_anywhere(site):
    client = site.client("elected-member")
    for address in ("/", "/performance/", RATE, COUNT, "/performance/manual/", "/performance/?team=Duty+Team"):
        assert "/cases/" not in html(client.get(address))


def test_another_period_is_chosen_by_address(site):
    page = html(site.client("head-of-service").get("/performance/?period=2014-15-Q2"))
    assert "Scorecard, July to September 2014" in page


def test_a_period_that_is_none_is_a_problem_and_the_usual_one_is_shown(site):
    page = html(site.client("head-of-service").get("/performance/?period=2014-99"), 400)
    assert "There is a problem" in page
    assert "Scorecard, 2014 to 2015" in page
    assert "<title>Error: " in page


def test_a_team_of_somebody_else_is_refused_and_recorded(site):
    assert site.client("team-manager").get("/performance/?team=Long+Term+Team").status_code == 403
    assert AuditEvent.objects.get(refused=True).subject == "/performance/"


@pytest.mark.parametrize("address", [RATE, COUNT, "/performance/indicators/cla_open/"])
@pytest.mark.parametrize("role", ["head-of-service", "elected-member", "social-worker"])
def test_an_indicator_page_has_its_parts(address, role, site):
    page = html(site.client(role).get(address))
    for heading in ("What this counts", "By month", "Other places", "Target"):
        assert f">{heading}</h2>" in page


def test_two_readings_stand_side_by_side_with_the_incident_between(site):
    page = html(site.client("qa-manager").get(RATE))
    assert "20.2%" in page
    assert "18.6%" in page
    assert "Two boxes on the contact form" in page
    assert "6 records were corrected" in page


def test_a_member_is_not_told_how_many_records_were_corrected(site):
    page = html(site.client("elected-member").get(RATE))
    assert "Records were corrected" in page
    assert "6 records" not in page


def test_a_member_meets_small_teams_suppressed_and_told_why(site):
    page = html(site.client("elected-member").get(RATE))
    assert "Suppressed" in page
    assert "could identify a child" in page


def test_an_indicator_of_one_team(site):
    page = html(site.client("head-of-service").get(f"{RATE}?period=2014-15&team=Duty+Team"))
    assert "4 of 18" in page


def test_an_indicator_that_no_team_can_be_held_to_has_no_team_table(site):
    whole = next(indicator for indicator in CATALOGUE.values() if not indicator.by_team)
    page = html(site.client("head-of-service").get(f"/performance/indicators/{whole.id}/"))
    assert ">By team</h2>" not in page


@pytest.mark.parametrize("address", ["/performance/indicators/nothing/", "/performance/manual/nothing/"])
def test_an_indicator_that_is_none_is_not_found(address, site):
    assert "There is no indicator &#x27;nothing&#x27;." in html(site.client("qa-manager").get(address), 404)


def test_an_indicator_with_a_wrong_period_says_so(site):
    assert "There is a problem" in html(site.client("qa-manager").get(f"{RATE}?period=x"), 400)
    assert "There is a problem" in html(site.client("qa-manager").get(f"{RATE}cases/?period=x"), 400)


def test_a_list_of_cases_comes_in_pages_and_is_recorded(site):
    client = site.client("head-of-service")
    page = html(client.get(f"{RATE}cases/?period=2014-15&page=3"))
    assert page.count('<th scope="row"') == 19  # the rest of 119 after two pages of fifty
    assert "24 of 119 counted" in page
    assert 'href="?period=2014-15&amp;page=2"' in page
    event = AuditEvent.objects.get(type="case:list")
    assert event.subject == "indicator:re_referral_rate_12m?period=2014-15"
    assert event.details == {"rows": 119, "page": "3"}


def test_a_manager_sees_the_cases_of_the_team_and_is_told_so(site):
    page = html(site.client("team-manager").get(f"{RATE}cases/"))
    assert "You see cases of your team only" in page
    assert "Long Term Team" not in page.split("<tbody")[1]
    assert "may be fewer than the figure says" in page


def test_where_there_are_no_cases_the_page_says_so(site):
    page = html(site.client("head-of-service").get("/performance/indicators/cla_open/cases/"))
    assert "There are no cases to show." in page


@pytest.mark.parametrize(
    ("address", "event"),
    [("/performance/csv/", "scorecard:download"), (f"{RATE}months-csv/", "indicator:download"),
     (f"{RATE}teams-csv/", "indicator:download")],
)  # fmt: skip
def test_a_download_is_marked_and_recorded(address, event, site):
    text = csv(site.client("elected-member").get(address))
    assert text.startswith("indicator,title,period,group,")
    assert "[c]" in text
    assert "Published." in text
    assert AuditEvent.objects.filter(type=event).count() == 1


def test_a_members_download_holds_nothing_that_the_page_hides(site):
    rows = [line for line in csv(site.client("elected-member").get(f"{RATE}teams-csv/")).splitlines() if "Duty" in line]
    assert rows == ["re_referral_rate_12m,Re-referrals within 12 months,2014-15,Duty Team,[c],[c],[c],%,suppressed"]


def test_cases_are_downloaded_within_the_scope_and_recorded(site):
    text = csv(site.client("team-manager").get(f"{RATE}cases/csv/?period=2014-15"))
    assert text.startswith("case_id,person_id,")
    assert "Internal: not for publication" in text
    assert {line.split(",")[9] for line in text.splitlines()[1:] if line.startswith("r")} == {"Duty Team"}
    assert AuditEvent.objects.get(type="case:download").details["rows"] == 18


def test_the_manual_lists_every_indicator_with_its_question(site):
    page = html(site.client("social-worker").get("/performance/manual/"))
    assert [name for name in CATALOGUE if f"/performance/manual/{name}/" not in page] == []


def test_an_entry_of_the_manual_defines_and_holds_no_figure(site):
    page = html(site.client("elected-member").get("/performance/manual/re_referral_rate_12m/"))
    assert "Numerator" in page
    assert "20.2" not in page


def test_home_has_the_missed_targets_first(site):
    page = html(site.client("head-of-service").get("/"))
    assert "Targets missed in 2014 to 2015" in page
    assert "Re-referrals within 12 months" in page


def test_a_member_home_leads_to_the_published_review(site):
    page = html(site.client("elected-member").get("/"))
    assert "Read the published edition" in page
    assert "checks found" not in page


def test_home_without_a_review_has_none(site):
    assert "Read the" not in html(site.client("social-worker").get("/"))


def test_home_without_a_missed_target_says_so(site, monkeypatch):
    monkeypatch.setattr("goldenthread.site.views.home._missed", lambda *_: [])
    assert "No target was missed" in html(site.client("head-of-service").get("/"))
