"""The page of the checks: every code with its severity, meaning and example, and the shape of a transcribed paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from goldenthread.analysis.committee_paper.checks.registry import Code, codes

_KINDS = {
    "sum": "Sums that do not add up",
    "column": "Columns that do not close",
    "percent": "Percentages that no rounding gives",
    "fact": "The same fact with two values",
    "claim": "Claims that the figures contradict",
    "blank": "Blanks",
    "status": "Statuses of last year's recommendations",
    "evidence": "Evidence",
    "area": "Areas of the review",
    "section": "Sections",
    "recommendation": "Recommendations",
    "audit": "Audits",
    "inspection": "Inspections",
    "theme": "Themes of complaints",
    "sign_off": "Sign-off",
    "period": "Periods that mix",
}

_INTRODUCTION = """# What the checks look for

`goldenthread review check` reads a built review, or a paper transcribed as YAML (`--printed FILE.yaml`), and says what
does not agree in it. The exit status is 0 when it finds nothing, 1 when it finds anything and 2 when it cannot read the
paper. Each finding has a code, a severity, the place, what is printed, what the paper's own figures give, and why.

| Severity | Means |
|---|---|
| stop | the paper contradicts itself; correct it before it goes out |
| warn | something is missing or probably wrong; look at it |
| note | nothing need be wrong, but a reader will ask |

Findings stand in that order, and within it in the order of the paper. A check reads only the paper: it never asks the
dataset again. It judges a sentence only where it can be sure what the sentence counts: "complaints fell" is held
against the table of complaints, "complaints about delay fell" is left alone, since no table counts those. Where a
figure is printed more than once, a sentence is wrong only if none of the values bears it out.

The page is made from the declarations of the checks (`make docs`).
"""

_SHAPE = """## The shape of a transcribed paper

A YAML file of fields. Every part may be left out. `null` stands for a place that is printed and left blank, which is a
finding; a field that is not there is none. Numbers may be figures (`31`, `1,234`, `20%`) or words; `-` is a blank, and
`*` or `[c]` a number that is withheld. Dates are written `2015-07-21`, months `2015-03`, years `2014/15` or `2014-15`.
Fields that are not listed here are passed over. The file may not refer to itself (no `&` and `*`), names a field once,
and is at most 500 kB.

```yaml
document: {meeting_date: 2017-07-18, meeting_day_printed: Tuesday}
review: {period: 2016-17, report_date: 2017-05-30}
cover_report:
  summary: Complaints rose.
  background_papers: null                    # printed and left blank
  overall_recommendations: [{number: 1, text: Reply sooner}]
headline_numbers: [{id: HN-1, measure: Children looked after, value: 120, as_at: 2017-03}]
service_areas:
  - section: "4.1"
    name: Complaints
    facts: [The number of complaints fell.]  # one sentence or paragraph each
    achievements: [{date: October 2016, text: A guide for children was published.}]
    strategic_focus: [{id: F-1, rationale: Replies took long., recommendation: Reply sooner}]
measures:
  - {id: M-1, section: "4.1", measure: Complaints received, value: 7, previous: 5, unit: complaints}
complaints:
  period: 2016-17
  stages: [Stage 1, Stage 2]
  by_team_and_stage:
    - {team: Harbour Team, counts: [3, 1], total_printed: 4}
    - {team: Moor Team, counts: [3, null], total_printed: 3}
  totals_printed: {counts: [6, 1], total: 7}
  by_team_and_year:
    years: [2015-16, 2016-17]
    rows:
      - {team: Harbour, number: [2, 4], percent_printed: [40, 57]}
      - {team: Moor, number: [3, 3], percent_printed: [60, 44]}
    totals_printed: {number: [5, 7], percent: [100, 100]}
  team_name_map: {Harbour Team: Harbour, Moor Team: Moor}   # only where short forms do not say it
  themes: [{theme: Delay, context: Replies took long.}]
compliments:
  total_printed: 3
  items: [{team: Harbour Team, number: 3, from: Parents, about: Being kept informed}]
recommendations:
  items: [{id: R-1, cover_number: 1, recommendation: Reply sooner}]
```

In this paper the checks find a sentence that is wrong (complaints rose from 5 to 7), a percentage that no rounding
gives (3 of 7 is 42.86%, printed 44) in a column that adds to 101, a blank that stands for 0 and a blank field. Also
read are `methodology` (`evidence_grid`, `areas`), `inspections`, `previous_recommendations`, `practice_framework`,
`review_team`, `external_audits` (`items`, `mentioned_elsewhere`) and `conclusion` (`points`).
"""


def markdown() -> str:
    """The text of `docs/reference/review-checks.md`."""
    listed = sorted(codes(), key=lambda code: list(_KINDS).index(_kind(code)))
    parts = [_INTRODUCTION]
    for kind, group in groupby(listed, key=_kind):
        parts.append(f"## {_KINDS[kind]}\n\n" + "\n".join(_entries(group)))
    return "\n".join([*parts, _SHAPE])


def _kind(code: Code) -> str:
    return code.id.split(".")[0]


def _entries(group: Iterator[Code]) -> Iterator[str]:
    for code in group:
        yield f"### `{code.id}`\n\n{code.severity.capitalize()}. {code.means}\n\nFor example: {code.example}\n"
