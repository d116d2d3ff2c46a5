"""The frozen model of a built review: what the paper says, and the figure behind each number that it prints.

A `Review` is what `build` makes, what the renderers print, what the checks read and what is kept beside each paper
as `FILE.review.json`. It needs neither the dataset nor the content file: everything printed is in it, and so is
every figure with its definition, period, source and cases, so a paper can be checked and printed again years later.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Edition = Literal["internal", "published"]
FigureKind = Literal["indicator", "register", "quoted"]
FigurePart = Literal["value", "numerator", "denominator", "share"]
FigureStatus = Literal["published", "suppressed", "not_supplied", "no_value"]
RecommendationStatus = Literal["achieved", "partially_achieved", "not_achieved", "carried_forward", "superseded"]
ClaimKind = Literal["rose", "fell", "unchanged", "above", "below", "majority", "minority", "all", "none"]

SCHEMA_VERSION = 1
MARKINGS: dict[Edition, str] = {"internal": "Internal: not for publication", "published": "Published"}
NOT_RECORDED = "Not recorded"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Figure(_Frozen):
    """One number of the paper. `value`, `numerator`, `denominator` and `case_count` are null when it is suppressed.

    `value` is unrounded, in `unit` (percentages in points: 24.1 is 24.1%); `text` is what the paper prints.
    `group` names in words whom it is about, and is null for the whole authority; `team` is the team in it, if any.
    `binding` is the canonical text of the binding that asked for it.
    """

    id: str
    kind: FigureKind
    part: FigurePart = "value"
    name: str = Field(description="indicator id, register id or the id of a quoted source")
    title: str
    binding: str
    period: str | None
    group: str | None = None
    team: str | None = None
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    unit: str
    decimals: int = 0
    status: FigureStatus = "published"
    text: str
    definition: str
    source: str
    case_count: int | None = None


class Run(_Frozen):
    """A stretch of printed text. `figure` is the id of the figure whose number the text is."""

    text: str
    figure: str | None = None
    strong: bool = False


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """The printed words of some runs, as one string."""
    return "".join(run.text for run in runs)


class Heading(_Frozen):
    """A heading inside a section, one level below the section's own."""

    block: Literal["heading"] = "heading"
    text: str
    level: int


class Paragraph(_Frozen):
    block: Literal["paragraph"] = "paragraph"
    runs: Runs
    statement: bool = Field(default=False, description="set apart: a corporate or monitoring statement")


class Bullets(_Frozen):
    block: Literal["bullets"] = "bullets"
    items: tuple[Runs, ...]
    numbered: bool = False


class Note(_Frozen):
    """Small print under a table or chart: what it leaves out, how it was rounded, where it comes from."""

    block: Literal["note"] = "note"
    runs: Runs


class Column(_Frozen):
    """`percent_of` names the count column that a percent column shares out; `width` is a share of the page.

    A `count` column may be added up and a `percent` column shares one out; a `figure` column does neither.
    """

    key: str
    heading: str
    kind: Literal["text", "count", "percent", "figure"] = "text"
    percent_of: str | None = None
    width: float = 1.0


class HeaderSpan(_Frozen):
    """One cell of the upper header row, over `columns` columns."""

    text: str
    columns: int


class Cell(_Frozen):
    """Printed text of a cell, and the figure whose number it is. Line breaks in `runs` are new lines in the cell."""

    runs: Runs

    @property
    def text(self) -> str:
        return plain(self.runs)

    @property
    def figure(self) -> str | None:
        return next((run.figure for run in self.runs if run.figure), None)


class Row(_Frozen):
    """`id` is the id of the thing the row is about (a recommendation, a piece of evidence), where it has one.

    A `band` is one cell over the whole width that heads the rows under it.
    """

    cells: tuple[Cell, ...]
    id: str | None = None
    total: bool = False
    band: bool = False


class Table(_Frozen):
    """`id` is stable from year to year (`complaints-by-team-and-stage`); `number` is the printed table number."""

    block: Literal["table"] = "table"
    id: str
    number: int
    caption: str
    columns: tuple[Column, ...]
    spans: tuple[HeaderSpan, ...] = ()
    rows: tuple[Row, ...]
    row_header: bool = Field(default=True, description="the first cell of each row names the row")
    total_column: str | None = Field(default=None, description="key of the column that adds the count columns")

    @property
    def total_row(self) -> Row | None:
        return next((row for row in self.rows if row.total), None)


class Point(_Frozen):
    label: str
    value: float | None
    figure: str | None = None


