"""Audits, inspections, earlier reviews, engagement and training of an authority of any size."""

from datetime import date

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.draws import chance, pick, whole
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.layout import Tables, lay_out
from goldenthread.analysis.synthetic.streams import Streams

FILES_AUDITED_A_YEAR = 0.0012
"""Case files audited in a year, per child known."""

GRADES = {"requires_improvement": 45.0, "good": 38.0, "inadequate": 11.0, "outstanding": 6.0}
DAYS_OPEN_TO_AUDIT = 100
MODERATED_ANOTHER_WAY = 0.22
COURSES = {
    "practice_framework_2_day": 40.0,
    "practice_leader_5_day": 10.0,
    "restorative_practice": 18.0,
    "attachment": 12.0,
    "outcome_tool": 12.0,
    "other": 8.0,
}
PARTNERS = {"Primary school": 40.0, "Secondary school": 25.0, "Health visiting": 20.0, "Police": 15.0}
DOMAINS = (
    "Overall effectiveness",
    "The experiences of children in need of help and protection",
    "The experiences of children looked after",
    "The experiences of care leavers",
    "Leadership, management and governance",
)
RECOMMENDED = (
    "Keep changes of social worker to those that cannot be avoided",
    "Hold group supervision in every team at least every six weeks",
    "Record the reasons for each decision that ends an assessment",
    "Tell every agency of a step down within five working days",
    "Offer an advocate before each initial conference",
)
SESSIONS = {"quality_circle": 55.0, "parents_reference_group": 30.0, "challenge_session": 15.0}
SESSION_TITLES = {
    "quality_circle": "Practice shown by a team",
    "parents_reference_group": "Parents' reference group",
    "challenge_session": "Partners' challenge session",
}


def oversight_tables(
    streams: Streams, horizon: Horizon, held: pl.DataFrame, files: pl.DataFrame, children: int
) -> Tables:
    """Everything by which a service looks at itself; ``files`` are those that may be audited."""
    return {
        "audits": _audits(streams, horizon, files, children),
        **_inspections(streams, horizon),
        **_reviews(streams, horizon),
        "engagement_sessions": _sessions(streams, horizon),
        "training_attendances": training(streams, horizon, held),
    }


def _audits(streams: Streams, horizon: Horizon, files: pl.DataFrame, children: int) -> pl.DataFrame:
    rng = streams.of("audits")
    years = (horizon.end - horizon.begin + 1) / 365.25
    count = max(12, round(children * FILES_AUDITED_A_YEAR * years))
    return audits_of_files(rng, horizon, files, count)


def open_files(referrals: pl.LazyFrame, first: date, last: date) -> pl.DataFrame:
    """Files that may be audited, from ``ssd_cin_episodes``: ``person_id, team_id, opened``.

    Files opened between two days and open long enough for an auditor to find work in them.
    """
    opened, closed = pl.col("cine_referral_date"), pl.col("cine_close_date")
    long = closed.is_null() | (closed > opened.dt.offset_by(f"{DAYS_OPEN_TO_AUDIT}d"))
    found = referrals.filter(opened.is_between(first, last) & long)
    return found.select(
        person_id="cine_person_id", team_id="cine_referral_team", opened=opened.cast(pl.Int32)
    ).collect()


def audits_of_files(rng: np.random.Generator, horizon: Horizon, files: pl.DataFrame, count: int) -> pl.DataFrame:
    """``audits`` of ``count`` of the files: most done by the day they were due, half of them moderated."""
    chosen = files[np.sort(rng.permutation(files.height)[:count])]
    rows = chosen.height
    grade = pick(rng, GRADES, rows)
    again = pl.when(pl.Series(chance(rng, MODERATED_ANOTHER_WAY, rows))).then(pick(rng, GRADES, rows)).otherwise(grade)
    due = chosen["opened"] + pl.Series(whole(rng, 40, 90, rows))
    done = due + pl.Series(whole(rng, -24, 8, rows))
    finished = done <= horizon.end
    return lay_out(
        "audits",
        chosen.with_columns(
            audit_id=pl.format("AU{}", pl.int_range(10_001, 10_001 + rows)),
            kind=pick(rng, {"case_file": 78.0, "dip_sample": 22.0}, rows),
            title=pl.lit("Case file audit"),
            commissioned_by=pl.lit("Quality Assurance Manager"),
            auditor=pl.lit("Team manager of another team"),
            due_on=due,
            completed_on=pl.when(finished).then(done),
            grade=pl.when(finished).then(grade),
            moderated_grade=pl.when(finished & pl.Series(chance(rng, 0.5, rows))).then(again),
        ),
    )


