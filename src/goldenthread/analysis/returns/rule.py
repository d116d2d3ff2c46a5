"""How a rule is declared: one function of the return's evidence, under its official code."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from goldenthread.analysis.returns.evidence import Evidence

Outcome = pl.DataFrame | bool
"""The rows that break the rule, or, of a rule about the whole return, whether it is broken.

Of each table that the rule's fields name, the frame has a column named after the table with the number of the row in
the file (null where the issue has no row in that table). Each row of the frame is one issue, unless it has a column
``issue``: then rows with the same value there are one.
"""

Test = Callable[[Evidence], Outcome]


class RuleType(StrEnum):
    """What the department does with a finding: an error bars the return, a query may be explained."""

    ERROR = "error"
    QUERY = "query"
    NOT_STATED = "not stated"  # the published list does not say


@dataclass(frozen=True)
class Rule:
    """One rule of a return.

    ``fields`` gives, of each table where a finding is shown, the columns to look at; none for a rule about the whole
    return. ``reads`` names what other tables it needs. ``since`` is the first year of the rule and ``version`` the
    year from which it is as it is here. ``judges_text`` marks a rule that itself asks whether a cell can be read:
    any other is not asked about a row whose own fields cannot be read.
    """

    code: str
    message: str
    type: RuleType
    fields: Mapping[str, tuple[str, ...]]
    reads: tuple[str, ...]
    since: str
    version: str
    judges_text: bool
    test: Test


class RuleBook:
    """The rules of one return, in the order in which they are declared."""

    def __init__(self, first_year: str) -> None:
        self._first_year = first_year
        self._rules: dict[str, Rule] = {}

    def rule(  # noqa: PLR0913 - a declaration: every argument is a named part of it
        self,
        code: str,
        fields: str,
        message: str,
        *,
        reads: str = "",
        type: RuleType = RuleType.NOT_STATED,
        since: str | None = None,
        version: str | None = None,
        judges_text: bool = False,
    ) -> Callable[[Test], Test]:
        """Declare a rule: ``fields`` as "Table.FIELD Table.FIELD", ``reads`` as "Table Table"."""
        since = since or self._first_year

        def declare(test: Test) -> Test:
            if code in self._rules:
                raise ValueError(f"rule {code} is declared twice")
            self._rules[code] = Rule(
                code, message, type, _by_table(fields), tuple(reads.split()), since, version or since, judges_text, test
            )
            return test

        return declare

    def of(self, year: str) -> Sequence[Rule]:
        """The rules that hold in a year: those of the year before, and those that it brought."""
        return [each for each in self._rules.values() if each.since <= year]

    def __getitem__(self, code: str) -> Rule:
        return self._rules[code]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._rules.values())


def _by_table(fields: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for each in fields.split():
        table, _, column = each.partition(".")
        found[table] = (*found.get(table, ()), column)
    return found
