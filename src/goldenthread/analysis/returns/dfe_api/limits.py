"""Whether values keep the limits of the API. What breaks one is left out and listed, never cut to fit."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldenthread.analysis.returns.dfe_api.declared import CHILDREN, Codes, Part, Value
from goldenthread.codes import CODE_SETS

Json = dict[str, Any]


@dataclass(frozen=True)
class Finding:
    """Something that is not sent, or not as it was found.

    ``child`` is null for the whole dataset and ``item`` the id of the episode, plan or other object; ``key`` is the
    path of the key as the API names it; ``value`` is what was seen, as text.
    """

    child: str | None
    key: str
    item: str | None
    value: str | None
    why: str


@dataclass
class Notes:
    """Findings as they are made."""

    found: list[Finding] = field(default_factory=list)

    def add(self, child: str | None, key: str, value: object, why: str, item: str | None = None) -> None:
        self.found.append(Finding(child, key, item, None if value is None else str(value), why))


def fitted(child: Json, notes: Notes, *, codes: bool = True) -> Json | None:
    """The child without what breaks a limit and without what is empty, keys in the order of the schema.

    None where the child cannot be sent at all. Each thing left out is added to ``notes``. ``codes=False`` asks no code
    to be in its code set, which the API itself does not ask either.
    """
    return _Walk(str(child.get(CHILDREN.id or "")), notes, codes).one(CHILDREN, child, "", None)


def faults(children: object) -> list[Finding]:
    """What the API would refuse in the body of one request. Null is allowed for whatever is not required."""
    notes = Notes()
    if not isinstance(children, list):
        notes.add(None, CHILDREN.name, type(children).__name__, "must be a list of children")
        return notes.found
    if len(children) > (CHILDREN.most or 0):
        notes.add(None, CHILDREN.name, len(children), f"must be at most {CHILDREN.most} children a request")
    _Walk(None, notes).each(CHILDREN, children, "", None)
    return notes.found


@dataclass(frozen=True)
class _Walk:
    """Goes through what was found beside what is declared. ``child`` is None until a child is met."""

    child: str | None
    notes: Notes
    codes: bool = True

    def one(self, part: Part, found: object, path: str, item: str | None) -> Json | None:
        """What may be sent of an object; None where nothing may."""
        if not isinstance(found, Mapping):
            self._note(path or part.name, found, "must be an object", item)
            return None
        if part is CHILDREN and self.child is None:
            return _Walk(str(found.get(part.id)), self.notes).one(part, found, path, None)
        item = str(found.get(part.id)) if part.id and part is not CHILDREN else item
        for name in found.keys() - part.by_name.keys():
            self._note(_join(path, name), found[name], "the API does not know this key", item)
        kept = {name: self._member(part.by_name[name], found.get(name), path, item) for name in part.by_name}
        return self._whole(part, {name: value for name, value in kept.items() if value not in (None, [], {})}, path)

    def each(self, part: Part, found: Sequence[object], path: str, item: str | None) -> list[Json]:
        """The objects of a list that may be sent, one for each id."""
        kept: dict[object, Json] = {}
        for number, each in enumerate(found):
            fit = self.one(part, each, path, item)
            name = fit.get(part.id, number) if fit and part.id else number
            if name in kept:
                self._note(path or part.name, name, "stands twice in one list", item)
            elif fit:
                kept[name] = fit
        return list(kept.values())

    def _whole(self, part: Part, kept: Json, path: str) -> Json | None:
        if part.id is None or part.id in kept:
            return kept or None
        self._note(_join(path, part.id), None, "cannot be sent without it", None)
        return None

    def _member(self, member: Value | Codes | Part, value: object, path: str, item: str | None) -> object:
        path = _join(path, member.name + ("[]" if isinstance(member, Part) and member.many else ""))
        if value is None:
            return None
        if isinstance(member, Value):
            return self._kept(value, self._fault(member, value), path, item)
        if isinstance(member, Part) and not member.many:
            return self.one(member, value, path, item)
        if not isinstance(value, list):
            return self._kept(value, "must be a list", path, item)
        if isinstance(member, Part):
            return self.each(member, value, path, item)
        return self._codes(member, value, path, item)

    def _codes(self, member: Codes, found: list[object], path: str, item: str | None) -> object:
        each = Value(member.name, "text", longest=member.longest, codes=member.codes)
        kept = [code for code in found if self._kept(code, self._fault(each, code), path, item) is not None]
        if len({*kept}) < len(kept):
            return self._kept(found, "must name each code once", path, item)
        if len(kept) > member.most:
            return self._kept(found, f"must be at most {member.most} codes", path, item)
        return kept

    def _fault(self, declared: Value, value: object) -> str | None:
        fault = value_fault(declared, value)
        if fault is None and self.codes and declared.codes and value not in CODE_SETS[declared.codes]:
            return f"is no code of the code set {declared.codes}"
        return fault

    def _kept(self, value: object, fault: str | None, path: str, item: str | None) -> object:
        if fault is None:
            return value
        self._note(path, value, fault, item)
        return None

    def _note(self, path: str, value: object, why: str, item: str | None) -> None:
        self.notes.add(self.child, path, value, why, item)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def value_fault(declared: Value, value: object) -> str | None:
    """Why the schema refuses a value, in words that follow its name; None where it does not."""
    if declared.kind == "flag":
        return None if isinstance(value, bool) else "must be true or false"
    if declared.kind == "whole":
        return None if isinstance(value, int) and not isinstance(value, bool) else "must be a whole number"
    if not isinstance(value, str):
        return "must be text"
    return _date_fault(value) if declared.kind == "date" else _text_fault(declared, value)


def _date_fault(value: str) -> str | None:
    try:
        return None if date.fromisoformat(value).isoformat() == value else "must be a date like 2015-03-31"
    except ValueError:
        return "must be a date like 2015-03-31"


def _text_fault(declared: Value, value: str) -> str | None:
    if declared.longest is not None and len(value) > declared.longest:
        return f"must have {_length(declared)}, but has {len(value)}"
    if declared.shortest is not None and len(value) < declared.shortest:
        return f"must have {_length(declared)}, but has {len(value)}"
    if declared.pattern is not None and not re.fullmatch(declared.pattern, value):
        return f"must match {declared.pattern}"
    return None


def _length(declared: Value) -> str:
    exact = declared.shortest == declared.longest
    return f"{'exactly' if exact else 'at most'} {declared.longest} characters"
