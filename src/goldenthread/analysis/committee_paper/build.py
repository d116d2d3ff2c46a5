"""Building a review: content and dataset in, a frozen `Review` out."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import get_args

from goldenthread.analysis.committee_paper.content import Content, EvidenceContent
from goldenthread.analysis.committee_paper.content_file import example_path, read
from goldenthread.analysis.committee_paper.draft import Draft
from goldenthread.analysis.committee_paper.figures import FigureBook
from goldenthread.analysis.committee_paper.located import ContentError
from goldenthread.analysis.committee_paper.lookups import Lookups
from goldenthread.analysis.committee_paper.names import Names
from goldenthread.analysis.committee_paper.paper import (
    MARKINGS,
    Area,
    DatasetMark,
    Edition,
    Evidence,
    Review,
    SignOff,
)
from goldenthread.analysis.committee_paper.questions import questions
from goldenthread.analysis.committee_paper.sections.closing import closing
from goldenthread.analysis.committee_paper.sections.cover import cover
from goldenthread.analysis.committee_paper.sections.figure_index import figure_index
from goldenthread.analysis.committee_paper.sections.findings import findings
from goldenthread.analysis.committee_paper.sections.opening import opening
from goldenthread.analysis.committee_paper.sections.previous import outcomes
from goldenthread.analysis.committee_paper.sections.recommending import recommendations
from goldenthread.analysis.committee_paper.skeleton import skeleton
from goldenthread.analysis.committee_paper.spans import day_in_words
from goldenthread.analysis.committee_paper.values import Values
from goldenthread.analysis.periods import Period, period
from goldenthread.analysis.tables import Dataset
from goldenthread.codes import UserError

_OPENING = (
    "purpose",
    "review-team",
    "methodology",
    "inspections",
    "previous-recommendations",
    "practice-framework",
    "findings",
)


def build(dataset: Dataset, year: str, content: Path | None = None, edition: Edition = "internal") -> Review:
    """The review of `year` (such as "2014-15"), with the figures of `dataset` and the words of a content file.

    Without a content file the worked example's is used for the worked example's authority and year, and for any other
    a paper that holds the figures and says that no narrative has been written. `edition` "published" suppresses small
    numbers. Raises UserError (ContentError, PeriodError …) for anything that the user can mend.
    """
    span = _year(year, dataset)
    if edition not in get_args(Edition):
        raise UserError(f"There is no edition {edition!r}: choose internal or published.")
    written, path = _content(dataset, span, content)
    return _review(_draft(dataset, span, edition, written, path), path)


def _year(label: str, dataset: Dataset) -> Period:
    span, manifest = period(label), dataset.manifest
    if span.kind != "year":
        raise UserError(f"{label} is not a reporting year: a review is of a year from April to March, such as 2014-15.")
    if span.end < manifest.covers_from or span.start > manifest.as_at:
        held = f"{day_in_words(manifest.covers_from)} to {day_in_words(manifest.as_at)}"
        raise UserError(f"The dataset covers {held} and holds nothing of {label}: choose a year that it covers.")
    return span


def _content(dataset: Dataset, year: Period, path: Path | None) -> tuple[Content, Path | None]:
    if path is not None:
        return _fitting(read(path), dataset, year, path), path
    shipped = example_path(year.label)
    if shipped.exists():
        example = read(shipped)
        if example.authority == dataset.manifest.authority:
            return example, shipped
    return skeleton(dataset, year), None


def _fitting(content: Content, dataset: Dataset, year: Period, path: Path) -> Content:
    if content.year != year.label:
        raise ContentError(
            f"{path} is the content of the review of {content.year}, not of {year.label}: name its year."
        )
    if content.authority != dataset.manifest.authority:
        raise ContentError(
            f"{path} is the content of {content.authority} and the dataset is that of {dataset.manifest.authority}: "
            "use the content and the dataset of one authority."
        )
    return content


def _draft(dataset: Dataset, year: Period, edition: Edition, content: Content, path: Path | None) -> Draft:
    values = Values(dataset, edition, min(content.report_on, dataset.manifest.as_at))
    book = FigureBook(values, Lookups(dataset, edition, content.report_on, content.quoted, Names(dataset)), year.label)
    draft = Draft(content, year, edition, book, _section_numbers(content), path)
    values.prepare(questions(draft))
    return draft


def _section_numbers(content: Content) -> dict[str, str]:
    numbers = {name: str(place) for place, name in enumerate(_OPENING, start=1)}
    areas = {area.id: f"7.{place}" for place, area in enumerate(content.service_areas, start=1)}
    return numbers | areas | {"conclusion": "8", "recommendations": "9", "figure-index": "Appendix A"}


def _review(draft: Draft, path: Path | None) -> Review:
    content, figures = draft.content, draft.figures
    front = cover(draft)
    sections = (*opening(draft), *findings(draft), *closing(draft))
    asked, became = recommendations(draft), outcomes(draft)
    return Review(
        year=draft.year.label,
        previous_year=draft.year.previous().label,
        edition=draft.edition,
        marking=MARKINGS[draft.edition],
        authority=content.authority,
        title=f"{content.title} {draft.year.label}",
        committee=content.committee,
        meeting_on=content.meeting_on,
        report_on=content.report_on,
        as_at=figures.values.as_at,
        dataset=_mark(figures.values.dataset),
        content_fingerprint=None if path is None else hashlib.sha256(path.read_bytes()).hexdigest(),
        cover=front,
        sections=(*sections, figure_index(draft)),
        figures=figures.all(),
        recommendations=asked,
        outcomes=became,
        evidence=tuple(_evidence(row) for row in content.methodology.evidence),
        areas=tuple(Area(**area.model_dump()) for area in content.methodology.areas),
        claims=tuple(draft.claims),
        blanks=tuple(draft.blanks),
        sign_off=tuple(SignOff(**each.model_dump()) for each in content.sign_off),
    )


def _evidence(row: EvidenceContent) -> Evidence:
    return Evidence(id=row.id, source=row.source, kind=row.kind, used_in=row.used_in)


def _mark(dataset: Dataset) -> DatasetMark:
    manifest = dataset.manifest
    return DatasetMark(
        fingerprint=dataset.fingerprint,
        contract_version=str(manifest.contract_version),
        source=manifest.source,
        as_at=manifest.as_at,
        covers_from=manifest.covers_from,
    )
