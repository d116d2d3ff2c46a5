"""A made-up authority small enough to check by hand, for the tests of the web.

Three teams, four years of referrals to June 2015, a recording incident from April to June 2014, complaints, targets
and one comparator. Every other table of the contract is not supplied.
"""

from datetime import date, timedelta

import polars as pl

from goldenthread.analysis.tables import Dataset

AS_AT = date(2015, 6, 30)
FIRST = date(2011, 4, 1)
TEAMS = {"t1": "Duty Team", "t2": "Long Term Team", "t3": "Disabled Children's Team"}
WORKERS = {"w1": "t1", "w2": "t2", "w3": "t3"}
INCIDENT = (date(2014, 4, 1), date(2014, 6, 30))
CHILDREN = 400


def small_authority() -> Dataset:
    """The dataset, checked against the contract."""
    frames = {
        "ssd_person": _people(),
        "ssd_department": pl.DataFrame({"dept_team_id": list(TEAMS), "dept_team_name": list(TEAMS.values())}),
        "ssd_professionals": pl.DataFrame({"prof_professional_id": list(WORKERS)}),
        "ssd_involvements": _involvements(),
        "ssd_cin_episodes": _referrals(),
        "contact_decisions": _decisions(),
        "recording_incidents": _incidents(),
        "record_corrections": _corrections(),
        "complaints": _complaints(),
        "complaint_stage_events": _stages(),
        "targets": _targets(),
        "comparators": _comparators(),
    }
    facts = {"authority": "Wexcombe Borough Council", "as_at": AS_AT, "covers_from": FIRST, "source": "Small example"}
    return Dataset.from_frames(frames, **facts)


def _team(child: int) -> str:
    return list(TEAMS)[min(child % 7, 2)]


def _people() -> pl.DataFrame:
    return pl.DataFrame({"pers_person_id": [f"p{child}" for child in range(CHILDREN)]})


def _involvements() -> pl.DataFrame:
    rows = [
        {
            "invo_involvements_id": f"i{child}",
            "invo_professional_id": f"w{_team(child)[1]}",
            "invo_professional_team": _team(child),
            "invo_involvement_start_date": date(2014, 1, 1),
            "invo_involvement_end_date": date(2015, 1, 1) if child % 2 else None,
            "invo_person_id": f"p{child}",
        }
        for child in range(CHILDREN)
    ]
    return pl.DataFrame(rows)


def _days(child: int) -> list[date]:
    """One referral for each child, two for every fourth: the second half a year after the first."""
    first = FIRST + timedelta(days=(child * 37) % 1500)
    return [first, first + timedelta(days=180)] if child % 4 == 0 and first < date(2014, 12, 1) else [first]


def _referrals() -> pl.DataFrame:
    rows = [
        {
            "cine_referral_id": f"r{child}-{number}",
            "cine_person_id": f"p{child}",
            "cine_referral_date": day,
            "cine_close_date": day + timedelta(days=60) if day + timedelta(days=60) <= AS_AT else None,
            "cine_referral_team": _team(child),
            "cine_referral_worker_id": f"w{_team(child)[1]}",
        }
        for child in range(CHILDREN)
        for number, day in enumerate(_days(child))
    ]
    return pl.DataFrame(rows)


def _wrong() -> pl.DataFrame:
    """First referrals made while the form was wrong."""
    return _referrals().filter(pl.col("cine_referral_date").is_between(*INCIDENT)).head(6)


def _decisions() -> pl.DataFrame:
    referrals = _referrals()
    return referrals.select(
        contact_id="c" + pl.col("cine_referral_id"),
        received_at=pl.col("cine_referral_date").cast(pl.Datetime("us")),
        decided_at=pl.col("cine_referral_date").cast(pl.Datetime("us")),
        decided_by="cine_referral_worker_id",
        team_id="cine_referral_team",
        outcome=pl.lit("referral"),
        form_version=pl.lit("2014"),
        contact_only_ticked=pl.lit(False),
        contact_and_referral_ticked=pl.lit(True),
        referral_id="cine_referral_id",
    )


def _incidents() -> pl.DataFrame:
    row = {
        "incident_id": "n1",
        "title": "Two boxes on the contact form",
        "table_name": "contact_decisions",
        "form_version": "2014",
        "from_date": INCIDENT[0],
        "to_date": INCIDENT[1],
        "found_on": date(2014, 9, 30),
        "reason": "Workers ticked the box for a referral when the contact went no further.",
    }
    return pl.DataFrame([row])


def _corrections() -> pl.DataFrame:
    return _wrong().select(
        correction_id="x" + pl.col("cine_referral_id"),
        incident_id=pl.lit("n1"),
        table_name=pl.lit("contact_decisions"),
        record_id="c" + pl.col("cine_referral_id"),
        field=pl.lit("outcome"),
        original_value=pl.lit("referral"),
        corrected_value=pl.lit("information_and_advice"),
        reason=pl.lit("No assessment followed"),
        decided_by=pl.lit("w1"),
        decided_on=pl.lit(date(2014, 10, 15)),
    )


def _complaints() -> pl.DataFrame:
    rows = [
        {
            "complaint_id": f"k{number}",
            "received_on": date(2013, 4, 15) + timedelta(days=23 * number),
            "team_id": list(TEAMS)[min(number % 5, 2)],
            "procedure": "statutory",
            "complainant": "parent",
        }
        for number in range(31)
    ]
    return pl.DataFrame(rows)


def _stages() -> pl.DataFrame:
    return _complaints().select(
        event_id="e" + pl.col("complaint_id"),
        complaint_id="complaint_id",
        stage=pl.lit("early_resolution"),
        started_on="received_on",
        extended=pl.lit(False),
    )


def _targets() -> pl.DataFrame:
    shared = {"valid_from": FIRST, "set_by_role": "Head of service", "amber_within": 0.1}
    wanted = ("re_referral_rate_12m", "at_most", 18.0), ("re_referral_rate_adjusted", "at_most", 18.0)
    rows = [{"indicator_id": name, "kind": kind, "target": target, "reason": "Agreed", **shared}
            for name, kind, target in wanted]  # fmt: skip
    return pl.DataFrame(rows)


def _comparators() -> pl.DataFrame:
    row = {"indicator_id": "re_referral_rate_12m", "period": "2014-15", "geography": "england", "value": 24.0,
           "unit": "%", "source": "Department for Education"}  # fmt: skip
    return pl.DataFrame([row])
