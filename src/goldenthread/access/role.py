"""What a role is made of. The roles themselves are in ``roles.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.access.data_classes import DataClass as D
from goldenthread.access.permissions import Permission
from goldenthread.access.reaches import Reach

P = Permission
Reads = Mapping[D, Reach]


@dataclass(frozen=True)
class Role:
    """``reach``: how far the case lists behind figures go. ``reads``: how far each class of the record goes; a class
    left out is not read at all, whatever the reach. ``purposes``: for what the role may open records beyond that.
    ``audience``: whether its figures are exact ("internal") or suppressed ("published").
    """

    slug: str
    name: str
    description: str
    permissions: frozenset[Permission]
    reach: Reach
    audience: str = "internal"
    reads: Reads = field(default_factory=dict)
    purposes: tuple[str, ...] = ()

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    def reads_class(self, data_class: D) -> Reach:
        return self.reads.get(data_class, Reach.NONE)


def reads(general: Reach, *, sensitive: Reach | None = None, safe_contact: Reach | None = None, **more: Reach) -> Reads:
    """General and, as far unless told otherwise, sensitive and safe-contact; other classes by name, lower case."""
    usual = {D.GENERAL: general, D.SENSITIVE: sensitive or general, D.SAFE_CONTACT: safe_contact or general}
    return {**usual, **{D[name.upper()]: reach for name, reach in more.items()}}
