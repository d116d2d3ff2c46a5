"""A list of codes, each with the dates between which it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Code:
    """One value of a code set. Both dates are inclusive; ``None`` means that no limit is known."""

    value: str
    label: str
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the code may be used for an event on ``day``."""
        after_start = self.valid_from is None or self.valid_from <= day
        return after_start and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True)
class CodeSet:
    """A closed list of values in its official order.

    ``source`` names the publication that the values come from, or "Golden Thread" for our own lists.
    """

    name: str
    title: str
    source: str
    codes: tuple[Code, ...]

    @cached_property
    def values(self) -> tuple[str, ...]:
        """Every value that has ever held, in order."""
        return tuple(code.value for code in self.codes)

    @cached_property
    def _by_value(self) -> Mapping[str, Code]:
        return {code.value: code for code in self.codes}

    def label(self, value: str) -> str:
        """The words for a value. Raises ``KeyError`` for a value that is not in the set."""
        return self._by_value[value].label

    def on(self, day: date) -> tuple[Code, ...]:
        """The codes that hold on ``day``, in order."""
        return tuple(code for code in self.codes if code.holds_on(day))

    def __contains__(self, value: object) -> bool:
        return value in self._by_value


def code_set(  # noqa: PLR0913 - a declaration: every argument is a named part of it
    name: str,
    title: str,
    source: str,
    labels: Mapping[str, str],
    *,
    since: Mapping[int, Sequence[str]] | None = None,
    until: Mapping[int, Sequence[str]] | None = None,
) -> CodeSet:
    """Declare a code set from ``value: label`` pairs.

    ``since`` names the codes that began on 1 April of a calendar year and ``until`` those that ended on 31 March of
    one; codes in neither have held for as long as the set is known.
    """
    began = {value: date(year, 4, 1) for year, values in (since or {}).items() for value in values}
    ended = {value: date(year, 3, 31) for year, values in (until or {}).items() for value in values}
    unknown = sorted((began.keys() | ended.keys()) - labels.keys())
    if unknown:
        raise ValueError(f"{name} gives dates for codes it does not have: {', '.join(unknown)}")
    codes = (Code(value, label, began.get(value), ended.get(value)) for value, label in labels.items())
    return CodeSet(name, title, source, tuple(codes))
