"""One fact, two values: tables against each other, measures against tables, and a measure against its own repeats."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from goldenthread.analysis.committee_paper.checks.cells import Cell, plain
from goldenthread.analysis.committee_paper.checks.counts import Counts, Known, said
from goldenthread.analysis.committee_paper.checks.findings import Finding, Severity
from goldenthread.analysis.committee_paper.checks.printed_paper import Measure, PrintedPaper
from goldenthread.analysis.committee_paper.checks.registry import Code, check
from goldenthread.analysis.committee_paper.checks.spans import year_before
from goldenthread.analysis.committee_paper.checks.teams import alike
from goldenthread.analysis.committee_paper.checks.wording import stems, subject

TWO_VALUES = Code(
    "fact.two_values",
    "stop",
    "The same fact is printed with two values: in two tables, in a table and a measure or headline, in a measure and a "
    "sentence, or as last year's value and last year's column. A warning where it is not certain that the two are one "
    "fact (one of them undated, or of another section).",
    "Complaints last year are 28 in the list of measures; the rows of last year's column add to 29.",
)
TEAM_NAMES = Code(
    "fact.team_names",
    "warn",
    "A team of one table cannot be recognised in the other: under another name that nothing in the paper explains, or "
    "not there at all. Short forms and initials are recognised.",
    "Special Needs in the table by stage is Bridges in the table by year.",
)
SUBJECTS = {"complaint": "complaints", "compliment": "compliments"}
# Said of a count of complaints without narrowing it to some of them.
_PLAIN_WORDS = frozenset(
    stems("formal made progress proceeded escalated reached stage new year about against regarding")
)


@check(TWO_VALUES)
def totals_of_two_tables(paper: PrintedPaper) -> Iterator[Finding]:
    """The total by stage and the total by year of the same period."""
    counts = Counts(paper, "complaints")
    known = counts.total(counts.current)
    staged, yearly = ([item for item in known if item.table and item.table.by == by] for by in ("stage", "year"))
    if staged and yearly and not {item.value for item in staged} & {item.value for item in yearly}:
        why = f"{counts.current}: {said(staged)}, but {said(yearly)}."
        yield TWO_VALUES.at(
            f"{_place(yearly[0])}: total, {counts.current}", plain(yearly[0].value), plain(staged[0].value), why
        )


@check(TWO_VALUES)
def teams_of_two_tables(paper: PrintedPaper) -> Iterator[Finding]:
    """Each team's total by stage and its count by year of the same period."""
    counts = Counts(paper, "complaints")
    for team in dict.fromkeys(counts.teams.names.values()):
        known = counts.team(team, counts.current)
        if len({item.value for item in known}) > 1:
            last = known[-1]
            why = f"{team} in {counts.current}: {said(known)}."
            where = f"{_place(last)}: {team}, {counts.current}"
            yield TWO_VALUES.at(where, plain(last.value), plain(known[0].value), why)


def _place(known: Known) -> str:
    return known.table.where if known.table else known.where


@check(TEAM_NAMES)
def teams_under_two_names(paper: PrintedPaper) -> Iterator[Finding]:
    """Teams that the two tables name so differently that a reader cannot match them."""
    for name, other in paper.team_names.items():
        if not alike(name, other):
            why = f"{name} in one table has to be taken for {other} in the other: use one list of team names."
            yield TEAM_NAMES.at(_teams_place(paper), name, other, why)
    for name in Counts(paper, "complaints").teams.unmatched:
        why = f"{name} is in the table by stage; nothing in the table by year can be read as it."
        yield TEAM_NAMES.at(_teams_place(paper), name, "", why)


def _teams_place(paper: PrintedPaper) -> str:
    numbers = (table.where.split()[0] for table in paper.tables if table.subject == "complaints")
    return next((f"{number} team names" for number in numbers if number[0].isdigit()), "team names")


@check(TWO_VALUES)
def measures_against_tables(paper: PrintedPaper) -> Iterator[Finding]:
    """A measure of complaints or compliments, and its previous value, against the table that counts them."""
    for key, name in SUBJECTS.items():
        counts = Counts(paper, name)
        for measure in paper.measures:
            if key in stems(measure.name):
                yield from _against_table(measure, measure.value, counts, counts.current)
                yield from _against_table(measure, measure.previous, counts, counts.previous)


