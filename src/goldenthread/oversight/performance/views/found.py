"""What the views of this room share: the indicator that an address names, and the choice in it."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.urls import reverse

from goldenthread.access.permissions import Permission
from goldenthread.analysis.indicators import CATALOGUE, SERVICE_AREA_TITLES, Indicator
from goldenthread.kit.tables import Link
from goldenthread.oversight.performance import choices, datasets
from goldenthread.oversight.performance.choices import Choice

HOME = Link("Home", "/")


def indicator_named(name: str) -> Indicator:
    """The indicator, or a page that says there is none."""
    if name not in CATALOGUE:
        raise Http404(f"There is no indicator '{name}'.")
    return CATALOGUE[name]


def performance() -> Link:
    return Link("Performance", reverse("performance"))


def area_link(indicator: Indicator, choice: Choice) -> Link:
    anchor = indicator.service_area.lower().replace(" ", "-").replace("/", "-")
    return Link(SERVICE_AREA_TITLES[indicator.service_area], f"{reverse('performance')}?{choice.query()}#{anchor}")


def filter_context(request: HttpRequest, choice: Choice) -> dict[str, object]:
    """What ``performance/filter.html`` needs, and what was wrong with what was asked."""
    dataset = datasets.current()
    return {
        "choice": choice,
        "period_words": choices.words(choice.period),
        "period_options": choices.period_options(dataset, choice.period),
        "team_options": choices.team_options(request.user, dataset, choice.team),
        "problems": [Link(choice.problem, "#period")] if choice.problem else [],
        "as_at": dataset.manifest.as_at,
        "authority": dataset.manifest.authority,
        "published": request.user.role.audience == "published",
    }


def sections(request: HttpRequest, indicator: Indicator, choice: Choice, cases: str) -> list[Link]:
    """The pages of one indicator. Whoever may not see cases does not meet the word."""
    query = choice.query()
    links = [("Overview", reverse("indicator", args=[indicator.id]))]
    if request.user.may(Permission.CASE_LIST):
        links.append((cases, reverse("indicator-cases", args=[indicator.id])))
    links.append(("Definition", reverse("manual-entry", args=[indicator.id])))
    return [Link(text, f"{href}?{query}", "page" if href == request.path else "") for text, href in links]
