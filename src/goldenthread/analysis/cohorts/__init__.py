"""Who counts, on a date or in a period: what was known, which spells overlap, how cases are counted."""

from goldenthread.analysis.cohorts.counting import Counts, Window, count
from goldenthread.analysis.cohorts.known import KNOWN, Known, as_known, day_after
from goldenthread.analysis.cohorts.lines import FOREVER
from goldenthread.analysis.cohorts.spells import at_once, cut, in_turn, intersect, levels, merged

__all__ = [
    "FOREVER",
    "KNOWN",
    "Counts",
    "Known",
    "Window",
    "as_known",
    "at_once",
    "count",
    "cut",
    "day_after",
    "in_turn",
    "intersect",
    "levels",
    "merged",
]
