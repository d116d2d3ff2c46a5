"""The house keeps its shape."""

import re
import tomllib
from collections import Counter

import pytest

HOUSES_OF_ROOMS = ("", "analysis", "oversight", "record")
DRAWERS = {"core", "utils", "util", "common", "helpers", "misc", "lib"}


def rooms(source):
    """Dotted names of the top rooms and of the rooms inside `analysis` and `oversight`."""
    folders = [folder for house in HOUSES_OF_ROOMS for folder in (source / house).iterdir()]
    packages = [folder for folder in folders if (folder / "__init__.py").exists()]
    return {".".join(folder.relative_to(source).parts) for folder in packages}


def glossary_rooms(project):
    section = (project / "GLOSSARY.md").read_text().split("## Rooms")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([\w.]+)`", section, re.MULTILINE))


def test_every_room_is_a_term_of_the_glossary_and_every_room_there_exists(project, source):
    assert rooms(source) == glossary_rooms(project)


def test_the_map_of_the_architecture_shows_every_room(project, source):
    shown = (project / "docs/explanation/architecture.md").read_text()
    assert [room for room in sorted(rooms(source)) if f"{room.split('.')[-1]}/" not in shown] == []


def test_no_room_is_empty(source):
    folders = [source.joinpath(*room.split(".")) for room in rooms(source)]
    assert [folder for folder in folders if len(list(folder.rglob("*.py"))) < 2] == []


def test_no_drawers_for_odds_and_ends(project_files):
    assert [path for path in project_files if DRAWERS & {path.stem, *path.parent.parts}] == []


def test_no_module_is_longer_than_400_lines(project, modules):
    written = [module for module in modules if module.parent.name != "migrations"]  # those Django writes
    lengths = {module.relative_to(project): len(module.read_text().splitlines()) for module in written}
    assert {module: length for module, length in lengths.items() if length > 400} == {}


def test_nothing_is_left_for_later(project_files):
    later = re.compile("|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")))
    left = [path for path in project_files if path.suffix in (".py", ".html", ".md") and later.search(path.read_text())]
    assert left == []


def test_every_app_keeps_the_order_of_the_rooms_of_an_app(project, source):
    contracts = tomllib.loads((project / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    inside_an_app = next(each for each in contracts if each["name"] == "Inside an app")
    models = [*source.rglob("models"), *source.rglob("models.py")]
    apps = {f"goldenthread.{'.'.join(each.relative_to(source).parts[:-1])}" for each in models}
    assert apps <= set(inside_an_app["containers"])


@pytest.fixture
def test_modules(project):
    return list((project / "tests").rglob("*.py"))


def test_tests_are_no_packages_and_their_names_are_unique(test_modules):
    names = Counter(module.name for module in test_modules if module.name != "conftest.py")
    assert "__init__.py" not in names
    assert [name for name, count in names.items() if count > 1] == []


def test_no_exclusion_from_coverage_without_its_reason(project, modules):
    """`# pragma: no cover` is followed, on its line, by the reason in words."""
    bare = re.compile(r"# pragma: no (?:cover|branch)(?!\W+\w+ \w+)")
    assert [module.relative_to(project) for module in modules if bare.search(module.read_text())] == []


def test_no_exclusion_from_coverage_by_configuration(project):
    settings = tomllib.loads((project / "pyproject.toml").read_text())["tool"]["coverage"]
    assert set(settings["run"]) == {"branch", "source"}
    assert settings["report"]["fail_under"] == 100
    assert not {"exclude_lines", "exclude_also", "omit"} & set(settings["report"])
