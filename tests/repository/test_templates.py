"""Templates write keys and versions as they are: numbers for people get a thousands comma, and "1,234" is no key."""

import re

import pytest

# A key or version, wherever it is written; a place in a list too, where it names something in an attribute.
KEY = r"\{\{\s*[\w.]*\b(?:pk|version|\w+_id)\s*(?:\}\}|\|(?!stringformat|unlocalize))"
IN_ATTRIBUTE = r"[\w-]+=\"[^\"]*\{\{\s*[\w.]*\.(?:position|number)\s*\}\}"
WRITTEN_WITH_A_COMMA = re.compile(f"{KEY}|{IN_ATTRIBUTE}")
# Words, not numbers.
WORDS = {"team_id", "rule_id"}


def commas(text: str) -> list[str]:
    found = (match.group() for match in WRITTEN_WITH_A_COMMA.finditer(text))
    return [each for each in found if not any(word in each for word in WORDS)]


def test_no_key_or_version_is_written_as_a_number_for_people(project):
    templates = sorted((project / "src").rglob("templates/**/*.html"))
    assert len(templates) > 50
    assert {str(each.relative_to(project)): found for each in templates if (found := commas(each.read_text()))} == {}


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ('value="{{ person.version }}"', True),
        ("{{ row.pk|lower }}", True),
        ("{{ asked.person_id }}", True),
        ('name="mark-{{ mark.position }}"', True),
        ('value="{{ person.version|stringformat:"d" }}"', False),
        ("{{ row.pk|unlocalize }}", False),
        ("{{ item.position }}. {{ item.title }}", False),
        ("{{ person.reference }}", False),
        ("{% url 'user' user.pk %}", False),
        ("{{ user.team_id }}", False),
    ],
)
def test_the_test_finds_them(text, is_one):
    assert bool(commas(text)) == is_one
