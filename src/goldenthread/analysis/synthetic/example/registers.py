"""Registers of the worked example: audits, inspections, recommendations, engagement, training."""

from datetime import date

import polars as pl

from goldenthread.analysis.synthetic.day_numbers import day
from goldenthread.analysis.synthetic.example import teams as town
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.layout import Tables, lay_out
from goldenthread.analysis.synthetic.oversight import audits_of_files, open_files, training
from goldenthread.analysis.synthetic.streams import Streams

YEAR = "2014-15"

EXTERNAL_AUDITS = (
    ("Front door to social care", "2014-04-24", town.FRONT_DOOR),
    ("Early intervention: thresholds and quality", "2014-06-19", None),
    ("Front door to social care, second review", "2014-08-21", town.FRONT_DOOR),
    ("Practice across the service", "2014-09-18", None),
    ("Triage of contacts", "2014-11-20", town.FRONT_DOOR),
    ("Work with children in care and children in need", "2014-12-11", None),
)
FILES_AUDITED = 48
FILES_OPENED = (date(2013, 2, 1), date(2014, 12, 31))

INSPECTIONS = (
    (
        "I-1",
        "Bridges Resource Centre",
        "Inspection of children's homes",
        "2014-12-30",
        "2014-12-30",
        (
            ("Overall effectiveness", "outstanding"),
            ("Outcomes for children and young people", "outstanding"),
            ("Quality of care", "outstanding"),
            ("Keeping children and young people safe", "outstanding"),
            ("Leadership and management", "outstanding"),
        ),
    ),
    (
        "I-2",
        "Local authority fostering service",
        "Inspection of local authority fostering",
        "2013-01-08",
        "2013-01-08",
        (
            ("Overall effectiveness", "good"),
            ("Outcomes for children and young people", "good"),
            ("Quality of service", "good"),
            ("Safeguarding children and young people", "good"),
            ("Leadership and management", "adequate"),
        ),
    ),
    (
        "I-3",
        "Protection of children",
        "Inspection of arrangements for the protection of children",
        "2012-11-12",
        "2012-11-21",
        (
            ("Overall effectiveness", "adequate"),
            ("Effectiveness of the help and protection provided", "adequate"),
            ("Quality of practice", "adequate"),
            ("Leadership and governance", "adequate"),
        ),
    ),
    (
        "I-4",
        "Local authority adoption agency",
        "Inspection of adoption agencies",
        "2011-02-17",
        "2011-02-17",
        (
            ("Overall quality rating", "good"),
            ("Protecting children from harm or neglect", "good"),
            ("Helping children achieve well", "outstanding"),
            ("Helping children make a positive contribution", "outstanding"),
            ("Organisation", "good"),
        ),
    ),
)

REFERENCE_GROUPS = (
    ("2015-01-21", 3),
    ("2015-02-11", 6),
    ("2015-03-04", 10),
    ("2015-03-25", 5),
    ("2015-04-15", 8),
    ("2015-05-06", 7),
    ("2015-05-20", 4),
)
OTHER_SESSIONS = (
    ("quality_circle", "Practice shown by Ambleside", "2014-11-12", 9),
    ("quality_circle", "Practice shown by Brambles", "2015-01-28", 8),
    ("quality_circle", "Practice shown by Here 4 U", "2015-03-18", 11),
    ("challenge_session", "The safeguarding board asks about early help", "2015-03-02", 14),
)

LEADERS, LEADERS_FROM_PARTNERS, LEADERS_TWICE = 50, 14, 4
LEADER_COURSES = ("2014-09-15", "2014-11-10", "2015-01-19", "2015-04-13", "2015-04-27")
LEADER_ROLES = (
    "team_manager",
    "assistant_team_manager",
    "service_manager",
    "practice_consultant",
    "independent_reviewing_officer",
    "senior_social_worker",
    "social_worker",
)


def audit_table(streams: Streams, horizon: Horizon, referrals: pl.DataFrame) -> pl.DataFrame:
    """``audits``: six from outside in 2014-15, and files audited within the service in the two years to March 2015."""
    outside = pl.DataFrame(
        {
            "audit_id": [f"AX{place}" for place in range(1, 7)],
            "kind": ["external"] * 6,
            "title": [title for title, _, _ in EXTERNAL_AUDITS],
            "commissioned_by": ["Head of Children's Social Care"] * 6,
            "auditor": ["External auditor"] * 6,
            "team_id": [team for _, _, team in EXTERNAL_AUDITS],
            "completed_on": [date.fromisoformat(done) for _, done, _ in EXTERNAL_AUDITS],
        }
    )
    files = open_files(referrals.lazy(), *FILES_OPENED)
    within = audits_of_files(streams.of("audits of the example"), horizon, files, FILES_AUDITED)
    return pl.concat([lay_out("audits", outside), within])


