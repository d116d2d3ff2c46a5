"""Every published case of a rule comes out as expected, but for those that we read otherwise, with the reason."""

from pathlib import Path

import pytest

from returns_cases import RETURNS, cases, failure, return_of

FIXTURES = Path(__file__).parents[2] / "fixtures/returns"
DIFFERENCES = Path(__file__).parents[3] / "docs/reference/returns-differences.md"
CASES = [case for name in ("ssda903", "cin") for case in cases(FIXTURES / f"cases-{name}.jsonl")]
DECLARED = {name: {rule.code for rule in room.RULES} for name, room in RETURNS.items()}


@pytest.mark.parametrize(
    "case", [each for each in CASES if each["rule_code"] in DECLARED[return_of(each)]], ids=lambda each: each["case_id"]
)
def test_the_case_comes_out_as_expected_or_the_difference_is_explained(case):
    explained = case["case_id"] in DIFFERENCES.read_text(encoding="utf-8")
    assert (failure(case) is None) != explained, failure(case)
