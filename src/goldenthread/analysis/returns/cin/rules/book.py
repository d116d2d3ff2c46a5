"""The book that every rule of the census is declared in."""

from goldenthread.analysis.returns.cin.layout import YEARS
from goldenthread.analysis.returns.rule import RuleBook

RULES = RuleBook(first_year=YEARS[0])
rule = RULES.rule
