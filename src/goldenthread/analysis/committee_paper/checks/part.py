"""A place in a transcribed paper, read as what the field should be. Every error names file, line and field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldenthread.analysis.committee_paper.checks.cells import Cell, read_cell
from goldenthread.analysis.committee_paper.checks.spans import Span, read_span
from goldenthread.analysis.committee_paper.checks.yaml_tree import Mapping, PrintedError, Scalar, Sequence, Tree

MAX_TEXT = 20_000


@dataclass(frozen=True)
class Part:
    """A part of the file that is there. `field` is its name as an author would write it (`complaints.stages[2]`)."""

    file: Path
    field: str
    tree: Tree

    def wrong(self, what: str) -> PrintedError:
        return PrintedError(f"{self.file}, line {self.tree.line}: {self.field} {what}.")

    @property
    def null(self) -> bool:
        return isinstance(self.tree, Scalar) and self.tree.null

    def get(self, *keys: str) -> Part | None:
        """The part under these keys, None where the file has none of that name. A null has no parts."""
        part: Part | None = self
        for key in keys:
            part = part._entry(key) if part is not None else None
        return part

    def _entry(self, key: str) -> Part | None:
        found = self._mapping().get(key)
        return None if found is None else self._named(key, found)

    def entries(self) -> Iterator[tuple[str, Part]]:
        """The fields of a mapping, in order."""
        for key, tree in self._mapping().items():
            yield key, self._named(key, tree)

    def _mapping(self) -> dict[str, Tree]:
        if self.null:
            return {}
        if not isinstance(self.tree, Mapping):
            raise self.wrong("should be fields with names (`name: value`)")
        return self.tree.entries

    def _named(self, key: str, tree: Tree) -> Part:
        return Part(self.file, f"{self.field}.{key}" if self.field else key, tree)

    def items(self, *keys: str) -> list[Part]:
        """The items of the list under these keys; none where it is left out or null."""
        part = self.get(*keys)
        if part is None or part.null:
            return []
        if not isinstance(part.tree, Sequence):
            raise part.wrong("should be a list")
        return [Part(self.file, f"{part.field}[{at + 1}]", tree) for at, tree in enumerate(part.tree.items)]

    @property
    def own_text(self) -> str | None:
        """The words that stand here, None for a null."""
        if not isinstance(self.tree, Scalar):
            raise self.wrong("should be words or a number, not a list or fields")
        if len(self.tree.text) > MAX_TEXT:
            raise self.wrong(f"is too long to be one text (over {MAX_TEXT:,} characters)")
        return None if self.tree.null else self.tree.text.strip()

    def text(self, *keys: str) -> str | None:
        """The words under these keys; None where they are left out, null or empty."""
        part = self.get(*keys)
        return (part.own_text or None) if part is not None else None

    def need(self, key: str) -> str:
        """Words that the part cannot do without."""
        words = self.text(key)
        if words is None:
            raise self.wrong(f"needs `{key}`")
        return words

    def cell(self) -> Cell:
        """The number that stands here, blank for a null."""
        words = self.own_text
        cell = read_cell(words or "")
        if cell is None:
            raise self.wrong(f"is {words!r}, which is not a number; write figures, or null where the paper is blank")
        return cell

    def number(self, *keys: str) -> Cell | None:
        """The number under these keys, None where it is left out."""
        part = self.get(*keys)
        return None if part is None else part.cell()

    def numbers(self, key: str, count: int, per: str) -> list[Cell] | None:
        """A list of `count` numbers, None where the list is left out or null."""
        part = self.get(key)
        if part is None or part.null:
            return None
        cells = [item.cell() for item in self.items(key)]
        if len(cells) != count:
            raise part.wrong(f"has {len(cells)} numbers for {count} {per}; write one for each, null where blank")
        return cells

    def day(self, *keys: str) -> date | None:
        """The date under these keys, None where it is left out or null."""
        part = self.get(*keys)
        words = part.own_text if part is not None else None
        span = read_span(words) if words else None
        if part is not None and words and (span is None or span.start != span.end):
            raise part.wrong(f"is {words!r}, which is not a date; write it like 2015-07-21")
        return span.start if span else None

    def span(self, *keys: str) -> Span | None:
        """The date or period under these keys, None where it is left out, null or in words that name none."""
        words = self.text(*keys)
        return read_span(words) if words else None
