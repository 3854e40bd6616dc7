"""The ids that addresses have: nothing can be read from one, and it leads to nothing but what is looked up by it."""

from __future__ import annotations

import hashlib

_ID_LENGTH = 12


def opaque_id(name: str) -> str:
    """The id by which addresses name what is called ``name``."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_ID_LENGTH]