def _against_table(measure: Measure, cell: Cell | None, counts: Counts, period: str | None) -> Iterator[Finding]:
    known = counted(measure.name, counts, period)
    wrong = [item for item in known if cell is not None and cell.value is not None and item.value != cell.value]
    if cell is not None and wrong:
        why = f"{measure.name}, {period}: {cell.printed} here, {said(wrong)}."
        yield TWO_VALUES.at(f"{measure.where}, {period}", cell.printed, plain(wrong[-1].value), why)


def counted(name: str, counts: Counts, period: str | None) -> list[Known]:
    """What the tables say of the thing that a name counts: all, one stage or one team of them; nothing where the name
    narrows it in a way that no table does ("complaints upheld")."""
    singular = next(key for key, subject_ in SUBJECTS.items() if subject_ == counts.subject)
    stage = next((stage for stage in counts.stages if set(stems(stage)) <= set(stems(name))), None)
    named = counts.teams.in_text(name)
    rest = subject(name) - {singular} - _PLAIN_WORDS - set(stems(stage or ""))
    rest -= {stem for _, start, end in named for stem in stems(name[start:end])}
    if rest or len(named) > 1 or (stage and (named or period != counts.current)):
        return []
    if stage:
        return counts.stage(stage)
    return counts.team(named[0][0], period) if named else counts.total(period)


@check(TWO_VALUES)
def measures_said_twice(paper: PrintedPaper) -> Iterator[Finding]:
    """Measures that count the same thing at the same time with different values."""
    for group in _by_subject(paper).values():
        yield from _said_twice(group)


def _said_twice(group: list[Measure]) -> Iterator[Finding]:
    usual = Counter(_value(measure) for measure in group).most_common(1)[0][0]
    reference = next(measure for measure in group if _value(measure) == usual)
    for measure in group:
        if _value(measure) != usual and _comparable(measure, reference):
            why = f"{measure.name} is {plain(_value(measure))} here and {plain(usual)} at {reference.where}."
            severity = _certainty(measure, reference)
            yield TWO_VALUES.at(measure.where, plain(_value(measure)), plain(usual), why, severity)


def _value(measure: Measure) -> Decimal:
    return measure.value.value if measure.value and measure.value.value is not None else Decimal(0)


def _comparable(one: Measure, other: Measure) -> bool:
    """Same unit, and dates that may be one: a percentage is not a count, and May's figure is not March's. A month's
    figure and its year's may both be right; only a printed paper leaves it open which of them is meant."""
    percent = [("percent" in measure.unit or "%" in measure.unit) for measure in (one, other)]
    if one.bound or other.bound:
        return percent[0] == percent[1] and one.when == other.when
    apart = one.when is not None and other.when is not None and not one.when.overlaps(other.when)
    return percent[0] == percent[1] and not apart


def _certainty(one: Measure, other: Measure) -> Severity:
    dated = (one.when is None) == (other.when is None)
    same_section = not one.section or not other.section or one.section == other.section
    return "stop" if dated and same_section else "warn"


@check(TWO_VALUES)
def previous_values(paper: PrintedPaper) -> Iterator[Finding]:
    """A measure's previous value against the same measure printed for the previous period."""
    alike = _by_subject(paper)
    for measure in paper.measures:
        if measure.previous is not None and measure.previous.value is not None:
            for other in alike.get(subject(measure.name, paper.framework), ()):
                if _is_previous_of(measure, other, paper) and _value(other) != measure.previous.value:
                    printed, other_value = measure.previous.printed, plain(_value(other))
                    why = f"{measure.name} was {printed} by this and {other_value} by {other.where}."
                    yield TWO_VALUES.at(f"{measure.where}, previous", printed, other_value, why)


def _by_subject(paper: PrintedPaper) -> dict[frozenset[str], list[Measure]]:
    """The measures with a value, by what they count."""
    groups: dict[frozenset[str], list[Measure]] = defaultdict(list)
    for measure in paper.measures:
        if measure.value is not None and measure.value.value is not None:
            groups[subject(measure.name, paper.framework)].append(measure)
    return groups


def _is_previous_of(measure: Measure, other: Measure, paper: PrintedPaper) -> bool:
    """Whether `other`, which counts the same, is of the period that the measure's previous value is of."""
    earlier = measure.previous_when or year_before(paper.period or "")
    if other.when is None or earlier is None or other is measure:
        return False
    return other.when.within(earlier) and (measure.when is None or other.when < measure.when)
