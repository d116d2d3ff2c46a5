"""Names that authors use for teams and for values of dimensions, resolved to the names that figures carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

import polars as pl

from goldenthread.analysis.committee_paper.binding import BindingError, Reference
from goldenthread.analysis.indicators import CATALOGUE, Indicator
from goldenthread.analysis.tables import Dataset
from goldenthread.codes import CODE_SETS


class Names:
    """The teams of a dataset by every name they go by."""

    def __init__(self, dataset: Dataset) -> None:
        teams = _teams(dataset)
        self._ids: dict[str, str] = {team: team_id for team_id, team in teams.iter_rows()}
        self._teams = _team_names(dataset, teams)

    def resolve(self, reference: Reference) -> Reference:
        """The reference with its team and dimension value as the engine names them. BindingError when unknown."""
        if reference.kind not in {"indicator", "count"}:
            return reference
        team = None if reference.team is None else self.team(reference.team)
        if reference.kind == "count":
            return replace(reference, team=team)
        indicator = CATALOGUE.get(reference.name)
        if indicator is None:
            raise unknown("indicator", reference.name, CATALOGUE)
        return replace(reference, team=team, of=_label(indicator, reference.dimension, reference.of))

    def team(self, name: str) -> str:
        """The full name of the team that goes by `name`."""
        if name.casefold() not in self._teams:
            raise unknown("team", name, sorted(set(self._teams.values())), also=self._teams)
        return self._teams[name.casefold()]

    def team_id(self, team: str) -> str:
        """The id of a team by its full name."""
        return self._ids[team]


def unknown(what: str, name: str, known: Iterable[str], also: Mapping[str, str] | None = None) -> BindingError:
    """The error for a name that nothing goes by, with the nearest of those `known`, or of what `also` leads to one."""
    names = list(known)
    folded = {**(also or {}), **{each.casefold(): each for each in names}}
    near = get_close_matches(name.casefold(), folded, n=1)
    hint = f"did you mean {folded[near[0]]!r}?" if near else f"there is {', '.join(names) or 'none'}."
    return BindingError(f"There is no {what} {name!r}: {hint}")


def code_named(code_set: str, name: str) -> str:
    """The code that goes by its value or its label. BindingError when there is none."""
    codes = CODE_SETS[code_set].codes
    found = {each.casefold(): code.value for code in codes for each in (code.label, code.value)}
    if name.casefold() not in found:
        raise unknown(CODE_SETS[code_set].title.lower(), name, [code.label for code in codes])
    return found[name.casefold()]


def _label(indicator: Indicator, column: str | None, name: str | None) -> str | None:
    if column is None or name is None:
        return None
    dimensions = {dimension.column: dimension for dimension in indicator.dimensions}
    if column not in dimensions:
        raise unknown(f"dimension of {indicator.id}", column, dimensions)
    code_set = dimensions[column].code_set
    return name if code_set is None else CODE_SETS[code_set].label(code_named(code_set, name))


def _teams(dataset: Dataset) -> pl.DataFrame:
    named = pl.coalesce("dept_team_name", "dept_team_id").alias("team")
    return dataset.table("ssd_department").select("dept_team_id", named).collect()


def _team_names(dataset: Dataset, teams: pl.DataFrame) -> Mapping[str, str]:
    other = dataset.table("team_aliases").join(teams.lazy(), left_on="team_id", right_on="dept_team_id")
    found = {alias.casefold(): team for alias, team in other.select("alias", "team").collect().iter_rows()}
    return found | {team.casefold(): team for team in teams["team"]}
