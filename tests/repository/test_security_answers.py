"""What the security documents claim: every requirement answered once, every test and file that they name is there."""

import ast
import re
from collections import Counter

import pytest

TESTS = re.compile(r"`(test_\w+)`")
FILES = re.compile(r"`([\w./-]+/[\w./-]+)`")
ROW = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
ANSWERS = {"yes", "partly", "no", "not applicable"}
# Sections of levels 1 and 2 of version 5.0.0, with how many requirements each has; and those that are level 1.
SECTIONS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "3.2": 2, "3.3": 4,
    "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4, "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3,
    "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5,
    "7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4,
    "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1,
    "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3,
    "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4,
    "17.3": 2,
}  # fmt: skip
LEVEL_1 = 70


@pytest.fixture(scope="module")
def asvs(project) -> str:
    return (project / "docs/reference/asvs.md").read_text()


@pytest.fixture(scope="module")
def answers(asvs) -> list[tuple[str, ...]]:
    return ROW.findall(asvs)


@pytest.fixture(scope="module")
def test_names(project) -> set[str]:
    modules = [ast.parse(path.read_text()) for path in (project / "tests").rglob("test_*.py")]
    return {node.name for module in modules for node in ast.walk(module) if isinstance(node, ast.FunctionDef)}


def test_every_requirement_of_both_levels_is_answered_once_and_in_order(answers):
    asked = [f"{section}.{number}" for section, count in SECTIONS.items() for number in range(1, count + 1)]
    assert [row[0] for row in answers] == asked
    assert Counter(row[1] for row in answers)["1"] == LEVEL_1


def test_every_answer_is_one_of_the_words_and_is_counted(answers, asvs):
    counts = Counter(row[3] for row in answers)
    assert set(counts) <= ANSWERS
    said = dict(re.findall(r"(\d+) (yes|partly|not applicable|no)\b", asvs.split("Together: ")[1].split("\n")[0]))
    assert {word: int(number) for number, word in said.items()} == dict(counts)


def test_every_answer_says_where_or_why(answers):
    assert [row[0] for row in answers if len(row[4].split()) < 1 or not row[2].strip()] == []


@pytest.mark.parametrize("document", ["docs/reference/asvs.md", "docs/explanation/security.md"])
def test_every_test_that_is_named_exists(document, project, test_names):
    named = TESTS.findall((project / document).read_text())
    assert named
    assert sorted(set(named) - test_names) == []


@pytest.mark.parametrize("document", ["docs/reference/asvs.md", "docs/explanation/security.md"])
def test_every_file_that_is_named_exists(document, project, source):
    named = FILES.findall((project / document).read_text())
    assert [path for path in named if not (source / path).exists() and not (project / path).exists()] == []


def test_every_threat_has_its_test(project):
    threats = (project / "docs/explanation/security.md").read_text().split("## Who, what")[1].split("\n## ")[0]
    rows = [line for line in threats.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 10
    assert [row for row in rows if not TESTS.search(row)] == []
