"""Registers of the worked example: complaints, compliments, audits, inspections, recommendations, engagement, training."""

from datetime import date

import numpy as np
import polars as pl

from goldenthread.analysis.synthetic.complaints import described, with_stages
from goldenthread.analysis.synthetic.day_numbers import day
from goldenthread.analysis.synthetic.draws import pick, whole
from goldenthread.analysis.synthetic.example import teams as town
from goldenthread.analysis.synthetic.families import seasonal_days
from goldenthread.analysis.synthetic.horizon import Horizon
from goldenthread.analysis.synthetic.layout import Tables, lay_out
from goldenthread.analysis.synthetic.oversight import GRADES, training
from goldenthread.analysis.synthetic.streams import Streams

YEAR = "2014-15"

STAGES = ("early_resolution", "stage_1", "stage_2", "lgsco", "out_of_scope")
COMPLAINTS_2014_15 = {
    town.AMBLESIDE: (1, 2, 0, 0, 1),
    town.BRAMBLES: (6, 1, 0, 0, 0),
    town.DISABLED_CHILDREN: (3, 2, 1, 0, 0),
    town.FAMILY_PLACEMENT: (1, 0, 0, 0, 0),
    town.HERE_4_U: (2, 2, 0, 0, 0),
    town.FRONT_DOOR: (3, 0, 1, 0, 0),
    town.SAFEGUARDING: (2, 1, 0, 0, 0),
    town.SHORT_BREAKS: (1, 0, 0, 0, 0),
    town.VARIOUS: (0, 1, 0, 0, 0),
}
"""Complaints of 2014-15 by team and highest stage, in the order of ``STAGES``."""

COMPLAINTS_2013_14 = {
    town.AMBLESIDE: 7, town.FRONT_DOOR: 7, town.BRAMBLES: 5, town.DISABLED_CHILDREN: 3, town.HERE_4_U: 3,
    town.SAFEGUARDING: 2, town.FAMILY_PLACEMENT: 1, town.VARIOUS: 1,
}  # fmt: skip
"""Complaints of 2013-14 by team. One, about Brambles, went to a panel and to the ombudsman in the year after."""

COMPLAINTS_BEFORE = {"2009-10": 13, "2010-11": 22, "2011-12": 26, "2012-13": 25, "2015-16": 7}
"""Complaints of other years, whole or part, for which no figures were given: made up."""

OMBUDSMAN_DAYS = ("2013-11-18", "2013-12-20", "2014-09-24", "2015-03-02")
"""When the complaint of 2013-14 entered stage 1, stage 2, stage 3 and the ombudsman's hands, where it still is."""

COMPLIMENTS = (
    (town.BRAMBLES, 1, "colleague", "Child protection chairs", "Quality of work with families"),
    (town.DISABLED_CHILDREN, 2, "family_or_carer", "Parents", "Support given, and help in finding a school"),
    (town.DISABLED_CHILDREN, 1, "colleague", "Other professionals", "Quality of work with a family"),
    (town.FAMILY_PLACEMENT, 3, "family_or_carer", "Foster carers", "Event to celebrate the work of foster carers"),
    (town.FAMILY_PLACEMENT, 1, "family_or_carer", "Adoptive parent", "Help with a birth certificate and a last contact"),
    (town.FAMILY_RESOURCE, 1, "family_or_carer", "Adoptive parent", "Support while a placement was assessed again"),
    (town.HERE_4_U, 4, "child_or_young_person", "Young people in care", "Support given and being listened to"),
    (town.FRONT_DOOR, 1, "colleague", "Child protection chair", "Preparation of three conferences in one week"),
    (town.FRONT_DOOR, 1, "family_or_carer", "Parent", "Support for a parent and child"),
    (town.SAFEGUARDING, 4, "colleague", "Other professionals", "Conduct and the running of meetings"),
    (town.CARERS, 1, "child_or_young_person", "Young person", "Care given"),
    (town.RIGHTS, 3, "child_or_young_person", "Young people in care", "Support offered"),
    (town.LEADERSHIP, 1, "colleague", "Manager of a shared adoption service", "Organisation of a launch event"),
)
"""Team, number, kind of giver, giver, reason."""

COMPLIMENTS_BEFORE = {"2010-11": 11, "2011-12": 14, "2012-13": 17, "2013-14": 19, "2015-16": 6}
"""Compliments of other years, for which no figures were given: made up."""

