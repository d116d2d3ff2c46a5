"""The table Episodes: each stretch of care with one legal status and one placement, from the dataset's episodes."""

import polars as pl

from goldenthread.analysis.returns.ssda903.build.source import Source, in_year, is_break, latest_before
from goldenthread.analysis.returns.ssda903.episodes import TEMPORARY, following

_WITHOUT_PROVIDER = ("T0", "T1", "T2", "T3")
"""Temporary placements of which no provider is returned; nor is it of those of other kinds, coded Z."""


def episodes(source: Source, asylum_seekers: pl.DataFrame) -> pl.DataFrame:
    """The columns of the layout, with days as dates, ``period`` and the ``last_day`` in the year,
    and whether the child ``moves`` on to another placement and ``seeks`` asylum alone.

    Of short breaks no postcode and no URN is returned, and of unaccompanied asylum seekers (a frame with ``CHILD``) no
    home. A change of placement has its reason where the next episode begins elsewhere.
    """
    rows = in_year(source.care, source.year).pipe(_with_placement, source)
    rows = rows.pipe(_with_home, source).pipe(_with_reason_for_change)
    rows = rows.with_columns(seeks=pl.col("CHILD").is_in(asylum_seekers["CHILD"].implode()))
    other = pl.col("PLACE").is_in(_WITHOUT_PROVIDER) | pl.col("PLACE").str.starts_with("Z")
    return rows.with_columns(
        PLACE_PROVIDER=pl.when(~other.fill_null(value=False)).then("PLACE_PROVIDER"),
        HOME_POST=pl.when(~is_break() & ~pl.col("seeks")).then("HOME_POST"),
        PL_POST=pl.when(~is_break()).then("PL_POST"),
        URN=pl.when(~is_break()).then("URN"),
        last_day=pl.col("DEC").fill_null(source.end),
    )


def _with_placement(rows: pl.DataFrame, source: Source) -> pl.DataFrame:
    places = source.table("ssd_cla_placement").select(
        placement="clap_cla_placement_id",
        PLACE="clap_cla_placement_type",
        PLACE_PROVIDER="clap_cla_placement_provider",
        PL_POST="clap_cla_placement_postcode",
        URN="clap_cla_placement_urn",
        moved_why="clap_cla_placement_change_reason",
    )
    return rows.join(places, on="placement", how="left", maintain_order="left")


def _with_home(rows: pl.DataFrame, source: Source) -> pl.DataFrame:
    """The postcode of the child's home on the day when the period of care began."""
    homes = source.table("ssd_address").filter(pl.col("addr_address_type") == "Primary Address")
    homes = homes.select(
        "addr_table_id", CHILD="addr_person_id", HOME_POST="addr_address_postcode", _from="addr_address_start_date"
    )
    began = rows.with_columns(entered=pl.coalesce("entered", "DECOM"))
    found = latest_before(began, homes.sort("_from", "addr_table_id"), "entered")
    return found.drop("_from", "addr_table_id")


def _with_reason_for_change(rows: pl.DataFrame) -> pl.DataFrame:
    """Temporary placements have none, nor have moves into them: the child is to come back."""
    goes_on = following("DECOM") == pl.col("DEC")
    elsewhere = following("placement") != pl.col("placement")
    brief = pl.col("PLACE").is_in(TEMPORARY) | following("PLACE").is_in(TEMPORARY)
    changes = goes_on & elsewhere & ~brief.fill_null(value=False)
    return rows.with_columns(moves=changes.fill_null(value=False)).with_columns(
        REASON_PLACE_CHANGE=pl.when("moves").then("moved_why")
    )
