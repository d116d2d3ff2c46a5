"""Whole papers: a published one with all that is wrong in it, and a made-up one with nothing wrong."""

import re
from pathlib import Path

import pytest

from goldenthread.analysis.committee_paper.checks import PrintedError, check, findings_frame, read_printed

FIXTURES = Path(__file__).parents[2] / "fixtures"
GOOD = FIXTURES / "good/printed/wexcombe-2016-17.yaml"
PUBLISHED = FIXTURES / "bad/printed/published-2014-15.yaml"

YEARS, STAGES = "7.9 complaints by team and year", "7.9 complaints by team and stage"
YEAR = "April 2014 to March 2015"
HN_3 = "headline numbers HN-3 (In receipt of services from Children's Services)"
# All that is wrong in the published paper. Findings of one code at one place stand once for each time.
EXPECTED = [
    ("fact.two_values", "stop", "7.9 MS-31 (Complaints received), 2013-14", "28", "29"),
    ("sum.column", "stop", f"{YEARS}: total, 2013/14", "28", "29"),
    ("percent.no_rounding", "stop", f"{YEARS}: 2014/15 %, DCT", "20%", "19%"),
    ("percent.no_rounding", "stop", f"{YEARS}: 2014/15 %, QAST", "9%", "10%"),
    ("claim.majority", "stop", "7.9 facts 5", "The majority of", "8 of 24 (33%)"),
    ("status.no_measure", "stop", "previous recommendations P-08", "Achieved", "no figure"),
    ("percent.one_rule", "warn", f"{YEARS}: 2013/14 %, base", "percentages of 28", "percentages of 29"),
    ("blank.percent", "warn", f"{YEARS}: 2013/14 %, Other", "blank", "3.4%"),
    ("fact.team_names", "warn", "7.9 team names", "Special Needs", "Bridges"),
    ("fact.team_names", "warn", "7.9 team names", "Various Children's Teams", "Other"),
    ("fact.two_values", "warn", "7.4 MS-11 (Practice Leads (the manager the first of))", "6", "50"),
    ("claim.direction", "warn", "7.2 impacts 2 (Complaints)", "There has been an increase in the number of complaints.",
     "7 before, 4 now"),
    ("blank.field", "warn", "cover, contact table", "blank", ""),
    ("blank.field", "warn", "cover, financial table: Current Financial Year (Year 1)", "blank", ""),
    ("blank.field", "warn", "cover, financial table: Next Financial Year (Year 2)", "blank", ""),
    ("blank.field", "warn", "cover, financial table: Following Financial Year (Year 3)", "blank", ""),
    ("blank.field", "warn", "cover: Background papers", "blank", ""),
    ("blank.field", "warn", "cover: Cross council implications", "blank", ""),
    ("blank.field", "warn", "cover: Other financial information", "blank", ""),
    ("blank.field", "warn", "cover: Reasons for part 2", "blank", ""),
    ("blank.value", "warn", "7.1 MS-09 (Re-referral rate)", "blank", ""),
    ("blank.value", "warn", "7.7 MS-19 (Children looked after per 10000)", "blank", ""),
    ("blank.text", "warn", "7.4 SF-7.4-4 recommendation", None, ""),
    ("audit.not_in_register", "warn", "7.2 audit", "October 2014", None),
    ("audit.not_in_register", "note", "7.1 audit", "the external auditor the hub twice", ""),
    ("evidence.not_used", "warn", "methodology: E-05", "Children Missing from Education Report", "not used"),
    ("evidence.not_used", "warn", "methodology: E-12", "External advisers' progress report", "not used"),
    ("evidence.no_grade", "warn", "methodology: E-10", "Children's Centre Ofsted inspection report", "no grade"),
    ("area.no_section", "warn", "methodology: AR-10", None, "no section"),
    ("section.no_area", "warn", "7.4 Family Resource Team", "Family Resource Team", "no area"),
    ("section.no_area", "warn", "7.6 Bridges", "Bridges", "no area"),
    ("section.no_area", "warn", "7.12 Leadership of Change", "Leadership of Change", "no area"),
    ("status.unfinished", "warn", "previous recommendations P-09", "Achieved", None),
    ("status.no_measure", "warn", "previous recommendations P-11", "Partially Achieved", "no figure"),
    ("claim.contradicted", "warn", "7.2 facts 1", None, "There were changes in Service Manager in the same year."),
    ("claim.contradicted", "warn", "7.8 achievements 1", "There are no vacancies at present.", None),
    ("claim.done_and_planned", "warn", "7.6 SF-7.6-1 recommendation", None, None),
    ("period.two_starts", "warn", "7.5 facts 3", "in the autumn", "on 14 August 2014"),
    ("period.length", "note", "7.1 facts 1", "6 months", "7 months"),
    ("period.mixed", "note", "headline numbers", "2 dates", ""),
    ("period.other", "note", "headline numbers HN-1 (Borough population)", "2011", YEAR),
    ("period.other", "note", "headline numbers HN-2 (Children and young people under the age of 19)", "2011", None),
    ("period.other", "note", HN_3, "May 2015", YEAR),
    ("period.other", "note", "6, 7.2 MS-10 (Practice Leaders trained)", "April 2015", None),
    ("period.other", "note", "7.2 achievements 2 (April 2015)", "April 2015", None),
    ("period.other", "note", "7.3 facts 3", "April 2015", None),
    ("period.other", "note", "7.10 MS-35 (Fostering panel feedback better than good)", None, YEAR),
    ("blank.date", "note", "headline numbers HN-4 (In receipt of services from Early Help)", "2600", ""),
    ("blank.cell", "note", f"{STAGES}: Ambleside Social Work Team, Stage 2", "blank", "0"),
    ("blank.cell", "note", f"{YEARS}: Bridges, 2013/14", "blank", ""),
    ("blank.cell", "note", "7.9 compliments: Ambleside, Number", "blank", ""),
    ("blank.total", "note", "7.9 compliments: total, Number", "blank", "24"),
    ("claim.plan_and_fact", "note", "7.2 achievements 2 (April 2015)", None, ""),
    ("section.no_focus", "note", "7.3 strategic focus", "none", ""),
    ("section.no_focus", "note", "7.12 strategic focus", "none", ""),
    ("theme.not_listed", "note", "7.9 SF-7.9-1 rationale", "data security breaches", ""),
    ("fact.stage_not_counted", "note", "7.9 facts 4", "stage 3", "no column"),
    ("fact.stage_not_counted", "note", "7.9 facts 4", "referral to the LGO", "0"),
    ("sign_off.in_scope", "note", "review team: sign-off", "Head of Children's Social Care", None),
    ("recommendation.two_lists", "note", "recommendations R-11", "11", "10"),
]  # fmt: skip


