"""The paper as one web page: nothing outside it is needed, no script is in it, and it prints as a paper."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from goldenthread.analysis.committee_paper.paper import (
    Block,
    Bullets,
    Chart,
    CoverField,
    Heading,
    Note,
    Paragraph,
    Review,
    Section,
)
from goldenthread.analysis.committee_paper.render.drawing import svg
from goldenthread.analysis.committee_paper.render.inline import printed
from goldenthread.analysis.committee_paper.render.markup import Markup, tag
from goldenthread.analysis.committee_paper.render.web_table import table
from goldenthread.analysis.committee_paper.render.wording import contents, field_text, heading, leads_on, provenance

LANGUAGE = "en-GB"
_STYLE = Path(__file__).with_name("paper.css")


def page(review: Review) -> str:
    """The whole page as text."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="author", content=review.authority),
        tag("meta", name="dcterms.created", content=review.report_on.isoformat()),
        tag("title", f"{review.title}, {review.authority} ({review.marking})"),
        tag("style", Markup(_STYLE.read_text(encoding="utf-8"))),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, _body(review), lang=LANGUAGE)}\n"


def _body(review: Review) -> Markup:
    return tag(
        "body",
        tag("a", "Skip to the paper", href="#paper", class_="skip"),
        tag("header", _masthead(review), class_="masthead"),
        tag("main", _cover(review), _contents(review), _sections(review), id="paper"),
        tag("footer", tag("p", provenance(review)), tag("p", review.marking)),
    )


def _masthead(review: Review) -> Iterator[Markup]:
    yield tag("p", review.authority, class_="authority")
    yield tag("p", review.marking, class_="marking")


def _cover(review: Review) -> Markup:
    parts = (_section(section) for section in review.cover.sections)
    contact = tag("section", tag("h2", "Contact", id="cover-contact"), _fields(review.cover.contact, "Contact"))
    head = _fields(review.cover.head, "About this report")
    return tag("div", tag("h1", review.title), head, parts, contact, class_="cover")


def _fields(fields: tuple[CoverField, ...], caption: str) -> Markup:
    rows = (tag("tr", tag("th", field.label, scope="row"), tag("td", field_text(field))) for field in fields)
    return tag("div", tag("table", tag("caption", caption), tag("tbody", rows)), class_="scroll fields")


def _contents(review: Review) -> Markup:
    entries = (
        tag("li", tag("a", heading(section), href=f"#{section.id}"), class_="sub" if section.level > 1 else None)
        for section in contents(review)
    )
    return tag("nav", tag("h2", "Contents", id="contents"), tag("ol", entries), aria_labelledby="contents")


def _sections(review: Review) -> Iterator[Markup]:
    for place, section in enumerate(review.sections):
        opens = place == 0 or section.id == "figure-index"
        yield _section(section, class_="opens" if opens else None)


def _section(section: Section, **attributes: Any) -> Markup:
    title = tag(f"h{min(section.level + 1, 6) if section.number else 2}", heading(section), id=section.id)
    return tag("section", title, (block_of(block) for block in section.blocks), **attributes)


def block_of(block: Block) -> Markup:
    """A block as HTML."""
    match block:
        case Heading():
            return tag(f"h{min(block.level + 1, 6)}", block.text)
        case Paragraph():
            return _paragraph(block)
        case Bullets():
            return tag("ol" if block.numbered else "ul", (tag("li", printed(item)) for item in block.items))
        case Note():
            return tag("p", printed(block.runs), class_="note")
        case Chart():
            return _chart(block)
    return table(block)


def _paragraph(block: Paragraph) -> Markup:
    return tag("p", printed(block.runs), class_=_kind(block))


def _kind(block: Paragraph) -> str | None:
    if block.statement:
        return "statement"
    return "label" if leads_on(block) else None


def _chart(chart: Chart) -> Markup:
    picture = base64.b64encode(svg(chart).encode()).decode()
    image = tag("img", src=f"data:image/svg+xml;base64,{picture}", alt=chart.alt)
    return tag("figure", tag("figcaption", f"Chart {chart.number}: {chart.caption}"), image, id=f"chart-{chart.id}")
