"""A paper while it is being written: its figures, numbering, claims and blanks, and the file they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from goldenthread.analysis.committee_paper.binding import Reference, parse, pieces
from goldenthread.analysis.committee_paper.content import ClaimContent, Content
from goldenthread.analysis.committee_paper.figures import FigureBook
from goldenthread.analysis.committee_paper.located import ContentError, Prose, line_of_binding
from goldenthread.analysis.committee_paper.paper import (
    NOT_RECORDED,
    Blank,
    Cell,
    Chart,
    Claim,
    Column,
    Edition,
    Figure,
    HeaderSpan,
    Row,
    Run,
    Runs,
    Series,
    Table,
    plain,
)
from goldenthread.analysis.periods import Period
from goldenthread.codes import UserError


@dataclass
class Draft:
    """What the parts of a paper share while it is built. `section` is the id of the section being written."""

    content: Content
    year: Period
    edition: Edition
    figures: FigureBook
    section_numbers: dict[str, str]
    path: Path | None = None
    section: str = ""
    claims: list[Claim] = field(default_factory=list)
    blanks: list[Blank] = field(default_factory=list)
    _tables: int = 0
    _charts: int = 0

    @property
    def published(self) -> bool:
        return self.edition == "published"

    def of_edition(self, words: Prose, published: Prose | None) -> Prose:
        """The words of this edition, where the author wrote others for the published one."""
        return published if self.published and published is not None else words

    def runs(self, prose: str) -> Runs:
        """A text with its bindings replaced by figures. ContentError names file and line."""
        return tuple(self._runs(prose))

    def references(self, prose: str) -> Iterator[tuple[int, Reference]]:
        """The references of a text, numbered from 0. ContentError for what is no binding."""
        with self.reading(prose):
            found = [piece for piece in pieces(prose) if isinstance(piece, Reference)]
        yield from enumerate(found)

    def _runs(self, prose: str) -> Iterator[Run]:
        with self.reading(prose):
            found = list(pieces(prose))
        numbers = count()
        for piece in found:
            if isinstance(piece, Reference):
                with self.reading(prose, next(numbers)):
                    run = self.of(piece)
                yield run
            else:
                yield Run(text=re.sub(r"\s+", " ", piece))

    def figure(self, binding: str) -> Figure:
        """The figure of a binding without its braces. ContentError names file and line."""
        with self.reading(binding):
            return self.figures.figure(parse(binding))

    def of(self, reference: Reference) -> Run:
        """A figure as a run of text."""
        return figure_run(self.figures.figure(reference))

    def blank(self, where: str, name: str) -> str:
        """Take note of a field that nobody filled; gives the words printed in its place."""
        self.blanks.append(Blank(where=where, field=name))
        return NOT_RECORDED

    def claim(self, runs: Runs, claims: Sequence[ClaimContent]) -> None:
        """Keep what a sentence claims of its figures."""
        for claim in claims:
            against = None if claim.against is None else self.figure(claim.against).id
            figure = self.figure(claim.figure).id
            made = Claim(section=self.section, text=plain(runs), says=claim.says, figure=figure, against=against)
            self.claims.append(made)

    def table(  # noqa: PLR0913 - the parts of a table
        self,
        name: str,
        caption: str,
        columns: Sequence[Column],
        rows: Sequence[Row],
        *,
        spans: Sequence[HeaderSpan] = (),
        total_column: str | None = None,
    ) -> Table:
        """The next table of the paper."""
        self._tables += 1
        return Table(
            id=name,
            number=self._tables,
            caption=caption,
            columns=tuple(columns),
            spans=tuple(spans),
            rows=tuple(rows),
            total_column=total_column,
        )

    def chart(self, name: str, caption: str, alt: str, axes: tuple[str, str], series: Sequence[Series]) -> Chart:
        """The next chart of the paper: a line over time, with several series told apart by dash and by name."""
        self._charts += 1
        x_title, y_title = axes
        return Chart(
            id=name,
            number=self._charts,
            kind="line",
            caption=caption,
            alt=alt,
            x_title=x_title,
            y_title=y_title,
            series=tuple(series),
        )

    @contextmanager
    def reading(self, prose: str, binding: int | None = None) -> Iterator[None]:
        """Name file and line in any error that the words, or the binding of that number in them, give rise to."""
        try:
            yield
        except ContentError:
            raise
        except UserError as error:
            raise ContentError(f"{self._place(prose, binding)}{error}") from error

    def _place(self, prose: str, binding: int | None) -> str:
        line = prose.line if isinstance(prose, Prose) else None
        if self.path is None or line is None:
            return ""
        exact = line if binding is None else line_of_binding(self.path, line, binding)
        return f"{self.path}, line {exact}: "


def figure_run(figure: Figure) -> Run:
    """The run that prints a figure."""
    return Run(text=figure.text, figure=figure.id)


def cell(*parts: str | Run | Figure) -> Cell:
    """A cell of words, runs and figures."""
    return Cell(runs=tuple(_as_run(part) for part in parts))


def _as_run(part: str | Run | Figure) -> Run:
    if isinstance(part, Figure):
        return figure_run(part)
    return Run(text=part) if isinstance(part, str) else part
