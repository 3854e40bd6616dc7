"""The libraries of the extra ``web``, asked for before anything of this room is imported."""

from __future__ import annotations

from importlib.util import find_spec

from generator.ground.errors import OutputError, Problem

_LIBRARIES = {"python_multipart": "python-multipart", "starlette": "starlette", "uvicorn": "uvicorn"}
"""The modules, each with the name that it is installed by."""


def require_libraries() -> None:
    """Raises OutputError where one is not installed."""
    missing = [name for module, name in _LIBRARIES.items() if find_spec(module) is None]
    if missing:
        raise OutputError(Problem("serve-library-missing", None, {"libraries": ", ".join(missing)}))
