"""Two people saved the same page: both texts side by side, and one or the other kept, field by field.

Nothing is lost: what was refused travels in the page that shows it, and is checked again when it comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from goldenthread.kit import drafts
from goldenthread.kit.forms import VersionedForm, said
from goldenthread.kit.tables import Link

ASKED = "conflict"  # is posted by the page that shows both
THEIRS, MINE = "theirs", "mine"
OURS = {ASKED, "version", *drafts.ALWAYS}


@dataclass(frozen=True)
class Difference:
    """One field that the two have different. ``chosen`` is what was kept so far: "theirs", "mine" or nothing."""

    name: str
    label: str
    theirs: str
    mine: str
    chosen: str

    @property
    def key(self) -> str:
        return f"keep-{self.name}"


@dataclass(frozen=True)
class Conflict:
    """What the page shows. ``carried``: what was posted, to be posted again. ``version``: that of the stored text."""

    said: str
    differences: tuple[Difference, ...]
    carried: tuple[tuple[str, str], ...]
    version: int
    problems: tuple[Link, ...] = ()


def conflict(form: VersionedForm, stored: Mapping[str, Any], version: int, said_by: str) -> Conflict:
    """``stored``: what the record says now, by field. ``said_by``: who saved it and when, in a sentence."""
    differences = tuple(_differences(form, stored))
    return Conflict(said_by, differences, tuple(_carried(form.data)), version, tuple(_problems(form.data, differences)))


def kept(form: VersionedForm, stored: Mapping[str, Any]) -> dict[str, Any] | None:
    """The values to save once a choice was made for every difference; None where one is missing.

    Where the page was not asked for, the values are what was typed.
    """
    if ASKED not in form.data:
        return form.values()
    differences = list(_differences(form, stored))
    if any(not each.chosen for each in differences):
        return None
    return form.values() | {each.name: stored[each.name] for each in differences if each.chosen == THEIRS}


def _differences(form: VersionedForm, stored: Mapping[str, Any]) -> Iterable[Difference]:
    for name, mine in form.values().items():
        if _plain(mine) != _plain(stored[name]):
            chosen = form.data.get(f"keep-{name}", "")
            texts = (said(form.fields[name], each) for each in (stored[name], mine))
            yield Difference(name, str(form.fields[name].label), *texts, chosen if chosen in (THEIRS, MINE) else "")


def _plain(value: Any) -> Any:
    """Nothing is nothing, however it is kept; the order of what was ticked does not matter."""
    if isinstance(value, list | tuple):
        return sorted(value)
    return value if value not in ("", None) else None


def _carried(data: QueryDict) -> Iterable[tuple[str, str]]:
    for name, values in data.lists():
        if name not in OURS and not name.startswith("keep-"):
            yield from ((name, value) for value in values)


def _problems(data: QueryDict, differences: Iterable[Difference]) -> Iterable[Link]:
    if ASKED in data:
        missing = (each for each in differences if not each.chosen)
        yield from (Link(f"Choose which to keep: {each.label}", f"#{each.key}-theirs") for each in missing)