@pytest.fixture(scope="module")
def published():
    return check(read_printed(PUBLISHED))


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: f"{expected[0]} at {expected[2]}")
def test_what_is_wrong_in_the_published_paper_is_found(published, expected):
    code, severity, where, printed, computed = expected
    assert [
        finding
        for finding in published
        if (finding.code, finding.severity, finding.where) == (code, severity, where)
        and printed in (None, finding.printed)
        and computed in (None, finding.computed)
    ] != []


def test_nothing_else_is_found_in_it(published):
    assert sorted((finding.code, finding.where) for finding in published) == sorted(
        (code, where) for code, _, where, _, _ in EXPECTED
    )


def test_the_worst_comes_first_and_then_the_order_of_the_paper(published):
    severities = [finding.severity for finding in published]
    assert severities == sorted(severities, key=["stop", "warn", "note"].index)
    places = [finding.where.split()[0] for finding in published if finding.severity == "warn"]
    numbers = [place for place in places if re.fullmatch(r"7\.\d+", place)]
    assert numbers == sorted(numbers, key=lambda place: int(place[2:]))
    assert places[0].startswith("cover")


def test_every_finding_says_why(published):
    assert [finding for finding in published if not finding.why.strip()] == []


def test_a_paper_with_nothing_wrong_gives_nothing():
    assert check(read_printed(GOOD)) == []


def test_findings_as_a_frame(published):
    frame = findings_frame(published)
    assert frame.columns == ["code", "severity", "where", "printed", "computed", "why"]
    assert frame.height == len(published)
    assert findings_frame([]).columns == frame.columns


# One change each to the paper with nothing wrong: what is changed, to what, and the codes that must then be found.
CHANGES = [
    ("counts: [17, 7, 1, 0]", "counts: [17, 8, 1, 0]", {"sum.row", "sum.column"}),
    ("total_printed: 25", "total_printed: 24", {"sum.row", "sum.grand_total", "fact.two_values"}),
    ("total: 68", "total: 69", {"sum.grand_total", "fact.two_values"}),
    ("counts: [45, 20, 3, 0]", "counts: [45, 21, 3, 0]", {"sum.column", "sum.grand_total"}),
    ("number: [18, 20, 25]", "number: [19, 20, 25]", {"sum.column", "percent.no_rounding"}),
    ("number: [50, 59, 68]", "number: [50, 58, 68]", {"sum.column", "fact.two_values"}),
    ("[36.0, 33.9, 36.7]", "[36.0, 33.9, 36.9]", {"percent.no_rounding", "column.percent_not_100"}),
    ("[20.0, 18.7, 16.2]", "[20.0, null, 16.2]", {"blank.percent", "column.percent_not_100"}),
    ("percent: [100, 100, 100]", "percent: [100, 101, 100]", {"column.percent_total"}),
    ("previous: 59", "previous: 58", {"fact.two_values"}),
    ("value: 68", "value: 69", {"fact.two_values"}),
    ('value: "1,204"', 'value: "1,205"', {"fact.two_values"}),
    ("value: 12, unit: compliments", "value: 13, unit: compliments", {"fact.two_values"}),
    ("total_printed: 12", "total_printed: 13", {"sum.column", "fact.two_values"}),
    ("value: 14, previous: 11", "value: 15, previous: 11", {"fact.two_values"}),
    ("while those about Moor fell", "while those about Moor rose", {"claim.direction"}),
    ("complaints about Fields were unchanged", "complaints about Fields doubled", {"claim.direction"}),
    ("Most complaints ended at Local", "Few complaints rose; all complaints ended at Local", {"claim.majority"}),
    ("three went to Stage 2", "four went to Stage 2", {"fact.two_values"}),
    ("Complaints rose from 20 to 25.", "Complaints fell from 25 to 20.", {"claim.direction"}),
    ("Seven of the 12 compliments", "Eight of the 12 compliments", {"fact.two_values"}),
    ("background_papers: None", "background_papers: null", {"blank.field"}),
    ("cost_or_save: None", "cost_or_save: null", {"blank.field"}),
    ("meeting_day_printed: Tuesday", "meeting_day_printed: Monday", {"fact.weekday"}),
    ("date_printed: 6-7 June 2016", "date_printed: 6-8 June 2016", {"fact.two_values"}),
    ("grade: Good", "grade: Fine", {"inspection.grade"}),
    ("date: 2016-09", "date: 2015-09", {"period.other"}),
    ("counts: [8, 3, 0, 0]", "counts: [8, 3, null, 0]", {"blank.cell"}),
    ("counts: [8, 3, 0, 0]", "counts: [12, -1, 0, 0]", {"sum.not_a_count", "sum.column"}),
]


@pytest.mark.parametrize(("old", "new", "codes"), CHANGES, ids=[new for _, new, _ in CHANGES])
def test_one_change_to_a_right_paper_is_found(tmp_path, old, new, codes):
    text = GOOD.read_text(encoding="utf-8")
    assert old in text
    changed = tmp_path / "changed.yaml"
    changed.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert codes <= {finding.code for finding in check(read_printed(changed))}


TOP = re.findall(r"^(\w+):", GOOD.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("left_out", TOP)
def test_any_part_of_a_right_paper_may_be_left_out(tmp_path, left_out):
    text = re.sub(rf"^{left_out}:.*?(?=^\w|\Z)", "", GOOD.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    part = tmp_path / "part.yaml"
    part.write_text(text, encoding="utf-8")
    assert [finding for finding in check(read_printed(part)) if finding.severity == "stop"] == []


def test_a_broken_line_is_named(tmp_path):
    text = GOOD.read_text(encoding="utf-8").replace("total_printed: 18", "total_printed: eighteen or so")
    broken = tmp_path / "broken.yaml"
    broken.write_text(text, encoding="utf-8")
    line = next(at for at, row in enumerate(text.splitlines(), start=1) if "eighteen" in row)
    with pytest.raises(
        PrintedError, match=rf"broken\.yaml, line {line}: complaints\.by_team_and_stage\[2\]\.total_printed"
    ):
        read_printed(broken)
