"""The annual review of the worked example, from its records to the paper that a committee reads."""

import re
from io import BytesIO

import docx
import pytest

from goldenthread.analysis.committee_paper import build
from goldenthread.analysis.committee_paper.checks import check
from goldenthread.analysis.committee_paper.checks.built import from_review
from goldenthread.analysis.committee_paper.paper import Review, Table, plain
from goldenthread.analysis.committee_paper.render import web_page, word_file
from worked_example import worked_example


@pytest.fixture(scope="module")
def internal() -> Review:
    return build(worked_example(), "2014-15")


@pytest.fixture(scope="module")
def published() -> Review:
    return build(worked_example(), "2014-15", edition="published")


def texts(review: Review, name: str) -> list[list[str]]:
    found: Table = next(block for _, block in review.tables() if block.id == name)
    return [[cell.text for cell in row.cells] for row in found.rows]


FIGURES = {
    "population:all @ 2011": "154,943",
    "population:0-18 @ 2011": "44,950",
    "cin_open @ 2015-05": "585",
    "early_help_open_children @ 2015-05": "2,600",
    "early_help_hub_families_considered @ 2014-15": "177",
    "early_help_hub_children_considered @ 2014-15": "369",
    "cla_open @ 2014-15": "74",
    "turnover_rate_12m @ 2013-14": "33.0%",
    "turnover_rate_12m @ 2014-15": "14.0%",
    "caseload_mean_fte @ 2014-15": "12.0",
    "complaints_received @ 2013-14": "29",
    "complaints_received @ 2014-15": "31",
    "compliments_received @ 2014-15": "24",
    "count:inspections @ 2014-15": "4",
    "count:judgements @ 2014-15": "19",
    "count:external_audits @ 2014-15": "6",
    "count:recommendations @ 2013-14": "14",
    "count:practice_leaders @ 2014-15": "50",
    "count:reference_groups @ 2014-15": "7",
    "count:service_managers_appointed @ 2014-15": "5",
    "count:service_managers_left @ 2014-15": "3",
    "count:agency_workers @ 2014-15 [Referral and Assessment]": "9",
    "count:posts @ 2013-14 [Here 4 U; role: social_worker]": "3",
    "count:posts @ 2014-15 [Here 4 U; role: social_worker]": "5",
}


@pytest.mark.parametrize(("binding", "text"), FIGURES.items())
def test_the_paper_prints_the_figures_of_its_year(internal: Review, binding: str, text: str) -> None:
    assert next(figure.text for figure in internal.figures if figure.binding == binding) == text


def test_complaints_by_team_and_stage(internal: Review) -> None:
    assert texts(internal, "complaints-by-team-and-stage") == [
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


def test_compliments_come_in_thirteen_groups(internal: Review) -> None:
    rows = texts(internal, "compliments")
    assert len(rows) == 14
    assert rows[-1][1] == "24"


def test_every_figure_is_supplied(internal: Review) -> None:
    assert {figure.status for figure in internal.figures} == {"published"}
    assert internal.blanks == ()


@pytest.mark.parametrize("edition", ["internal", "published"])
def test_the_paper_passes_its_own_checks(edition: str, request: pytest.FixtureRequest) -> None:
    assert list(check(from_review(request.getfixturevalue(edition)))) == []


def test_nothing_small_is_published(published: Review) -> None:
    small = {
        figure.binding: figure.numerator
        for figure in published.figures
        if figure.kind == "indicator" and figure.numerator is not None and 0 < figure.numerator < 6
    }
    assert small == {}


def test_no_word_of_the_published_paper_gives_what_its_figures_withhold(internal: Review, published: Review) -> None:
    """Every suppressed figure prints the one word, and carries no number of any kind."""
    hidden = [figure for figure in published.figures if figure.status == "suppressed"]
    assert hidden
    for figure in hidden:
        assert figure.text == "Suppressed"
        assert (figure.value, figure.numerator, figure.denominator, figure.case_count) == (None, None, None, None)


def test_published_sentences_read_without_suppressed_words(published: Review) -> None:
    paragraphs = [
        block for section in published.all_sections() for block in section.blocks if block.block == "paragraph"
    ]
    assert not [plain(block.runs) for block in paragraphs if any(run.text == "Suppressed" for run in block.runs)]


def test_no_person_and_no_brand_is_named(internal: Review) -> None:
    """The words are our own and the officers stand by role."""
    printed = re.sub(r"<[^>]+>", " ", web_page.page(internal))
    for word in ("Wokingham", "Signs of Safety", "Family Star", "Frameworki", "Ingson", "Triple P"):
        assert word not in printed


def test_word_holds_every_section_and_every_figure(internal: Review) -> None:
    opened = docx.Document(BytesIO(word_file.document(internal)))
    headings = [p.text for p in opened.paragraphs if p.style and p.style.name in {"Heading 1", "Heading 2"}]
    assert sum(heading.startswith("7.") for heading in headings) == 12
    index = opened.tables[-1]
    printed = {row.cells[0].text for row in index.rows}
    assert {figure.id for figure in internal.figures} <= printed
