"""Who counts, on a date or in a period: what was known, which spells overlap, how cases are counted."""

from goldenthread.analysis.cohorts.counting import Counts, Window, count
from goldenthread.analysis.cohorts.known import KNOWN, Known, as_known
from goldenthread.analysis.cohorts.spells import FOREVER, cut, in_turn, intersect, merged

__all__ = [
    "FOREVER",
    "KNOWN",
    "Counts",
    "Known",
    "Window",
    "as_known",
    "count",
    "cut",
    "in_turn",
    "intersect",
    "merged",
]
