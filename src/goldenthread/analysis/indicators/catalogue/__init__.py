"""Every indicator, declared in the file of its service area."""

from collections.abc import Mapping

from goldenthread.analysis.indicators.catalogue import front_door, looked_after, quality
from goldenthread.analysis.indicators.definition import Indicator

_AREAS = (front_door, looked_after, quality)

CATALOGUE: Mapping[str, Indicator] = {indicator.id: indicator for area in _AREAS for indicator in area.INDICATORS}
