"""Charts over time, each followed by the table of what it shows."""

from __future__ import annotations

from goldenthread.analysis.committee_paper.binding import Reference
from goldenthread.analysis.committee_paper.draft import Draft, cell
from goldenthread.analysis.committee_paper.paper import Block, Column, Figure, Point, Row, Series
from goldenthread.analysis.committee_paper.spans import in_words
from goldenthread.analysis.committee_paper.values import Question
from goldenthread.analysis.periods import Period

RECORDED, ADJUSTED = "re_referral_rate_12m", "re_referral_rate_adjusted"
COMPLAINTS = "complaints_received"
_COURSE = 3


def re_referrals_by_month(draft: Draft, caption: str | None) -> tuple[Block, ...]:
    """The rate as recorded and the rate with recording errors corrected, month by month."""
    months = draft.year.months()
    draft.figures.values.prepare(Question(name, month) for name in (RECORDED, ADJUSTED) for month in months)
    lines = {
        "As recorded": [_figure(draft, RECORDED, month) for month in months],
        "Corrected": [_figure(draft, ADJUSTED, month) for month in months],
    }
    title = caption or f"Re-referrals within 12 months, by month of {draft.year.label}"
    series = [Series(name=name, points=_points(figures, months)) for name, figures in lines.items()]
    alt = _alt(lines["As recorded"], lines["Corrected"], months)
    chart = draft.chart("re-referrals-by-month", title, alt, ("Month", "% of referrals"), series)
    return chart, _month_table(draft, f"{title}: the numbers of the chart", lines, months)


def complaints_by_year(draft: Draft, caption: str | None) -> tuple[Block, ...]:
    """Complaints received in each year that the dataset covers; nothing where it covers too few to show a course."""
    years = _covered(draft)
    if len(years) < _COURSE:
        return ()
    draft.figures.values.prepare(Question(COMPLAINTS, year) for year in years)
    columns = (
        Column(key="measure", heading="Measure", width=2.4),
        *(Column(key=year.label, heading=year.label, kind="figure") for year in years),
    )
    row = Row(cells=(cell("Complaints received"), *(cell(_figure(draft, COMPLAINTS, year)) for year in years)))
    return (draft.table("complaints-by-year", caption or "Complaints received, by year", columns, [row]),)


def _covered(draft: Draft) -> list[Period]:
    """The years that the dataset covers whole, the last of them the year of the review."""
    first = draft.figures.values.dataset.manifest.covers_from
    years = [draft.year]
    while years[0].previous().start >= first:
        years.insert(0, years[0].previous())
    return years


def _figure(draft: Draft, indicator: str, period: Period) -> Figure:
    return draft.figures.figure(Reference("indicator", indicator, period=period.label))


def _points(figures: list[Figure], periods: tuple[Period, ...]) -> tuple[Point, ...]:
    pairs = zip(figures, periods, strict=True)
    return tuple(Point(label=f"{p.start:%b %Y}", value=figure.value, figure=figure.id) for figure, p in pairs)


def _month_table(draft: Draft, title: str, lines: dict[str, list[Figure]], months: tuple[Period, ...]) -> Block:
    columns = (
        Column(key="month", heading="Month", width=2),
        *(Column(key=name.lower().replace(" ", "-"), heading=name, kind="figure") for name in lines),
    )
    rows = [
        Row(cells=(cell(in_words(month.label)), *(cell(figures[place]) for figures in lines.values())))
        for place, month in enumerate(months)
    ]
    return draft.table("re-referrals-by-month", title, columns, rows)


def _alt(recorded: list[Figure], corrected: list[Figure], months: tuple[Period, ...]) -> str:
    """What the chart shows in words: its highest point, and where the two lines are furthest apart."""
    both = [(a, b, m) for a, b, m in zip(recorded, corrected, months, strict=True) if None not in {a.value, b.value}]
    if not both:
        return "Line chart of the re-referral rate by month. There is no figure to show."
    top, _, when = max(both, key=lambda each: each[0].value or 0)
    far, near, month = max(both, key=lambda each: abs((each[0].value or 0) - (each[1].value or 0)))
    return (
        f"Line chart of the re-referral rate by month. As recorded it is highest in {when.start:%B %Y}, at {top.text}. "
        f"The two lines are furthest apart in {month.start:%B %Y}: {far.text} as recorded and {near.text} corrected."
    )
