"""Rules that look a placement's URN up in Ofsted's list of providers.

A provider may have several rows in the list; a placement is right if it agrees with one of them.
"""

from datetime import date

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence, shared
from goldenthread.analysis.returns.reference.providers import urn
from goldenthread.analysis.returns.ssda903.episodes import one_of, without_short_breaks
from goldenthread.analysis.returns.ssda903.placements import OUTSIDE_ENGLAND, own_area, with_placement
from goldenthread.analysis.returns.ssda903.rules.book import rule

NOT_REGISTERED = 7 * "X"
"""Stands for a provider that has no URN, or none yet."""
HOMES = ("K1", "K2", "K3", "R3", "S1")
"""Placements that are at the address under which the provider is registered."""
_ALWAYS = date.max


def without_urn(evidence: Evidence) -> tuple[str, ...]:
    """Placement types of the year that Ofsted registers nobody for."""
    other = (code for code in evidence.codes["PLACE"] if code.startswith("Z"))
    return ("P1", "P3", "R1", "R2", "R5", "T0", "T1", "T2", "T3", "T4", *other)


@rule("1008", "Episodes.URN", "The URN is not in Ofsted's list. Correct it, or give seven Xs where there is none.")
def urn_not_in_the_list(evidence: Evidence) -> pl.DataFrame:
    known = evidence.providers.select("URN").unique()
    return _with_urn(evidence).join(known, left_on="urn", right_on="URN", how="anti")


@rule(
    "218",
    "Episodes.URN",
    "Give the Ofsted URN of the provider, or seven Xs where it has none.",
    version="2025-26",
)
def urn_missing(evidence: Evidence) -> pl.DataFrame:
    needed = ~one_of("PLACE", *without_urn(evidence))
    after = (pl.col("DEC") >= evidence.start).fill_null(value=True)
    rows = evidence["Episodes"].filter(needed, after, pl.col("URN").is_null())
    return with_placement(rows, evidence, "PL_LA").filter(~one_of("PL_LA", *OUTSIDE_ENGLAND))


@rule(
    "219",
    "Episodes.URN Episodes.PLACE",
    "The provider with this URN is not registered for this placement type. Correct the URN or the type.",
)
def other_placement_than_registered(evidence: Evidence) -> pl.DataFrame:
    return _without_match(evidence, pl.col("PLACE_CODES").str.split(",").list.contains(pl.col("PLACE")))


@rule(
    "221",
    "Episodes.PL_POST Episodes.URN Episodes.PLACE",
    "The provider with this URN is registered at another postcode. Correct the URN or the postcode.",
    version="2024-25",
)
def other_postcode_than_registered(evidence: Evidence) -> pl.DataFrame:
    agrees = (_plain("POSTCODE") == _plain("PL_POST")) | pl.col("POSTCODE").is_null()
    rows = _without_match(evidence, agrees).filter(one_of("PLACE", *HOMES), pl.col("PL_POST").is_not_null())
    return without_short_breaks(rows)


@rule(
    "222",
    "Episodes.URN",
    "Placements of this type have no URN. Take it out, or correct the placement type.",
    version="2025-26",
)
def urn_not_needed(evidence: Evidence) -> pl.DataFrame:
    return _with_urn(evidence).filter(one_of("PLACE", *without_urn(evidence)))


@rule(
    "224",
    "Episodes.PLACE_PROVIDER",
    "The provider with this URN is of another kind. Correct the URN, or the placement provider.",
)
def other_kind_than_registered(evidence: Evidence) -> pl.DataFrame:
    return _without_match(evidence, pl.col("PROVIDER_CODES").str.split(",").list.contains(pl.col("PLACE_PROVIDER")))


@rule(
    "227",
    "Episodes.URN Episodes.DECOM",
    "The provider with this URN was no longer registered when the episode began. Correct the URN or the day.",
)
def begun_after_registration(evidence: Evidence) -> pl.DataFrame:
    return _without_match(evidence, pl.col("DECOM") < _registered_until()).drop_nulls("DECOM")


@rule(
    "228",
    "Episodes.URN Episodes.DEC",
    "The provider with this URN was no longer registered when the episode ended. Correct the URN or the day.",
)
def ended_after_registration(evidence: Evidence) -> pl.DataFrame:
    return _without_match(evidence, pl.col("DEC").fill_null(evidence.end) <= _registered_until())


@rule(
    "229",
    "Episodes.URN Episodes.PLACE_PROVIDER",
    "By its postcode this provider is in one's own authority and yet PR2, or elsewhere and yet PR1. Correct either.",
)
def provider_of_another_authority(evidence: Evidence) -> pl.DataFrame:
    own = pl.col("LA_CODE_INFERRED").is_in(own_area(evidence)).fill_null(value=False)
    provider = pl.col("PLACE_PROVIDER")
    return _without_match(evidence, (own & (provider != "PR2")) | (~own & (provider != "PR1")) | provider.is_null())


@shared
def _with_urn(evidence: Evidence) -> pl.DataFrame:
    """Episodes that name a provider, with the URN as the list has it in a column ``urn``."""
    rows = evidence["Episodes"].with_columns(urn("URN").alias("urn"))
    return rows.filter(pl.col("urn") != NOT_REGISTERED)


@shared
def _listed(evidence: Evidence) -> pl.DataFrame:
    """Those episodes beside the rows of the list that have their URN: an episode may stand there more than once."""
    return _with_urn(evidence).join(evidence.providers, left_on="urn", right_on="URN")


def _without_match(evidence: Evidence, agrees: pl.Expr) -> pl.DataFrame:
    """Episodes whose provider is in the list, with no row of it that agrees: nothing agrees with a blank."""
    listed = _listed(evidence)
    right = listed.filter(agrees.fill_null(value=False)).select("Episodes").unique()
    return listed.join(right, on="Episodes", how="anti").unique("Episodes", keep="first", maintain_order=True)


def _registered_until() -> pl.Expr:
    return pl.col("REG_END").fill_null(_ALWAYS)


def _plain(column: str) -> pl.Expr:
    return pl.col(column).str.to_uppercase().str.replace_all(" ", "", literal=True)
