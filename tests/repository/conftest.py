"""The project's own files, as a fresh clone has them: no git is needed to list them."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def _ignored(path: Path, names: set[str]) -> bool:
    parts = path.relative_to(PROJECT).parts
    return any(part in names or part.endswith(".egg-info") or part.startswith(".coverage") for part in parts)


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT


@pytest.fixture(scope="session")
def project_files() -> list[Path]:
    """Every file that is not git's own and not named in .gitignore."""
    names = {line.strip("/") for line in (PROJECT / ".gitignore").read_text().splitlines()} | {".git"}
    folders = [path for path in PROJECT.iterdir() if not _ignored(path, names)]
    inside = [path for folder in folders for path in (folder.rglob("*") if folder.is_dir() else [folder])]
    return sorted(path for path in inside if path.is_file() and not _ignored(path, names))


@pytest.fixture(scope="session")
def source() -> Path:
    return PROJECT / "src/goldenthread"


@pytest.fixture(scope="session")
def modules(source) -> list[Path]:
    return sorted(source.rglob("*.py"))
