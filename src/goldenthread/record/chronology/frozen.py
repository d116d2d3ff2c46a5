"""What a snapshot holds: lines as they stood, in a form that never changes, and the digest over it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from goldenthread.record.chronology.models import Line

Frozen = list[dict[str, Any]]
TEXTS = ("what_happened", "impact", "source")


def content(lines: Iterable[Line]) -> Frozen:
    return [_frozen(line) for line in lines]


def digest(frozen: Frozen) -> str:
    """SHA-256, in hexadecimal, of the content as JSON with sorted keys."""
    text = json.dumps(frozen, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _frozen(line: Line) -> dict[str, Any]:
    entry = line.entry
    return {
        "entry": entry.reference,
        "version": entry.version,
        "happened_on": entry.happened_on.isoformat(),
        "precision": entry.precision,
        "ended_on": entry.ended_on.isoformat() if entry.ended_on else None,
        "category": entry.category,
        "what_happened": entry.what_happened,
        "impact": line.impact,
        "certainty": entry.certainty,
        "source": entry.source,
        "source_on": entry.source_on.isoformat() if entry.source_on else None,
        "source_record": entry.source_record,
        "significance": line.significance,
        "data_class": entry.data_class,
        "recorded_on": entry.recorded_on.isoformat(),
    }
