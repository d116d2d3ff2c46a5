"""Whether a return that was read is that of the year asked for. Nothing in it says so; its episodes' dates may."""

from dataclasses import replace

import polars as pl

from goldenthread.analysis.returns.cells import read_cells
from goldenthread.analysis.returns.layout import Layout
from goldenthread.analysis.returns.reading.files import Return
from goldenthread.analysis.returns.years import CollectionYear

_SOME = 100  # so many episodes nearly always settle that a return is of its year


def remarked(found: Return, asked: CollectionYear, layout: Layout) -> Return:
    """The return, with a remark where every episode begins after the year, or has ended before it."""
    episodes = found.tables.get("Episodes")
    if episodes is None or not {"DECOM", "DEC"} <= set(episodes.columns):
        return found
    for rows in (episodes.head(_SOME), episodes):
        elsewhere = _elsewhere(rows.select("DECOM", "DEC"), asked, layout)
        if elsewhere is None:
            return found
    remark = f"Every episode {elsewhere}: is this the return of {asked.label}?"
    return replace(found, remarks=(remark, *found.remarks))


def _elsewhere(rows: pl.DataFrame, asked: CollectionYear, layout: Layout) -> str | None:
    dates = read_cells("Episodes", rows, layout.table("Episodes")).typed
    begun, ended = dates["DECOM"], dates["DEC"]
    if begun.null_count() < len(begun) and (begun > asked.end).all():
        return f"begins after {_day(asked.end)}"
    if len(ended) and not ended.null_count() and (ended < asked.start).all():
        return f"ended before {_day(asked.start)}"
    return None


def _day(day: object) -> str:
    return f"{day:%d/%m/%Y}"
