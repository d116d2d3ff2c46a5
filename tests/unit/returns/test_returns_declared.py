"""What is declared of a return is wrong at once where it is wrong."""

import pytest

from goldenthread.analysis.returns import ssda903
from goldenthread.analysis.returns.layout import table
from goldenthread.analysis.returns.rule import RuleBook


def test_a_kind_of_a_column_that_the_table_lacks_is_refused():
    with pytest.raises(ValueError, match="Header has no column DEC"):
        table("Header", "CHILD DOB", child="CHILD", dates="DOB DEC")


def test_a_rule_is_declared_once():
    book = RuleBook("2022-23")
    book.rule("1", "Header.DOB", "First.")(lambda evidence: evidence["Header"])
    with pytest.raises(ValueError, match="rule 1 is declared twice"):
        book.rule("1", "Header.SEX", "Second.")(lambda evidence: evidence["Header"])


def test_a_table_is_known_by_name_with_its_columns_read():
    evidence = ssda903.evidence_of({}, year="2026-27")
    assert "Header" not in evidence
    assert evidence.layout.names[0] == "Header"
