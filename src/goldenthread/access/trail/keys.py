"""The key of the seals. It lives in a file outside the database, so that whoever owns the database cannot seal."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from goldenthread.codes import UserError

SHORTEST = 32


@dataclass(frozen=True)
class Key:
    secret: bytes

    def mac(self, kind: str, content: bytes) -> str:
        """HMAC-SHA256 in hexadecimal. ``kind`` keeps one use of the key from being taken for another."""
        return hmac.new(self.secret, kind.encode() + b"\n" + content, hashlib.sha256).hexdigest()


def current() -> Key:
    """The key of the settings. Raises ``UserError`` where it is missing or too short."""
    return _read(Path(settings.AUDIT_KEY_FILE))


@cache
def _read(path: Path) -> Key:
    try:
        secret = path.read_bytes().strip()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UserError(f"The key of the audit trail, {path}, cannot be read ({reason}).") from None
    if len(secret) < SHORTEST:
        raise UserError(f"The key of the audit trail, {path}, is shorter than {SHORTEST} characters.")
    return Key(secret)
