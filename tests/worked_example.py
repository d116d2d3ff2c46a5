"""The worked example, made once for all the tests of a run that read it."""

from functools import cache

from goldenthread.analysis.synthetic import example
from goldenthread.analysis.tables import Dataset


@cache
def worked_example() -> Dataset:
    """Wexcombe, held in memory. Nothing writes to it."""
    return example("2014-15")
