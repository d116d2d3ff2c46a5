"""The annual review as a committee paper: content and figures in; a checked, printable, re-computable paper out.

review = build(dataset, "2014-15")              # figures bound and frozen
write(review, Path("review.docx"))              # also .html and .pdf; review.docx.review.json beside it
findings = check(from_review(review))           # what the author should see before the committee does
"""

from goldenthread.analysis.committee_paper import checks, content, render
from goldenthread.analysis.committee_paper.build import build
from goldenthread.analysis.committee_paper.checks import Finding, check, read_printed
from goldenthread.analysis.committee_paper.files import build_to_file, review_path, write
from goldenthread.analysis.committee_paper.paper import (
    Block,
    Cell,
    Chart,
    Edition,
    Figure,
    Review,
    Row,
    Run,
    Section,
    Table,
)
from goldenthread.analysis.committee_paper.render import renderer

__all__ = [
    "Block",
    "Cell",
    "Chart",
    "Edition",
    "Figure",
    "Finding",
    "Review",
    "Row",
    "Run",
    "Section",
    "Table",
    "build",
    "build_to_file",
    "check",
    "checks",
    "content",
    "read_printed",
    "render",
    "renderer",
    "review_path",
    "write",
]
