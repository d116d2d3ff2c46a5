"""Rules about who provides a placement."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.episodes import one_of
from goldenthread.analysis.returns.ssda903.rules.book import rule

_OTHER_ABSENCE = "T4"
"""Need not say who provides it, but 178 lets it do so."""
_BOTH = "Episodes.PLACE Episodes.PLACE_PROVIDER"


def without_provider(evidence: Evidence) -> tuple[str, ...]:
    """Placement types of the year that nobody provides: absences, and arrangements without a name of their own."""
    return ("T0", "T1", "T2", "T3", *(code for code in evidence.codes["PLACE"] if code.startswith("Z")))


@rule(
    "178",
    "Episodes.PLACE_PROVIDER",
    "Use PR0 to PR5 for the provider; leave it blank for a temporary (T0 to T3) or other placement (Z codes).",
    version="2025-26",
)
def unknown_provider(evidence: Evidence) -> pl.DataFrame:
    valid = one_of("PLACE_PROVIDER", *evidence.codes["PLACE_PROVIDER"]) & ~_needs_none(evidence)
    return evidence["Episodes"].filter(pl.col("PLACE_PROVIDER").is_not_null(), ~valid)


@rule(
    "213",
    "Episodes.PLACE_PROVIDER",
    "A temporary (T0 to T4) or other placement (Z codes) has no provider. Take the provider out.",
    version="2025-26",
)
def provider_not_needed(evidence: Evidence) -> pl.DataFrame:
    none = _needs_none(evidence) | one_of("PLACE", _OTHER_ABSENCE)
    return evidence["Episodes"].filter(none, pl.col("PLACE_PROVIDER").is_not_null())


@rule("526", _BOTH, "Say who provides the placement (PR0 to PR5).", version="2025-26")
def provider_missing(evidence: Evidence) -> pl.DataFrame:
    needed = ~_needs_none(evidence) & ~one_of("PLACE", _OTHER_ABSENCE)
    return evidence["Episodes"].filter(needed, pl.col("PLACE_PROVIDER").is_null())


@rule(
    "527",
    _BOTH,
    "The authority itself (PR1) does not provide placements with parents, of the NHS or in custody (P1, R2, R5)."
    " Correct either.",
)
def own_provision_of_what_it_has_not(evidence: Evidence) -> pl.DataFrame:
    return _together(evidence, "PR1", "P1", "R2", "R5")


@rule(
    "528",
    _BOTH,
    "Another authority (PR2) does not provide placements with parents, of the NHS or in custody (P1, R2, R5)."
    " Correct either.",
)
def other_authority_of_what_it_has_not(evidence: Evidence) -> pl.DataFrame:
    return _together(evidence, "PR2", "P1", "R2", "R5")


@rule(
    "529",
    _BOTH,
    "Other public bodies (PR3) do not provide this type of placement. Correct the provider or the type.",
)
def public_body_of_what_it_has_not(evidence: Evidence) -> pl.DataFrame:
    adoption, fostering = ("A3", "A4", "A5", "A6"), ("U1", "U2", "U3", "U4", "U5", "U6")
    return _together(evidence, "PR3", "P1", "K1", "K2", *adoption, *fostering)


@rule("530", _BOTH, "A private provider (PR4) does not provide a placement with parents (P1). Correct either.")
def private_provider_of_parents(evidence: Evidence) -> pl.DataFrame:
    return _together(evidence, "PR4", "P1")


@rule("531", _BOTH, "A voluntary provider (PR5) does not provide a placement with parents (P1). Correct either.")
def voluntary_provider_of_parents(evidence: Evidence) -> pl.DataFrame:
    return _together(evidence, "PR5", "P1")


@rule("550", _BOTH, "Only parents or others with parental responsibility (P1) are the provider PR0. Correct either.")
def parents_as_provider_of_another_placement(evidence: Evidence) -> pl.DataFrame:
    return evidence["Episodes"].filter(pl.col("PLACE_PROVIDER") == "PR0", pl.col("PLACE").ne_missing("P1"))


def _needs_none(evidence: Evidence) -> pl.Expr:
    return one_of("PLACE", *without_provider(evidence))


def _together(evidence: Evidence, provider: str, *places: str) -> pl.DataFrame:
    return evidence["Episodes"].filter(pl.col("PLACE_PROVIDER") == provider, one_of("PLACE", *places))
