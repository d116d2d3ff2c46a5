"""The package can be built, and what it reads when it runs is in it."""

import shutil
import subprocess
import sys
from zipfile import ZipFile

import pytest

INGREDIENTS = ["pyproject.toml", "README.md", "LICENSE", "requirements.in"]


@pytest.fixture(scope="module")
def wheel(project, tmp_path_factory):
    """Built from a copy: a build leaves its traces in the folder that it builds."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(project / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in INGREDIENTS:
        shutil.copy(project / name, folder)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*build, "--wheel-dir", str(folder / "dist"), str(folder)], check=True, capture_output=True)
    return next((folder / "dist").glob("*.whl"))


def test_everything_under_src_is_in_the_wheel(wheel):
    source = wheel.parents[1] / "src"
    files = {str(path.relative_to(source)) for path in source.glob("goldenthread/**/*") if path.is_file()}
    assert files
    assert files - set(ZipFile(wheel).namelist()) == set()


def test_the_wheel_carries_the_licence(wheel):
    assert any(name.endswith("licenses/LICENSE") for name in ZipFile(wheel).namelist())
