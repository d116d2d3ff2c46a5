"""Indicators: what is counted, the one engine that counts it, and the cases behind every figure."""

from goldenthread.analysis.indicators.calculate import calculate
from goldenthread.analysis.indicators.cases import cases
from goldenthread.analysis.indicators.catalogue import CATALOGUE
from goldenthread.analysis.indicators.crosstab import crosstab
from goldenthread.analysis.indicators.definition import (
    SERVICE_AREA_TITLES,
    SERVICE_AREAS,
    Dimension,
    Indicator,
)
from goldenthread.analysis.indicators.display import display, half_up
from goldenthread.analysis.indicators.errors import IndicatorError
from goldenthread.analysis.indicators.frames import Frames
from goldenthread.analysis.indicators.targets import Target, Verdict, against_target, comparators, target_for

__all__ = [
    "CATALOGUE",
    "SERVICE_AREAS",
    "SERVICE_AREA_TITLES",
    "Dimension",
    "Frames",
    "Indicator",
    "IndicatorError",
    "Target",
    "Verdict",
    "against_target",
    "calculate",
    "cases",
    "comparators",
    "crosstab",
    "display",
    "half_up",
    "target_for",
]
