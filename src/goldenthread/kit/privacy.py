"""What a model's field says about whom. Each app declares its own in ``privacy.py``; a test fails on one left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

About = Literal["nobody", "staff", "child", "family"]


@dataclass(frozen=True)
class Privacy:
    """``special``: special category data (UK GDPR article 9). ``free_text``: may say anything about anybody.

    ``kept`` says in words for how long.
    """

    about: About
    kept: str
    special: bool = False
    free_text: bool = False


Fields = Mapping[str, Mapping[str, Privacy]]
"""By model name, then field name."""

# -- this room's own models ----------------------------------------------------------------------------------------

_SCRATCH = Privacy("staff", kept="until it is saved: drafts 30 days at most, forms kept after a session's end 24 hours")
_WORDS = Privacy("child", kept=_SCRATCH.kept, special=True, free_text=True)

FIELDS: Fields = {
    "Draft": {
        "id": _SCRATCH,
        "owner_id": _SCRATCH,
        "page": _SCRATCH,
        "encrypted": _WORDS,
        "written_at": _SCRATCH,
        "reference": _SCRATCH,
        "form": _SCRATCH,
        "subject": _SCRATCH,
    },
    "KeptPost": {
        "id": _SCRATCH,
        "owner_id": _SCRATCH,
        "page": _SCRATCH,
        "encrypted": _WORDS,
        "written_at": _SCRATCH,
        "reference": _SCRATCH,
    },
}
