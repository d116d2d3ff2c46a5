"""Eastings and northings of Northern Ireland, on the British grid.

The ONS directory gives places in Northern Ireland on the Irish grid, whose origin is elsewhere: a distance to a place
in Great Britain would be wrong by scores of miles. Formulas and constants: Ordnance Survey, "A guide to coordinate
systems in Great Britain", annexes A to C; EPSG 1641 for the Irish datum. True to about ten metres, where the return
has distances to a tenth of a mile (160 metres).
"""

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
SECONDS = np.pi / 180 / 3600
TURNS = 8
"""More than enough for a millimetre: each turn brings a place some hundred times nearer."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A transverse Mercator projection: axes and origin in metres, angles in degrees."""

    major: float
    minor: float
    scale: float
    latitude: float
    longitude: float
    easting: float
    northing: float

    @property
    def flatness(self) -> float:
        return 1 - (self.minor / self.major) ** 2


BRITISH = Grid(6377563.396, 6356256.909, 0.9996012717, 49, -2, 400_000, -100_000)
IRISH = Grid(6377340.189, 6356034.447, 1.000035, 53.5, -8, 200_000, 250_000)
# Metres along three axes, seconds of arc around them, parts in a million.
IRISH_TO_WORLD = (482.5, -130.6, 564.6, -1.042, -0.214, -0.631, 8.15)
WORLD_TO_BRITISH = (-446.448, 125.157, -542.060, -0.1502, -0.2470, -0.8421, 20.4894)


def to_british(places: pl.DataFrame) -> pl.DataFrame:
    """The same places; those whose authority is NIR and that have an Irish easting and northing have British ones."""
    irish = (places["authority"] == "NIR").fill_null(value=False) & places["easting"].is_not_null()
    if not irish.any():
        return places
    easting, northing = converted(*(places.filter(irish)[column].to_numpy() for column in ("easting", "northing")))
    where = irish.arg_true()
    return places.with_columns(
        places["easting"].scatter(where, pl.Series(easting)), places["northing"].scatter(where, pl.Series(northing))
    )


def converted(easting: Numbers, northing: Numbers) -> tuple[Numbers, Numbers]:
    """British eastings and northings of Irish ones."""
    points = _points(IRISH, *_angles(IRISH, easting, northing))
    moved = _moved(_moved(points, IRISH_TO_WORLD), WORLD_TO_BRITISH)
    return _projected(BRITISH, *_directions(BRITISH, moved))


def _projected(grid: Grid, latitude: Numbers, longitude: Numbers) -> tuple[Numbers, Numbers]:
    """Easting and northing of angles in radians: annex C.1, with its names of terms in the comments."""
    sin, cos, tan = np.sin(latitude), np.cos(latitude), np.tan(latitude)
    bend = 1 - grid.flatness * sin**2
    across = grid.major * grid.scale / np.sqrt(bend)  # nu
    ratio = bend / (1 - grid.flatness)  # nu / rho
    step = longitude - np.radians(grid.longitude)
    northing = _arc(grid, latitude) + across / 2 * sin * cos * step**2  # I, II
    northing += across / 24 * sin * cos**3 * (9 * ratio - 4 - tan**2) * step**4  # III
    easting = across * cos * step + across / 6 * cos**3 * (ratio - tan**2) * step**3  # IV, V
    return grid.easting + easting, grid.northing + northing


def _arc(grid: Grid, latitude: Numbers) -> Numbers:
    """Metres along the meridian from the origin: M of annex C.1."""
    n = (grid.major - grid.minor) / (grid.major + grid.minor)
    less, more = latitude - np.radians(grid.latitude), latitude + np.radians(grid.latitude)
    length = (1 + n + 5 / 4 * (n**2 + n**3)) * less
    length -= (3 * (n + n**2) + 21 / 8 * n**3) * np.sin(less) * np.cos(more)
    length += 15 / 8 * (n**2 + n**3) * np.sin(2 * less) * np.cos(2 * more)
    length -= 35 / 24 * n**3 * np.sin(3 * less) * np.cos(3 * more)
    metres: Numbers = grid.minor * grid.scale * length
    return metres


def _angles(grid: Grid, easting: Numbers, northing: Numbers) -> tuple[Numbers, Numbers]:
    """Latitude and longitude in radians: guessed, projected, and mended by what the projection misses."""
    latitude = np.full_like(easting, np.radians(grid.latitude))
    longitude = np.full_like(easting, np.radians(grid.longitude))
    for _ in range(TURNS):
        east, north = _projected(grid, latitude, longitude)
        latitude = latitude + (northing - north) / grid.major
        longitude = longitude + (easting - east) / (grid.major * np.cos(latitude))
    return latitude, longitude


def _points(grid: Grid, latitude: Numbers, longitude: Numbers) -> Numbers:
    """Three rows: metres from the centre of the earth along its axes, at sea level (annex B.1)."""
    across = grid.major / np.sqrt(1 - grid.flatness * np.sin(latitude) ** 2)
    level = across * np.cos(latitude)
    return np.stack(
        [level * np.cos(longitude), level * np.sin(longitude), across * (1 - grid.flatness) * np.sin(latitude)]
    )


def _moved(points: Numbers, by: tuple[float, ...]) -> Numbers:
    """Points on another datum: shifted, turned and scaled (annex B.3)."""
    x, y, z = (turn * SECONDS for turn in by[3:6])
    turned = np.array([[1, -z, y], [z, 1, -x], [-y, x, 1]]) @ points
    moved: Numbers = np.array(by[:3])[:, np.newaxis] + (1 + by[6] / 1e6) * turned
    return moved


def _directions(grid: Grid, points: Numbers) -> tuple[Numbers, Numbers]:
    """Latitude and longitude in radians of points (annex B.2)."""
    x, y, z = points
    level = np.hypot(x, y)
    latitude = np.arctan2(z, level * (1 - grid.flatness))
    for _ in range(TURNS):
        across = grid.major / np.sqrt(1 - grid.flatness * np.sin(latitude) ** 2)
        latitude = np.arctan2(z + grid.flatness * across * np.sin(latitude), level)
    return latitude, np.arctan2(y, x)
