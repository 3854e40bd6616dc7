"""The headers of a request, each with all its values: two where one belongs are a trick."""

from __future__ import annotations

from starlette.types import Scope


def values(scope: Scope, name: bytes) -> list[str]:
    """The values of all headers ``name``, which is in small letters, in their order."""
    return [value.decode("latin-1") for each, value in scope["headers"] if each == name]
