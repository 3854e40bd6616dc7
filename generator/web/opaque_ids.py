"""The ids in addresses: nothing can be read from one, it can only be looked up."""

from __future__ import annotations

import hashlib

_ID_LENGTH = 12


def opaque_id(name: str) -> str:
    """The id of ``name`` in addresses."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]
