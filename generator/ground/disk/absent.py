"""Problems of a missing file, with the existing file that was probably meant."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from generator.ground.desk_names import TEMPLATES, UNITS
from generator.ground.disk.folder_listing import entries
from generator.ground.errors import Problem, Said, Span, closest

MISSING = ("source-missing", "source-ending-hidden")
"""The codes of problems that say that a path does not exist."""

_FAMILIES = (
    (".yaml", ".yml", ".xlsx", ".xlsm", ".xls", ".csv"),
    (".docx", ".docm", ".doc", ".wps"),
    (".md", ".markdown", ".txt"),
)
"""Endings that are easily confused."""

_MADE_BY = {UNITS: "fawen new roster", TEMPLATES: "fawen new notice"}
"""The commands that make what has these names, for a desk that lacks one of them."""

_OWNER = "~$"


def missing(path: Path, name: str | None = None) -> Problem:
    """The problem that ``path``, called ``name`` in problems, does not exist, with the file that was probably meant.

    A file whose name has one more ending has a problem of its own: file managers hide endings, so it looks right.
    """
    shown = str(path) if name is None else name
    hidden = with_more_endings(path.name, names_in(path.parent))
    if hidden is not None:
        facts = {"name": shown, "hidden": _beside(shown, hidden), "right": path.name}
        return Problem("source-ending-hidden", Span(shown), facts)
    near = meant(path)
    suggestion = None if near is None else _beside(shown, near)
    made = _how_to_make(path.name)
    return Problem("source-missing", Span(shown), {"name": shown, "made": made}, suggestion=suggestion)


def _how_to_make(name: str) -> Said:
    """How to make what is called ``name``, as the end of a sentence; empty where no command makes it."""
    command = _MADE_BY.get(name)
    return Said("", "") if command is None else Said(f"；还没有的，用 {command} 新建", f"; {command} creates one")


def meant(path: Path) -> str | None:
    """The existing name that was probably meant by the missing ``path``; None where none is similar."""
    there = names_in(path.parent)
    other = _other_ending(path, there)
    if other is not None:
        return other
    ending = path.suffix
    near = closest(path.stem, (os.path.splitext(each)[0] for each in there if Path(each).suffix == ending))
    return None if near is None else f"{near}{ending}"


def folders_with(name: str, folder: Path) -> list[Path]:
    """The subfolders of ``folder`` in which there is a file ``name``, sorted."""
    return [folder / each for each in sorted(names_in(folder)) if os.path.isfile(folder / each / name)]


def with_more_endings(name: str, there: Iterable[str]) -> str | None:
    """The file among ``there`` that has ``name`` and one more ending, such as ``notice.md.txt``."""
    if not os.path.splitext(name)[1]:
        return None
    return next((each for each in there if os.path.splitext(each)[0].casefold() == name.casefold()), None)


def owner_file(path: Path, name: str) -> Problem | None:
    """The problem of reading an office suite's lock file (``~$…``); None for all other files.

    Its name is ``~$`` and the name of the open file, of which Word drops the first two characters where it is long.
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
    """The file with the same name and another ending of the same family, or any ending where none was typed."""
    family = next((each for each in _FAMILIES if path.suffix.lower() in each), None)
    known = [ending for each in _FAMILIES for ending in each] if not path.suffix else family or ()
    stem = path.stem if path.suffix else path.name
    wanted = {f"{stem}{ending}".casefold(): rank for rank, ending in enumerate(known)}
    found = [each for each in there if each.casefold() in wanted and each != path.name]
    return min(found, key=lambda each: wanted[each.casefold()], default=None)


def names_in(folder: Path) -> list[str]:
    """The names in ``folder`` that are not hidden; none where it cannot be listed."""
    try:
        return [each.path.name for each in entries(folder) if not each.path.name.startswith(".")]
    except (OSError, ValueError):
        return []
