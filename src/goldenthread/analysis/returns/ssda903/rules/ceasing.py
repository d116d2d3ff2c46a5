"""Rules about starting and ceasing to be looked after, and the child's age then."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.episodes import birthday, one_of, with_birth
from goldenthread.analysis.returns.ssda903.rules.book import rule


@rule(
    "352",
    "Episodes.DECOM Episodes.RNE",
    "The child was 18 or over when looked after first. Correct the date of birth or the first day.",
    reads="Header",
)
def started_as_an_adult(evidence: Evidence) -> pl.DataFrame:
    return with_birth(evidence).filter(pl.col("RNE") == "S", pl.col("DECOM") >= birthday(18))


@rule(
    "386",
    "Episodes.REC",
    "The child was 18 or over and cannot have been adopted. Correct the reason, the last day or the date of birth.",
    reads="Header",
)
def adopted_as_an_adult(evidence: Evidence) -> pl.DataFrame:
    return _ceased(evidence, "E11", "E12").filter(pl.col("DEC") >= birthday(18))


@rule(
    "387",
    "Episodes.REC",
    "A child under 14 does not move into independent living. Correct the reason, the last day or the date of birth.",
    reads="Header",
)
def independent_under_fourteen(evidence: Evidence) -> pl.DataFrame:
    old_enough = (pl.col("DEC") >= birthday(14)).fill_null(value=False)
    return _ceased(evidence, "E5", "E6").filter(~old_enough, pl.col("DEC").is_not_null())


@rule(
    "389",
    "Episodes.REC",
    "A child under 16 does not pass to adult social care. Correct the reason, the last day or the date of birth.",
    reads="Header",
)
def adult_care_under_sixteen(evidence: Evidence) -> pl.DataFrame:
    old_enough = (pl.col("DEC") >= birthday(16)).fill_null(value=False)
    return _ceased(evidence, "E7").filter(~old_enough)


@rule(
    "407",
    "Episodes.DEC Episodes.REC Header.DOB",
    "There is no special guardianship order for those aged 18 or over. Correct the reason or one of the dates.",
)
def guardianship_of_an_adult(evidence: Evidence) -> pl.DataFrame:
    return _ceased(evidence, "E45", "E46", "E47", "E48").filter(pl.col("DEC") >= birthday(18))


@rule(
    "460",
    "Episodes.DEC Episodes.REC",
    "The child was under 18, so E17 (stayed with carers as an adult) cannot be the reason. Correct reason or day.",
    reads="Header",
)
def stayed_put_before_eighteen(evidence: Evidence) -> pl.DataFrame:
    return _ceased(evidence, "E17").filter(pl.col("DEC") < birthday(18))


def _ceased(evidence: Evidence, *reasons: str) -> pl.DataFrame:
    return with_birth(evidence).filter(one_of("REC", *reasons))