EXTERNAL_AUDITS = (
    ("Front door to social care", "2014-04-24", town.FRONT_DOOR),
    ("Early intervention: thresholds and quality", "2014-06-19", None),
    ("Front door to social care, second review", "2014-08-21", town.FRONT_DOOR),
    ("Practice across the service", "2014-09-18", None),
    ("Triage of contacts", "2014-11-20", town.FRONT_DOOR),
    ("Work with children in care and children in need", "2014-12-11", None),
)
FILES_AUDITED = 48

INSPECTIONS = (
    ("I-1", "Bridges Resource Centre", "Inspection of children's homes", "2014-12-30", "2014-12-30", (
        ("Overall effectiveness", "outstanding"), ("Outcomes for children and young people", "outstanding"),
        ("Quality of care", "outstanding"), ("Keeping children and young people safe", "outstanding"),
        ("Leadership and management", "outstanding"),
    )),
    ("I-2", "Local authority fostering service", "Inspection of local authority fostering", "2013-01-08", "2013-01-08", (
        ("Overall effectiveness", "good"), ("Outcomes for children and young people", "good"), ("Quality of service", "good"),
        ("Safeguarding children and young people", "good"), ("Leadership and management", "adequate"),
    )),
    ("I-3", "Protection of children", "Inspection of arrangements for the protection of children", "2012-11-12", "2012-11-21", (
        ("Overall effectiveness", "adequate"), ("Effectiveness of the help and protection provided", "adequate"),
        ("Quality of practice", "adequate"), ("Leadership and governance", "adequate"),
    )),
    ("I-4", "Local authority adoption agency", "Inspection of adoption agencies", "2011-02-17", "2011-02-17", (
        ("Overall quality rating", "good"), ("Protecting children from harm or neglect", "good"),
        ("Helping children achieve well", "outstanding"), ("Helping children make a positive contribution", "outstanding"),
        ("Organisation", "good"),
    )),
)  # fmt: skip

REFERENCE_GROUPS = (("2015-01-21", 3), ("2015-02-11", 6), ("2015-03-04", 10), ("2015-03-25", 5), ("2015-04-15", 8), ("2015-05-06", 7), ("2015-05-20", 4))
OTHER_SESSIONS = (
    ("quality_circle", "Practice shown by Ambleside", "2014-11-12", 9), ("quality_circle", "Practice shown by Brambles", "2015-01-28", 8),
    ("quality_circle", "Practice shown by Here 4 U", "2015-03-18", 11),
    ("challenge_session", "The safeguarding board asks about early help", "2015-03-02", 14),
)  # fmt: skip

LEADERS, LEADERS_FROM_PARTNERS, LEADERS_TWICE = 50, 14, 4
LEADER_COURSES = ("2014-09-15", "2014-11-10", "2015-01-19", "2015-04-13", "2015-04-27")
LEADER_ROLES = ("team_manager", "assistant_team_manager", "service_manager", "practice_consultant", "independent_reviewing_officer", "senior_social_worker", "social_worker")


def complaint_tables(streams: Streams, horizon: Horizon) -> Tables:
    """Every complaint of the years covered: those of the two years told exactly, the others made up."""
    rng = streams.of("complaints of the example")
    rows = [
        (team, stage, YEAR) for team, counts in COMPLAINTS_2014_15.items()
        for stage, count in zip(STAGES, counts, strict=True) for _ in range(count)
    ]  # fmt: skip
    rows += [(team, "", "2013-14") for team, count in COMPLAINTS_2013_14.items() for _ in range(count)]
    weights = {team: float(sum(counts)) for team, counts in COMPLAINTS_2014_15.items()}
    for year, count in COMPLAINTS_BEFORE.items():
        rows += [(team, "", year) for team in pick(rng, weights, count)]
    found = pl.DataFrame(rows, schema=["team_id", "highest", "year"], orient="row")
    made_up = pick(rng, {"early_resolution": 58.0, "stage_1": 36.0, "stage_2": 6.0}, found.height)
    found = found.with_columns(
        highest=pl.when(pl.col("highest") == "").then(made_up).otherwise("highest"),
        received=_days_of_years(rng, horizon, found["year"]),
    )
    found = described(rng, found.sort("received", maintain_order=True).drop("year"))
    return _to_the_ombudsman(with_stages(rng, horizon, found))


