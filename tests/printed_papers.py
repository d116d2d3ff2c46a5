"""Small printed papers for the tests of the checks."""

from goldenthread.analysis.committee_paper.checks import PrintedPaper, check
from goldenthread.analysis.committee_paper.checks.cells import BLANK, number
from goldenthread.analysis.committee_paper.checks.printed_paper import Column, Row, Statement, Table

STAGES = ("Early Resolution", "Stage 1", "Stage 2")


def cells(values):
    """Cells from numbers, None for a blank and a string for what is printed instead of a number."""
    return tuple(
        value if hasattr(value, "printed") else number(value) if value is not None else BLANK for value in values
    )


def by_stage(rows, totals=None, *, stages=STAGES, period="2014-15"):
    """A table of complaints by team and stage. Each row is counts and a total; `totals` likewise."""
    columns = (*map(Column, stages), Column("Total", "total", of=stages))
    return Table(
        "7.9 complaints by team and stage",
        "complaints",
        "stage",
        period,
        columns,
        tuple(Row(team, cells(values)) for team, values in rows.items()),
        None if totals is None else Row("Total", cells(totals)),
    )


def by_year(rows, totals=None, *, years=("2013-14", "2014-15"), percent=True):
    """A table of complaints by team and year. Each row is number, percentage, number, percentage …, or numbers only."""
    columns = []
    for year in years:
        columns.append(Column(year, period=year))
        if percent:
            columns.append(Column(f"{year} %", "share", of=(year,), period=year))
    return Table(
        "7.9 complaints by team and year",
        "complaints",
        "year",
        years[-1],
        tuple(columns),
        tuple(Row(team, cells(values)) for team, values in rows.items()),
        None if totals is None else Row("Total", cells(totals)),
    )


def compliments(*rows, total=None):
    """A table of compliments: (team, number, giver, kind) each."""
    return Table(
        "7.9 compliments",
        "compliments",
        "none",
        "2014-15",
        (Column("Number"),),
        tuple(Row(team, cells([count]), kind, giver) for team, count, giver, kind in rows),
        None if total is None else Row("Total", cells([total])),
    )


def paper(*tables, period="2014-15", **parts):
    return PrintedPaper(source="a test", period=period, tables=tables, **parts)


def said(text, section="7.9", kind="fact", **parts):
    return Statement("the sentence", text, kind, section, **parts)


def found(printed, *codes):
    """(code, severity, where, printed, computed) of the findings with these codes, or of all."""
    return [
        (finding.code, finding.severity, finding.where, finding.printed, finding.computed)
        for finding in check(printed)
        if not codes or finding.code in codes
    ]


def whys(printed, code):
    return [finding.why for finding in check(printed) if finding.code == code]
