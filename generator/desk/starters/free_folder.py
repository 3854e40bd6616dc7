"""The folder for one more notice: that of the desk while nobody uses it, else a new one named after the title."""

from __future__ import annotations

import os
from contextlib import suppress
from itertools import count
from pathlib import Path

from generator.desk.standing.desk_places import DeskPlaces
from generator.desk.starters.samples import samples_in
from generator.ground.desk_names import UNUSED
from generator.ground.file_names import folded, safe_name

_LONGEST = 60  # bytes: twenty hanzi
_ABOUT = "关于"
_OTHERS = ("unit", "dispatch", "pictures", UNUSED)
"""Folders beside notices that are none."""


def free_folder(places: DeskPlaces, title: str) -> Path:
    """The folder for a notice with that ``title`` in the desk with these ``places``; it is new, empty or samples alone.

    Its name is one that every system takes, short, and not that of another folder.
    """
    usual = places.notice.path
    if not os.path.lexists(usual) or samples_in(usual) or _is_empty(usual):
        return usual
    name = safe_name(_short(title), most=_LONGEST).lstrip(".")
    taken = {folded(each) for each in (*_OTHERS, *(_names(places.templates.path) or ()))}
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return places.templates.path / next(each for each in names if folded(each) not in taken)


def _short(title: str) -> str:
    """``title`` from 关于 on: who issues it is the same for all of an office."""
    before, about, after = title.partition(_ABOUT)
    return f"{about}{after}" if about else before


def _is_empty(folder: Path) -> bool:
    return _names(folder) == []


def _names(folder: Path) -> list[str] | None:
    """The names in ``folder``; None where it cannot be listed."""
    with suppress(OSError):
        return os.listdir(folder)
    return None