def _days_of_years(rng: np.random.Generator, horizon: Horizon, years: pl.Series) -> pl.Series:
    """A day of each reporting year, early enough in it for the complaint to go through its stages."""
    days = []
    for year in years:
        first, last = day(date(int(year[:4]), 4, 1)), day(date(int(year[:4]) + 1, 3, 31))
        days.append(int(seasonal_days(rng, max(first, horizon.begin), min(last, horizon.end), 1)[0]))
    return pl.Series(days, dtype=pl.Int32)


def _to_the_ombudsman(tables: Tables) -> Tables:
    """The one complaint of 2013-14 that went all the way: a panel and a referral to the ombudsman in 2014-15."""
    complaints, events = tables["complaints"], tables["complaint_stage_events"]
    of_year = pl.col("received_on").is_between(date(2013, 4, 1), date(2014, 3, 31)) & (pl.col("team_id") == town.BRAMBLES)
    chosen = complaints.filter(of_year)["complaint_id"][0]
    stages = ("stage_1", "stage_2", "stage_3", "lgsco")
    days = [date.fromisoformat(started) for started in OMBUDSMAN_DAYS]
    journey = pl.DataFrame({
        "event_id": [f"CE9{place}" for place in range(4)], "complaint_id": [chosen] * 4, "stage": stages, "started_on": days,
        "extended": [False, True, False, False],
        "responded_on": [date(2013, 12, 2), date(2014, 3, 24), date(2014, 11, 5), None],
        "outcome": ["not_upheld", "partly_upheld", "partly_upheld", None],
    })  # fmt: skip
    its = pl.col("complaint_id") == chosen
    received = pl.when(its).then(date(2013, 11, 15)).otherwise("received_on")
    return {
        "complaints": complaints.with_columns(received_on=received, closed_on=pl.when(~its).then("closed_on")),
        "complaint_stage_events": pl.concat([events.filter(~its), lay_out("complaint_stage_events", journey)]),
    }


def compliment_table(streams: Streams, horizon: Horizon) -> pl.DataFrame:
    """``compliments``: 24 in 2014-15, as told, and a made-up few in other years."""
    rng = streams.of("compliments of the example")
    rows = [(team, kind, label, about, YEAR) for team, count, kind, label, about in COMPLIMENTS for _ in range(count)]
    weights = {place: float(count) for place, (_, count, *_) in enumerate(COMPLIMENTS)}
    for year, count in COMPLIMENTS_BEFORE.items():
        drawn = [COMPLIMENTS[place] for place in pick(rng, weights, count)]
        rows += [(team, kind, label, about, year) for team, _, kind, label, about in drawn]
    found = pl.DataFrame(rows, schema=["team_id", "source_kind", "source_label", "about", "year"], orient="row")
    found = found.with_columns(received_on=_days_of_years(rng, horizon, found["year"])).sort("received_on", maintain_order=True)
    return lay_out("compliments", found.with_columns(compliment_id=pl.format("CO{}", pl.int_range(10_001, 10_001 + pl.len()))))


