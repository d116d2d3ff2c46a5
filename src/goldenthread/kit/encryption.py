"""Text that must not be readable in a copy of the database: secrets of second factors, words not yet part of a record.

The key comes from ``SECRET_KEY``; what older keys (``SECRET_KEY_FALLBACKS``) encrypted can still be read.
"""

from __future__ import annotations

import base64
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class UnreadableError(Exception):
    """The text was encrypted with a key that this service does not have, or is damaged."""


def encrypt(text: str) -> str:
    return _keys(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS).encrypt(text.encode()).decode()


def decrypt(encrypted: str) -> str:
    """Raises ``UnreadableError``."""
    try:
        return _keys(settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS).decrypt(encrypted.encode()).decode()
    except InvalidToken as error:
        raise UnreadableError("encrypted with a key that is not ours") from error


@cache
def _keys(*secrets: str) -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"goldenthread encryption").derive(secret.encode())
    return base64.urlsafe_b64encode(derived)
