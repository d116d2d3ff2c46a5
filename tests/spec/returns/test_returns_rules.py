"""The rule books hold the published rules, each as the published list describes it."""

import csv
from pathlib import Path

import pytest

from goldenthread.analysis.returns import cin, ssda903

FIXTURES = Path(__file__).parents[2] / "fixtures/returns"
LISTS = {
    name: {row["code"]: row for row in csv.DictReader((FIXTURES / f"rules-{name}.csv").read_text().splitlines())}
    for name in ("ssda903", "cin")
}
ROOMS = {"ssda903": ssda903, "cin": cin}
RULES = [(name, rule) for name, room in ROOMS.items() for rule in room.RULES]


@pytest.mark.parametrize("name", ROOMS)
def test_every_published_rule_is_there(name):
    assert {rule.code for rule in ROOMS[name].RULES} == LISTS[name].keys()


@pytest.mark.parametrize(("name", "rule"), RULES, ids=[f"{name}-{rule.code}" for name, rule in RULES])
def test_the_rule_has_the_type_and_the_years_of_the_list(name, rule):
    listed = LISTS[name][rule.code]
    stated = listed["rule_type"].lower() or "not stated"
    assert (rule.type, rule.since, rule.version) == (stated, listed["first_year"], listed["current_version_from"])


@pytest.mark.parametrize(("name", "rule"), RULES, ids=[f"{name}-{rule.code}" for name, rule in RULES])
def test_the_rule_says_what_to_do_in_words_of_ours(name, rule):
    listed = LISTS[name][rule.code]
    assert rule.message.endswith(".")
    assert rule.message.rstrip(".") not in (listed["message"].rstrip("."), listed["definition"].rstrip("."))
