"""What a check found, as rows to keep."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from goldenthread.analysis.returns.report import Checked
from goldenthread.oversight.submissions.models import Check, Finding, RuleCount
from goldenthread.oversight.submissions.models.check import LONGEST

LONGEST_VALUE = 200
LONGEST_CHILD = 80


def rule_counts(run: Check, checked: Checked) -> Iterator[RuleCount]:
    """One row a rule that found something, then one a rule without an answer."""
    for row in checked.by_rule.iter_rows(named=True):
        yield RuleCount(check_run=run, **{**row, "message": row["message"][:LONGEST]})
    for row in checked.unanswered.iter_rows(named=True):
        none = {"issues": 0, "rows": 0, "children": 0}
        yield RuleCount(check_run=run, **{**row, "message": row["message"][:LONGEST]}, **none)


def findings(run: Check, checked: Checked) -> list[Finding]:
    """Every place, the values seen there with it, under the mark of its issue."""
    found = [Finding(check_run=run, **facts) for facts in _places(checked)]
    issues: dict[int, list[Finding]] = defaultdict(list)
    for each in found:
        issues[each.issue].append(each)
    for rows in issues.values():
        mark = _mark(rows)
        for each in rows:
            each.mark = mark
    return found


def _places(checked: Checked) -> Iterator[dict[str, Any]]:
    """``Checked.places`` has a row a cell, in the order of the findings and of the fields of each."""
    cells = checked.places.iter_rows(named=True)
    for row in checked.findings.iter_rows(named=True):
        facts = {"issue": row["issue"], "rule": row["rule"], "type": row["type"], "message": row["message"][:LONGEST]}
        if row["table"] is None:
            yield facts
        else:
            seen = [next(cells) for _ in row["fields"]]
            yield {**facts, **_place(row, seen)}


def _place(row: dict[str, Any], seen: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "table": row["table"],
        "row": row["row"],
        "line": seen[0]["line"],
        "file": seen[0]["file"] or "",
        "child": (row["child"] or "").strip()[:LONGEST_CHILD],
        "seen": [[cell["field"], (cell["value"] or "")[:LONGEST_VALUE]] for cell in seen],
    }


def _mark(rows: list[Finding]) -> str:
    """The same for the same rule, child, fields and values, whatever the line and the day."""
    places = sorted([each.child, each.table, *map(list, each.seen)] for each in rows)
    whole = rows[0].message if not rows[0].table else ""
    return hashlib.sha256(json.dumps([rows[0].rule, whole, places]).encode()).hexdigest()
