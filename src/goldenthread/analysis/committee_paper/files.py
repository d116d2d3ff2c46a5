"""A paper and the review that it prints, side by side: `FILE` and `FILE.review.json`."""

from __future__ import annotations

from pathlib import Path

from goldenthread.analysis.committee_paper.build import build
from goldenthread.analysis.committee_paper.paper import Edition, Review
from goldenthread.analysis.committee_paper.render import renderer
from goldenthread.analysis.committee_paper.render.whole_file import UnwritableError, put
from goldenthread.analysis.tables import Dataset


def build_to_file(
    dataset: Dataset, year: str, content: Path | None, out: Path, edition: Edition = "internal"
) -> Review:
    """Build the review and write it as the suffix of `out` says. UserError for what the user can mend."""
    renderer(out)
    if not out.parent.is_dir():
        raise UnwritableError(f"{out} cannot be written: there is no folder {out.parent}. Make it first.")
    review = build(dataset, year, content, edition)
    write(review, out)
    return review


def write(review: Review, out: Path) -> None:
    """Write the paper, then the review beside it. Nothing half-written is left when either fails."""
    renderer(out)(review, out)
    put(review_path(out), review.to_json().encode())


def review_path(out: Path) -> Path:
    """Where the review of a paper is kept: `paper.docx.review.json`."""
    return out.with_name(f"{out.name}.review.json")
