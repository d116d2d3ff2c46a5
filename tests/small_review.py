"""A built review with one of everything that a page can print, for the tests of the web."""

from datetime import date

from goldenthread.analysis.committee_paper.paper import (
    Bullets,
    Cell,
    Chart,
    Column,
    Cover,
    CoverField,
    DatasetMark,
    Figure,
    HeaderSpan,
    Heading,
    Note,
    Paragraph,
    Point,
    Review,
    Row,
    Run,
    Section,
    Series,
    Table,
)

RATE = Figure(
    id="f1", kind="indicator", name="re_referral_rate_12m", title="Re-referrals within 12 months",
    binding="re_referral_rate_12m", period="2014-15", numerator=24, denominator=119, value=20.2, unit="%",
    text="20.2%", definition="Referrals within 12 months of another", source="Small example", case_count=119,
)  # fmt: skip
TEAM = Figure(
    id="f2", kind="indicator", name="complaints_received", title="Complaints", binding="complaints_received",
    period="2014-15", group="Duty Team", team="Duty Team", value=3, unit="count", text="3",
    definition="Complaints received", source="Small example", case_count=3,
)  # fmt: skip
REGISTER = Figure(
    id="f3", kind="register", name="inspections", title="Inspections", binding="count:inspections", period=None,
    value=4, unit="count", text="4", definition="Inspections listed", source="Register of inspections",
)  # fmt: skip


def text(*words: str) -> tuple[Run, ...]:
    return tuple(Run(text=word) for word in words)


def cell(*words: str) -> Cell:
    return Cell(runs=text(*words))


def _table() -> Table:
    return Table(
        id="complaints",
        number=1,
        caption="Complaints by team",
        columns=(Column(key="team", heading="Team"), Column(key="count", heading="Complaints", kind="count")),
        spans=(HeaderSpan(text="", columns=1), HeaderSpan(text="2014-15", columns=1)),
        rows=(
            Row(cells=(cell("Front line"),), band=True),
            Row(id="duty", cells=(cell("Duty Team\n(front door)"), Cell(runs=(Run(text="3", figure="f2"),)))),
            Row(cells=(cell("Total"), cell("3")), total=True),
        ),
    )


def _loose_table() -> Table:
    columns = (Column(key="what", heading="What"), Column(key="why", heading="Why"))
    return Table(id="loose", number=2, caption="Rows without names", columns=columns,
                 rows=(Row(cells=(cell("One"), cell("Two"))),), row_header=False)  # fmt: skip


def _chart() -> Chart:
    points = (Point(label="2013-14", value=12.0), Point(label="2014-15", value=15.0, figure="f2"))
    return Chart(id="years", number=1, kind="bar", caption="Complaints by year", alt="12 then 15.", x_title="Year",
                 y_title="Complaints", series=(Series(name="Complaints", points=points),))  # fmt: skip


def _sections() -> tuple[Section, ...]:
    rate = Run(text="20.2%", figure="f1", strong=True)
    opening = Section(
        id="purpose",
        number="1",
        title="Purpose",
        blocks=(
            Paragraph(runs=(*text("One in five came back: "), rate, *text("."))),
            Paragraph(runs=text("We will say so each quarter."), statement=True),
            Bullets(items=(text("First"), text("Second"))),
            Bullets(items=(text("Then"), text("Last")), numbered=True),
        ),
    )
    inspected = Paragraph(runs=(*text("We list "), Run(text="4", figure="f3"), *text(" inspections.")))
    team = Section(
        id="duty",
        number="2.1",
        title="Duty",
        level=2,
        blocks=(Heading(text="What we found", level=3), inspected, _table(), _loose_table(), _chart(),
                Note(runs=text("Small numbers."))),
    )  # fmt: skip
    return opening, team, Section(id="figure-index", number="Appendix A", title="Index of figures")


def small_review(edition: str = "internal") -> Review:
    field = CoverField(key="title", label="Title", text="Annual review")
    return Review(
        year="2014-15",
        previous_year="2013-14",
        edition=edition,
        marking="Published" if edition == "published" else "Internal: not for publication",
        authority="Wexcombe Borough Council",
        title="Annual review of children's social care 2014/15",
        committee="Overview and scrutiny",
        meeting_on=date(2015, 7, 21),
        report_on=date(2015, 6, 30),
        as_at=date(2015, 6, 30),
        dataset=DatasetMark(fingerprint="0" * 64, contract_version="1", source="Small example",
                            as_at=date(2015, 6, 30), covers_from=date(2011, 4, 1)),
        cover=Cover(
            head=(field, CoverField(key="ward", label="Ward", text=None)),
            sections=(Section(id="outcome", number=None, title="Outcome", blocks=(Paragraph(runs=text("Better.")),)),),
            contact=(CoverField(key="contact", label="Contact", text="Quality assurance manager"),),
        ),
        sections=_sections(),
        figures=(RATE, TEAM, REGISTER),
    )  # fmt: skip
