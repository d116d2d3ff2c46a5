"""Reading YAML so that every later error can say on which line the words stand."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

import yaml
from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from goldenthread.codes import UserError

Path_ = tuple[Hashable, ...]


class ContentError(UserError):
    """The content file cannot be used as it stands: says file, line, field and what to do."""


class Prose(str):
    """Words of the author, which may hold `{{ … }}` bindings, with the line of the file that they start on."""

    line: int | None = None

    @classmethod
    def at(cls, words: str, line: int | None) -> Prose:
        prose = cls(words)
        prose.line = line
        return prose

    @classmethod
    def _accept(cls, value: object) -> Prose:
        if not isinstance(value, str) or not value.strip():
            raise PydanticCustomError("prose", "should be words (put a bare number or date in quotation marks)")
        return value if isinstance(value, cls) else cls(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        serialise = core_schema.to_string_ser_schema()
        return core_schema.no_info_plain_validator_function(cls._accept, serialization=serialise)


class Document:
    """A parsed YAML file: its `data`, and the line on which each part starts."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        node = self._compose(text)
        self.lines: Mapping[Path_, int] = dict(_lines(node, ()))
        self.data = self._construct(node)

    def line(self, path: Path_) -> int:
        """The line of the deepest part of `path` that is in the file; names the file does not use are passed over."""
        found: Path_ = ()
        for step in path:
            if (*found, step) in self.lines:
                found = (*found, step)
        return self.lines[found]

    def _compose(self, text: str) -> yaml.Node:
        try:
            node = yaml.compose(text, Loader=_LocatedLoader)
        except yaml.YAMLError as error:
            raise ContentError(f"{self.path} is not YAML: {' '.join(str(error).split())}") from error
        if not isinstance(node, yaml.MappingNode):
            raise ContentError(f"{self.path} is not a content file: it should start with fields such as `year:`.")
        return node

    def _construct(self, node: yaml.Node) -> dict[str, Any]:
        loader = _LocatedLoader("")
        try:
            return dict(loader.construct_document(node))
        except yaml.constructor.ConstructorError as error:
            mark = error.problem_mark
            at = f", line {mark.line + 1}" if mark else ""
            raise ContentError(f"{self.path}{at}: {error.problem}") from error
        finally:
            loader.dispose()


class _LocatedLoader(yaml.SafeLoader):
    """Safe YAML in which a text remembers its line, a key may stand once and nothing refers back to something else."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            at = self.get_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "references (*name) are not used here", at)
        return super().compose_node(parent, index)

    def prose(self, node: yaml.ScalarNode) -> Prose:
        return Prose.at(str(self.construct_scalar(node)), node.start_mark.line + 1)

    def once(self, node: yaml.MappingNode) -> Iterator[dict[Hashable, Any]]:
        seen: set[object] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"`{key.value}` is given twice", key.start_mark)
            seen.add(key.value)
        data: dict[Hashable, Any] = {}
        yield data
        data.update(self.construct_mapping(node))


_LocatedLoader.add_constructor("tag:yaml.org,2002:str", _LocatedLoader.prose)
_LocatedLoader.add_constructor("tag:yaml.org,2002:map", _LocatedLoader.once)


def read_document(path: Path) -> Document:
    """Parse a YAML file. ContentError when it is missing, unreadable, not YAML or not a mapping of fields."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = "is not text in UTF-8" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        raise ContentError(f"The content file {path} {reason}: check the name and try again.") from error
    return Document(path, text)


def line_of_binding(path: Path, first: int, number: int) -> int:
    """The line of the binding of that number (from 0) in the words that start on line `first`."""
    lines = path.read_text(encoding="utf-8").splitlines()[first - 1 :]
    found = accumulate(text.count("{{") for text in lines)
    return next((line for line, seen in enumerate(found, start=first) if seen > number), first)


def field_name(path: Path_) -> str:
    """A path as the author would write it: ("service_areas", 0, "title") is `service_areas[1].title`."""
    steps = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return re.sub(r"^\.", "", steps)


def _lines(node: yaml.Node, path: Path_) -> Iterator[tuple[Path_, int]]:
    yield path, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _lines(value, (*path, str(key.value)))
            yield (*path, str(key.value)), key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _lines(value, (*path, index))
