"""One figure set beside others: each team's part, and other places."""

from __future__ import annotations

from goldenthread.access.models import User
from goldenthread.analysis.indicators import Indicator, comparators, display
from goldenthread.kit.tables import Cell, Column, Table
from goldenthread.oversight.performance import datasets
from goldenthread.oversight.performance.choices import Choice, sees_every_team, teams_open_to, words
from goldenthread.oversight.performance.figures import Figure, figures


def team_figures(indicator: Indicator, choice: Choice, user: User) -> list[Figure]:
    """The whole authority, then each team that this person may look at and that had something to count."""
    found = figures([indicator.id], [choice.period], user.role.audience)
    of_period = [figure for figure in found.values() if figure.period == choice.period.label]
    if sees_every_team(user):
        return of_period
    open_to = {None, *teams_open_to(user, datasets.current())}
    return [figure for figure in of_period if figure.group in open_to]


def team_table(indicator: Indicator, choice: Choice, user: User) -> Table | None:
    """By team, without ranking; nothing for an indicator that no team can be held to."""
    if not indicator.by_team:
        return None
    rows = tuple(_team_row(figure) for figure in team_figures(indicator, choice, user))
    columns = (Column("Team"), Column("Value", numeric=True), Column("Cases", numeric=True))
    return Table(f"{indicator.title} by team, {words(choice.period)}", columns, rows)


def _team_row(figure: Figure) -> tuple[Cell, ...]:
    name = figure.group or "Whole authority"
    return Cell(name), Cell(figure.text, numeric=True), Cell(figure.share, numeric=True)


def comparator_table(indicator: Indicator, choice: Choice) -> Table | None:
    """Published values of other places for the same period; nothing where none is held."""
    rows = comparators(datasets.current(), indicator.id, choice.period.label)
    if rows.is_empty():
        return None
    cells = tuple(_place(indicator, row) for row in rows.iter_rows(named=True))
    columns = (Column("Place"), Column("Value", numeric=True), Column("Source"))
    return Table(f"Elsewhere, {words(choice.period)}", columns, cells)


def _place(indicator: Indicator, row: dict[str, object]) -> tuple[Cell, ...]:
    value = display(row["value"], row["unit"], indicator.decimals, "published")
    return Cell(row["place"]), Cell(value, numeric=True), Cell(row["source"])
