"""From the files of a return to its tables of text."""

from goldenthread.analysis.returns.reading.files import Return

__all__ = ["Return"]
