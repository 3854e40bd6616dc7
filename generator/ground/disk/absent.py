"""Problems of a missing path, with the file next to it that was probably meant."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from generator.ground.disk.listing import entries
from generator.ground.errors import Problem, Span, closest

MISSING = ("source-missing", "source-ending-hidden")
"""The codes of the problems that nothing is at a path."""

_FAMILIES = (
    (".yaml", ".yml", ".xlsx", ".xlsm", ".xls", ".csv"),
    (".docx", ".docm", ".doc", ".wps"),
    (".md", ".markdown", ".txt"),
)
"""Endings of which one may have been typed for another."""

_OWNER = "~$"


def missing(path: Path, name: str | None = None) -> Problem:
    """The problem that nothing is at ``path``, which problems call ``name``; with what is there in its place.

    A file whose name has one more ending is a case of its own: file managers hide endings, so it looks right.
    """
    shown = str(path) if name is None else name
    hidden = with_more_endings(path.name, names_in(path.parent))
    if hidden is not None:
        facts = {"name": shown, "hidden": _beside(shown, hidden), "right": path.name}
        return Problem("source-ending-hidden", Span(shown), facts)
    near = meant(path)
    suggestion = None if near is None else _beside(shown, near)
    return Problem("source-missing", Span(shown), {"name": shown}, suggestion=suggestion)


def meant(path: Path) -> str | None:
    """The name in its folder that ``path``, where nothing is, was probably meant to have; None where none is near."""
    there = names_in(path.parent)
    other = _other_ending(path, there)
    if other is not None:
        return other
    ending = path.suffix
    near = closest(path.stem, (os.path.splitext(each)[0] for each in there if Path(each).suffix == ending))
    return None if near is None else f"{near}{ending}"


def with_more_endings(name: str, there: Iterable[str]) -> str | None:
    """The file among ``there`` that is called ``name`` and one more ending, as ``notice.md.txt``."""
    if not os.path.splitext(name)[1]:
        return None
    return next((each for each in there if os.path.splitext(each)[0].casefold() == name.casefold()), None)


def owner_file(path: Path, name: str) -> Problem | None:
    """The problem of a file that an office suite keeps beside one that is open; None for all others.

    It is called ``~$`` and the name, of which Word leaves out the first two characters where it is long.
    """
    if not path.name.startswith(_OWNER):
        return None
    rest = path.name.removeprefix(_OWNER)
    there = [each for each in names_in(path.parent) if not each.startswith(_OWNER)]
    opened = next((each for each in there if rest in (each, each[1:], each[2:])), rest)
    return Problem("source-owner-file", Span(name), {"name": name, "opened": _beside(name, opened)})


def _beside(shown: str, name: str) -> str:
    return str(Path(shown).with_name(name))


def _other_ending(path: Path, there: Iterable[str]) -> str | None:
    """The file that has the same name and an ending where none was typed, or another of the same family."""
    family = next((each for each in _FAMILIES if path.suffix.lower() in each), None)
    known = [ending for each in _FAMILIES for ending in each] if not path.suffix else family or ()
    stem = path.stem if path.suffix else path.name
    wanted = {f"{stem}{ending}".casefold(): rank for rank, ending in enumerate(known)}
    found = [each for each in there if each.casefold() in wanted and each != path.name]
    return min(found, key=lambda each: wanted[each.casefold()], default=None)


def names_in(folder: Path) -> list[str]:
    """What is in ``folder``; nothing where it cannot be listed."""
    try:
        return [each.path.name for each in entries(folder) if not each.path.name.startswith(".")]
    except (OSError, ValueError):
        return []
