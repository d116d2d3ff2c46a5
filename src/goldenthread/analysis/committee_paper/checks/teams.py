"""The names of teams: which printed names are one team, and which teams a sentence names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from goldenthread.analysis.committee_paper.checks.printed_paper import PrintedPaper, Table
from goldenthread.analysis.committee_paper.checks.wording import STOP_WORDS, stem, words

_GENERIC = frozenset(map(stem, ("team", "service", "social", "work", "worker", "group", "unit")))
# Rows that gather what belongs to no one team; as words of a sentence they name nothing.
_NOT_A_NAME = frozenset({"other", "others", "various", "unknown", "total", "all", "none", "not known"})
_PREFIX = 5  # "Disabled" and "Disabilities" share this much


def distinctive(name: str) -> list[str]:
    """The stems that tell a team from another, in order: the Duty Triage and Assessment Team is duty, triage, …"""
    text = name.replace("&", " and ")
    return [stem(word) for word in words(text) if word not in STOP_WORDS and stem(word) not in _GENERIC]


def alike(name: str, other: str) -> bool:
    """Whether two printed names can be read as one team without being told: shortened, reordered or by initials."""
    first, second = (_squashed(text) for text in (name, other))
    if first == second:
        return True
    one, two = (Counter(part[:_PREFIX] for part in distinctive(text)) for text in (name, other))
    if one and two and (one <= two or two <= one) and _same_end(one, two):
        return True
    return _initials(name, other) or _initials(other, name)


def _squashed(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.replace("&", "and").lower())


def _same_end(one: Counter[str], two: Counter[str]) -> bool:
    """A name is a shortening of another only where no more than its kind is left off ("Family" is no short form)."""
    return min(len(one), len(two)) * 2 >= max(len(one), len(two))


def _initials(short: str, long: str) -> bool:
    """Whether `short` is made of the initials of `long`, in any order, T or S for team or service added or not."""
    if re.fullmatch(r"[A-Z]{2,6}", short):
        letters = Counter(short.lower())
    elif re.fullmatch(r"[A-Z](\s*(and|&)\s*[A-Z])+", short):
        letters = Counter(re.sub(r"and|[^A-Z]", "", short).lower())
    else:
        return False
    named = [word for word in words(long.replace("&", " and ")) if word not in STOP_WORDS]
    kept = Counter(word[0] for word in named if stem(word) not in _GENERIC)
    return kept <= letters and letters - kept <= Counter("st") and len(named) > 1


@dataclass(frozen=True)
class Teams:
    """The teams of a paper's tables. `names` maps every printed name and short form to one name for the team;
    `unmatched` are the names of the table by stage that the table by year has nothing like."""

    names: dict[str, str] = field(default_factory=dict)
    unmatched: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        spoken = [name for name in self.names if name.lower() not in _NOT_A_NAME]
        forms = sorted(spoken, key=len, reverse=True)
        return re.compile(r"(?<!\w)(?:" + "|".join(map(_form, forms)) + r")(?!\w)") if forms else None

    def in_text(self, text: str) -> list[tuple[str, int, int]]:
        """Every team that a sentence names, by its one name, with where it stands."""
        if self._pattern is None:
            return []
        return [(self.of(match.group()), *match.span()) for match in self._pattern.finditer(text)]

    def of(self, name: str) -> str:
        """The one name of the team that is printed as `name`; the printed name where it is no team of the tables."""
        exact = self.names.get(name)
        if exact is not None:
            return exact
        squashed = _squashed(name)
        return next((team for known, team in self.names.items() if _squashed(known) == squashed), name)

    def of_section(self, name: str) -> tuple[str, bool] | None:
        """The one team that a section is about, and whether its name says so plainly; None where none or several."""
        plainly = {team for known, team in self.names.items() if alike(known, name)}
        if plainly:
            return (plainly.pop(), True) if len(plainly) == 1 else None
        last = distinctive(name)[-1:]
        guessed = {team for known, team in self.names.items() if last and distinctive(known)[-1:] == last}
        return (guessed.pop(), False) if len(guessed) == 1 else None


def _form(name: str) -> str:
    """A printed name as a pattern: "R and A" is found as "R & A" and "Here 4 U" as "Here4U"."""
    parts = re.split(r"\s*(?:\band\b|&)\s*", name)
    return r"\s*(?:and|&)\s*".join(r"\s*".join(map(re.escape, part.split())) for part in parts)


def teams(paper: PrintedPaper) -> Teams:
    """The teams of the paper's tables of complaints, under the file's own map of names or by likeness."""
    yearly = list(_labels(paper, "year"))
    names = {label: label for label in (*yearly, *paper.team_names.values())}
    unmatched = []
    for label in _labels(paper, "stage"):
        known = paper.team_names.get(label) or _like(label, yearly)
        if known is None and yearly:
            unmatched.append(label)
        names.setdefault(label, known or label)
    return Teams(dict(_with_short_forms(names)), tuple(unmatched))


def _labels(paper: PrintedPaper, by: str) -> Iterator[str]:
    for table in _tables(paper, by):
        yield from (row.label for row in table.rows)


def _tables(paper: PrintedPaper, by: str) -> Iterator[Table]:
    return (table for table in paper.tables if table.subject == "complaints" and table.by == by)


def _like(label: str, names: Iterable[str]) -> str | None:
    """The one known name that can be read as this team, None where none can or several could."""
    found = [name for name in names if alike(label, name)]
    return found[0] if len(found) == 1 else None


def _with_short_forms(names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Adds "Brambles" for "Brambles Social Work Team" where no other team is called that."""
    yield from names.items()
    for name, team in names.items():
        short = re.sub(r"(\s+(social|work|teams?|services?|unit))+$", "", name, flags=re.IGNORECASE)
        if short and short not in names and short.lower() not in _NOT_A_NAME:
            yield short, team
