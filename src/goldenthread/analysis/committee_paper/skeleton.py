"""A paper for an authority or a year that nobody has written about yet: the figures, and blanks that say so.

It is a place to start from and never a paper to sign: every field of the cover prints "Not recorded" and is a finding.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from goldenthread.analysis.committee_paper.content import (
    ComputedContent,
    Content,
    CoverContent,
    FiguresContent,
    Financial,
    FinancialRow,
    Methodology,
    PreviousRecommendations,
    Recommendations,
    ReviewTeam,
    ServiceArea,
)
from goldenthread.analysis.committee_paper.located import Prose
from goldenthread.analysis.committee_paper.paper import NOT_RECORDED
from goldenthread.analysis.indicators import CATALOGUE, SERVICE_AREA_TITLES, SERVICE_AREAS, Indicator
from goldenthread.analysis.periods import Period, reporting_year
from goldenthread.analysis.tables import Dataset

NO_NARRATIVE = Prose("No narrative has been written.")
_QUALITY = "quality/complaints"
_YEARS = ("Current financial year (Year 1)", "Next financial year (Year 2)", "Following financial year (Year 3)")


def skeleton(dataset: Dataset, year: Period) -> Content:
    """Content with no narrative: one section a service area that has indicators, in the catalogue's order."""
    following = reporting_year(year.end + timedelta(days=1))
    return Content(
        schema_version=1,
        year=year.label,
        next_year=following.label,
        authority=dataset.manifest.authority,
        title="Children's Social Care Annual Review",
        report_on=dataset.manifest.as_at,
        cover=CoverContent(financial=Financial(rows=tuple(FinancialRow(year=each) for each in _YEARS))),
        purpose=(NO_NARRATIVE,),
        review_team=ReviewTeam(lead_role=NOT_RECORDED, members=()),
        methodology=Methodology(phases=(), evidence=(), areas=()),
        inspections=(ComputedContent(computed="inspections"),),
        previous_recommendations=PreviousRecommendations(intro=(NO_NARRATIVE,), items=()),
        practice_framework=(NO_NARRATIVE,),
        service_areas=_areas(),
        conclusion=(NO_NARRATIVE,),
        recommendations=Recommendations(intro=(NO_NARRATIVE,), items=()),
    )


def _areas() -> tuple[ServiceArea, ...]:
    ordered = sorted(CATALOGUE.values(), key=lambda each: SERVICE_AREAS.index(each.service_area))
    grouped = groupby(ordered, key=lambda each: each.service_area)
    return tuple(_area(name, list(own)) for name, own in grouped)


def _area(name: str, indicators: list[Indicator]) -> ServiceArea:
    figures = FiguresContent(figures=tuple(Prose(each.id) for each in indicators), caption="The area in figures")
    extra = (
        ComputedContent(computed="complaints-by-team-and-stage"),
        ComputedContent(computed="complaints-by-team-and-year"),
        ComputedContent(computed="compliments"),
    )
    return ServiceArea(
        id=name.lower().replace("/", "-").replace(" ", "-"),
        title=SERVICE_AREA_TITLES[name],
        blocks=(NO_NARRATIVE, figures, *(extra if name == _QUALITY else ())),
        no_focus=Prose("No recommendation has been written."),
    )
