"""Young people who have left care."""

import polars as pl

from goldenthread.analysis.indicators.definition import Indicator
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.weights import ONE, one_if
from goldenthread.analysis.periods import add_months_expr

_NEEDS = ("ssd_care_leavers", "ssd_person")
_WHO = "Young people who have left care and are aged 19, 20 or 21 on the day"
_LATEST = (
    "The table holds how each young person stands now, with no history: for a past day the standing is the latest "
    "one and only the age is that of the day. The SSDA903 asks around the birthday, this counts on the day."
)
# Education, training and employment; G codes are not in any, and 0 stands for no information.
IN_ACTIVITY = ("F", "P")


def care_leavers(frames: Frames) -> pl.LazyFrame:
    """Care leavers from the 19th to before the 22nd birthday, with how they stand now."""
    born = frames.table("ssd_person").select(clea_person_id="pers_person_id", born="pers_dob")
    rows = frames.table("ssd_care_leavers").join(born, on="clea_person_id")
    return rows.select(
        "clea_care_leaver_accom_suitable",
        "clea_care_leaver_activity",
        case_id="clea_person_id",
        person_id="clea_person_id",
        team_id="clea_care_leaver_allocated_team",
        worker_id="clea_care_leaver_worker_id",
        start=add_months_expr(pl.col("born"), 19 * 12),
        until=add_months_expr(pl.col("born"), 22 * 12),
        denominator=ONE,
    )


def _suitable(frames: Frames) -> pl.LazyFrame:
    return care_leavers(frames).with_columns(numerator=one_if(pl.col("clea_care_leaver_accom_suitable") == "1"))


def _active(frames: Frames) -> pl.LazyFrame:
    kind = pl.col("clea_care_leaver_activity").str.slice(0, 1)
    return care_leavers(frames).with_columns(numerator=one_if(kind.is_in(IN_ACTIVITY)))


SUITABLE = Indicator(
    id="care_leavers_suitable_accommodation",
    title="Care leavers in suitable accommodation",
    service_area="leaving care",
    question="Do care leavers have a suitable home?",
    counts=f"{_WHO}; in the numerator those whose home is held to be suitable.",
    numerator="Care leavers in suitable accommodation",
    denominator="Care leavers aged 19 to 21, those of whom nothing is known included",
    basis="as_at",
    unit="%",
    decimals=1,
    good_direction="high",
    source="SSDA903 OC3; LAIT; Annex A list 9",
    caveats=_LATEST,
    needs=_NEEDS,
    thing="young person",
    denominator_sets=("care leavers",),
    frame=_suitable,
)

ACTIVE = Indicator(
    id="care_leavers_eet",
    title="Care leavers in education, employment or training",
    service_area="leaving care",
    question="Are care leavers learning or in work?",
    counts=f"{_WHO}; in the numerator those in education, training or employment, full time or part time.",
    numerator="Care leavers in education, employment or training",
    denominator="Care leavers aged 19 to 21, those of whom nothing is known included",
    basis="as_at",
    unit="%",
    decimals=1,
    good_direction="high",
    source="SSDA903 OC3; LAIT; Annex A list 9",
    caveats=_LATEST,
    needs=_NEEDS,
    thing="young person",
    denominator_sets=("care leavers",),
    frame=_active,
)

INDICATORS = (SUITABLE, ACTIVE)
