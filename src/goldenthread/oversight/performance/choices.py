"""What a person chose to look at: a period and a team, from coded parts of the address that can be shared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from goldenthread.access.models import User
from goldenthread.access.reaches import Reach
from goldenthread.access.scopes import scope
from goldenthread.analysis.periods import Period, PeriodError, add_months, months_between, period, reporting_year
from goldenthread.analysis.tables import Dataset
from goldenthread.kit.words import day
from goldenthread.oversight.performance import teams

MONTHS_OFFERED = 24
QUARTERS_OFFERED = 12


@dataclass(frozen=True)
class Option:
    value: str
    text: str
    selected: bool


@dataclass(frozen=True)
class Choice:
    """``problem`` says in one sentence what was wrong with what was asked; the rest then holds the usual choice."""

    period: Period
    team: str | None
    problem: str = ""

    def query(self, **changes: str | None) -> str:
        """The part of an address that asks for this choice, sorted, so that the same view has one address."""
        asked = {"period": self.period.label, "team": self.team, **changes}
        return urlencode(sorted((key, value) for key, value in asked.items() if value))


def read(request: HttpRequest, dataset: Dataset) -> Choice:
    """The choice in the address. A team that this person may not look at is refused, not corrected."""
    usual = usual_period(dataset)
    try:
        chosen = period(request.GET.get("period") or usual.label)
    except PeriodError as error:
        return Choice(usual, None, str(error))
    team = request.GET.get("team") or None
    if team and team not in teams.names(dataset):
        return Choice(chosen, None, f"There is no team called '{team}'.")
    if team and team not in teams_open_to(request.user, dataset):
        raise PermissionDenied
    return Choice(chosen, team)


def usual_period(dataset: Dataset) -> Period:
    """The latest reporting year that is over."""
    year = reporting_year(dataset.manifest.as_at)
    return year if year.end <= dataset.manifest.as_at else year.previous()


def sees_every_team(user: User) -> bool:
    """Whoever sees the whole authority's cases, or none and only what is published."""
    reaches = {post.role.reach for post in user.standing.posts}
    return Reach.AUTHORITY in reaches or reaches <= {Reach.NONE}


def teams_open_to(user: User, dataset: Dataset) -> list[str]:
    """The teams whose figures this person may look at: every one, or those of their posts and of their services."""
    if sees_every_team(user):
        return teams.names(dataset)
    own = {post.team_id for post in user.standing.posts}
    return sorted({teams.name_of(each, dataset) for each in own | scope(user).teams} - {""})


def team_options(user: User, dataset: Dataset, chosen: str | None) -> list[Option]:
    whole = Option("", "Whole authority", chosen is None)
    return [whole, *(Option(name, name, name == chosen) for name in teams_open_to(user, dataset))]


def period_options(dataset: Dataset, chosen: Period) -> list[tuple[str, list[Option]]]:
    """What the period picker offers, newest first, in groups. The chosen one is always among them."""
    months = complete_months(dataset)
    quarters = _unique(each for month in months for each in _whole(month, "quarter", dataset))
    years = _unique(each for month in months for each in _whole(month, "year", dataset))
    groups = {"Years": years, "Quarters": quarters[-QUARTERS_OFFERED:], "Months": months[-MONTHS_OFFERED:]}
    if not any(chosen in offered for offered in groups.values()):
        groups["Chosen"] = [chosen]
    return [(title, _options(offered, chosen)) for title, offered in groups.items()]


def complete_months(dataset: Dataset) -> list[Period]:
    facts = dataset.manifest
    return [each for each in months_between(facts.covers_from, facts.as_at) if each.end <= facts.as_at]


def _whole(month: Period, kind: str, dataset: Dataset) -> list[Period]:
    year = reporting_year(month.start)
    around = [year] if kind == "year" else [each for each in year.quarters() if month.start in each]
    facts = dataset.manifest
    return [each for each in around if facts.covers_from <= each.start and each.end <= facts.as_at]


def _unique(periods: Iterable[Period]) -> list[Period]:
    return list(dict.fromkeys(periods))


def _options(offered: list[Period], chosen: Period) -> list[Option]:
    return [Option(each.label, words(each), each == chosen) for each in reversed(offered)]


def words(period: Period) -> str:
    """A period as people say it: 2014 to 2015, April to June 2014, April 2014."""
    if period.kind == "year":
        return f"{period.start.year} to {period.end.year}"
    if period.kind == "quarter":
        return f"{period.start:%B} to {period.end:%B %Y}"
    return f"{period.end:%B %Y}" if period.kind == "month" else f"12 months to {day(period.end)}"


def months_before(last: Period, count: int) -> tuple[Period, ...]:
    """The ``count`` months that end with the period."""
    return months_between(add_months(last.end.replace(day=1), 1 - count), last.end)
