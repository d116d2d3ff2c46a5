"""An indicator's definition as rows of a summary list."""

from __future__ import annotations

from goldenthread.analysis.indicators import CATALOGUE, SERVICE_AREA_TITLES, Indicator
from goldenthread.analysis.tables import TABLES

BASES = {"during": "Things that happened in the period", "as_at": "How things stood at the end of the period"}
DIRECTIONS = {"high": "Higher is better", "low": "Lower is better", "neutral": "Neither high nor low is good in itself"}
DISCLOSURE = {
    "people": "Published figures hide numbers of children and families from 1 to 5, and what would reveal them",
    "staff": "Published figures hide numbers of staff from 1 to 5, and what would reveal them",
    "none": "Nothing has to be hidden when this is published",
}


def rows(indicator: Indicator) -> list[dict[str, str]]:
    """Key and value pairs, in the order that a reader asks; parts that the definition leaves empty are left out."""
    said = {
        "Question": indicator.question,
        "What it counts": indicator.counts,
        "Numerator": indicator.numerator,
        "Denominator": indicator.denominator or "None: this is a count",
        "Basis": BASES[indicator.basis],
        "Timing": indicator.timing,
        "Unit": indicator.unit,
        "Reading it": DIRECTIONS[indicator.good_direction],
        "Traps": indicator.caveats,
        "Read beside": CATALOGUE[indicator.twin_of].title if indicator.twin_of else "",
        "Needs history of": f"{indicator.lookback_months} months" if indicator.lookback_months else "",
        "Data it needs": "\n".join(f"{TABLES[name].title} ({name})" for name in indicator.needs),
        "When published": DISCLOSURE[indicator.disclosure],
        "Service area": SERVICE_AREA_TITLES[indicator.service_area],
        "Source": indicator.source,
        "Identifier": indicator.id,
    }
    return [{"key": key, "value": value} for key, value in said.items() if value]
