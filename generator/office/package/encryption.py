"""Office files that are encrypted with a password."""

from __future__ import annotations

_STREAM = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream that holds an encrypted package."""


def is_encrypted(data: bytes) -> bool:
    """Whether ``data`` is a compound file with an encrypted package."""
    return _STREAM in data
