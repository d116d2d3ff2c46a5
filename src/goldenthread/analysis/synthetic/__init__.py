"""Made-up authorities: whole datasets of journeys that hang together, the same for the same seed."""

from goldenthread.analysis.synthetic.example import example
from goldenthread.analysis.synthetic.writing import authority, write_authority

__all__ = ["authority", "example", "write_authority"]
