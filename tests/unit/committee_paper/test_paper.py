"""The built review survives the round trip through the file that is kept beside each paper."""

from datetime import date

import pytest
from pydantic import ValidationError

from goldenthread.analysis.committee_paper.paper import (
    Cell,
    Column,
    Cover,
    DatasetMark,
    Figure,
    Paragraph,
    Review,
    Row,
    Run,
    Section,
    Table,
    plain,
)

COMPLAINTS = Figure(
    id="F001",
    kind="indicator",
    name="complaints_received",
    title="Complaints received",
    binding="complaints_received @ 2014-15",
    period="2014-15",
    numerator=31,
    value=31,
    unit="count",
    text="31",
    definition="Complaints received in the period, each counted once",
    source="complaints",
    case_count=31,
)


def _cell(text: str, figure: str | None = None) -> Cell:
    return Cell(runs=(Run(text=text, figure=figure),))


@pytest.fixture
def review() -> Review:
    table = Table(
        id="complaints",
        number=1,
        caption="Complaints received",
        columns=(Column(key="team", heading="Team"), Column(key="n", heading="No.", kind="count")),
        rows=(
            Row(cells=(_cell("Brambles"), _cell("31", "F001"))),
            Row(cells=(_cell("Total"), _cell("31", "F001")), total=True),
        ),
    )
    sentence = Paragraph(runs=(Run(text="We received "), Run(text="31", figure="F001"), Run(text=" complaints.")))
    return Review(
        year="2014-15",
        previous_year="2013-14",
        edition="internal",
        marking="Internal: not for publication",
        authority="Wexcombe Borough Council",
        title="Annual review",
        committee=None,
        meeting_on=None,
        report_on=date(2015, 5, 28),
        as_at=date(2015, 3, 31),
        dataset=DatasetMark(
            fingerprint="f",
            contract_version="1",
            source="made up",
            as_at=date(2015, 6, 30),
            covers_from=date(2009, 4, 1),
        ),
        cover=Cover(head=(), sections=(Section(id="cover-summary", number=None, title="Summary"),), contact=()),
        sections=(Section(id="complaints", number="7.9", title="Complaints", level=2, blocks=(sentence, table)),),
        figures=(COMPLAINTS,),
    )


def test_round_trip_through_json(review: Review) -> None:
    assert Review.from_json(review.to_json()) == review


def test_json_is_the_same_every_time(review: Review) -> None:
    assert Review.from_json(review.to_json()).to_json() == review.to_json()


def test_something_else_is_not_a_review() -> None:
    with pytest.raises(ValidationError):
        Review.from_json('{"year": "2014-15"}')


def test_sections_and_tables_come_in_printed_order(review: Review) -> None:
    assert [section.id for section in review.all_sections()] == ["cover-summary", "complaints"]
    assert [(section.id, table.id) for section, table in review.tables()] == [("complaints", "complaints")]


def test_a_cell_gives_its_words_and_its_figure(review: Review) -> None:
    ((_, table),) = review.tables()
    assert (table.rows[0].cells[1].text, table.rows[0].cells[1].figure) == ("31", "F001")
    assert table.rows[0].cells[0].figure is None
    assert table.total_row is table.rows[1]
    assert table.model_copy(update={"rows": table.rows[:1]}).total_row is None


def test_figures_are_found_by_id(review: Review) -> None:
    assert review.figure("F001") is review.figures[0]
    with pytest.raises(KeyError):
        review.figure("F999")


def test_plain_words_of_runs() -> None:
    assert plain((Run(text="a "), Run(text="b", strong=True))) == "a b"
