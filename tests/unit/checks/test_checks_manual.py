"""The page of the checks is the declarations written out, is current, and its example is true."""

import re
from pathlib import Path

from goldenthread.analysis.committee_paper.checks import CHECKS, check, read_printed
from goldenthread.analysis.committee_paper.checks.manual import markdown
from goldenthread.analysis.committee_paper.checks.registry import codes

PROJECT = Path(__file__).parents[3]
PAGE = PROJECT / "docs/reference/review-checks.md"


def test_the_page_is_current():
    assert PAGE.read_text(encoding="utf-8") == markdown(), "run `make docs` to write the page of the checks again"


def test_every_code_has_one_entry():
    assert sorted(re.findall(r"^### `([\w.]+)`$", markdown(), re.MULTILINE)) == sorted(code.id for code in codes())


def test_every_check_declares_the_codes_that_it_gives():
    given = {}
    paper = read_printed(PROJECT / "tests/fixtures/bad/printed/published-2014-15.yaml")
    for name, each in CHECKS.items():
        given[name] = {finding.code for finding in each.look(paper)} - {code.id for code in each.codes}
    assert {name: stray for name, stray in given.items() if stray} == {}


def test_every_code_has_a_test_that_finds_it():
    told = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "tests/spec/checks").glob("*.py"))
    assert [code.id for code in codes() if f'"{code.id}"' not in told] == []


def test_the_example_of_a_transcribed_paper_has_what_the_page_says(tmp_path):
    example = tmp_path / "example.yaml"
    example.write_text(re.search(r"```yaml\n(.*?)```", markdown(), re.DOTALL).group(1), encoding="utf-8")
    assert sorted((finding.code, finding.severity) for finding in check(read_printed(example))) == [
        ("blank.cell", "note"),
        ("blank.field", "warn"),
        ("claim.direction", "stop"),
        ("column.percent_not_100", "stop"),
        ("percent.no_rounding", "stop"),
    ]
