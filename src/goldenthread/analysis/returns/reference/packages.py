"""The packages that carry reference data: their versions and where their files are; none of their code is run."""

import importlib.metadata
import importlib.util
from pathlib import Path

from goldenthread.analysis.returns.reference.errors import ReferenceDataError


def version(distribution: str) -> str:
    """Raises ReferenceDataError where the package is not installed."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        raise _missing(distribution) from None


def folder(distribution: str, package: str) -> Path:
    """Where the files of an installed package are. Raises ReferenceDataError where it is not installed."""
    found = importlib.util.find_spec(package)  # not imported: the readers that come with the data want pandas
    if found is None or found.origin is None:
        raise _missing(distribution)
    return Path(found.origin).parent


def contents(distribution: str, path: Path) -> bytes:
    """Raises ReferenceDataError where the file cannot be read."""
    try:
        return path.read_bytes()
    except OSError as problem:
        raise broken(distribution, path, problem) from problem


def broken(distribution: str, path: Path, problem: Exception) -> ReferenceDataError:
    why = str(problem) or type(problem).__name__
    return ReferenceDataError(f"{path.name} of {distribution} cannot be read ({why}): install that package again.")


def _missing(distribution: str) -> ReferenceDataError:
    return ReferenceDataError(f"The reference data of {distribution} is not installed: install that package.")
