"""Which part of the complaints or compliments a phrase picks out, and how many the tables say that is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.analysis.committee_paper.checks import clauses, givers
from goldenthread.analysis.committee_paper.checks.cells import Cell, added
from goldenthread.analysis.committee_paper.checks.counts import Counts
from goldenthread.analysis.committee_paper.checks.printed_paper import Row, Table

_VERBS = re.compile(
    r"\b(?:resolved|dealt with|responded to|closed|concluded|progress(?:ed|ing)?|proceed(?:ed|ing)?|went|go(?:ne)?"
    r"|going|reach(?:ed)?|handled|ended|escalat(?:ed|ing)|moved?|settled|relat(?:ed|ing)|concern(?:ed|ing)?|through|from|about"
    r"|stage|on)\b",
    re.IGNORECASE,
)
_OMBUDSMAN = re.compile(r"\b(?:local government (?:and social care )?ombudsman|lg(?:sc)?o|ombudsman)\b", re.IGNORECASE)
_JOIN = re.compile(r"\s*(?:,\s*(?:and|or)?|\band\b|\bor\b)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Phrase:
    """What a phrase picks out: teams, stages or kinds of giver (at most one of these), or everything."""

    text: str
    teams: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    narrower: bool = False

    @property
    def everything(self) -> bool:
        return not (self.teams or self.stages or self.kinds)


@dataclass(frozen=True)
class Counted:
    """How many a phrase picks out of how many: between `low` and `high` where the table does not say exactly."""

    low: Decimal
    high: Decimal
    whole: Decimal
    where: str


def read_phrase(text: str, counts: Counts, noun: re.Pattern[str]) -> Phrase | None:
    """The part that a phrase picks out; None where it narrows it in a way that no table does. A list goes on for as
    long as its items are of the same sort: "from parents, carers and young people, and praise …" stops at the verb."""
    pieces = _JOIN.split(_teams_joined(clauses.without_aside(text), counts))
    taken = ""
    for piece in pieces:
        longer = f"{taken} and {piece}" if taken else piece
        if _rest(longer, counts, noun) or (taken and _picked(piece, counts).everything):
            break
        taken = longer
    if not taken and _rest(pieces[0], counts, noun):
        return None
    picked = _picked(taken, counts)
    return picked if sum(map(bool, (picked.teams, picked.stages, picked.kinds))) <= 1 else None


def _teams_joined(text: str, counts: Counts) -> str:
    """The text with "R and A" as "R & A", so that it is not taken for two."""
    for _, start, end in counts.teams.in_text(text):
        text = text[:start] + re.sub(r" and ", "  & ", text[start:end]) + text[end:]
    return text


def _rest(text: str, counts: Counts, noun: re.Pattern[str]) -> set[str]:
    for stage in counts.stages:
        text = re.sub(rf"\b{re.escape(stage)}\b", " ", text, flags=re.IGNORECASE)
    if counts.subject == "compliments":
        text = givers.without_givers(text)
    return clauses.left_over(_OMBUDSMAN.sub(" ", text), counts, noun, _VERBS)


def _picked(text: str, counts: Counts) -> Phrase:
    kinds = givers.kinds_in(text) if counts.subject == "compliments" else {}
    return Phrase(
        text,
        tuple(dict.fromkeys(team for team, _, _ in counts.teams.in_text(text))),
        tuple(stage for stage in counts.stages if _names_stage(text, stage)),
        tuple(kinds),
        any(not givers.names_whole(names) for names in kinds.values()),
    )


def _names_stage(text: str, stage: str) -> bool:
    if re.search(rf"(?<!\w){re.escape(stage)}(?!\w)", text, re.IGNORECASE):
        return True
    return bool(_OMBUDSMAN.search(stage) and _OMBUDSMAN.search(text))


def count_phrase(phrase: Phrase, counts: Counts, within: Iterable[str], period: str | None) -> list[Counted]:
    """What each table says of a phrase in a period; `within` are the teams that the sentence is limited to."""
    limited = tuple(within)
    if phrase.kinds:
        return [_given(table, phrase) for table in counts.tables if table.by == "none"] if not limited else []
    if phrase.stages:
        return [_staged(table, phrase, counts, limited) for table in counts.tables if table.by == "stage"]
    if phrase.teams:
        return _of_teams(phrase.teams, counts, period)
    return _everything(counts, limited, period)


def _everything(counts: Counts, limited: tuple[str, ...], period: str | None) -> list[Counted]:
    known = [item for team in limited for item in counts.team(team, period)] if limited else counts.total(period)
    return [Counted(item.value, item.value, item.value, item.where) for item in known]


def _of_teams(teams: tuple[str, ...], counts: Counts, period: str | None) -> list[Counted]:
    found = []
    for total in counts.total(period):
        parts = [[item.value for item in counts.team(team, period) if item.table == total.table] for team in teams]
        if all(parts):
            count = sum((values[0] for values in parts), Decimal(0))
            found.append(Counted(count, count, total.value, total.where))
    return found


def _staged(table: Table, phrase: Phrase, counts: Counts, limited: tuple[str, ...]) -> Counted:
    rows = [row for row in table.rows if not limited or counts.teams.of(row.label) in limited]
    chosen = added(cell for name in phrase.stages for cell in _column(table, rows, name))
    every = added(cell for name in counts.stages for cell in _column(table, rows, name))
    return Counted(chosen, chosen, every, f"the cells of {table.where}")


def _column(table: Table, rows: list[Row], name: str) -> list[Cell]:
    return [row.cells[table.index(name)] for row in rows]


def _given(table: Table, phrase: Phrase) -> Counted:
    """Rows whose giver cannot be told may be any; a word for part of a kind ("foster carers") may be any of it."""
    of_kind = unknown = Decimal(0)
    for row in table.rows:
        kind = givers.kind_of(row.group or "") or givers.kind_of(row.source or "")
        of_kind += added(row.cells) if kind in phrase.kinds else 0
        unknown += added(row.cells) if kind is None else 0
    low = Decimal(0) if phrase.narrower else of_kind
    return Counted(
        low, of_kind + unknown, added(cell for row in table.rows for cell in row.cells), f"the rows of {table.where}"
    )
