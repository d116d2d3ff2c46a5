"""The rules of rows: a row that keeps each, and a row that breaks it."""

from datetime import date, datetime

import polars as pl
import pytest

from goldenthread.analysis.tables import TABLES, Dataset, DatasetError
from goldenthread.analysis.tables.declare import on_or_after, only_with, together

CONTACT = {
    "contact_id": "k1",
    "received_at": datetime.fromisoformat("2014-05-01 09:30"),
    "decided_at": datetime.fromisoformat("2014-05-01 16:00"),
    "decided_by": "w1",
    "team_id": "t1",
    "outcome": "referral",
    "form_version": "2014-04",
}
TARGET = {
    "indicator_id": "assessments_45wd",
    "valid_from": date(2014, 4, 1),
    "kind": "at_least",
    "target": 90.0,
    "amber_within": 0.1,
    "set_by_role": "Head of service",
    "reason": "National mean",
}
AUDIT = {"audit_id": "a1", "kind": "case_file", "title": "Files", "commissioned_by": "Head", "auditor": "Manager"}
POST = {
    "post_id": "p1",
    "team_id": "t1",
    "role": "social_worker",
    "fte": 0.6,
    "social_work_post": True,
    "case_holding": True,
    "established_from": date(2012, 4, 1),
}
EVENT = {
    "event_id": "e1",
    "complaint_id": "c1",
    "stage": "stage_1",
    "started_on": date(2014, 5, 1),
    "extended": False,
}
ROWS = {
    "contact_decisions": CONTACT,
    "targets": TARGET,
    "audits": AUDIT,
    "posts": POST,
    "complaint_stage_events": EVENT,
    "ssd_sdq_scores": {"csdq_table_id": "s1"},
    "ssd_permanence": {"perm_table_id": "m1"},
    "inspection_judgements": {"inspection_id": "i1", "position": 1, "domain": "Overall", "grade": "good"},
}


def dataset(name, facts, **changes):
    schema = {column: kind for column, kind in TABLES[name].polars_schema.items() if column in ROWS[name] | changes}
    return Dataset.from_frames({name: pl.DataFrame([ROWS[name] | changes], schema=schema)}, **facts)


@pytest.mark.parametrize("name", ROWS)
def test_the_rows_to_start_from_keep_every_rule(name, facts):
    assert dataset(name, facts).manifest.rows == {name: 1}


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("contact_decisions", {"decided_at": None, "decided_by": None, "outcome": None}),
        ("contact_decisions", {"decided_at": datetime.fromisoformat("2014-05-01 09:30")}),
        ("targets", {"kind": "between", "upper": 95.0}),
        ("targets", {"valid_to": date(2014, 4, 1)}),
        ("audits", {"grade": "good", "moderated_grade": "requires_improvement"}),
        ("posts", {"fte": 1.0}),
        ("posts", {"fte": 0.0}),
        ("ssd_sdq_scores", {"csdq_sdq_score": 40}),
        ("ssd_permanence", {"perm_number_of_adopters": 2}),
    ],
)
def test_rows_that_keep_the_rules(name, changes, facts):
    assert dataset(name, facts, **changes).manifest.rows == {name: 1}


@pytest.mark.parametrize(
    ("name", "changes", "sentence"),
    [
        ("contact_decisions", {"outcome": None}, "decided_at must be given together with decided_by and outcome"),
        ("contact_decisions", {"decided_by": None}, "decided_at must be given together with decided_by and outcome"),
        ("contact_decisions", {"decided_at": None}, "decided_at must be given together with decided_by and outcome"),
        (
            "contact_decisions",
            {"decided_at": datetime.fromisoformat("2014-05-01 09:29")},
            "decided_at must be on or after received_at",
        ),
        ("targets", {"upper": 95.0}, "upper must be the greater end where kind is between, and be left out elsewhere"),
        ("targets", {"kind": "between"}, "upper must be the greater end where kind is between"),
        ("targets", {"kind": "between", "upper": 90.0}, "upper must be the greater end where kind is between"),
        ("targets", {"amber_within": 1.1}, "amber_within must be 1 or less"),
        ("audits", {"moderated_grade": "good"}, "moderated_grade must be given only where grade is"),
        ("complaint_stage_events", {"outcome": "upheld"}, "outcome must be given only where responded_on is"),
        ("posts", {"fte": 1.01}, "fte must be 1 or less"),
        ("posts", {"fte": -0.1}, "fte must be 0 or more"),
        ("ssd_sdq_scores", {"csdq_sdq_score": 41}, "csdq_sdq_score must be 40 or less"),
        ("ssd_permanence", {"perm_number_of_adopters": 0}, "perm_number_of_adopters must be 1 or more"),
        ("inspection_judgements", {"position": 0}, "position must be 1 or more"),
    ],
)
def test_rows_that_break_a_rule(name, changes, sentence, facts):
    with pytest.raises(DatasetError, match=rf"^{name}\.{sentence}.*, but 1 row breaks this: row 0 \("):
        dataset(name, facts, **changes)


def test_a_key_of_two_columns_may_repeat_each_of_them(facts):
    frame = pl.DataFrame({"consideration_id": ["h1", "h1", "h2"], "person_id": ["p1", "p2", "p1"]})
    assert Dataset.from_frames({"hub_consideration_children": frame}, **facts).manifest.rows
    repeated = pl.concat([frame, frame.head(1)])
    sentence = (
        r"hub_consideration_children\.consideration_id and person_id must be different in every row, "
        r"but 2 rows repeat: "
        r"row 0 \(consideration_id h1 and person_id p1\); row 3 \(consideration_id h1 and person_id p1\)\."
    )
    with pytest.raises(DatasetError, match=sentence):
        Dataset.from_frames({"hub_consideration_children": repeated}, **facts)


def test_keys_that_share_a_hash_are_not_the_same(facts, monkeypatch):
    monkeypatch.setattr(pl.Expr, "hash", lambda expr: pl.lit(1))
    frame = pl.DataFrame({"dept_team_id": ["t1", "t2"]})
    assert Dataset.from_frames({"ssd_department": frame}, **facts).manifest.rows == {"ssd_department": 2}
    with pytest.raises(DatasetError, match="2 rows repeat"):
        Dataset.from_frames({"ssd_department": pl.DataFrame({"dept_team_id": ["t1", "t1"]})}, **facts)


@pytest.mark.parametrize(
    ("constraint", "row", "broken"),
    [
        (on_or_after("b", "a"), (2, 2, None), False),
        (on_or_after("b", "a"), (2, 1, None), True),
        (on_or_after("b", "a"), (None, 1, None), False),
        (on_or_after("b", "a"), (2, None, None), False),
        (together("a", "b", "c"), (None, None, None), False),
        (together("a", "b", "c"), (1, 1, 1), False),
        (together("a", "b", "c"), (1, 1, None), True),
        (together("a", "b", "c"), (None, 1, 1), True),
        (only_with("b", "a"), (None, None, 1), False),
        (only_with("b", "a"), (1, 1, None), False),
        (only_with("b", "a"), (1, None, None), False),
        (only_with("b", "a"), (None, 1, None), True),
    ],
)
def test_kinds_of_constraint(constraint, row, broken):
    frame = pl.DataFrame([row], schema={"a": pl.Int64, "b": pl.Int64, "c": pl.Int64}, orient="row")
    assert frame.select(constraint.broken).item() is broken