def _inspections(streams: Streams, horizon: Horizon) -> Tables:
    rng = streams.of("inspections")
    start = (horizon.begin + horizon.end) // 2
    inspection = pl.DataFrame(
        {
            "inspection_id": ["IN1"],
            "service": ["Children's services"],
            "framework": ["Inspection of local authority children's services"],
            "started_on": [start],
            "ended_on": [start + 18],
        }
    )
    grades = pick(rng, {"good": 50.0, "requires_improvement": 40.0, "outstanding": 10.0}, len(DOMAINS))
    judgements = pl.DataFrame(
        {
            "inspection_id": ["IN1"] * len(DOMAINS),
            "position": range(1, len(DOMAINS) + 1),
            "domain": DOMAINS,
            "grade": grades,
        }
    )
    return {
        "inspections": lay_out("inspections", inspection),
        "inspection_judgements": lay_out("inspection_judgements", judgements),
    }


def _reviews(streams: Streams, horizon: Horizon) -> Tables:
    """One annual review a year with the same few recommendations, and what had become of them a year later."""
    rng = streams.of("reviews of the service")
    years = range(horizon.first.year, horizon.last.year)
    rows = [
        (f"REC-{year}-{place}", _label(year), place, text)
        for year in years
        for place, text in enumerate(RECOMMENDED, 1)
    ]
    made = pl.DataFrame(rows, schema=["recommendation_id", "review_year", "position", "text"], orient="row")
    found = made.with_columns(
        section=pl.lit("9"),
        kind=pl.lit("overall"),
        owner_role=pl.lit("Head of Service"),
        due_on=pl.Series([date(int(label[:4]) + 2, 3, 31) for label in made["review_year"]]),
    )
    looked_at = found.filter(pl.col("due_on") <= horizon.last)
    statuses = looked_at.with_columns(
        decided_on="due_on",
        decided_by_role=pl.lit("Quality Assurance Manager"),
        status=pick(rng, {"achieved": 50.0, "partially_achieved": 40.0, "carried_forward": 10.0}, looked_at.height),
    )
    return {
        "recommendations": lay_out("recommendations", found),
        "recommendation_statuses": lay_out("recommendation_statuses", statuses),
    }


def _label(year: int) -> str:
    return f"{year}-{(year + 1) % 100:02d}"


def _sessions(streams: Streams, horizon: Horizon) -> pl.DataFrame:
    rng = streams.of("engagement")
    held = np.arange(horizon.begin + 20, horizon.end, 45, dtype=np.int32)
    kinds = pick(rng, SESSIONS, len(held))
    return lay_out(
        "engagement_sessions",
        pl.DataFrame(
            {
                "session_id": [f"ES{10_001 + place}" for place in range(len(held))],
                "kind": kinds,
                "title": kinds.replace_strict(SESSION_TITLES),
                "held_on": held,
                "attendances": whole(rng, 3, 14, len(held)),
            }
        ),
    )


def training(streams: Streams, horizon: Horizon, held: pl.DataFrame) -> pl.DataFrame:
    """Places on courses: about two a worker, most taken up, and some for partners' staff."""
    rng = streams.of("training")
    workers = held.filter((pl.col("contract") != "agency") & (pl.col("ends") > horizon.begin)).with_columns(
        from_day=pl.max_horizontal("starts", pl.lit(horizon.begin)),
        to_day=pl.min_horizontal("ends", pl.lit(horizon.end)) - 1,
    )
    workers = workers.filter(pl.col("to_day") > pl.col("from_day"))
    places = workers[np.repeat(np.arange(workers.height), 2)]
    ours = places.select(
        "worker_id", "from_day", "to_day", attendee_id="worker_id", organisation=pl.lit("Children's services")
    )
    guests = max(3, places.height // 12)
    theirs = pl.DataFrame(
        {
            "worker_id": pl.Series([None] * guests, dtype=pl.String),
            "from_day": pl.Series([horizon.begin] * guests, dtype=pl.Int32),
            "to_day": pl.Series([horizon.end] * guests, dtype=pl.Int32),
            "attendee_id": [f"PARTNER{101 + place}" for place in range(guests)],
            "organisation": pick(rng, PARTNERS, guests),
        }
    )
    both = pl.concat([ours, theirs])
    span = (pl.col("to_day") - pl.col("from_day")) * pl.Series(rng.random(both.height))
    planned = both.with_columns(
        planned_on=(pl.col("from_day") + span).cast(pl.Int32), course=pick(rng, COURSES, both.height)
    ).sort("planned_on", "attendee_id")
    return lay_out(
        "training_attendances",
        planned.with_columns(
            attendance_id=pl.format("TA{}", pl.int_range(100_001, 100_001 + pl.len())),
            attended_on=pl.when(pl.Series(chance(rng, 0.88, both.height))).then("planned_on"),
        ),
    )
