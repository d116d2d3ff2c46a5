"""The reference page of the content file is the models written out, and is current."""

import re
from pathlib import Path

import pytest

from goldenthread.analysis.committee_paper.computed import COMPUTED
from goldenthread.analysis.committee_paper.manual import markdown
from goldenthread.analysis.committee_paper.registers import REGISTERS

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "review-content.md"


@pytest.fixture(scope="module")
def written() -> str:
    return markdown()


def test_the_page_is_current(written: str) -> None:
    assert PAGE.read_text(encoding="utf-8") == written, "run `make docs` to write the page again"


def test_every_link_leads_to_a_part_of_the_page(written: str) -> None:
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^## (.+)$", written, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([\w-]+)\)", written)) <= headings


def test_every_part_says_what_it_is(written: str) -> None:
    for part in written.split("\n## ")[1:]:
        assert part.split("\n")[2].strip(), part.split("\n")[0]


def test_fields_say_what_they_hold(written: str) -> None:
    assert "| `recommendation` | text | needed |" in written
    assert "| `heading` | words | `Achievements` if left out |" in written
    assert "| `people` | true or false | `false` if left out; counts people" in written
    assert "| `quoted` | names, each with [quoted](#quoted) |  |" in written
    assert "| `blocks` | list of [block](#blocks) | needed |" in written


def test_all_that_can_be_computed_and_counted_is_listed(written: str) -> None:
    assert all(f"| `{name}` |" in written for name in COMPUTED)
    assert all(f"| `count:{name}` |" in written for name in REGISTERS)
