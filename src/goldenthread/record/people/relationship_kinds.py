"""What people are to one another. A relationship is kept once, from one end; the word for the other end is derived.

"Kim is the mother of Ella" is a row of kind ``mother`` from Kim to Ella. On Ella's page it reads "mother", on Kim's
"daughter". Kinds that read the same both ways (siblings, partners) are their own inverse.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """In which part of a list of kinds it stands."""

    PARENT = "Parents and those who care"
    SIBLING = "Brothers and sisters"
    WIDER = "Wider family"
    PARTNER = "Partners"
    NETWORK = "Friends and professionals"


@dataclass(frozen=True)
class Kind:
    """``person`` is the ``word`` of ``related``; ``related`` is the ``inverse`` of ``person``.

    ``inverse_by_sex``: the word where the sex of ``related`` is known. ``up``: how many generations ``person`` stands
    above ``related`` in a genogram; 0 beside them, None not drawn by descent. ``blood``: drawn as a whole line.
    """

    slug: str
    word: str
    inverse: str
    sort: Sort
    up: int | None = None
    blood: bool = False
    inverse_by_sex: Mapping[str, str] | None = None

    @property
    def symmetric(self) -> bool:
        return self.word == self.inverse

    def inverse_word(self, sex: str) -> str:
        """What ``related`` is to ``person``: "daughter" where ``sex`` is F, "child" where it is not known."""
        return (self.inverse_by_sex or {}).get(sex, self.inverse)


def _same(slug: str, word: str, sort: Sort, up: int | None = None, blood: bool = False) -> Kind:
    return Kind(slug, word, word, sort, up, blood)


def _parents(child: Mapping[str, str], blood: bool, *named: tuple[str, str]) -> Iterable[Kind]:
    """The kinds that are above a child by one: they differ in their own word only."""
    by_sex = {sex: child[sex] for sex in ("F", "M")}
    return (Kind(slug, word, child[""], Sort.PARENT, 1, blood, by_sex) for slug, word in named)


CHILD = {"": "child", "F": "daughter", "M": "son"}
ADOPTED = {"": "adopted child", "F": "adopted daughter", "M": "adopted son"}
STEPCHILD = {"": "stepchild", "F": "stepdaughter", "M": "stepson"}
GRANDCHILD = {"": "grandchild", "F": "granddaughter", "M": "grandson"}
NIECE_OR_NEPHEW = {"": "niece or nephew", "F": "niece", "M": "nephew"}


def _all() -> Iterable[Kind]:
    yield from _parents(CHILD, True, ("mother", "mother"), ("father", "father"), ("parent", "parent"))
    adoptive = (("adoptive-mother", "adoptive mother"), ("adoptive-father", "adoptive father"))
    yield from _parents(ADOPTED, False, *adoptive, ("adoptive-parent", "adoptive parent"))
    steps = (("step-mother", "stepmother"), ("step-father", "stepfather"), ("step-parent", "step-parent"))
    yield from _parents(STEPCHILD, False, *steps)
    yield Kind("foster-carer", "foster carer", "foster child", Sort.PARENT, 1)
    yield Kind("guardian", "guardian", "child under guardianship", Sort.PARENT, 1)
    yield Kind("carer", "carer", "person cared for", Sort.PARENT)
    yield _same("sibling", "brother or sister", Sort.SIBLING, 0, blood=True)
    yield _same("half-sibling", "half-brother or half-sister", Sort.SIBLING, 0, blood=True)
    yield _same("step-sibling", "stepbrother or stepsister", Sort.SIBLING, 0)
    yield _same("foster-sibling", "foster brother or sister", Sort.SIBLING, 0)
    for slug in ("grandmother", "grandfather", "grandparent"):
        yield Kind(slug, slug, GRANDCHILD[""], Sort.WIDER, 2, True, GRANDCHILD)
    for slug, word in (("aunt", "aunt"), ("uncle", "uncle"), ("aunt-or-uncle", "aunt or uncle")):
        yield Kind(slug, word, NIECE_OR_NEPHEW[""], Sort.WIDER, 1, True, NIECE_OR_NEPHEW)
    yield _same("cousin", "cousin", Sort.WIDER, 0, blood=True)
    yield _same("relative", "other relative", Sort.WIDER)
    yield _same("spouse", "husband, wife or civil partner", Sort.PARTNER, 0)
    yield _same("partner", "partner", Sort.PARTNER, 0)
    yield _same("former-partner", "former partner", Sort.PARTNER, 0)
    yield _same("friend", "friend", Sort.NETWORK)
    for slug, word, inverse in _PROFESSIONALS:
        yield Kind(slug, word, inverse, Sort.NETWORK)


_PROFESSIONALS = (
    ("teacher", "teacher or school contact", "pupil"),
    ("doctor", "doctor", "patient"),
    ("health-visitor", "health visitor or school nurse", "patient"),
    ("police-officer", "police officer", "person they work with"),
    ("advocate", "advocate or independent visitor", "young person they speak for"),
    ("solicitor", "solicitor", "client"),
    ("professional", "other professional", "person they work with"),
    ("network", "other person in the network", "person they know"),
)

KINDS: Mapping[str, Kind] = {kind.slug: kind for kind in _all()}
PARENTS = frozenset(slug for slug, kind in KINDS.items() if kind.sort is Sort.PARENT)
PARTNERS = frozenset(slug for slug, kind in KINDS.items() if kind.sort is Sort.PARTNER)
SIBLINGS = frozenset(slug for slug, kind in KINDS.items() if kind.sort is Sort.SIBLING)


def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """For a select, in groups."""
    groups: dict[str, list[tuple[str, str]]] = {sort.value: [] for sort in Sort}
    for kind in KINDS.values():
        groups[kind.sort].append((kind.slug, kind.word[0].upper() + kind.word[1:]))
    return list(groups.items())


def named(slug: str) -> Kind:
    """The kind of a slug. One that came with imported data and is not ours reads as it is written, both ways."""
    return KINDS.get(slug) or _same(slug, slug.replace("-", " "), Sort.NETWORK)
