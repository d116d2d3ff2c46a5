"""The page that lies in front of a dataset: whose it is, of which day, and what it holds."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from goldenthread.analysis.tables.errors import DatasetError

MANIFEST_FILE = "manifest.json"
CONTRACT_VERSION = 1
MADE_UP = "Made up: "


@dataclass(frozen=True)
class Manifest:
    """Facts about one dataset.

    ``as_at`` is the last day the data speaks for and ``covers_from`` the first from which events are complete.
    ``rows`` holds the number of rows and ``digests`` the SHA-256 of the file of each table supplied; ``fingerprint``
    is the same for the same content. Digests and fingerprint are known once the dataset has been written.
    """

    authority: str
    as_at: date
    covers_from: date
    source: str
    rows: Mapping[str, int]
    digests: Mapping[str, str] = field(default_factory=dict)
    fingerprint: str | None = None
    contract_version: int = CONTRACT_VERSION

    @property
    def made_up(self) -> bool:
        """Whether nobody in it is real: its source says so in its first words, as ours do."""
        return self.source.startswith(MADE_UP)

    def with_digests(self, digests: Mapping[str, str]) -> "Manifest":
        """The same facts about these files: their digests, and the fingerprint that follows from all of it."""
        parts = [self.authority, self.as_at.isoformat(), self.covers_from.isoformat(), self.source]
        parts += [f"{name} {digests[name]}" for name in sorted(digests)]
        fingerprint = hashlib.sha256("\n".join(parts).encode()).hexdigest()
        return replace(self, digests=digests, fingerprint=fingerprint)

    def to_json(self) -> str:
        """The text of the manifest file: the same bytes for the same content, with no time of writing in it."""
        tables = {name: {"rows": self.rows[name], "sha256": self.digests[name]} for name in sorted(self.rows)}
        content = {
            "contract_version": self.contract_version,
            "authority": self.authority,
            "source": self.source,
            "as_at": self.as_at.isoformat(),
            "covers_from": self.covers_from.isoformat(),
            "fingerprint": self.fingerprint,
            "tables": tables,
        }
        return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def read_manifest(folder: Path) -> Manifest:
    """Read and check the manifest of a folder. Raises ``DatasetError`` where it is missing, damaged or too new."""
    path = folder / MANIFEST_FILE
    content = _content(path)
    _check_version(path, content)
    return _manifest(path, content)


def _content(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DatasetError(f"{path.parent} is not a dataset: it has no {MANIFEST_FILE}.") from None
    except (ValueError, OSError) as error:
        raise DatasetError(f"{path} is not JSON that can be read: write the dataset again from its source.") from error
    if not isinstance(content, dict):
        raise DatasetError(f"{path} is not the manifest of a dataset: it must hold one JSON object.")
    return content


def _check_version(path: Path, content: dict[str, Any]) -> None:
    version = content.get("contract_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise DatasetError(f"{path} must give its contract_version as a whole number, but it gives {version!r}.")
    if version > CONTRACT_VERSION:
        raise DatasetError(
            f"{path} follows version {version} of the table contract and this program knows versions up to "
            f"{CONTRACT_VERSION}: install a newer goldenthread or write the dataset with this one."
        )


def _manifest(path: Path, content: dict[str, Any]) -> Manifest:
    tables = _field(path, content, "tables", dict)
    return Manifest(
        authority=_field(path, content, "authority", str),
        as_at=_date(path, content, "as_at"),
        covers_from=_date(path, content, "covers_from"),
        source=_field(path, content, "source", str),
        rows={name: _field(path, _entry(path, tables, name), "rows", int) for name in tables},
        digests={name: _field(path, _entry(path, tables, name), "sha256", str) for name in tables},
        fingerprint=_field(path, content, "fingerprint", str),
        contract_version=content["contract_version"],
    )


def _entry(path: Path, tables: dict[str, Any], name: str) -> dict[str, Any]:
    return _field(path, tables, name, dict)  # type: ignore[no-any-return]


def _field(path: Path, content: dict[str, Any], name: str, kind: type) -> Any:
    value = content.get(name)
    if not isinstance(value, kind):
        raise DatasetError(f"{path} must give {name} as {_KINDS[kind]}, but it gives {value!r}.")
    return value


_KINDS = {str: "text", int: "a whole number", dict: "an object"}


def _date(path: Path, content: dict[str, Any], name: str) -> date:
    written = _field(path, content, name, str)
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise DatasetError(f"{path} must give {name} as a date like 2015-03-31, but it gives {written!r}.") from None
