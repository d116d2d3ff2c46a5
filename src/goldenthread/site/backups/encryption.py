"""An archive that only the holder of a key can read: AES-GCM in chunks, so that any size needs the memory of one.

The file is a line that names the format, a random salt, then chunks of 64 KiB, each with its own tag. The key of an
archive comes from the key file and the salt (HKDF-SHA256). A nonce is the chunk's number and whether it is the last: a
chunk that is changed, moved or left out, the end included, does not open.
"""

from __future__ import annotations

import io
import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from goldenthread.codes import UserError

OPENING = b"Golden Thread backup, encrypted, 1\n"
SALT, CHUNK, TAG = 32, 64 * 1024, 16
SHORTEST_KEY = 32


def checked(key: bytes) -> bytes:
    """The content of a key file, without the white space round it. Raises ``UserError`` where it is too short."""
    if len(key.strip()) < SHORTEST_KEY:
        raise UserError(f"The key file holds too short a key: put at least {SHORTEST_KEY} random characters in it.")
    return key.strip()


def is_encrypted(file: BinaryIO) -> bool:
    file.seek(0)
    return file.read(len(OPENING)) == OPENING


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(algorithm=SHA256(), length=32, salt=salt, info=OPENING).derive(checked(key)))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class Encrypting(io.RawIOBase):
    """Writes to ``file`` what is written to it. ``close`` writes the last chunk, and leaves ``file`` open."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        salt = os.urandom(SALT)
        self._file, self._cipher, self._kept, self._number = file, _cipher(key, salt), bytearray(), 0
        file.write(OPENING + salt)

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Keeps at least one byte back: the last chunk is known only at the end."""
        self._kept += data
        while len(self._kept) > CHUNK:
            self._write_chunk(last=False)
        return len(data)

    def _write_chunk(self, *, last: bool) -> None:
        chunk, self._kept = bytes(self._kept[:CHUNK]), self._kept[CHUNK:]
        self._file.write(self._cipher.encrypt(_nonce(self._number, last), chunk, OPENING))
        self._number += 1

    def close(self) -> None:
        if not self.closed:
            self._write_chunk(last=True)
        super().close()


class Decrypting(io.RawIOBase):
    """Reads an encrypted file as if it were not, from any place in it. Remembers the chunk that it read last."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        self._file, self._start, self._at, self._held = file, len(OPENING) + SALT, 0, (-1, b"")
        file.seek(len(OPENING))
        self._cipher = _cipher(key, file.read(SALT))
        sealed = file.seek(0, os.SEEK_END) - self._start
        self._chunks = max(1, -(-sealed // (CHUNK + TAG)))
        self._size = max(0, sealed - TAG * self._chunks)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self._at = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence] + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._at >= self._size:
            return 0
        number, offset = divmod(self._at, CHUNK)
        found = self._chunk(number)[offset : offset + len(buffer)]
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def _chunk(self, number: int) -> bytes:
        if self._held[0] != number:
            self._file.seek(self._start + number * (CHUNK + TAG))
            sealed = self._file.read(CHUNK + TAG)
            self._held = (number, self._open(number, sealed))
        return self._held[1]

    def _open(self, number: int, sealed: bytes) -> bytes:
        try:
            return self._cipher.decrypt(_nonce(number, number == self._chunks - 1), sealed, OPENING)
        except InvalidTag:
            raise UserError("The backup does not open: the key is another one, or the file is damaged.") from None
