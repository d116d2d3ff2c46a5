"""How people's models fill tables of the dataset, and what it takes to read such tables back."""

from goldenthread.record.people.ssd.fillings import FILLED
from goldenthread.record.people.ssd.tables import tables

__all__ = ["FILLED", "tables"]
