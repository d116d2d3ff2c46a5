"""The book that every rule of the SSDA903 is declared in."""

from goldenthread.analysis.returns.rule import RuleBook
from goldenthread.analysis.returns.ssda903.layout import YEARS

RULES = RuleBook(first_year=YEARS[0])
rule = RULES.rule
