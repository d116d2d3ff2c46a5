from goldenthread.record.chronology.models.entry import Entry, Line, LineVersion
from goldenthread.record.chronology.models.proposal import PutAside
from goldenthread.record.chronology.models.snapshot import Snapshot

__all__ = ["Entry", "Line", "LineVersion", "PutAside", "Snapshot"]
