"""The children in need census, built from the tables of a dataset."""

from goldenthread.analysis.returns.cin.build.built import Built, build
from goldenthread.analysis.returns.lacking import Lacking

__all__ = ["Built", "Lacking", "build"]
