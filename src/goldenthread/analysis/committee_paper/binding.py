"""The language of bindings: how a text names the figure that belongs in it.

    {{ cla_open }}                                      an indicator, for the year of the review
    {{ cla_open @ 2013-14 }}                            another period: year, quarter, month, or 2014-08 to 2015-02
    {{ re_referral_rate_12m.numerator }}                a part of it: numerator, denominator or share
    {{ complaints_received [Brambles Social Work Team] }}   one team, by any name the dataset knows it by
    {{ complaints_received [stage: Stage 2] }}          one value of a dimension, by code or label
    {{ complaints_received [Here 4 U; stage: Stage 2] }}    both at once
    {{ count:inspections }}                             a register (`registers.py` declares them)
    {{ headline:borough_population }}                   a total that the dataset holds as a number
    {{ population:0-17 @ 2013 }}                        a mid-year estimate
    {{ comparator:cla_rate_10k [england] }}             what others published for an indicator
    {{ quoted:barbecues }}                              a number the content file quotes, with its source

A binding is only ever replaced by a figure: there is no arithmetic and nothing to run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from goldenthread.analysis.committee_paper.paper import FigurePart
from goldenthread.codes import UserError

Kind = Literal["indicator", "count", "headline", "population", "comparator", "quoted"]

_BRACES = re.compile(r"\{\{(?P<inside>.*?)\}\}", re.DOTALL)
_REFERENCE = re.compile(
    r"""\s*
    (?:(?P<kind>count|headline|population|comparator|quoted):)?
    (?P<name>\w[\w-]*)
    (?:\.(?P<part>numerator|denominator|share))?
    \s*(?:@\s*(?P<period>\w[\w\s-]*?))?
    \s*(?:\[\s*(?=[^\s\]])(?:(?P<team>[^\[\]:;]+?)\s*(?:;|(?=\])))?
      \s*(?:(?P<dimension>[a-z_]+)\s*:\s*(?P<of>[^\[\];]+?))?\s*\])?
    \s*""",
    re.VERBOSE,
)


class BindingError(UserError):
    """A binding that names no figure: says where it stands and what it may have meant."""


@dataclass(frozen=True)
class Reference:
    """What a binding names. `period` is null for the year of the review, `team` for the whole authority."""

    kind: Kind
    name: str
    part: FigurePart = "value"
    period: str | None = None
    team: str | None = None
    dimension: str | None = None
    of: str | None = None

    @property
    def group(self) -> str | None:
        """The group in words: "Here 4 U, Stage 2"; null for the whole authority."""
        return ", ".join(filter(None, (self.team, self.of))) or None

    def __str__(self) -> str:
        prefix = "" if self.kind == "indicator" else f"{self.kind}:"
        part = "" if self.part == "value" else f".{self.part}"
        period = f" @ {self.period}" if self.period else ""
        named = "; ".join(filter(None, (self.team, self.dimension and f"{self.dimension}: {self.of}")))
        return f"{prefix}{self.name}{part}{period}{f' [{named}]' if named else ''}"


def parse(words: str) -> Reference:
    """Read the inside of a binding. BindingError when it is not one."""
    match = _REFERENCE.fullmatch(words)
    if match is None:
        raise BindingError(
            f"{{{{ {words.strip()} }}}} is not a binding: write {{{{ indicator @ period [group] }}}}, "
            "as docs/how-to/write-the-review.md shows."
        )
    found = match.groupdict()
    return Reference(
        kind=cast(Kind, found["kind"] or "indicator"),
        name=found["name"],
        part=cast(FigurePart, found["part"] or "value"),
        period=_tidy(found["period"]),
        team=_tidy(found["team"]),
        dimension=found["dimension"],
        of=_tidy(found["of"]),
    )


def _tidy(words: str | None) -> str | None:
    return " ".join(words.split()) if words else None


def pieces(prose: str) -> Iterator[str | Reference]:
    """The words of a text and the references between them, in order. BindingError for one that does not close."""
    end = 0
    for match in _BRACES.finditer(prose):
        yield from _words(prose[end : match.start()])
        yield parse(match["inside"])
        end = match.end()
    yield from _words(prose[end:])


def _words(words: str) -> Iterator[str]:
    if "{{" in words or "}}" in words:
        raise BindingError(f"A binding is open at one end in {words.strip()[:60]!r}: write {{{{ … }}}}.")
    if words:
        yield words
