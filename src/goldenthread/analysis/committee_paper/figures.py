"""The figures of one paper: each computed once, numbered in the order in which the paper first prints it."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.analysis.committee_paper.binding import BindingError, Reference
from goldenthread.analysis.committee_paper.lookups import Lookups
from goldenthread.analysis.committee_paper.paper import Figure
from goldenthread.analysis.committee_paper.spans import span
from goldenthread.analysis.committee_paper.values import TEAM, Question, Value, Values
from goldenthread.analysis.indicators import CATALOGUE, Indicator, display

NUMBERLESS = ""


class FigureBook:
    """Turns references into figures. The same reference always gives the same figure."""

    def __init__(self, values: Values, lookups: Lookups, year: str) -> None:
        self.values = values
        self.year = year
        self._lookups = lookups
        self._figures: dict[str, Figure] = {}

    def question(self, reference: Reference) -> Question | None:
        """What the engine is asked for a reference, where it can be asked together with others."""
        resolved = self.resolve(reference)
        if resolved.kind != "indicator" or (resolved.team and resolved.of):
            return None
        return _question(resolved)

    def figure(self, reference: Reference) -> Figure:
        """The figure that a reference names. BindingError or PeriodError when there is none."""
        resolved = self.resolve(reference)
        key = str(resolved)
        if key not in self._figures:
            made = self._indicator(resolved) if resolved.kind == "indicator" else self._lookups.figure(resolved)
            self._figures[key] = made.model_copy(update={"id": f"F{len(self._figures) + 1:03}"})
        return self._figures[key]

    def add(self, figure: Figure) -> Figure:
        """Take in a figure made elsewhere (a share of a printed column), unless its binding is known already."""
        if figure.binding not in self._figures:
            self._figures[figure.binding] = figure.model_copy(update={"id": f"F{len(self._figures) + 1:03}"})
        return self._figures[figure.binding]

    def resolve(self, reference: Reference) -> Reference:
        """The reference with its period and names in full."""
        resolved = self._lookups.names.resolve(reference)
        if resolved.period is None and resolved.kind in {"indicator", "count", "comparator"}:
            resolved = replace(resolved, period=self.year)
        return resolved

    def all(self) -> tuple[Figure, ...]:
        """Every figure asked for so far, in order."""
        return tuple(self._figures.values())

    def _indicator(self, reference: Reference) -> Figure:
        indicator = CATALOGUE[reference.name]
        if reference.part == "denominator" and indicator.denominator is None:
            raise BindingError(f"{indicator.id} is a count and has no denominator: bind {indicator.id} itself.")
        value, cases = self._counted(reference)
        return indicator_figure(indicator, reference, value, cases)

    def _counted(self, reference: Reference) -> tuple[Value, int | None]:
        """The value behind a reference, and how many rows it counts (what is printed, in the published edition)."""
        question = _question(reference)
        if reference.team and reference.dimension and reference.of:
            table = self.values.crosstab(reference.name, question.period, reference.dimension)
            value = table.get((reference.team, reference.of)) or table[None, None].none()
        else:
            value = self.values.value(question)
        return value, self._cases(reference, question, value)

    def _cases(self, reference: Reference, question: Question, value: Value) -> int | None:
        if value.status not in {"published", "no_value"}:
            return None
        if self.values.edition == "published":
            printed = value.numerator if value.denominator is None else value.denominator
            return None if printed is None else round(printed)
        team = (TEAM, reference.team) if reference.team and reference.of else None
        return self.values.case_count(question, team)


def indicator_figure(indicator: Indicator, reference: Reference, value: Value, cases: int | None) -> Figure:
    """A figure of an indicator, or of its numerator or denominator, still without its number in the paper."""
    whole = reference.part == "value"
    amount = {"value": value.value, "numerator": value.numerator, "denominator": value.denominator}[reference.part]
    unit, decimals = (indicator.unit, indicator.decimals) if whole else ("count", _decimals(amount))
    return Figure(
        id=NUMBERLESS,
        kind="indicator",
        part=reference.part,
        name=indicator.id,
        title=indicator.title,
        binding=str(reference),
        period=reference.period,
        group=reference.group,
        team=reference.team,
        numerator=value.numerator,
        denominator=value.denominator,
        value=amount,
        unit=unit,
        decimals=decimals,
        status=value.status,
        text=display(amount, unit, decimals, value.status),
        definition=_definition(indicator),
        source=f"{indicator.source} (tables {', '.join(indicator.needs)})",
        case_count=cases,
    )


def _decimals(amount: float | None) -> int:
    """Weights such as full-time equivalents print one decimal, counts none."""
    return 0 if amount is None or amount == round(amount) else 1


def _definition(indicator: Indicator) -> str:
    if indicator.denominator is None:
        return indicator.counts
    return f"{indicator.counts} Numerator: {indicator.numerator}. Denominator: {indicator.denominator}."


def _question(reference: Reference) -> Question:
    period = span(reference.period or "")
    if reference.of is not None:
        return Question(reference.name, period, reference.dimension, reference.of)
    return Question(reference.name, period, TEAM if reference.team else None, reference.team)
