"""What is installed is pinned by version and digest, and from wherever the machine's own settings point."""

import json
import re

import pytest

LOCKS = [f"requirements{each}.txt" for each in ("", "-build", "-dev", "-bench", "-returns")]
PINNED = re.compile(r"^(?P<name>[\w.\[\]-]+)==\S+")


def requirements(project, lock):
    """Each requirement of a lock with the lines that continue it."""
    return (project / lock).read_text().replace("\\\n", " ").splitlines()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_and_carries_digests(lock, project):
    lines = requirements(project, lock)
    assert lines
    assert [line for line in lines if not (PINNED.match(line) and "--hash=sha256:" in line)] == []


@pytest.mark.parametrize("lock", [*LOCKS, "package-lock.json", "requirements.in", "requirements-dev.in"])
def test_no_lock_names_an_address(lock, project):
    assert "://" not in (project / lock).read_text()


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_asked_for_is_locked(lock, project):
    asked = (project / lock).with_suffix(".in").read_text().splitlines()
    names = [re.split(r"[^\w.-]", line)[0] for line in asked if not line.startswith("-")]
    locked = {PINNED.match(line)["name"].split("[")[0].lower() for line in requirements(project, lock)}
    assert [name for name in names if name.lower() not in locked] == []


def test_the_development_lock_does_not_disagree_with_the_run_lock(project):
    runs = dict(line.split()[0].split("==") for line in requirements(project, "requirements.txt"))
    develops = dict(line.split()[0].split("==") for line in requirements(project, "requirements-dev.txt"))
    assert {name for name in runs.keys() & develops.keys() if runs[name] != develops[name]} == set()


def test_every_front_end_package_carries_a_digest(project):
    packages = json.loads((project / "package-lock.json").read_text())["packages"]
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []
