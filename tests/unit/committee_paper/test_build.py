"""Content and figures become a paper: numbered, bound, with its blanks and claims."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from goldenthread.analysis.committee_paper.build import build
from goldenthread.analysis.committee_paper.located import ContentError
from goldenthread.analysis.committee_paper.paper import NOT_RECORDED, Bullets, Paragraph, Review, Section, Table, plain
from goldenthread.analysis.periods import PeriodError
from goldenthread.analysis.tables import Dataset
from goldenthread.codes import UserError


@pytest.fixture(scope="module")
def review(authority: Dataset, content_file: Path) -> Review:
    return build(authority, "2014-15", content_file)


@pytest.fixture(scope="module")
def published(authority: Dataset, content_file: Path) -> Review:
    return build(authority, "2014-15", content_file, "published")


def table(review: Review, name: str) -> Table:
    return next(block for _, block in review.tables() if block.id == name)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def section(review: Review, name: str) -> Section:
    return next(each for each in review.all_sections() if each.id == name)


def words(section: Section) -> str:
    return " ".join(plain(block.runs) for block in section.blocks if isinstance(block, Paragraph))


def test_sections_stand_in_the_order_of_a_committee_paper(review: Review) -> None:
    assert [(each.number, each.title, each.level) for each in review.sections] == [
        ("1", "Purpose of the report", 1),
        ("2", "The review team", 1),
        ("3", "Methodology", 1),
        ("4", "Last inspection grades", 1),
        ("5", "Recommendations of the 2013-14 annual review", 1),
        ("6", "The practice framework", 1),
        ("7", "Key findings of this review (2014-15)", 1),
        ("7.1", "Complaints", 2),
        ("7.2", "By date and team", 2),
        ("7.3", "Teams", 2),
        ("8", "Conclusion", 1),
        ("9", "Recommendations", 1),
        ("Appendix A", "Index of figures", 1),
    ]


def test_tables_and_charts_are_numbered_as_printed(review: Review) -> None:
    assert [block.number for _, block in review.tables()] == list(range(1, len(list(review.tables())) + 1))


def test_every_printed_figure_is_in_the_index(review: Review) -> None:
    index = table(review, "figure-index")
    assert {row.id for row in index.rows if not row.band} == {figure.id for figure in review.figures}
    assert len({figure.binding for figure in review.figures}) == len(review.figures)


def test_a_figure_prints_its_own_text_everywhere(review: Review) -> None:
    for each in review.all_sections():
        for block in each.blocks:
            runs = block.runs if isinstance(block, Paragraph) else ()
            assert all(run.text == review.figure(run.figure).text for run in runs if run.figure)


def test_figures_are_numbered_in_the_order_of_the_paper(review: Review) -> None:
    assert [figure.id for figure in review.figures] == [f"F{n:03}" for n in range(1, len(review.figures) + 1)]
    assert review.figure("F001").binding == "complaints_received @ 2014-15"


def test_the_words_of_the_cover_are_those_of_the_conclusion(review: Review) -> None:
    assert words(section(review, "cover-analysis")) == words(section(review, "conclusion")) == "It was a good year."


def test_the_cover_lists_numbered_recommendations_and_sets_the_statement_apart(review: Review) -> None:
    intro, listed, statement = section(review, "cover-recommendation").blocks
    assert isinstance(listed, Bullets)
    assert listed.numbered
    assert [plain(item) for item in listed.items] == ["Go on."]
    assert isinstance(statement, Paragraph)
    assert statement.statement
    assert isinstance(intro, Paragraph)


def test_what_nobody_filled_is_printed_and_noted(review: Review) -> None:
    assert {blank.field for blank in review.blanks} == {
        "Financial table, Year 3: revenue or capital",
        "Other financial information",
        "Cross-council implications",
        "Reasons for considering the report in Part 2",
        "Service",
        "Telephone No",
        "Email",
        "Version No.",
        "E-02: used in",
        "AR-02: section",
        "P-02: status",
        "P-02: evidence",
        "SF-7.1-3: lead",
        "SF-7.1-3: date",
        "Head of Children's Social Care: date",
    }
    assert texts(table(review, "financial"))[2][-1] == NOT_RECORDED
    assert words(section(review, "cover-cross-council")) == NOT_RECORDED


def test_last_years_recommendations_carry_status_and_evidence(review: Review) -> None:
    first, second = review.outcomes
    assert (first.status, first.evidence, first.figures) == ("achieved", "31 complaints.", ("F001",))
    assert (second.status, second.evidence) == (None, None)
    rows = texts(table(review, "previous-recommendations"))
    assert rows[0] == ["P-01", "Do one thing.", "Achieved", "31 complaints."]


def test_a_rationale_shared_with_the_row_above_is_as_above(review: Review) -> None:
    rationales = [row[1] for row in texts(table(review, "complaints-focus"))]
    assert rationales == ["Because.", "As above.", "Otherwise.", "Because."]
    assert texts(table(review, "overall-recommendations"))[1][1] == "Otherwise."
    assert [each.rationale for each in review.recommendations] == [
        "Because.",
        "Otherwise.",
        "Because.",
        "Because.",
        "Otherwise.",
        "Because.",
    ]


def test_claims_name_their_figures(review: Review) -> None:
    rose, none = review.claims
    assert rose.section == "complaints"
    assert rose.text == "Brambles had 7, of which 6 ended early."
    assert (rose.says, review.figure(rose.figure).value, review.figure(str(rose.against)).value) == ("rose", 7, 5)
    assert (none.says, none.against) == ("none", None)


def test_a_short_or_another_name_of_a_team_binds_its_figure(review: Review) -> None:
    figure = next(each for each in review.figures if each.team == "Brambles Social Work Team")
    assert figure.binding == "complaints_received @ 2014-15 [Brambles Social Work Team]"
    assert (figure.text, figure.case_count) == ("7", 7)


def test_registers_quotations_and_estimates_are_figures_too(review: Review) -> None:
    found = {figure.binding: figure for figure in review.figures if figure.kind != "indicator"}
    assert {binding: figure.text for binding, figure in found.items() if not figure.name.startswith("compliments")} == {
        "headline:borough_population": "154,943",
        "population:0-17 @ 2013": "36,000",
        "count:inspections @ 2014-15": "3",
        "count:judgements @ 2014-15 [grade: Outstanding]": "2",
        "count:recommendations @ 2013-14 [status: achieved]": "1",
        "count:practice_leaders @ 2014-15": "2",
        "quoted:barbecues": "4",
        "quoted:visitors": "2",
        "comparator:complaints_received @ 2014-15 [england]": "50",
    }
    assert found["count:practice_leaders @ 2014-15"].case_count == 3
    assert found["quoted:barbecues"].kind == "quoted"


def test_a_table_that_nobody_fills_prints_not_supplied(review: Review) -> None:
    rows = texts(table(review, "complaints-figures"))
    assert rows[2][1:] == ["Not supplied", "Not supplied", "–"]


def test_a_year_of_months_without_a_table_has_a_chart_that_says_so(review: Review) -> None:
    chart = next(b for b in section(review, "complaints").blocks if b.block == "chart")
    assert chart.alt.endswith("There is no figure to show.")


def test_the_review_says_what_it_was_made_from(review: Review, authority: Dataset) -> None:
    assert review.dataset.fingerprint == authority.fingerprint
    assert (review.as_at, review.report_on) == (date(2015, 5, 28), date(2015, 5, 28))
    assert review.marking == "Internal: not for publication"
    assert len(str(review.content_fingerprint)) == 64
    assert Review.from_json(review.to_json()) == review


def test_the_published_edition_says_other_words_where_the_author_wrote_them(published: Review) -> None:
    assert words(section(published, "complaints")).startswith("Complaints about Brambles rose.")
    assert published.marking == "Published"


def test_the_published_edition_withholds_small_counts_of_people(published: Review) -> None:
    figures = {figure.binding: figure for figure in published.figures}
    visitors = figures["quoted:visitors"]
    assert (visitors.status, visitors.text, visitors.value) == ("suppressed", "Suppressed", None)
    assert figures["quoted:barbecues"].status == "published"
    assert figures["count:practice_leaders @ 2014-15"].case_count is None


def test_no_cell_of_the_published_complaints_can_be_found_by_subtraction(published: Review) -> None:
    """In each row and column of the table either nothing is suppressed or at least two cells are."""
    rows = texts(table(published, "complaints-by-team-and-stage"))
    body = [row[1:] for row in rows]
    for line in (*body, *map(list, zip(*body, strict=True))):
        assert line.count("Suppressed") != 1
    shown = [int(cell) for row in body for cell in row if cell != "Suppressed"]
    assert not set(shown) & {1, 2, 3, 4, 5}


def test_shares_of_suppressed_counts_are_suppressed(published: Review) -> None:
    rows = texts(table(published, "complaints-by-team-and-year"))
    for row in rows:
        for number, share in (row[1:3], row[3:5]):
            assert (number == "Suppressed") == (share == "Suppressed")


def test_published_compliments_are_by_kind_of_giver_only(published: Review) -> None:
    assert [row[0] for row in texts(table(published, "compliments"))] == [
        "Colleague or partner",
        "Parent, family or carer",
        "Child or young person",
        "Total",
    ]


def test_complaints_stand_by_team_and_stage(review: Review) -> None:
    printed = table(review, "complaints-by-team-and-stage")
    headings = [column.heading for column in printed.columns]
    assert headings == ["Team", "Early Resolution", "Stage 1", "Stage 2", "LGO", "Out of Scope", "Total"]
    assert texts(printed) == [
        ["Ambleside Social Work Team", "1", "2", "0", "0", "1", "4"],
        ["Brambles Social Work Team", "6", "1", "0", "0", "0", "7"],
        ["Disabled Children's Team", "3", "2", "1", "0", "0", "6"],
        ["Family Placement Team", "1", "0", "0", "0", "0", "1"],
        ["Here 4 U", "2", "2", "0", "0", "0", "4"],
        ["Referral and Assessment", "3", "0", "1", "0", "0", "4"],
        ["Safeguarding and Quality Assurance", "2", "1", "0", "0", "0", "3"],
        ["Special Needs", "1", "0", "0", "0", "0", "1"],
        ["Various Children's Teams", "0", "1", "0", "0", "0", "1"],
        ["Total", "19", "9", "2", "0", "1", "31"],
    ]


def test_complaints_stand_by_team_and_year_with_shares_that_close(review: Review) -> None:
    """29 in 2013-14 by largest remainder: 7/29 = 24.1, 5/29 = 17.2, 3/29 = 10.3, 2/29 = 6.9, 1/29 = 3.4."""
    assert texts(table(review, "complaints-by-team-and-year")) == [
        ["Ambleside Social Work Team", "7", "24%", "4", "13%"],
        ["Brambles Social Work Team", "5", "17%", "7", "23%"],
        ["Disabled Children's Team", "3", "10%", "6", "19%"],
        ["Family Placement Team", "1", "4%", "1", "3%"],
        ["Here 4 U", "3", "10%", "4", "13%"],
        ["Referral and Assessment", "7", "24%", "4", "13%"],
        ["Safeguarding and Quality Assurance", "2", "7%", "3", "10%"],
        ["Special Needs", "–", "–", "1", "3%"],
        ["Various Children's Teams", "1", "4%", "1", "3%"],
        ["Total", "29", "100%", "31", "100%"],
    ]


def test_compliments_stand_by_team_and_giver(review: Review) -> None:
    rows = texts(table(review, "compliments"))
    assert rows[0] == ["Brambles Social Work Team", "1", "Conference chair", "Subject 0"]
    assert rows[1] == ["Disabled Children's Team", "2", "Parent", "Subject 0\nSubject 1"]
    assert rows[-1] == ["Total", "14", "", ""]


def test_inspections_stand_latest_first_with_their_judgements_in_order(review: Review) -> None:
    assert texts(table(review, "inspections")) == [
        ["Bridges", "30 December 2014", "Overall effectiveness: Outstanding\nQuality of care: Outstanding"],
        ["Fostering", "12 to 21 November 2012", "Overall effectiveness: Good"],
        ["Protection", "30 October 2012 to 2 November 2012", "Overall effectiveness: Adequate"],
    ]


def test_only_audits_from_outside_and_of_the_year_are_listed(review: Review) -> None:
    assert texts(table(review, "external-audits")) == [["Front door", "Director", "April 2014"]]


def emptied(authority: Dataset, *names: str, **frames: pl.DataFrame) -> Dataset:
    """The authority without the rows of some tables, and with others in place of its own."""
    tables = {name: authority.table(name).collect() for name in authority.manifest.rows}
    none = {name: tables[name].clear() for name in names}
    manifest = authority.manifest
    return Dataset.from_frames(
        {**tables, **none, **frames},
        authority=manifest.authority,
        as_at=manifest.as_at,
        covers_from=date(2009, 4, 1),
        source=manifest.source,
    )


def test_a_stage_3_complaint_of_the_year_gets_its_column(authority: Dataset, content_file: Path) -> None:
    events = authority.table("complaint_stage_events").collect()
    third = events.with_columns(
        stage=pl.when(pl.col("complaint_id") == "C1").then(pl.lit("stage_3")).otherwise("stage")
    )
    review = build(emptied(authority, complaint_stage_events=third), "2014-15", content_file)
    printed = table(review, "complaints-by-team-and-stage")
    assert "Stage 3" in [column.heading for column in printed.columns]


def test_six_years_of_complaints_make_a_course(authority: Dataset, content_file: Path) -> None:
    review = build(emptied(authority), "2014-15", content_file)
    assert texts(table(review, "complaints-by-year")) == [["Complaints received", "0", "0", "0", "0", "29", "31"]]


def test_registers_with_nothing_in_them_say_so(authority: Dataset, content_file: Path) -> None:
    bare = emptied(authority, "complaints", "complaint_stage_events", "inspections", "inspection_judgements", "audits")
    review = build(bare, "2014-15", content_file)
    notes = [plain(b.runs) for b in section(review, "inspections").blocks if b.block == "note"]
    assert notes == ["Grades: none recorded."]
    assert texts(table(review, "complaints-by-team-and-year")) == [["Total", "0", "–", "0", "–"]]


def test_a_register_whose_table_nobody_fills_is_not_supplied(authority: Dataset, content_file: Path) -> None:
    kept = {n: authority.table(n).collect() for n in authority.manifest.rows if n != "training_attendances"}
    manifest = authority.manifest
    bare = Dataset.from_frames(
        kept, authority=manifest.authority, as_at=manifest.as_at, covers_from=manifest.covers_from, source="x"
    )
    review = build(bare, "2014-15", content_file)
    assert words(section(review, "practice-framework")) == "Not supplied practice leaders."


def test_without_content_another_authority_gets_its_figures_and_blanks(authority: Dataset) -> None:
    other = Dataset.from_frames(
        {name: authority.table(name).collect() for name in authority.manifest.rows},
        authority="Somewhere Council",
        as_at=authority.manifest.as_at,
        covers_from=authority.manifest.covers_from,
        source="x",
    )
    review = build(other, "2014-15")
    assert words(section(review, "conclusion")) == "No narrative has been written."
    assert texts(table(review, "complaints-by-team-and-stage"))[-1][-1] == "31"
    assert review.content_fingerprint is None
    assert len(review.blanks) > 10
    assert build(authority, "2013-14").year == "2013-14"


def test_content_of_another_year_or_authority_is_refused(
    authority: Dataset, content_file: Path, tmp_path: Path
) -> None:
    with pytest.raises(ContentError, match="is the content of the review of 2014-15, not of 2013-14"):
        build(authority, "2013-14", content_file)
    path = tmp_path / "content.yaml"
    path.write_text(content_file.read_text(encoding="utf-8").replace("Wexcombe", "Elsewhere", 1), encoding="utf-8")
    with pytest.raises(ContentError, match="one authority"):
        build(authority, "2014-15", path)


def test_what_is_no_year_and_no_edition(authority: Dataset) -> None:
    with pytest.raises(PeriodError):
        build(authority, "2014")
    with pytest.raises(UserError, match="is not a reporting year"):
        build(authority, "2014-15-Q1")
    with pytest.raises(UserError, match="covers 1 April 2013 to 30 June 2015 and holds nothing of 2030-31"):
        build(authority, "2030-31")
    with pytest.raises(UserError, match="holds nothing of 2012-13"):
        build(authority, "2012-13")
    with pytest.raises(UserError, match="choose internal or published"):
        build(authority, "2014-15", None, "secret")  # type: ignore[arg-type]


def test_the_worked_examples_words_go_with_its_own_authority_and_year(authority: Dataset) -> None:
    """Those of the example need figures that the small authority does not have: 31 complaints it has."""
    comparator = pl.DataFrame(
        {
            "indicator_id": ["cla_rate_10k"],
            "period": ["2014-15"],
            "geography": ["england"],
            "value": [60.0],
            "unit": ["per 10,000"],
            "source": ["Publication"],
        }
    )
    estimates = pl.DataFrame(
        {"year": [2011, 2011], "age_band": ["0-18", "all"], "persons": [44950, 154943], "source": ["Census"] * 2}
    )
    review = build(emptied(authority, comparators=comparator, population=estimates), "2014-15")
    assert review.title == "Children's Social Care Annual Review 2014-15"
    assert len([row for row in review.recommendations if row.kind == "strategic_focus"]) == 43