def inspection_tables() -> Tables:
    """Four inspections and their nineteen judgements."""
    inspections = [(*found[:3], date.fromisoformat(found[3]), date.fromisoformat(found[4])) for found in INSPECTIONS]
    judgements = [(found[0], place, *judged) for found in INSPECTIONS for place, judged in enumerate(found[5], 1)]
    names = ["inspection_id", "service", "framework", "started_on", "ended_on"]
    return {
        "inspections": lay_out("inspections", pl.DataFrame(inspections, schema=names, orient="row")),
        "inspection_judgements": lay_out(
            "inspection_judgements",
            pl.DataFrame(judgements, schema=["inspection_id", "position", "domain", "grade"], orient="row"),
        ),
    }


def recommendation_tables() -> Tables:
    """What the review of 2013-14 asked for and what became of it, and what the review of 2014-15 asks for.

    The words are those of the example's content file, so that paper and register are one.
    """
    from goldenthread.analysis.committee_paper import content_file  # noqa: PLC0415 - brings in all that renders papers

    content = content_file.example(YEAR)
    asked: list[tuple[object, ...]] = [
        (item.id, "2013-14", "previous", place, "overall", item.text, None, None)
        for place, item in enumerate(content.previous_recommendations.items, 1)
    ]
    asked += [
        (row.id, YEAR, area.id, place, "strategic_focus", row.recommendation, row.owner_role, row.due_on)
        for area in content.service_areas
        for place, row in enumerate(area.focus, 1)
    ]
    asked += [
        (item.id, YEAR, "overall", place, "overall", item.recommendation, item.owner_role, item.due_on)
        for place, item in enumerate(content.recommendations.items, 1)
    ]
    names = ["recommendation_id", "review_year", "section", "position", "kind", "text", "owner_role", "due_on"]
    standing = [
        (item.id, date(2015, 5, 20), item.status, item.decided_by_role or "Review team")
        for item in content.previous_recommendations.items
    ]
    return {
        "recommendations": lay_out(
            "recommendations", pl.DataFrame(asked, schema=names, orient="row", infer_schema_length=None)
        ),
        "recommendation_statuses": lay_out(
            "recommendation_statuses",
            pl.DataFrame(
                standing, schema=["recommendation_id", "decided_on", "status", "decided_by_role"], orient="row"
            ),
        ),
    }


def engagement_table() -> pl.DataFrame:
    """``engagement_sessions``: seven parents' reference groups of three to ten parents, and what else is told of."""
    groups = [("parents_reference_group", "Parents' reference group", held, came) for held, came in REFERENCE_GROUPS]
    rows = pl.DataFrame([*groups, *OTHER_SESSIONS], schema=["kind", "title", "held_on", "attendances"], orient="row")
    return lay_out(
        "engagement_sessions",
        rows.with_columns(
            pl.col("held_on").str.to_date(), session_id=pl.format("ES{}", pl.int_range(101, 101 + pl.len()))
        ),
    )


def training_table(streams: Streams, horizon: Horizon, held: pl.DataFrame) -> pl.DataFrame:
    """``training_attendances``: fifty practice leaders by the end of April 2015, and places on the other courses."""
    others = training(streams, horizon, held).filter(pl.col("course") != "practice_leader_5_day")
    return pl.concat([_leaders(streams, held), others])


def _leaders(streams: Streams, held: pl.DataFrame) -> pl.DataFrame:
    rng = streams.of("practice leaders")
    last = day(date.fromisoformat(LEADER_COURSES[-1]))
    first = day(date.fromisoformat(LEADER_COURSES[0]))
    stayed = held.filter(
        pl.col("role").is_in(LEADER_ROLES)
        & (pl.col("contract") == "permanent")
        & (pl.col("starts") <= first)
        & (pl.col("ends") > last)
    ).with_columns(rank=pl.col("role").replace_strict({role: place for place, role in enumerate(LEADER_ROLES)}))
    ours = stayed.sort("rank", "worker_id")["worker_id"].head(LEADERS - LEADERS_FROM_PARTNERS).to_list()
    people = [(worker, worker, "Children's services") for worker in ours]
    people += [(f"PARTNER{place}", None, "Partner agency") for place in range(1, LEADERS_FROM_PARTNERS + 1)]
    course = [LEADER_COURSES[place % len(LEADER_COURSES)] for place in rng.permutation(LEADERS)]
    rows: list[tuple[object, ...]] = [
        (*person, date.fromisoformat(on), date.fromisoformat(on)) for person, on in zip(people, course, strict=True)
    ]
    rows += [(*person, date(2014, 12, 8), date(2014, 12, 8)) for person in people[:LEADERS_TWICE]]
    rows += [(f"PARTNER{90 + place}", None, "Partner agency", date(2015, 4, 27), None) for place in range(3)]
    names = ["attendee_id", "worker_id", "organisation", "planned_on", "attended_on"]
    found = pl.DataFrame(rows, schema=names, orient="row", infer_schema_length=None)
    return lay_out(
        "training_attendances",
        found.with_columns(
            attendance_id=pl.format("PL{}", pl.int_range(101, 101 + pl.len())), course=pl.lit("practice_leader_5_day")
        ),
    )
