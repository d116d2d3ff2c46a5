"""The indicator manual: every indicator written out from its declaration."""

from collections.abc import Iterator

from goldenthread.analysis.indicators.catalogue import CATALOGUE
from goldenthread.analysis.indicators.definition import SERVICE_AREA_TITLES, SERVICE_AREAS, Indicator
from goldenthread.codes import CODE_SETS

_OPENING = """\
# Indicator manual

Generated from the declarations in `goldenthread.analysis.indicators`; change them, not this page, and run `make docs`.

Each indicator is a set of cases: its value, its trend, its team table and its list of cases are the same rows. What is
counted *during* a period has its day in it; what is counted *as at* a period stands so at the end of its last day. A
record dated later is not known yet, and what ended later is still open.

A figure is *published*, *suppressed* (too few people stand behind it, or it would reveal such a figure), *not supplied*
(a table it needs is missing, or the dataset does not reach over the period) or has *no value* (nothing to divide by).
None of these is 0."""

_BASIS = {"during": "events during the period", "as_at": "as at the last day of the period"}
_DIRECTION = {"high": "high is good", "low": "low is good", "neutral": "neither high nor low is good in itself"}
_DISCLOSURE = {
    "people": "1 to 5 people are hidden when published",
    "staff": "1 to 5 workers are hidden when published",
    "none": "nothing is hidden: it counts no people",
}


def markdown() -> str:
    """The text of ``docs/reference/indicators.md``."""
    areas = (part for area in SERVICE_AREAS for part in _area(area))
    return "\n\n".join([_OPENING, _contents(), *areas]) + "\n"


def _of(area: str) -> list[Indicator]:
    return [indicator for indicator in CATALOGUE.values() if indicator.service_area == area]


def _contents() -> str:
    lines = [
        f"- {SERVICE_AREA_TITLES[area]}: " + ", ".join(f"[{each.title}](#{each.id})" for each in _of(area))
        for area in SERVICE_AREAS
    ]
    return f"## {len(CATALOGUE)} indicators\n\n" + "\n".join(lines)


def _area(area: str) -> Iterator[str]:
    yield f"## {SERVICE_AREA_TITLES[area]}"
    yield from map(_section, _of(area))


def _section(indicator: Indicator) -> str:
    facts = [f"| {name} | {text} |" for name, text in _facts(indicator) if text]
    table = "\n".join(["| | |", "|---|---|", *facts])
    return f"### {indicator.id}\n\n**{indicator.title}.** {indicator.question}\n\n{indicator.counts}\n\n{table}"


def _facts(indicator: Indicator) -> Iterator[tuple[str, str]]:
    yield "Numerator", indicator.numerator
    yield "Denominator", indicator.denominator or ""
    yield "Counted", _BASIS[indicator.basis]
    yield "Timing", indicator.timing
    yield "Unit", f"{indicator.unit}, {_DIRECTION[indicator.good_direction]}"
    yield "Shown by", ", ".join(_groupings(indicator))
    yield "Stands beside", f"[{indicator.twin_of}](#{indicator.twin_of})" if indicator.twin_of else ""
    yield "Tables needed", ", ".join(f"`{table}`" for table in indicator.needs)
    yield "History needed", f"{indicator.lookback_months} months" if indicator.lookback_months else ""
    yield "Disclosure", _DISCLOSURE[indicator.disclosure]
    yield "Source", indicator.source
    yield "Mind", indicator.caveats


def _groupings(indicator: Indicator) -> Iterator[str]:
    yield "month, quarter"
    if indicator.by_team:
        yield "team"
    for dimension in indicator.dimensions:
        words = f" ({CODE_SETS[dimension.code_set].title.lower()})" if dimension.code_set else ""
        yield f"{dimension.column}{words}"
