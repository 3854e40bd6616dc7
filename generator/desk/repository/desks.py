"""The desks in git's index: where each has its templates, its notice and its roster, as its staged fawen.yaml says."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from generator.desk.repository.index import Index, checked_out
from generator.desk.standing.desk_places import NOTHING, Place, desk_places
from generator.ground.desk_names import NOTICE, STANDING, UNITS
from generator.ground.errors import Problem

_PLACES = {"templates", "notice", "units"}
"""The keys of places that a check reads."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The places of a desk, as paths in the index; None for one outside of the repository.

    ``standing`` is its fawen.yaml, None where it is a desk for its folder called templates alone; ``problems`` are
    those of that file.
    """

    templates: str
    units: str | None
    notice: str | None
    standing: str | None = None
    problems: tuple[Problem, ...] = ()


def usual_desk(templates: str) -> Desk:
    """The desk around a folder called templates."""
    units = posixpath.join(posixpath.dirname(templates), UNITS)
    return Desk(templates, units, posixpath.join(templates, NOTICE))


def desks(index: Index, folder: Path, environment: Mapping[str, str]) -> list[Desk]:
    """The desks that have a fawen.yaml, and that of the working folder ``folder`` where ``environment`` has places.

    The environment goes before the file; it is that of the working folder alone.
    """
    files = {posixpath.dirname(path) for path in index.files if posixpath.basename(path) == STANDING}
    here = _from_top(index, os.path.realpath(folder))
    folders = sorted(files | ({here} if environment.keys() & _PLACES else set()))
    if not folders:
        return []
    with checked_out(index, [posixpath.join(each, STANDING) for each in files]) as copy, chdir(copy):
        found = [_desk(index, each, environment if each == here else NOTHING) for each in folders]
    return [desk for desk in found if desk is not None]


def _desk(index: Index, folder: str, environment: Mapping[str, str]) -> Desk | None:
    """The desk in ``folder``; None where its templates are outside of the repository."""
    places = desk_places(Path(folder), environment)
    templates = _inside(index, places.templates)
    if templates is None:
        return None
    return Desk(
        templates,
        _inside(index, places.units),
        _inside(index, places.notice),
        posixpath.join(folder, STANDING),
        places.problems or (),
    )


def _inside(index: Index, place: Place) -> str | None:
    """The path of ``place`` in the index; None where it is outside of the repository."""
    path = _from_top(index, place.path)
    return None if path == ".." or path.startswith("../") else path


def _from_top(index: Index, path: str | Path) -> str:
    """``path`` as the index has paths; ``""`` is the repository's top folder."""
    top = os.path.realpath(index.git.top)
    relative = Path(os.path.relpath(os.path.join(top, path), top)).as_posix()
    return "" if relative == "." else relative
