"""Rules about where a placement is: its postcode, its authority, and its distance from home."""

import polars as pl

from goldenthread.analysis.returns.errors import NotSuppliedError
from goldenthread.analysis.returns.evidence import Evidence, shared
from goldenthread.analysis.returns.reference.placements import POSTS
from goldenthread.analysis.returns.ssda903 import uasc
from goldenthread.analysis.returns.ssda903.episodes import RESPITE, one_of, without_short_breaks
from goldenthread.analysis.returns.ssda903.placements import known_places, own_area, with_placement
from goldenthread.analysis.returns.ssda903.rules.book import rule

FARTHEST = 999.9
"""Miles; also what stands for a distance that is not known."""
FAR = 350
POSTCODE = r"^[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}$"
FAMILY_PLACEMENTS = ("A3", "A4", "A5", "A6", "U1", "U2", "U3", "U4", "U5", "U6")
"""Fostering and adoption: one's own carers may live in another authority."""
_POSTS = " ".join(f"Episodes.{column}" for column in POSTS)


@rule(
    "164",
    "Episodes.PL_DISTANCE",
    "The distance between home and placement is not between 0 and 999.9 miles. Check both postcodes.",
)
def distance_not_valid(evidence: Evidence) -> pl.DataFrame:
    valid = pl.col("PL_DISTANCE").is_between(0, FARTHEST)  # that there is none is for 392a to say
    return _measured(_distances(evidence), evidence).filter(~valid)


@rule("169", "Episodes.PL_LA", "The authority of the placement cannot be worked out. Check the placement's postcode.")
def authority_missing(evidence: Evidence) -> pl.DataFrame:
    return _authorities(evidence).filter(~one_of("LS", *RESPITE), pl.col("PL_LA").is_null())


@rule("179", "Episodes.PL_LOCATION", "The placement must be IN the authority's area or OUT of it. Check its postcode.")
def unknown_location(evidence: Evidence) -> pl.DataFrame:
    rows = with_placement(evidence["Episodes"], evidence, "PL_LOCATION")
    return without_short_breaks(rows).filter(~one_of("PL_LOCATION", *evidence.codes["PL_LOCATION"]))


@rule(
    "214",
    "Episodes.PL_POST Episodes.URN",
    "A child on short breaks (V3, V4) has no placement postcode and no URN. Take them out.",
)
def placement_of_a_break(evidence: Evidence) -> pl.DataFrame:
    given = pl.col("PL_POST").is_not_null() | pl.col("URN").is_not_null()
    return evidence["Episodes"].filter(one_of("LS", *RESPITE), given)


@rule(
    "392a",
    "Episodes.PL_DISTANCE",
    "The distance between home and placement is missing. Give both postcodes.",
)
def distance_missing(evidence: Evidence) -> pl.DataFrame:
    return _measured(_distances(evidence), evidence).filter(pl.col("PL_DISTANCE").is_null())


@rule("392b", _POSTS, "Give the postcode of the child's home and of the placement.")
def postcode_missing(evidence: Evidence) -> pl.DataFrame:
    missing = pl.col("HOME_POST").is_null() | pl.col("PL_POST").is_null()
    return _measured(evidence["Episodes"], evidence).filter(missing)


@rule("392c", _POSTS, "There is no such postcode. Correct it.")
def no_postcode(evidence: Evidence) -> pl.DataFrame:
    written = [_plain(column).str.contains(POSTCODE) for column in POSTS]
    misspelt = ~pl.all_horizontal(each.fill_null(value=True) for each in written)
    nobodys = _unknown(evidence).implode()
    unknown = pl.any_horizontal(pl.col(column).is_in(nobodys) for column in POSTS)
    return evidence["Episodes"].filter(misspelt | unknown.fill_null(value=False))


def _unknown(evidence: Evidence) -> pl.Series:
    """The postcodes given that nobody knows; none where there is no index to look them up in."""
    if evidence.lookups.postcodes is None:
        return pl.Series(dtype=pl.String)
    given = pl.concat([evidence["Episodes"][column].alias("postcode") for column in POSTS]).drop_nulls().unique()
    known = known_places(evidence).drop_nulls("authority")["postcode"]
    return given.filter(~given.is_in(known.implode()))