class Series(_Frozen):
    name: str
    points: tuple[Point, ...]


class Chart(_Frozen):
    """A chart as data; the renderers draw it. `alt` says in words what it shows; its table follows it in the paper."""

    block: Literal["chart"] = "chart"
    id: str
    number: int
    kind: Literal["line", "bar"]
    caption: str
    alt: str
    x_title: str
    y_title: str
    series: tuple[Series, ...]


Block = Annotated[Heading | Paragraph | Bullets | Table | Chart | Note, Field(discriminator="block")]


class Section(_Frozen):
    """`number` as printed ("7.1", "Appendix A"), null on the cover; `level` is its heading level (1 or 2)."""

    id: str
    number: str | None
    title: str
    level: int = 1
    blocks: tuple[Block, ...] = ()


class CoverField(_Frozen):
    """A field of the cover report. `text` is null when nobody filled it: it prints as "Not recorded"."""

    key: str
    label: str
    text: str | None


class Cover(_Frozen):
    """`head` is the box at the top, `sections` the headed parts in order, `contact` the closing table of fields."""

    head: tuple[CoverField, ...]
    sections: tuple[Section, ...]
    contact: tuple[CoverField, ...]


class Blank(_Frozen):
    """A field that should have been filled and was not. It prints as "Not recorded" and is a finding."""

    where: str
    field: str


class Claim(_Frozen):
    """What a sentence claims of two figures: `figure` rose or fell since `against`, is above or below it, or is the
    majority of it. `section` is the id of the section that the sentence stands in."""

    section: str
    text: str
    says: ClaimKind
    figure: str
    against: str | None = None


class Recommendation(_Frozen):
    """`kind` overall (on the cover and in the closing section) or strategic_focus; `section` is a section's id."""

    id: str
    kind: Literal["overall", "strategic_focus"]
    section: str
    cover_number: int | None = None
    rationale: str
    text: str
    owner_role: str | None = None
    due_on: date | None = None


class RecommendationOutcome(_Frozen):
    """A recommendation of last year's review and what became of it. `evidence` is plain words, or null."""

    id: str
    text: str
    status: RecommendationStatus | None
    decided_by_role: str | None = None
    evidence: str | None = None
    figures: tuple[str, ...] = ()


class Evidence(_Frozen):
    """A row of the evidence grid; `used_in` are the ids of the sections that rest on it."""

    id: str
    source: str
    kind: str
    used_in: tuple[str, ...] = ()


class Area(_Frozen):
    id: str
    name: str
    kind: Literal["operational", "strategic"]
    sections: tuple[str, ...] = ()


class SignOff(_Frozen):
    role: str
    in_scope: bool = Field(description="true if the role runs a service that the review is about")
    signed_on: date | None = None


class DatasetMark(_Frozen):
    """Which snapshot of which dataset the figures were computed from."""

    fingerprint: str
    contract_version: str
    source: str
    as_at: date
    covers_from: date


class Review(_Frozen):
    """One built review. Every `Run.figure`, `Point.figure` and `Claim.figure` is the id of one of `figures`."""

    schema_version: int = SCHEMA_VERSION
    year: str
    previous_year: str
    edition: Edition
    marking: str
    authority: str
    title: str
    committee: str | None
    meeting_on: date | None
    report_on: date
    as_at: date
    dataset: DatasetMark
    content_fingerprint: str | None = None
    cover: Cover
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    recommendations: tuple[Recommendation, ...] = ()
    outcomes: tuple[RecommendationOutcome, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    areas: tuple[Area, ...] = ()
    claims: tuple[Claim, ...] = ()
    blanks: tuple[Blank, ...] = ()
    sign_off: tuple[SignOff, ...] = ()

    def figure(self, figure_id: str) -> Figure:
        """The figure with this id. KeyError when the paper has none."""
        return self._figures_by_id[figure_id]

    @cached_property
    def _figures_by_id(self) -> dict[str, Figure]:
        return {figure.id: figure for figure in self.figures}

    def all_sections(self) -> Iterator[Section]:
        """Every section in printed order, the cover's first."""
        yield from self.cover.sections
        yield from self.sections

    def tables(self) -> Iterator[tuple[Section, Table]]:
        """Every table in printed order with the section that it stands in."""
        for section in self.all_sections():
            yield from ((section, block) for block in section.blocks if isinstance(block, Table))

    def to_json(self) -> str:
        return self.model_dump_json(indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Review:
        """Read what `to_json` wrote. Raises pydantic's ValidationError when the text is not a review."""
        return cls.model_validate_json(text)
