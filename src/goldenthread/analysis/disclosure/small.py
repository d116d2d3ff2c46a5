"""Which numbers are small enough to point at a person."""

import numpy as np
import numpy.typing as npt

SMALLEST_SAFE = 6

Figures = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]


def is_small(figures: Figures) -> Marks:
    """Where counts lie from 1 to 5; of weights such as full-time equivalents, where they lie between 0 and 6."""
    return np.logical_and(figures > 0, figures < SMALLEST_SAFE)
