"""Reading a content file: from YAML to `Content`, every error naming file, line and field."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from goldenthread.analysis.committee_paper import content as models
from goldenthread.analysis.committee_paper.content import Content
from goldenthread.analysis.committee_paper.located import ContentError, Document, field_name, read_document

_EXAMPLES = Path(__file__).parent / "example"
_HELP = "docs/reference/review-content.md lists the fields"


def read(path: Path) -> Content:
    """Read a content file. ContentError (a UserError) for the first thing in it that is wrong."""
    document = read_document(path)
    try:
        content = Content.model_validate(document.data)
    except ValidationError as error:
        raise ContentError(_sentence(document, error)) from error
    _check_references(document, content)
    return content


def example(year: str) -> Content:
    """The content of the worked example's review of `year`. ContentError when there is none."""
    return read(example_path(year))


def example_path(year: str) -> Path:
    """Where the worked example's content file of `year` is, or would be."""
    return _EXAMPLES / f"{year}.yaml"


def _sentence(document: Document, error: ValidationError) -> str:
    errors = error.errors(include_url=False)
    path = _path_in_file(document, errors[0])
    more = f" ({len(errors) - 1} more like it in the file)" if len(errors) > 1 else ""
    where = f"{document.path}, line {document.line(path)}"
    return f"{where}: {field_name(path)} {_complaint(errors[0])}{more}; {_HELP}."


def _path_in_file(document: Document, error: ErrorDetails) -> tuple[Hashable, ...]:
    """The error's place without the names that only the schema has (the kind of a block)."""
    found: tuple[Hashable, ...] = ()
    for step in error["loc"]:
        if (*found, step) in document.lines:
            found = (*found, step)
    return (*found, error["loc"][-1]) if error["type"] == "missing" else found


def _complaint(error: ErrorDetails) -> str:
    if error["type"] == "missing":
        return "is missing"
    if error["type"] == "extra_forbidden":
        return f"is not a field of this part{_near(str(error['loc'][-1]))}"
    if error["type"] == "union_tag_not_found":
        return "should be words or one of paragraph, heading, bullets, numbered, note, table, computed, figures"
    message = error["msg"]
    return message[0].lower() + message[1:]


def _near(name: str) -> str:
    close = get_close_matches(name, sorted(_field_names()), n=1)
    return f" (did you mean {close[0]!r}?)" if close else ""


def _field_names() -> Iterator[str]:
    for model in vars(models).values():
        if isinstance(model, type) and issubclass(model, BaseModel):
            yield from model.model_fields


def _check_references(document: Document, content: Content) -> None:
    """What a schema cannot say: ids stand once, and what refers to an id finds it."""
    for path, sentence in _broken_references(content):
        raise ContentError(f"{document.path}, line {document.line(path)}: {field_name(path)} {sentence}.")


def _broken_references(content: Content) -> Iterator[tuple[tuple[Hashable, ...], str]]:
    yield from _repeated_ids(content)
    yield from _unknown_rationales(content)
    yield from _unknown_sections(content)
    yield from _ragged_tables(content)


def _rows(content: Content) -> Iterator[tuple[tuple[Hashable, ...], models.FocusRow]]:
    for number, area in enumerate(content.service_areas):
        yield from ((("service_areas", number, "focus", index), row) for index, row in enumerate(area.focus))
    yield from ((("recommendations", "items", index), row) for index, row in enumerate(content.recommendations.items))


def _identified(content: Content) -> Iterator[tuple[tuple[Hashable, ...], str]]:
    yield from (((*path, "id"), row.id) for path, row in _rows(content))
    for index, item in enumerate(content.previous_recommendations.items):
        yield ("previous_recommendations", "items", index, "id"), item.id
    for index, row in enumerate(content.methodology.evidence):
        yield ("methodology", "evidence", index, "id"), row.id
    for index, area in enumerate(content.service_areas):
        yield ("service_areas", index, "id"), area.id


def _repeated_ids(content: Content) -> Iterator[tuple[tuple[Hashable, ...], str]]:
    seen: set[str] = set()
    for path, name in _identified(content):
        if name in seen:
            yield path, f"repeats the id {name!r}, which something above has: give each its own"
        seen.add(name)


def _unknown_rationales(content: Content) -> Iterator[tuple[tuple[Hashable, ...], str]]:
    written: set[str] = set()
    for path, row in _rows(content):
        if (row.rationale is None) == (row.rationale_from is None):
            yield path, "needs either a rationale or rationale_from"
        if row.rationale_from is not None and row.rationale_from not in written:
            yield (*path, "rationale_from"), f"names {row.rationale_from!r}, which no earlier row has as its id"
        written.add(row.id)


def _unknown_sections(content: Content) -> Iterator[tuple[tuple[Hashable, ...], str]]:
    known = {area.id for area in content.service_areas} | FIXED_SECTIONS
    for index, row in enumerate(content.methodology.evidence):
        for name in sorted(set(row.used_in) - known):
            yield ("methodology", "evidence", index, "used_in"), f"names {name!r}, which is no section of the paper"
    for index, area in enumerate(content.methodology.areas):
        for name in sorted(set(area.sections) - known):
            yield ("methodology", "areas", index, "sections"), f"names {name!r}, which is no section of the paper"
    for index, part in enumerate(content.service_areas):
        if not part.focus and part.no_focus is None:
            yield ("service_areas", index), "has neither focus rows nor no_focus to say why there are none"


def _ragged_tables(content: Content) -> Iterator[tuple[tuple[Hashable, ...], str]]:
    for index, area in enumerate(content.service_areas):
        for name in ("blocks", "after"):
            for place, block in enumerate(getattr(area, name)):
                if isinstance(block, models.WrittenTable) and _is_ragged(block):
                    yield ("service_areas", index, name, place), "has rows or widths that do not match its columns"


def _is_ragged(table: models.WrittenTable) -> bool:
    rows = (*table.rows, table.widths) if table.widths else table.rows
    return any(len(row) != len(table.columns) for row in rows)


FIXED_SECTIONS = frozenset(
    {
        "purpose",
        "review-team",
        "methodology",
        "inspections",
        "previous-recommendations",
        "practice-framework",
        "conclusion",
        "recommendations",
    }
)
