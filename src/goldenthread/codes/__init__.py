"""Official code sets and timescales, effective-dated.

The floor of the house: plain Python that the record's choices, the dataset's checks and the indicators all read.
"""

from goldenthread.codes.code_set import Code, CodeSet
from goldenthread.codes.errors import UserError
from goldenthread.codes.registry import CODE_SETS
from goldenthread.codes.timescale import Timescale
from goldenthread.codes.timescales import TIMESCALES, timescale

__all__ = ["CODE_SETS", "TIMESCALES", "Code", "CodeSet", "Timescale", "UserError", "timescale"]
