"""Reads a paper transcribed in YAML, in the shape of the published review that this product starts from.

Every part may be left out, may be null where the paper is blank, and may stand beside parts that nobody here knows.
"""

from __future__ import annotations

from pathlib import Path

from goldenthread.analysis.committee_paper.checks.part import Part
from goldenthread.analysis.committee_paper.checks.printed_paper import PrintedPaper
from goldenthread.analysis.committee_paper.checks.printed_tables import tables, team_names
from goldenthread.analysis.committee_paper.checks.yaml_tree import read_tree


def read_printed(path: Path) -> PrintedPaper:
    """The paper transcribed in `path`. PrintedError (a UserError) with file, line and field where it cannot be read."""
    file = Path(path)
    paper = Part(file, "", read_tree(file))
    period = paper.text("review", "period") or paper.text("complaints", "period")
    return PrintedPaper(
        source=str(file),
        period=period,
        tables=tuple(tables(paper, "complaints:", period)),
        team_names=team_names(paper),
    )
