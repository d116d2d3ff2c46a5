"""What is worked out of a placement's postcode."""

import polars as pl
import pytest

from few_postcodes import FewPostcodes
from goldenthread.analysis.returns.reference import location, miles, with_placements


def placed(*rows):
    episodes = pl.DataFrame(rows, schema={"HOME_POST": pl.String, "PL_POST": pl.String}, orient="row")
    placed = with_placements(episodes, FewPostcodes.places, {"E06000041"})
    return placed.select("PL_LA", "PL_LOCATION", "PL_DISTANCE").rows()


@pytest.mark.parametrize(
    ("home", "placement", "expected"),
    [
        ("RG12 1JD", "RG40 1AA", ("E06000041", "IN", 3.1)),  # 5 km / 1.6093
        ("RG40 1AA", "RG12 1JD", ("E06000036", "OUT", 3.1)),
        ("RG40 1AA", "CF10 1EP", ("WAL", "OUT", 31.1)),  # 50 km / 1.6093
        ("RG40 1AA", "RG40 1AA", ("E06000041", "IN", 0.0)),
        (None, "RG40 1AA", ("E06000041", "IN", None)),
        ("RG40 1AA", None, (None, None, None)),
        ("RG40 1AA", "unknown", (None, None, None)),
    ],
)
def test_the_authority_the_location_and_the_distance_of_a_placement(home, placement, expected):
    assert placed((home, placement)) == [expected]


def test_rows_keep_their_order():
    rows = placed(("RG40 1AA", "CF10 1EP"), (None, None), ("RG40 1AA", "RG40 1AA"), ("RG40 1AA", "CF10 1EP"))
    assert [row[0] for row in rows] == ["WAL", None, "E06000041", "WAL"]


def test_no_episodes_have_no_placements():
    assert placed() == []


def test_the_squares_of_long_distances_do_not_overflow():
    frame = pl.DataFrame({"from": [0], "to": [1_200_000]}, schema={"from": pl.Int32, "to": pl.Int32})
    assert frame.select(miles("from", "from", "to", "to")).item() == 1054.5


def test_distances_round_half_up():
    """1.25 miles are 2,011.625 m, so that 1.25 becomes 1.3."""
    frame = pl.DataFrame({"from": [0.0], "to": [2_011.625], "same": [0.0]})
    assert frame.select(miles("from", "same", "to", "same")).item() == 1.3


def test_a_location_is_in_under_every_code_of_ones_own():
    frame = pl.DataFrame({"PL_LA": ["E06000066", "E10000027", "SCO", None]})
    inside = frame.select(location("PL_LA", {"E06000066", "E10000027"})).to_series().to_list()
    assert inside == ["IN", "IN", "OUT", None]
