"""Annex A: the eleven lists of children and adopters that Ofsted asks for when it inspects children's services."""

from goldenthread.analysis.returns.annex_a.build import Annex, build
from goldenthread.analysis.returns.annex_a.layout import VERSIONS
from goldenthread.analysis.returns.annex_a.workbook import write

__all__ = ["VERSIONS", "Annex", "build", "write"]
