"""Compliments of the year: who they were for, who gave them and what they were about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import polars as pl

from goldenthread.analysis.committee_paper.binding import Reference
from goldenthread.analysis.committee_paper.draft import Draft, cell
from goldenthread.analysis.committee_paper.paper import Block, Column, Figure, Note, Row, Run
from goldenthread.codes import CODE_SETS

INDICATOR = "compliments_received"
SOURCE = "source_kind"
_TITLE = "Compliments received"
_DEFINITION = "Compliments logged in the period for one team from one kind of giver, in the words of the register."


def compliments(draft: Draft, caption: str | None) -> tuple[Block, ...]:
    """By team, giver and subject; in the published edition by kind of giver only, since all others are small."""
    title = caption or f"Compliments received in {draft.year.label}"
    return _by_kind(draft, title) if draft.published else _by_team(draft, title)


def _by_kind(draft: Draft, title: str) -> tuple[Block, ...]:
    columns = (Column(key="from", heading="From", width=3), Column(key="number", heading="No.", kind="count"))
    kinds = CODE_SETS["compliment_source"].codes
    rows = [_kind_row(draft, kind.label) for kind in kinds]
    table = draft.table("compliments", f"{title}, by who gave them", columns, [*rows, _total(draft, 1)])
    return table, Note(runs=(Run(text="Teams are not shown: their numbers are small enough to point to a person."),))


def _kind_row(draft: Draft, label: str) -> Row:
    return Row(cells=(cell(label), cell(draft.of(Reference("indicator", INDICATOR, dimension=SOURCE, of=label)))))


def _by_team(draft: Draft, title: str) -> tuple[Block, ...]:
    columns = (
        Column(key="team", heading="Team", width=2.6),
        Column(key="number", heading="No.", kind="count", width=0.8),
        Column(key="from", heading="From", width=2.4),
        Column(key="about", heading="About", width=4),
    )
    rows = [_group_row(draft, group) for group in _groups(draft)]
    return (draft.table("compliments", title, columns, [*rows, _total(draft, 3)]),)


def _total(draft: Draft, place: int) -> Row:
    whole = cell(draft.of(Reference("indicator", INDICATOR)))
    return Row(cells=(cell("Total"), whole, *(cell("") for _ in range(place - 1))), total=True)


def _group_row(draft: Draft, group: dict[str, Any]) -> Row:
    figure = draft.figures.add(_figure(draft, group))
    words = cell("\n".join(group["about"]))
    return Row(cells=(cell(group["team"]), cell(figure), cell(group["source_label"]), words))


def _figure(draft: Draft, group: dict[str, Any]) -> Figure:
    whole = draft.figures.figure(Reference("indicator", INDICATOR))
    label = f"{group['team']}, {group['source_label']}"
    changes = {
        "kind": "register",
        "name": "compliments",
        "title": _TITLE,
        "binding": f"count:compliments @ {draft.year.label} [{label}]",
        "group": label,
        "team": group["team"],
        "numerator": group["number"],
        "value": group["number"],
        "text": str(group["number"]),
        "definition": _DEFINITION,
        "case_count": group["number"],
    }
    return whole.model_copy(update=changes)


def _groups(draft: Draft) -> Iterator[dict[str, Any]]:
    """One row a team and giver: team, source_label, number, about (each subject once, in order of receipt)."""
    dataset = draft.figures.values.dataset
    received = pl.col("received_on").is_between(draft.year.start, draft.year.end)
    teams = dataset.table("ssd_department").select(
        team_id="dept_team_id", team=pl.coalesce("dept_team_name", "dept_team_id")
    )
    logged = dataset.table("compliments").filter(received).join(teams, on="team_id", how="left")
    grouped = (
        logged.with_columns(pl.col("team").fill_null("Not recorded"))
        .sort("received_on", "compliment_id")
        .group_by("team", "source_label", maintain_order=True)
        .agg(number=pl.len(), about=pl.col("about").unique(maintain_order=True))
    )
    yield from (
        grouped.sort("team", "number", "source_label", descending=[False, True, False]).collect().iter_rows(named=True)
    )
