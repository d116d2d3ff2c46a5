"""Rules about what became of care leavers: whether in touch, in what activity and accommodation (OC3)."""

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence
from goldenthread.analysis.returns.ssda903.care_leavers import INFORMATION
from goldenthread.analysis.returns.ssda903.episodes import birthday, one_of
from goldenthread.analysis.returns.ssda903.rules.book import rule

_ALL = " ".join(f"OC3.{column}" for column in INFORMATION)
_ANY_GIVEN = pl.any_horizontal(pl.col(INFORMATION).is_not_null())
_NONE = "0"
_WITH_FORMER_CARER = ("Z1", "Z2")
_FOYER = ("T1", "T2")
_NEVER_SUITABLE = ("S1", "X1")
_NOTHING_MORE_TO_SAY = ("DIED", "RHOM")


@rule("131", "OC3.IN_TOUCH", "Say whether the authority is in touch with one of the department's codes, in capitals.")
def touch_is_no_code(evidence: Evidence) -> pl.DataFrame:
    return evidence["OC3"].filter(~one_of("IN_TOUCH", *evidence.codes["IN_TOUCH"]))


@rule("132", "OC3.ACTIV", "Give the activity as one of the department's codes, or 0.")
def activity_is_no_code(evidence: Evidence) -> pl.DataFrame:
    return evidence["OC3"].filter(~one_of("ACTIV", *evidence.codes["ACTIV"]))


@rule("133", "OC3.ACCOM", "Give the accommodation as one of the department's codes, or 0.")
def accommodation_is_no_code(evidence: Evidence) -> pl.DataFrame:
    """No home of one's own and custody are never suitable: S2 and X2, not S1 or X1."""
    return evidence["OC3"].filter(~one_of("ACCOM", *evidence.codes["ACCOM"]) | one_of("ACCOM", *_NEVER_SUITABLE))


@rule("153", _ALL, "Give all three, whether in touch, activity and accommodation, or leave all three blank.")
def information_is_incomplete(evidence: Evidence) -> pl.DataFrame:
    return evidence["OC3"].filter(_ANY_GIVEN, pl.any_horizontal(pl.col(INFORMATION).is_null()))


@rule(
    "344",
    _ALL,
    "The young person died or returned home for good: give 0 for activity and accommodation.",
)
def information_on_one_who_died_or_went_home(evidence: Evidence) -> pl.DataFrame:
    more = pl.any_horizontal(pl.col("ACTIV", "ACCOM") != _NONE)
    return evidence["OC3"].filter(one_of("IN_TOUCH", *_NOTHING_MORE_TO_SAY), more)


@rule("345", _ALL, "The authority is in touch, so the activity and the accommodation cannot be 0. Give both.")
def in_touch_but_nothing_known(evidence: Evidence) -> pl.DataFrame:
    in_touch = pl.col("IN_TOUCH").str.to_uppercase() == "YES"
    return evidence["OC3"].filter(in_touch, pl.any_horizontal(pl.col("ACTIV", "ACCOM") == _NONE))


@rule(
    "347",
    "OC3.ACCOM OC3.DOB",
    "The young person was under 18 when the year began and cannot live in a foyer. Correct the accommodation.",
    since="2023-24",
)
def minor_in_foyer(evidence: Evidence) -> pl.DataFrame:
    return evidence["OC3"].filter(one_of("ACCOM", "T", *_FOYER), birthday(18) > evidence.start)


@rule(
    "348",
    "OC3.IN_TOUCH",
    "Last year's return says that the care leaver died. Correct whichever is wrong.",
    reads="OC3_last",
    since="2025-26",
)
def alive_again(evidence: Evidence) -> pl.DataFrame:
    died = evidence["OC3_last"].filter(one_of("IN_TOUCH", "DIED"))
    return evidence["OC3"].filter(~one_of("IN_TOUCH", "DIED")).join(died, on="CHILD", how="semi")


@rule(
    "391",
    f"OC3.DOB {_ALL}",
    "The young person was not yet 17 at the end of the year: leave out the care leaver's record.",
)
def too_young_for_a_care_leaver(evidence: Evidence) -> pl.DataFrame:
    return evidence["OC3"].filter(_ANY_GIVEN, birthday(17) > evidence.end)


@rule(
    "3001",
    "OC3.ACCOM",
    "The young person turned 17 this year and cannot live with a former foster carer yet. Correct the accommodation.",
    reads="Header",
)
def with_former_carer_at_17(evidence: Evidence) -> pl.DataFrame:
    turned = evidence["Header"].filter(birthday(17).is_between(evidence.start, evidence.end))
    return evidence["OC3"].filter(one_of("ACCOM", *_WITH_FORMER_CARER)).join(turned, on="CHILD", how="semi")
