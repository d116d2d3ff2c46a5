"""The keys of a demo: made on the spot, kept in ``var``, never the same on two machines."""

from __future__ import annotations

import secrets
from pathlib import Path

from goldenthread.kit.whole_file import whole

SHORTEST_KEY = 50


def demo_key(var: Path, live: bool) -> str:
    """The demo's key, made at first use. A live service has to bring its own: this gives it none."""
    return "unset" if live else _made(var, "secret-key").read_text()


def demo_audit_key(var: Path, live: bool) -> str:
    """The file with the demo's key of the audit trail."""
    return "" if live else str(_made(var, "audit-key"))


def _made(var: Path, name: str) -> Path:
    """A file with a key of the demo's own, which only its owner reads."""
    path = var / name
    if not path.exists():
        with whole(path) as temporary:
            temporary.touch(mode=0o600)
            temporary.write_text(secrets.token_urlsafe(SHORTEST_KEY))
    return path
