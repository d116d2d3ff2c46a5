"""Irish eastings and northings on the British grid."""

import numpy as np
import polars as pl
import pytest

from goldenthread.analysis.returns.reference import irish_grid as grids


def one(number):
    return np.array([float(number)])


def test_angles_are_projected_as_in_the_worked_example_of_the_ordnance_survey():
    """Annex C.1: the water tower at Caister, 52° 39′ 27.2531″ N 1° 43′ 4.5177″ E."""
    latitude, longitude = 52 + 39 / 60 + 27.2531 / 3600, 1 + 43 / 60 + 4.5177 / 3600
    projected = grids._projected(grids.BRITISH, np.radians(one(latitude)), np.radians(one(longitude)))
    assert [each[0] for each in projected] == pytest.approx([651_409.903, 313_177.270], abs=0.5)


def test_angles_are_found_again():
    easting, northing = grids._projected(grids.IRISH, *grids._angles(grids.IRISH, one(333_837), one(374_042)))
    assert (easting[0], northing[0]) == pytest.approx((333_837, 374_042), abs=0.001)


def test_the_world_datum_of_an_irish_place_is_right():
    """Belfast City Hall, J 338 740, is at 54.597° N 5.930° W."""
    world = grids.Grid(6_378_137.0, 6_356_752.3142, 1, 0, 0, 0, 0)
    points = grids._points(grids.IRISH, *grids._angles(grids.IRISH, one(333_837), one(374_042)))
    angles = np.degrees(grids._directions(world, grids._moved(points, grids.IRISH_TO_WORLD)))
    assert angles.ravel() == pytest.approx([54.597, -5.930], abs=0.001)


def test_only_northern_ireland_is_moved():
    places = pl.DataFrame(
        {
            "authority": ["NIR", "SCO", None, "NIR"],
            "easting": [333_837.0, 325_000.0, 300_000.0, None],
            "northing": [374_042.0, 673_000.0, 300_000.0, None],
        }
    )
    moved = grids.to_british(places)
    assert moved.row(0) == ("NIR", pytest.approx(146_246, abs=10), pytest.approx(529_514, abs=10))
    assert moved[1:].equals(places[1:])


def test_without_northern_ireland_nothing_is_done():
    places = pl.DataFrame({"authority": ["SCO"], "easting": [1.0], "northing": [2.0]})
    assert grids.to_british(places) is places
