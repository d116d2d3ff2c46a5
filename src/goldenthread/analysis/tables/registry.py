"""Every table by its name: first the SSD's in its own order, then ours."""

from collections.abc import Mapping
from types import MappingProxyType

from goldenthread.analysis.tables import (
    corrections,
    journey,
    measures,
    people_at_work,
    ssd_court,
    ssd_front_door,
    ssd_identity,
    ssd_leaving_care,
    ssd_looked_after,
    ssd_looked_after_health,
    ssd_need,
    ssd_permanence,
    ssd_protection,
    ssd_send,
    ssd_workforce,
    voices_and_quality,
)
from goldenthread.analysis.tables.contract import Table

_THEMES = (
    ssd_identity,
    ssd_front_door,
    ssd_need,
    ssd_protection,
    ssd_court,
    ssd_looked_after,
    ssd_looked_after_health,
    ssd_permanence,
    ssd_leaving_care,
    ssd_send,
    ssd_workforce,
    journey,
    people_at_work,
    voices_and_quality,
    measures,
    corrections,
)

TABLES: Mapping[str, Table] = MappingProxyType(
    {found.name: found for theme in _THEMES for found in vars(theme).values() if isinstance(found, Table)}
)
