"""The SSDA903 built from a dataset: who is in it and what of them, and what the dataset does not supply."""

from goldenthread.analysis.returns.ssda903.build.built import Built, build
from goldenthread.analysis.returns.ssda903.build.files import NOT_SUPPLIED, write

__all__ = ["NOT_SUPPLIED", "Built", "build", "write"]
