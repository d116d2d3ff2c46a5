"""What the return says of a placement that nobody types: whose area it is in, and how far from home."""

from collections.abc import Set as Codes

import polars as pl

POSTS = ("HOME_POST", "PL_POST")
KILOMETRES_IN_A_MILE = 1.6093
"""As the guide to the SSDA903 return has it, so that a distance here is the distance that DfE finds."""


def miles(from_easting: str, from_northing: str, to_easting: str, to_northing: str) -> pl.Expr:
    """The straight line between two places on the British grid, in miles to one decimal; null where one is unknown."""
    across = (pl.col(from_easting) - pl.col(to_easting)).cast(pl.Float64)
    along = (pl.col(from_northing) - pl.col(to_northing)).cast(pl.Float64)
    metres = (across**2 + along**2).sqrt()
    return (metres / 1000 / KILOMETRES_IN_A_MILE).round(1, mode="half_away_from_zero")


def location(authority: str, own: Codes[str]) -> pl.Expr:
    """PL_LOCATION: IN where the authority of the placement is among the codes of one's own, else OUT; null as it is."""
    inside = pl.col(authority).is_in(list(own))
    return pl.when(inside).then(pl.lit("IN")).when(inside.not_()).then(pl.lit("OUT"))


def with_placements(episodes: pl.DataFrame, found: pl.DataFrame, own: Codes[str]) -> pl.DataFrame:
    """The episodes with PL_LA, PL_LOCATION and PL_DISTANCE, worked out from HOME_POST and PL_POST.

    `found` is what `Postcodes.find` gives for these postcodes, and maybe for more; `own` every code of one's own area
    (`authority("867").area`). PL_LA is the code of an English authority, WAL, SCO or NIR, or NUK for the Channel
    Islands and the Isle of Man. Postcodes do not tell CON (a confidential placement) nor places abroad. All three are
    null for a postcode that is blank or that nobody knows.
    """
    home, placement = (episodes[column].cast(pl.String) for column in POSTS)
    placed = _placed(home, found, "home").hstack(_placed(placement, found, "placement"))
    return episodes.with_columns(
        placed.select(
            PL_LA="placement_authority",
            PL_LOCATION=location("placement_authority", own),
            PL_DISTANCE=miles("home_easting", "home_northing", "placement_easting", "placement_northing"),
        )
    )


def _placed(written: pl.Series, found: pl.DataFrame, which: str) -> pl.DataFrame:
    """A row for each row of the postcodes as written, in their order."""
    asked = pl.DataFrame({"postcode": written})
    rows = asked.join(found, on="postcode", how="left", maintain_order="left").drop("postcode")
    return rows.rename(lambda column: f"{which}_{column}")
