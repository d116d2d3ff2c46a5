"""A paper as the checks see it: what is printed, normalised, with a place for every part.

A transcribed paper (`read_printed`) and a built review (`from_review`) both become a `PrintedPaper`, so that one set
of checks reads either. A part that the source does not have is empty here; a part that is printed blank is present
and blank. Those are different: only the second is a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from goldenthread.analysis.committee_paper.checks.cells import Cell
from goldenthread.analysis.committee_paper.checks.spans import Span

ColumnKind = Literal["count", "share", "total"]
StatementKind = Literal["fact", "achievement", "rationale", "recommendation", "cover"]


@dataclass(frozen=True)
class Column:
    """A column of numbers. A `total` adds the columns named in `of` across; a `share` is a percentage whose parts
    are in the one count column named in `of`. `period` is set where columns are years."""

    name: str
    kind: ColumnKind = "count"
    of: tuple[str, ...] = ()
    period: str | None = None


@dataclass(frozen=True)
class Row:
    """`source` is whom the things counted came from, as printed; `group` the wider class that the file puts it in."""

    label: str
    cells: tuple[Cell, ...]
    group: str | None = None
    source: str | None = None


@dataclass(frozen=True)
class Table:
    """`subject` is what the counts count ("complaints"); `by` what the columns are: stages, years, or neither.
    `totals` is the printed total row, None where the paper prints none."""

    where: str
    subject: str
    by: Literal["stage", "year", "none"]
    period: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: Row | None = None

    def index(self, name: str) -> int:
        return next(at for at, column in enumerate(self.columns) if column.name == name)

    def column(self, name: str) -> tuple[Cell, ...]:
        """The cells of one column, without its total."""
        at = self.index(name)
        return tuple(row.cells[at] for row in self.rows)

    def total(self, name: str) -> Cell | None:
        """The printed total of one column; None where the table has no total row."""
        return None if self.totals is None else self.totals.cells[self.index(name)]


@dataclass(frozen=True)
class Measure:
    """A figure that the paper relies on. `value` is None where the figure is given another way (a range) and blank
    where the paper prints none; `when` is the date or period that it speaks of. `parts` are counts within it
    (of five recruited, three left). `bound` is true for a figure of a built review, which prints its period itself."""

    id: str
    where: str
    name: str
    value: Cell | None
    unit: str = ""
    when: Span | None = None
    undated: bool = False
    previous: Cell | None = None
    previous_when: Span | None = None
    section: str = ""
    parts: Mapping[str, Cell] = field(default_factory=dict)
    bound: bool = False


@dataclass(frozen=True)
class Statement:
    """A stretch of prose. `section` is the printed number of its section ("" on the cover); `when` the date printed
    beside it; `cut_short` true where the transcriber noted that the text is lost."""

    where: str
    text: str
    kind: StatementKind
    section: str = ""
    about: str = ""
    when: Span | None = None
    cut_short: bool = False


@dataclass(frozen=True)
class Section:
    """`no_focus` is true where the section prints no recommendation at all; None where the source does not say."""

    number: str
    name: str
    no_focus: bool | None = None


@dataclass(frozen=True)
class Area:
    id: str
    name: str
    section: str | None


@dataclass(frozen=True)
class Evidence:
    """`used` says whether a finding rests on it, None where that has to be told from the prose."""

    id: str
    source: str
    kind: str = ""
    parts: tuple[str, ...] = ()
    used: bool | None = None


@dataclass(frozen=True)
class Inspection:
    id: str
    service: str
    printed_date: str = ""
    start: date | None = None
    end: date | None = None
    grades: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PastRecommendation:
    """A recommendation of last year's review and the status that this paper gives it. `measured` is true where the
    paper binds the status to a figure."""

    id: str
    text: str
    status: str | None
    measured: bool = False


@dataclass(frozen=True)
class Recommendation:
    """`number` is the printed number on the cover; None where the row has none."""

    id: str
    text: str
    number: str | None = None


@dataclass(frozen=True)
class Audit:
    title: str
    when: Span | None


@dataclass(frozen=True)
class AuditMention:
    """An audit spoken of outside the register. `listed` is the transcriber's reading, None where it cannot be told."""

    where: str
    about: str
    when: Span | None
    listed: bool | None


@dataclass(frozen=True)
class BoundClaim:
    """A claim that its author bound to two figures: `value` rose or fell since `against`, is above or below it, or is
    the majority of it. A value is None where the figure has none, `withheld` true where it is suppressed."""

    where: str
    text: str
    says: str
    name: str
    value: Decimal | None
    against_name: str = ""
    against: Decimal | None = None
    withheld: bool = False


@dataclass(frozen=True)
class Field:
    """A field or cell of a form that the paper prints, and what stands in it (None where it is blank)."""

    where: str
    name: str
    text: str | None


@dataclass(frozen=True)
class PrintedPaper:
    """Everything that the checks may look at. Periods are keys (2014-15 for a reporting year however printed)."""

    source: str
    authority: str = ""
    period: str | None = None
    report_date: date | None = None
    meeting_date: date | None = None
    meeting_day: str | None = None
    tables: tuple[Table, ...] = ()
    team_names: Mapping[str, str] = field(default_factory=dict)
    measures: tuple[Measure, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[BoundClaim, ...] = ()
    fields: tuple[Field, ...] = ()
    sections: tuple[Section, ...] = ()
    areas: tuple[Area, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    inspections: tuple[Inspection, ...] = ()
    past: tuple[PastRecommendation, ...] = ()
    cover_recommendations: tuple[Recommendation, ...] = ()
    cover_statement: str | None = None
    recommendations: tuple[Recommendation, ...] = ()
    audits: tuple[Audit, ...] = ()
    audit_mentions: tuple[AuditMention, ...] = ()
    themes: tuple[str, ...] = ()
    framework: tuple[str, ...] = ()
    lead_role: str | None = None
    team_roles: tuple[str, ...] = ()
    signed_off_by: tuple[str, ...] = ()
