"""Places without names of people, papers and machines: by their kind, or by the names that every desk has."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Literal

from generator.ground.desk_names import HOUSE, NOTICE, OUTPUT, STANDING, TEMPLATES, UNITS
from generator.writing.set_folder import REGISTER

Where = Literal["desk", "fawen", "home", "system"]
"""The working folder, the folder that fawen is installed in, the user's home folder, any other place."""

_KNOWN = frozenset(
    {
        *(TEMPLATES, NOTICE, "unit", "dispatch", "pictures", OUTPUT, ".fawen.run"),
        *("notice.md", HOUSE, UNITS, STANDING, REGISTER, Path(REGISTER).with_suffix(".xlsx").name),
    }
)
_HIDDEN = re.compile(r"\.(?P<file>.+)\.(?P<kind>lock|part)")
_ENDING = re.compile(r"\.[a-z]{2,5}")
_OTHER = "…"


def kind_of_place(path: Path) -> Where:
    """The kind of the place that ``path`` is in."""
    places: tuple[tuple[Where, str], ...] = (
        ("desk", os.curdir),
        ("fawen", sys.prefix),
        ("home", os.path.expanduser("~")),
    )
    whole = Path(os.path.realpath(path))
    for where, place in places:
        folder = Path(os.path.realpath(place))
        if folder != Path(folder.anchor) and whole.is_relative_to(folder):
            return where
    return "system"


def shown(path: str | Path) -> str:
    """``path`` relative to the working folder, with ``…`` for each name that somebody chose, and with ``/``.

    Of one outside of the working folder only the end is shown, from the last name that somebody chose on.
    """
    whole = Path(os.path.abspath(path))
    here = os.getcwd()
    if whole.is_relative_to(here):
        return "/".join(map(_name, whole.relative_to(here).parts)) or "."
    parts = whole.parts
    chosen = max(place for place, name in enumerate(parts) if place == 0 or name not in _KNOWN)
    return "/".join(map(_name, parts[chosen:]))


def _name(name: str) -> str:
    hidden = _HIDDEN.fullmatch(name)
    if hidden is not None:
        return f".{_name(hidden['file'])}.{hidden['kind']}"
    if name in _KNOWN:
        return name
    ending = os.path.splitext(name)[1]
    return f"{_OTHER}{ending}" if _ENDING.fullmatch(ending) else _OTHER
