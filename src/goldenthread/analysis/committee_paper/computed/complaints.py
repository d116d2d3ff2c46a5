"""Complaints of the year by team and furthest stage, and by team beside the year before."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.analysis.committee_paper.binding import Reference
from goldenthread.analysis.committee_paper.draft import Draft, cell
from goldenthread.analysis.committee_paper.paper import Block, Cell, Column, Figure, HeaderSpan, Note, Row, Run
from goldenthread.analysis.committee_paper.rounding import shares
from goldenthread.analysis.indicators import half_up
from goldenthread.analysis.periods import Period

INDICATOR = "complaints_received"
STAGE = "stage"
RARE = "Stage 3"
"""A stage that has a column only in a year in which a complaint reached it."""

_DASH = "–"
_WITHHELD = (
    " Counts from 1 to 5 are suppressed, and so are others from which they could be worked out: "
    "a small number could point to a person."
)


def by_team_and_stage(draft: Draft, caption: str | None) -> tuple[Block, ...]:
    """The table of complaints received in the year, each counted once under the furthest stage that it reached."""
    teams, stages, rare = _teams(draft, (draft.year,)), *_stages(draft)
    columns = (
        Column(key="team", heading="Team", width=1.5 if draft.published else 2.2),
        *(Column(key=_key(stage), heading=stage, kind="count") for stage in stages),
        Column(key="total", heading="Total", kind="count"),
    )
    rows = [_stage_row(draft, team, stages) for team in teams]
    total = _stage_row(draft, None, stages).model_copy(update={"total": True})
    title = caption or f"Complaints received in {draft.year.label}, by team and furthest stage reached"
    table = draft.table("complaints-by-team-and-stage", title, columns, [*rows, total], total_column="total")
    return table, _note(draft, rare)


def by_team_and_year(draft: Draft, caption: str | None) -> tuple[Block, ...]:
    """The table of complaints by team in the year and the one before, with each team's share of the year."""
    years = (draft.year.previous(), draft.year)
    teams = _teams(draft, years)
    pairs = [_year_cells(draft, year, teams) for year in years]
    rows = [Row(cells=(cell(team), *before, *now)) for team, before, now in zip(teams, *pairs, strict=True)]
    total = Row(cells=(cell("Total"), *(c for year in years for c in _year_total(draft, year))), total=True)
    spans = (HeaderSpan(text="", columns=1), *(HeaderSpan(text=f"Complaints {y.label}", columns=2) for y in years))
    title = caption or f"Complaints received by team, {years[0].label} and {years[1].label}"
    columns = (Column(key="team", heading="Team", width=3), *(c for year in years for c in _year_columns(year)))
    table = draft.table("complaints-by-team-and-year", title, columns, [*rows, total], spans=spans)
    return table, Note(runs=(Run(text=_year_note(draft)),))


def _teams(draft: Draft, years: Sequence[Period]) -> list[str]:
    """Every team that a complaint of one of the years is about, by name."""
    found = (team for year in years for team in draft.figures.values.groups(INDICATOR, year, "team"))
    return sorted(dict.fromkeys(found))


def _stages(draft: Draft) -> tuple[list[str], bool]:
    """The stages that have a column, and whether the rare one was left out."""
    stages = draft.figures.values.groups(INDICATOR, draft.year, STAGE)
    rare = draft.figures.figure(Reference("indicator", INDICATOR, dimension=STAGE, of=RARE))
    empty = rare.value == 0
    return [stage for stage in stages if stage != RARE or not empty], empty


def _stage_row(draft: Draft, team: str | None, stages: Sequence[str]) -> Row:
    groups = [Reference("indicator", INDICATOR, team=team, dimension=STAGE, of=stage) for stage in stages]
    total = Reference("indicator", INDICATOR, team=team)
    counts = [cell(draft.of(reference)) for reference in (*groups, total)]
    return Row(cells=(cell(team or "Total"), *counts))


def _note(draft: Draft, rare_left_out: bool) -> Note:
    words = "Each complaint is counted once, in the year in which it was received."
    if rare_left_out:
        words += f" No complaint of the year had reached {RARE}, so it has no column."
    return Note(runs=(Run(text=words + (_WITHHELD if draft.published else "")),))


def _year_columns(year: Period) -> tuple[Column, Column]:
    number = f"number-{year.label}"
    return (
        Column(key=number, heading="No.", kind="count"),
        Column(key=f"share-{year.label}", heading="%", kind="percent", percent_of=number),
    )


def _year_cells(draft: Draft, year: Period, teams: Sequence[str]) -> list[tuple[Cell, Cell]]:
    """Number and share of each team in one year."""
    references = [Reference("indicator", INDICATOR, period=year.label, team=team) for team in teams]
    counts = [draft.figures.figure(reference) for reference in references]
    whole = draft.figures.figure(Reference("indicator", INDICATOR, period=year.label))
    return [_pair(draft, n, percent, whole) for n, percent in zip(counts, _percents(counts, whole), strict=True)]


def _percents(counts: Sequence[Figure], whole: Figure) -> list[int | None]:
    """Largest remainder where the whole column is printed; each on its own where part of it is suppressed."""
    if all(count.value is not None for count in counts):
        return list(shares([int(count.value or 0) for count in counts]))
    return [_share(count, whole) for count in counts]


def _share(count: Figure, whole: Figure) -> int | None:
    if count.value is None or not whole.value:
        return None
    return int(half_up(100 * count.value / whole.value, 0))


def _pair(draft: Draft, count: Figure, percent: int | None, whole: Figure) -> tuple[Cell, Cell]:
    if count.value == 0:
        return cell(_DASH), cell(_DASH)
    return cell(count), cell(draft.figures.add(_share_figure(count, percent, whole)))


def _share_figure(count: Figure, percent: int | None, whole: Figure) -> Figure:
    """The share of the year's complaints that a team had: unrounded in `value`, as printed in `text`."""
    hidden = percent is None or count.value is None or not whole.value
    return count.model_copy(
        update={
            "part": "share",
            "title": f"{count.title}: share of the year",
            "binding": count.binding.replace(INDICATOR, f"{INDICATOR}.share", 1),
            "unit": "%",
            "numerator": None if hidden else count.value,
            "denominator": None if hidden else whole.value,
            "value": None if hidden else 100 * (count.value or 0) / (whole.value or 1),
            "text": count.text if hidden else f"{percent}%",
            "definition": f"{count.definition} As a share of all complaints of the year.",
        }
    )


def _year_total(draft: Draft, year: Period) -> tuple[Cell, Cell]:
    whole = draft.figures.figure(Reference("indicator", INDICATOR, period=year.label))
    return cell(whole), cell("100%" if whole.value else _DASH)


def _year_note(draft: Draft) -> str:
    if draft.published:
        return f"Each percentage is rounded on its own. A dash means that there was none.{_WITHHELD}"
    return (
        "Percentages are rounded so that each column adds to 100 (method of the largest remainder). "
        "A dash means that there was none."
    )


def _key(stage: str) -> str:
    return stage.lower().replace(" ", "-")
