"""What the check of a return found, as people look for it: by rule, by child, by field."""

from goldenthread.analysis.returns.report.checked import Checked
from goldenthread.analysis.returns.report.files import write

__all__ = ["Checked", "write"]
