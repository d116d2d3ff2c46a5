"""The page of the data dictionary is the declarations written out, and is current."""

import re
from pathlib import Path

import pytest

from goldenthread.analysis.tables import TABLES
from goldenthread.analysis.tables.dictionary import markdown
from goldenthread.codes import CODE_SETS

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "data-dictionary.md"


@pytest.fixture(scope="module")
def written():
    return markdown()


def section(written, name):
    return re.search(rf"^### {name}$(.*?)(?=^##|\Z)", written, re.MULTILINE | re.DOTALL).group(1)


def test_the_page_is_current(written):
    assert PAGE.read_text(encoding="utf-8") == written, "run `make docs` to write the data dictionary again"


def test_every_table_and_every_code_set_has_one_section(written):
    headings = re.findall(r"^### (\w+)$", written, re.MULTILINE)
    assert headings == [*TABLES, *CODE_SETS]


def test_every_link_leads_to_a_section(written):
    targets = set(re.findall(r"\]\(#(\w+)\)", written))
    assert targets <= {*TABLES, *CODE_SETS}


def test_a_table_lists_its_columns(written):
    complaints = section(written, "complaints")
    assert "| **`complaint_id`** (key) | identifier | no |" in complaints
    assert "| `theme` | code | yes | [complaint_theme](#complaint_theme) | family | personal |" in complaints
    assert "[`ssd_department.dept_team_id`](#ssd_department)" in complaints
    assert "- `closed_on must be on or after received_on`" in complaints


def test_a_table_without_constraints_names_none(written):
    assert "In every row" not in section(written, "ssd_contacts")


def test_bounds_are_given(written):
    assert "| 0 to 40 |" in section(written, "ssd_sdq_scores")
    assert "| 1 or more |" in section(written, "inspection_judgements")
    assert "| `fte` | number | no | 0 to 1 |" in section(written, "posts")


def test_a_code_set_gives_its_source_and_dates(written):
    closure = section(written, "reason_for_closure")
    assert "Source: DfE children in need census guide." in closure
    assert "| `RC9` | Closed after assessment, to early help | from 1 April 2022 |" in closure
    assert "| `V1` | Short breaks (older code) | to 31 March 2014 |" in section(written, "legal_status")
