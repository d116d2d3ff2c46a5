"""YAML read as the person typed it: scalars stay text, and every part knows its line.

A printed paper needs the characters, not YAML's idea of them: section `7.10` is not the number 7.1, `13.0` has one
decimal and a team called `No` is not false. So the file is read event by event into a small tree of raw text. It is
read without recursion, and nothing in it may refer to another part, so no file can grow or nest without bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from goldenthread.codes import UserError

MAX_BYTES = 500_000
MAX_DEPTH = 40
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class PrintedError(UserError):
    """The transcribed paper cannot be read: says file, line, field and what to do."""


@dataclass(frozen=True)
class Scalar:
    """`plain` is false where the text stands in quotation marks or a block, so that "null" can be a word."""

    text: str
    plain: bool
    line: int

    @property
    def null(self) -> bool:
        return self.plain and self.text in _NULLS


@dataclass(frozen=True)
class Sequence:
    line: int
    items: list[Tree] = field(default_factory=list)


@dataclass(frozen=True)
class Mapping:
    line: int
    entries: dict[str, Tree] = field(default_factory=dict)


Tree = Scalar | Sequence | Mapping


def read_tree(path: Path) -> Mapping:
    """The file's top mapping. PrintedError when it is missing, too big, not YAML, or not a mapping of fields."""
    text = _text(path)
    try:
        tree = _Builder(path).build(text)
    except yaml.YAMLError as error:
        raise PrintedError(
            f"{path}{_at(error)}: not YAML ({_problem(error)}); correct the line and try again."
        ) from error
    if not isinstance(tree, Mapping):
        raise PrintedError(f"{path}: not a transcribed paper; it should be a mapping of fields such as `complaints:`.")
    return tree


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise PrintedError(f"{path}: too big to be a transcribed paper (over {MAX_BYTES // 1000} kB).")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PrintedError(f"{path}: not text in UTF-8; save it as UTF-8 and try again.") from error
    except OSError as error:
        reason = (error.strerror or "it is not a file").lower()
        raise PrintedError(f"{path}: cannot be read ({reason}); check the name and try again.") from error


def _at(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f", line {mark.line + 1}" if mark else ""


def _problem(error: yaml.YAMLError) -> str:
    words = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    return " ".join(str(words).split())


class _Builder:
    """Builds the tree from parser events. `_open` holds the sequences and mappings not yet closed, outermost first."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.root: Tree | None = None
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Scalar | None] = []

    def build(self, text: str) -> Tree | None:
        for event in self._events(text):
            self._take(event, event.start_mark.line + 1)
        return self.root

    def _events(self, text: str) -> Iterator[Any]:
        documents = 0
        events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        for event in events:
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                raise self._wrong(event.start_mark.line + 1, "a second document starts; keep one paper in one file")
            yield event

    def _take(self, event: Any, line: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            raise self._wrong(line, f"refers to another part (*{event.anchor}); write the value out")
        if getattr(event, "tag", None) not in (None, "!"):
            raise self._wrong(line, f"has the YAML tag {event.tag!r}; write plain values only")
        if isinstance(event, yaml.ScalarEvent):
            self._put(Scalar(event.value, bool(event.implicit[0]), line))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(Sequence(line) if isinstance(event, yaml.SequenceStartEvent) else Mapping(line))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._keys.pop()

    def _start(self, part: Sequence | Mapping) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise self._wrong(part.line, f"is nested more than {MAX_DEPTH} deep")
        self._put(part)
        self._open.append(part)
        self._keys.append(None)

    def _put(self, part: Tree) -> None:
        parent = self._open[-1] if self._open else None
        if parent is None:
            self.root = part
        elif isinstance(parent, Sequence):
            parent.items.append(part)
        else:
            self._put_in_mapping(parent, part)

    def _put_in_mapping(self, parent: Mapping, part: Tree) -> None:
        key = self._keys[-1]
        if key is not None:
            parent.entries[key.text] = part
            self._keys[-1] = None
            return
        if not isinstance(part, Scalar):
            raise self._wrong(part.line, "has a list or mapping where the name of a field should be")
        if part.text in parent.entries:
            first = parent.entries[part.text].line
            raise self._wrong(part.line, f"`{part.text}` is given twice (first on line {first}); keep one")
        self._keys[-1] = part

    def _wrong(self, line: int, what: str) -> PrintedError:
        return PrintedError(f"{self.path}, line {line}: {what}.")
