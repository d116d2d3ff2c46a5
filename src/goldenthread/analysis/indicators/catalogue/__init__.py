"""Every indicator, declared in the file of its service area."""

from collections.abc import Mapping

from goldenthread.analysis.indicators.catalogue import (
    assessment,
    child_in_need,
    child_protection,
    early_help,
    front_door,
    leaving_care,
    looked_after,
    placements,
    quality,
    supervision,
    workforce,
)
from goldenthread.analysis.indicators.definition import Indicator

_AREAS = (
    front_door,
    early_help,
    assessment,
    child_in_need,
    child_protection,
    looked_after,
    leaving_care,
    placements,
    workforce,
    supervision,
    quality,
)

CATALOGUE: Mapping[str, Indicator] = {indicator.id: indicator for area in _AREAS for indicator in area.INDICATORS}
