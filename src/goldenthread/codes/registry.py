"""Every code set by its name."""

from collections.abc import Mapping
from types import MappingProxyType

from goldenthread.codes import (
    care,
    education,
    flags,
    front_door,
    leaving_care,
    measures,
    people,
    permanence,
    protection,
    quality,
    workforce,
)
from goldenthread.codes.code_set import CodeSet

_ROOMS = (
    flags,
    people,
    front_door,
    protection,
    care,
    permanence,
    leaving_care,
    education,
    workforce,
    quality,
    measures,
)

CODE_SETS: Mapping[str, CodeSet] = MappingProxyType(
    {found.name: found for room in _ROOMS for found in vars(room).values() if isinstance(found, CodeSet)}
)
