"""The reference page of the content file, written out from the models that read it."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from goldenthread.analysis.committee_paper.computed import COMPUTED
from goldenthread.analysis.committee_paper.content import BlockContent, ClaimContent, Content
from goldenthread.analysis.committee_paper.located import Prose
from goldenthread.analysis.committee_paper.registers import REGISTERS
from goldenthread.codes import CODE_SETS

Model = type[BaseModel]

_HEAD = """# The content file of a review

<!-- Written by `make docs` from goldenthread.analysis.committee_paper.content. Do not edit. -->

One YAML file holds what the authors of an annual review write. How to write one is told in
[Write the review](../how-to/write-the-review.md); a whole one is
`src/goldenthread/analysis/committee_paper/example/2014-15.yaml`.

*Text* may hold `{{ … }}` bindings; *words* may not. A field without "needed" may be left out. A key that is not listed
here, or that stands twice, is an error that names file, line and field.
"""
_NAMES = {
    Prose: "text",
    str: "words",
    int: "whole number",
    float: "number",
    bool: "true or false",
}


def markdown() -> str:
    """The page: every part of the file with its fields, then what may be computed and counted."""
    models = list(_models(Content))
    parts = "\n".join(_section(model) for model in models)
    return f"{_HEAD}\n{_blocks()}\n{parts}\n{_computed()}\n{_registers()}"


def _models(root: Model) -> Iterator[Model]:
    """The model and all that its fields are made of, each once, in the order in which they come."""
    found: dict[Model, None] = {}
    waiting = [root]
    while waiting:
        model = waiting.pop(0)
        if model not in found:
            found[model] = None
            waiting[:0] = [each for field in model.model_fields.values() for each in _inside(field.annotation)]
    yield from found


def _inside(annotation: Any) -> Iterator[Model]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _inside(argument)


def _section(model: Model) -> str:
    words = " ".join((model.__doc__ or "").split())
    rows = "\n".join(_row(name, field) for name, field in model.model_fields.items())
    return f"## {_title(model)}\n\n{words}\n\n| Field | Holds | |\n|---|---|---|\n{rows}\n"


def _row(name: str, field: FieldInfo) -> str:
    notes = "; ".join(filter(None, ("needed" if field.is_required() else _default(field), field.description)))
    return f"| `{name}` | {_holds(field.annotation)} | {notes} |"


def _default(field: FieldInfo) -> str:
    plain = isinstance(field.default, str | bool | int)
    shown = str(field.default).lower() if isinstance(field.default, bool) else field.default
    return f"`{shown}` if left out" if plain else ""


def _holds(annotation: Any) -> str:
    """What a field holds, in words, with links to the parts that are described on the page."""
    if annotation in _NAMES:
        return _NAMES[annotation]
    if annotation == BlockContent:
        return "[block](#blocks)"
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in {Union, types.UnionType}:
        return " or ".join(_holds(each) for each in arguments if each is not type(None))
    if origin is Annotated:
        return _holds(arguments[0])
    if origin is Literal:
        return ", ".join(f"`{each}`" for each in arguments)
    return _holds_many(annotation, origin, arguments)


def _holds_many(annotation: Any, origin: Any, arguments: tuple[Any, ...]) -> str:
    if origin is tuple:
        return f"list of {_holds(arguments[0])}"
    if origin is dict:
        return f"names, each with {_holds(arguments[1])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _link(annotation)
    return "date"


def _title(model: Model) -> str:
    """`PreviousRecommendation` is "Previous recommendation"."""
    spaced = re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__.removesuffix("Content") or "Content")
    return spaced.capitalize()


def _blocks() -> str:
    kinds = [each for each in _inside(BlockContent) if each is not ClaimContent]
    rows = "\n".join(f"| `{next(iter(each.model_fields))}:` | {_link(each)} |" for each in kinds)
    words = "A list of blocks prints in its order. A block is plain text, or one of these, told by its first field:"
    return f"## Blocks\n\n{words}\n\n| Begins with | Is |\n|---|---|\n{rows}\n"


def _link(model: Model) -> str:
    name = _title(model).lower()
    return f"[{name}](#{name.replace(' ', '-')})"


def _computed() -> str:
    docs: Mapping[str, str] = {name: str(make.__doc__).partition("\n")[0] for name, make in COMPUTED.items()}
    rows = "\n".join(f"| `{name}` | {words} |" for name, words in docs.items())
    return f"## What can be computed\n\n| `computed:` | Gives |\n|---|---|\n{rows}\n"


def _registers() -> str:
    rows = "\n".join(
        f"| `count:{each.id}` | {each.counts} | {_parts(each.by_team, each.dimension, each.code_set)} |"
        for each in REGISTERS.values()
    )
    return f"## Registers that can be counted\n\n| Binding | Counts | Of which |\n|---|---|---|\n{rows}\n"


def _parts(by_team: bool, dimension: str | None, code_set: str) -> str:
    team = ["`[team]`"] if by_team else []
    if dimension is None:
        return ", ".join(team)
    values = ", ".join(code.label for code in CODE_SETS[code_set].codes)
    return ", ".join([*team, f"`[{dimension}: …]` ({values})"])
