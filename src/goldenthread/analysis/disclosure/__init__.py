"""What may be published: small numbers hidden, and with them whatever would reveal them."""

from goldenthread.analysis.disclosure.lattice import Lattice, Level, Sheet, Whole
from goldenthread.analysis.disclosure.protect import protect
from goldenthread.analysis.disclosure.small import SMALLEST_SAFE, is_small

__all__ = ["SMALLEST_SAFE", "Lattice", "Level", "Sheet", "Whole", "is_small", "protect"]