@rule(
    "392d",
    f"{_POSTS} Episodes.PLACE",
    "Home and placement have one postcode, but the child is not placed with parents (P1). Correct one of the three.",
)
def placed_at_home(evidence: Evidence) -> pl.DataFrame:
    at_home = _plain("HOME_POST") == _plain("PL_POST")
    return evidence["Episodes"].filter(at_home, pl.col("PLACE").ne_missing("P1"))


@rule(
    "398",
    f"Episodes.LS {_POSTS}",
    "A child on short breaks (V3, V4) has no postcodes, as no distance is asked for. Take them out.",
)
def postcodes_of_a_break(evidence: Evidence) -> pl.DataFrame:
    given = pl.col("HOME_POST").is_not_null() | pl.col("PL_POST").is_not_null()
    return evidence["Episodes"].filter(one_of("LS", *RESPITE), given)


@rule(
    "406",
    "Episodes.PL_DISTANCE",
    "The child is or was an unaccompanied asylum seeker, so there is no distance from home. Take the postcode out.",
)
def distance_of_an_asylum_seeker(evidence: Evidence) -> pl.DataFrame:
    known = _distances(evidence).filter(pl.col("PL_DISTANCE").is_not_null())
    return known.join(_asylum_seekers(evidence), on="CHILD", how="semi")


@rule(
    "411",
    "Episodes.PL_LOCATION",
    "IN means that the placement is in one's own authority, OUT that it is not: this contradicts its postcode.",
)
def location_contradicts_authority(evidence: Evidence) -> pl.DataFrame:
    rows = with_placement(_authorities(evidence), evidence, "PL_LOCATION")
    own = pl.col("PL_LA").is_in(own_area(evidence))
    return rows.filter((own & (pl.col("PL_LOCATION") == "OUT")) | (~own & (pl.col("PL_LOCATION") == "IN")))


@rule(
    "420",
    "Episodes.PL_LA",
    "A child on short breaks (V3, V4) has no authority of placement. Take the placement's postcode out.",
)
def authority_of_a_break(evidence: Evidence) -> pl.DataFrame:
    return _authorities(evidence).filter(one_of("LS", *RESPITE), pl.col("PL_LA").is_not_null())


@rule(
    "454",
    "Episodes.PL_DISTANCE",
    "The placement is more than 350 miles from home. Check both postcodes.",
    since="2025-26",
)
def very_far_from_home(evidence: Evidence) -> pl.DataFrame:
    return _distances(evidence).filter(pl.col("PL_DISTANCE") > FAR, pl.col("PL_DISTANCE") != FARTHEST)


@rule(
    "1015",
    "Episodes.PL_LA",
    "The authority provides the placement itself (PR1), but it lies elsewhere. Check the provider and the postcode.",
)
def own_provision_elsewhere(evidence: Evidence) -> pl.DataFrame:
    own = pl.col("PL_LA").is_in(own_area(evidence))
    rows = _authorities(evidence).drop_nulls(["PLACE", "LS"]).filter(pl.col("PLACE_PROVIDER") == "PR1", ~own)
    return rows.filter(~one_of("PLACE", *FAMILY_PLACEMENTS), ~one_of("LS", *RESPITE))


def _authorities(evidence: Evidence) -> pl.DataFrame:
    return with_placement(evidence["Episodes"], evidence, "PL_LA")


def _distances(evidence: Evidence) -> pl.DataFrame:
    return with_placement(evidence["Episodes"], evidence, "PL_DISTANCE")


def _measured(rows: pl.DataFrame, evidence: Evidence) -> pl.DataFrame:
    """Episodes of which the return asks how far from home they are."""
    return without_short_breaks(rows).join(_asylum_seekers(evidence), on="CHILD", how="anti")


@shared
def _asylum_seekers(evidence: Evidence) -> pl.DataFrame:
    """Children who are or were such by this year's return or last year's, as far as these were given."""
    found = [pl.DataFrame(schema={"CHILD": pl.String})]
    for identified in (uasc.this_year, uasc.last_year):
        try:
            found.append(identified(evidence))
        except NotSuppliedError:
            continue
    return pl.concat(found).unique()


def _plain(column: str) -> pl.Expr:
    return pl.col(column).str.to_uppercase().str.replace_all(" ", "", literal=True)
