"""One indicator: its figure, how it moved, each team's part, other places."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goldenthread.access.actions import audit_events
from goldenthread.access.gate import requires
from goldenthread.access.permissions import Permission
from goldenthread.analysis.indicators import Indicator
from goldenthread.oversight.performance import (
    breakdowns,
    changes,
    choices,
    datasets,
    histories,
    incidents,
    scorecards,
    tables_as_files,
    targets,
)
from goldenthread.oversight.performance.choices import Choice
from goldenthread.oversight.performance.figures import Figure, figures
from goldenthread.oversight.performance.views import found


@requires(Permission.SCORECARD_VIEW)
def overview(request: HttpRequest, name: str) -> HttpResponse:
    """Value first, then what it counts, months, teams, other places and the target."""
    indicator, choice = found.indicator_named(name), choices.read(request, datasets.current())
    audience, readings = request.user.role.audience, incidents.pair(indicator)
    known = incidents.incidents_of(readings)
    months = histories.history(readings, choice, audience)
    cards = [_reading(each, choice, audience) for each in readings]
    context = {
        **found.filter_context(request, choice),
        "indicator": indicator,
        "readings": cards,
        "incidents": known,
        "history": months,
        "chart": months.chart(known, _level(cards)),
        "teams": breakdowns.team_table(indicator, choice, request.user),
        "comparators": breakdowns.comparator_table(indicator, choice),
        "sections": found.sections(request, indicator, choice, "Cases"),
        "sees_cases": request.user.may(Permission.CASE_LIST),
        "breadcrumbs": [found.HOME, found.performance(), found.area_link(indicator, choice)],
    }
    return render(request, "performance/indicator.html", context, status=400 if choice.problem else 200)


def _reading(indicator: Indicator, choice: Choice, audience: str) -> dict[str, object]:
    """One card: the figure, the target, the change. A pair has two."""
    figure, before = _figure(indicator, choice, audience), _before(indicator, choice, audience)
    return {
        "indicator": indicator,
        "figure": figure,
        "outcome": targets.outcome(figure, choice.period),
        "change": changes.word(figure, before),
        "before": before,
        "before_words": choices.words(choice.period.previous()),
        "query": choice.query(),
    }


def _level(cards: list[dict[str, object]]) -> float | None:
    """The target of the first reading, as the chart's dashed line."""
    outcome = cards[0]["outcome"]
    return outcome.level if outcome else None


def _before(indicator: Indicator, choice: Choice, audience: str) -> Figure:
    return _figure(indicator, Choice(choice.period.previous(), choice.team), audience)


def _figure(indicator: Indicator, choice: Choice, audience: str) -> Figure:
    known = figures([indicator.id], [choice.period], audience)
    return scorecards.at(known, indicator, choice.period.label, choice.team)


@requires(Permission.SCORECARD_DOWNLOAD)
def months_csv(request: HttpRequest, name: str) -> HttpResponse:
    """The chart's numbers: both readings where there are two."""
    indicator, choice = found.indicator_named(name), choices.read(request, datasets.current())
    audience = request.user.role.audience
    months = histories.history(incidents.pair(indicator), choice, audience)
    _record(request, indicator, "months")
    return tables_as_files.figures_file(f"{name}-by-month.csv", months.figures, audience)


@requires(Permission.SCORECARD_DOWNLOAD)
def teams_csv(request: HttpRequest, name: str) -> HttpResponse:
    """The team table's numbers."""
    indicator, choice = found.indicator_named(name), choices.read(request, datasets.current())
    rows = breakdowns.team_figures(indicator, choice, request.user)
    _record(request, indicator, "teams")
    return tables_as_files.figures_file(f"{name}-by-team.csv", rows, request.user.role.audience)


def _record(request: HttpRequest, indicator: Indicator, what: str) -> None:
    audit_events.record(type="indicator:download", by=request.user, subject=f"indicator:{indicator.id}:{what}")
