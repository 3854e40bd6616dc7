"""The page in the browser: requests of one clerk's browser come in, pages go out. Every action is a library call.

:mod:`loopback_serving` runs the server and :mod:`guard` keeps everybody else out; :mod:`application` has the addresses.
A screen (:mod:`screens`) reads a :mod:`desk_request` to the :mod:`open_desk`, calls the library, and :mod:`answers`
with a template of ``pages``; its words are ``PAGES`` of :mod:`generator.ground.words.vocabularies`, its style sheets
and scripts in :mod:`assets`.
"""

from __future__ import annotations

from importlib.util import find_spec

from generator.ground.errors import OutputError, Problem

_LIBRARIES = {"python_multipart": "python-multipart", "starlette": "starlette", "uvicorn": "uvicorn"}
"""The modules of the extra ``web``, each with the name that it is installed by."""


def require_libraries() -> None:
    """Raises OutputError where one is not installed; asked before anything else of this room is imported."""
    missing = [name for module, name in _LIBRARIES.items() if find_spec(module) is None]
    if missing:
        raise OutputError(Problem("serve-library-missing", None, {"libraries": ", ".join(missing)}))