def audit_table(streams: Streams, persons: list[str]) -> pl.DataFrame:
    """``audits``: six from outside in 2014-15, and files audited within the service in the two years to March 2015."""
    rng = streams.of("audits of the example")
    outside = pl.DataFrame({
        "audit_id": [f"AX{place}" for place in range(1, 7)], "kind": ["external"] * 6, "title": [title for title, _, _ in EXTERNAL_AUDITS],
        "auditor": ["External auditor"] * 6, "team_id": [team for _, _, team in EXTERNAL_AUDITS],
        "completed_on": [date.fromisoformat(done) for _, done, _ in EXTERNAL_AUDITS],
    })  # fmt: skip
    due = seasonal_days(rng, day(date(2013, 4, 1)), day(date(2015, 3, 31)), FILES_AUDITED)
    ids = [town.FRONT_DOOR, town.AMBLESIDE, town.BRAMBLES, town.DISABLED_CHILDREN, town.HERE_4_U]
    files = pl.DataFrame({
        "audit_id": [f"AU{10_001 + place}" for place in range(FILES_AUDITED)], "kind": ["case_file"] * FILES_AUDITED,
        "title": ["Case file audit"] * FILES_AUDITED, "auditor": ["Team manager of another team"] * FILES_AUDITED,
        "team_id": pl.Series(ids).gather(rng.integers(0, len(ids), FILES_AUDITED)),
        "person_id": pl.Series(persons).gather(rng.integers(0, len(persons), FILES_AUDITED)),
        "due_on": due, "completed_on": due + whole(rng, -20, 6, FILES_AUDITED),
        "grade": pick(rng, GRADES, FILES_AUDITED), "moderated_grade": pick(rng, {**GRADES, None: 60.0}, FILES_AUDITED),
    })  # fmt: skip
    both = [lay_out("audits", found.with_columns(commissioned_by=pl.lit(by))) for found, by in
            ((outside, "Head of Children's Social Care"), (files, "Quality Assurance Manager"))]  # fmt: skip
    return pl.concat(both)


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
    asked = [
        (item.id, "2013-14", "previous", place, "overall", item.text, None, None)
        for place, item in enumerate(content.previous_recommendations.items, 1)
    ]
    asked += [
        (row.id, YEAR, area.id, place, "strategic_focus", row.recommendation, row.owner_role, row.due_on)
        for area in content.service_areas for place, row in enumerate(area.focus, 1)
    ]  # fmt: skip
    asked += [
        (item.id, YEAR, "overall", place, "overall", item.recommendation, item.owner_role, item.due_on)
        for place, item in enumerate(content.recommendations.items, 1)
    ]
    names = ["recommendation_id", "review_year", "section", "position", "kind", "text", "owner_role", "due_on"]
    standing = [
        (item.id, date(2015, 5, 20), item.status, item.decided_by_role or "Review team") for item in content.previous_recommendations.items
    ]
    return {
        "recommendations": lay_out("recommendations", pl.DataFrame(asked, schema=names, orient="row", infer_schema_length=None)),
        "recommendation_statuses": lay_out("recommendation_statuses", pl.DataFrame(
            standing, schema=["recommendation_id", "decided_on", "status", "decided_by_role"], orient="row"
        )),
    }  # fmt: skip


def engagement_table() -> pl.DataFrame:
    """``engagement_sessions``: seven parents' reference groups of three to ten parents, and what else is told of."""
    groups = [("parents_reference_group", "Parents' reference group", held, came) for held, came in REFERENCE_GROUPS]
    rows = pl.DataFrame([*groups, *OTHER_SESSIONS], schema=["kind", "title", "held_on", "attendances"], orient="row")
    return lay_out("engagement_sessions", rows.with_columns(
        pl.col("held_on").str.to_date(), session_id=pl.format("ES{}", pl.int_range(101, 101 + pl.len()))
    ))  # fmt: skip


def training_table(streams: Streams, horizon: Horizon, held: pl.DataFrame) -> pl.DataFrame:
    """``training_attendances``: fifty practice leaders by the end of April 2015, and places on the other courses."""
    others = training(streams, horizon, held).filter(pl.col("course") != "practice_leader_5_day")
    return pl.concat([_leaders(streams, held), others])


def _leaders(streams: Streams, held: pl.DataFrame) -> pl.DataFrame:
    rng = streams.of("practice leaders")
    last = day(date.fromisoformat(LEADER_COURSES[-1]))
    first = day(date.fromisoformat(LEADER_COURSES[0]))
    stayed = held.filter(
        pl.col("role").is_in(LEADER_ROLES) & (pl.col("contract") == "permanent") & (pl.col("starts") <= first) & (pl.col("ends") > last)
    ).with_columns(rank=pl.col("role").replace_strict({role: place for place, role in enumerate(LEADER_ROLES)}))
    ours = stayed.sort("rank", "worker_id")["worker_id"].head(LEADERS - LEADERS_FROM_PARTNERS).to_list()
    people = [(worker, worker, "Children's services") for worker in ours]
    people += [(f"PARTNER{place}", None, "Partner agency") for place in range(1, LEADERS_FROM_PARTNERS + 1)]
    course = [LEADER_COURSES[place % len(LEADER_COURSES)] for place in rng.permutation(LEADERS)]
    rows = [(*person, date.fromisoformat(on), date.fromisoformat(on)) for person, on in zip(people, course, strict=True)]
    rows += [(*person, date(2014, 12, 8), date(2014, 12, 8)) for person in people[:LEADERS_TWICE]]
    rows += [(f"PARTNER{90 + place}", None, "Partner agency", date(2015, 4, 27), None) for place in range(3)]
    names = ["attendee_id", "worker_id", "organisation", "planned_on", "attended_on"]
    found = pl.DataFrame(rows, schema=names, orient="row", infer_schema_length=None)
    return lay_out("training_attendances", found.with_columns(
        attendance_id=pl.format("PL{}", pl.int_range(101, 101 + pl.len())), course=pl.lit("practice_leader_5_day")
    ))  # fmt: skip
