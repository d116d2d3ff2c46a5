"""The prose of a transcribed paper, sentence by place; and the fields that it prints and leaves blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.analysis.committee_paper.checks.part import Part
from goldenthread.analysis.committee_paper.checks.printed_paper import Field, Statement, StatementKind
from goldenthread.analysis.committee_paper.checks.yaml_tree import Mapping, Scalar, Sequence

# Remarks of the transcriber, headings and ids: printed beside the prose, or not printed at all.
_NOT_PROSE = re.compile(r"section|name|id|note|.*_note|.*_printed|heading.*|kind|status")
_CUT_SHORT = re.compile(r"mid-?\s?sentence|cut (off|short)|text (is )?(lost|missing)|truncated|incomplete", re.I)
_PLANS = re.compile("aim|plan|objective|priorit|next")
_COVER_PROSE = ("outcome_benefits_to_the_community", "recommendation_intro", "summary", "background")
_FRONT = {
    "purpose": "purpose",
    "practice_framework": "practice framework",
    "inspections": "inspections",
    "previous_recommendations": "previous recommendations",
}


def statements(paper: Part) -> Iterator[Statement]:
    """Every sentence or paragraph of prose, in printed order."""
    cover = paper.get("cover_report")
    for key in _COVER_PROSE:
        yield from _prose(cover.get(key) if cover else None, f"cover: {_label(key)}", "cover")
    for key, place in _FRONT.items():
        yield from _front(paper.get(key), place)
    for area in paper.items("service_areas"):
        yield from _section(area)
    yield from _closing(paper)


def _front(part: Part | None, place: str) -> Iterator[Statement]:
    """The words of a front part. Its lists are registers and names, which are read elsewhere."""
    if part is not None and isinstance(part.tree, Mapping):
        for key, entry in part.entries():
            if isinstance(entry.tree, Scalar) and not _NOT_PROSE.fullmatch(key):
                yield from _prose(entry, f"{place}: {_label(key)}", "cover")


def _section(area: Part) -> Iterator[Statement]:
    number = area.text("section") or area.text("name") or "section"
    for key, entry in area.entries():
        if key == "strategic_focus":
            for row in entry.items():
                yield from _focus(row, number)
        elif not _NOT_PROSE.fullmatch(key):
            yield from _prose(entry, f"{number} {_label(key).lower()}", _kind(key), number)


def _kind(key: str) -> StatementKind:
    """Aims and plans say what is wanted, not what is."""
    if _PLANS.search(key):
        return "recommendation"
    return "achievement" if key == "achievements" else "fact"


def _focus(row: Part, number: str) -> Iterator[Statement]:
    place, note = row.text("id") or "focus", row.text("note") or ""
    for key in ("rationale", "recommendation"):
        words = row.text(key)
        if words:
            cut = key == "recommendation" and bool(_CUT_SHORT.search(note))
            kind: StatementKind = "rationale" if key == "rationale" else "recommendation"
            yield Statement(f"{number} {place} {key}", words, kind, number, cut_short=cut)


def _closing(paper: Part) -> Iterator[Statement]:
    for key in ("complaints", "compliments"):
        for name in ("text", "narrative", "statement", "facts"):
            yield from _prose(paper.get(key, name), f"{key}: {name}", "fact")
    number = paper.text("conclusion", "section") or ""
    conclusion = paper.get("conclusion")
    for key, entry in conclusion.entries() if conclusion else ():
        if not _NOT_PROSE.fullmatch(key):
            yield from _prose(entry, f"{number} conclusion".strip(), "cover", number)
    place = f"{paper.text('recommendations', 'section') or ''} recommendations".strip()
    yield from _prose(paper.get("recommendations", "judgement"), place, "cover")


def _prose(part: Part | None, where: str, kind: StatementKind, section: str = "") -> Iterator[Statement]:
    """The statement or statements under a part: words, a list of words, or a list of rows that hold `text`."""
    if part is None or part.null:
        return
    if isinstance(part.tree, Sequence):
        for at, item in enumerate(part.items(), start=1):
            yield from _prose(item, f"{where} {at}", kind, section)
    elif isinstance(part.tree, Mapping):
        yield from _dated(part, where, kind, section)
    else:
        words = part.own_text or ""
        if " " in words:
            yield Statement(where, words, kind, section)


def _dated(row: Part, where: str, kind: StatementKind, section: str) -> Iterator[Statement]:
    words, printed = row.text("text"), row.text("date")
    if words:
        about = row.text("team") or row.text("area") or ""
        beside = f"{where} ({printed or about})" if printed or about else where
        cut = bool(_CUT_SHORT.search(row.text("note") or ""))
        yield Statement(beside, words, kind, section, about, row.span("date"), cut)


def fields(paper: Part) -> Iterator[Field]:
    """The fields of forms and tables of words that the paper prints, blank or not."""
    for key in ("document", "review", "cover_report"):
        part = paper.get(key)
        if part is not None:
            yield from _form(part, "cover")
    yield from _finance(paper)
    yield from _rows(paper, ("previous_recommendations", "items"), "previous recommendations", ("text", "status"))
    yield from _rows(paper, ("inspections", "items"), "inspections", ("service", "date_printed", "from"))
    yield from _rows(paper, ("recommendations", "items"), "recommendations", ("rationale", "recommendation"))
    for area in paper.items("service_areas"):
        number = area.text("section") or area.text("name") or "section"
        yield from _rows(area, ("strategic_focus",), number, ("rationale", "recommendation"))
    yield from _rows(paper, ("complaints", "themes"), "complaints: themes", ("theme", "context", "action"))


def _form(part: Part, place: str) -> Iterator[Field]:
    """The fields of a form, and of the small tables within it (each table one place)."""
    for key, entry in part.entries():
        if isinstance(entry.tree, Scalar):
            yield Field(f"{place}: {_label(key)}", _label(key), entry.own_text or None)
        elif isinstance(entry.tree, Mapping) and key.endswith("table"):
            for name, cell in entry.entries():
                yield Field(f"{place}, {_label(key).lower()}", _label(name), cell.own_text or None)


def _finance(paper: Part) -> Iterator[Field]:
    """The cells of the financial table, row by row."""
    for row in paper.items("cover_report", "financial", "rows"):
        name = row.text("year") or "a row"
        for key, entry in row.entries():
            if key != "year":
                yield Field(f"cover, financial table: {name}", _label(key).lower(), entry.own_text or None)


def _rows(paper: Part, keys: tuple[str, ...], place: str, names: tuple[str, ...]) -> Iterator[Field]:
    for at, row in enumerate(paper.items(*keys), start=1):
        for name in names:
            entry = row.get(name)
            if entry is not None:
                label = row.text("id") or row.text("theme") or f"row {at}"
                yield Field(f"{place} {label}: {_label(name).lower()}", _label(name).lower(), entry.own_text or None)


def _label(key: str) -> str:
    words = key.replace("_", " ").rstrip(".")
    return words[:1].upper() + words[1:]
