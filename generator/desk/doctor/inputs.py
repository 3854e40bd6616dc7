"""The inputs of a build in the working folder, read as a build reads them; of their contents only numbers come out."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.desk.desk_places import DeskPlaces, Place
from generator.desk.doctor.examining import Diagnostic, anonymous_path
from generator.ground.desk_names import STANDING
from generator.ground.disk import FolderEntry, entries
from generator.ground.errors import GeneratorError, Problem, joined

_README = "README.md"
_LINK_OUT = "source-link-out"


def inputs(places: DeskPlaces, *, readable: bool = True) -> Iterator[Diagnostic]:
    """Facts of fawen.yaml, the templates, the notices and the roster.

    Not ``readable``: a library that reads them is missing.
    """
    faults, units = _read(places) if readable else (None, None)
    known: Mapping[Place, int | None] = {
        places.templates: None,
        places.notice: None,
        places.house: None,
        **{folder: _files(folder.path) for folder in places.folders},
        places.units: units,
    }
    if places.problems is not None:
        yield _there(anonymous_path(STANDING), {anonymous_path(STANDING): places.problems}, None)
    folders = [each.path for each in _entries(places.templates.path) if each.kind == "folder"]
    yield Diagnostic("desk", "notices", value=sum(os.path.lexists(folder / "notice.md") for folder in folders))
    for place, value in known.items():
        yield _missing(place, places) or _there(anonymous_path(place.path), faults, value)
    reported = {anonymous_path(place.path) for place in known}
    for name, problems in (faults or {}).items():
        if problems and name not in reported:
            yield Diagnostic("desk", name, "broken", problem=_faulty(name, problems))


def _read(places: DeskPlaces) -> tuple[Mapping[str, Sequence[Problem]], int | None]:
    """The errors that a build would report, by the file that they are in, and the number of units in the roster."""
    from generator.dispatch.build_sources import Gathering, read_sources
    from generator.roster.sheets.named_file import load_units

    gathering = Gathering()
    roster = gathering.step(lambda: load_units(places.units.to_read()))
    gathering.step(lambda: read_sources(places.templates.to_read(), places.notice.to_read(), places.units.to_read()))
    faults: defaultdict[str, list[Problem]] = defaultdict(list)
    try:
        gathering.finish()
    except GeneratorError as fault:
        for problem in fault.problems:
            known = faults["." if problem.span is None else anonymous_path(problem.span.file)]
            if problem.severity == "error" and problem not in known:  # both read the roster
                known.append(problem)
    return faults, None if roster is None else len(roster.units)


def _missing(place: Place, places: DeskPlaces) -> Diagnostic | None:
    """The fact of ``place`` where nothing is, else None."""
    if os.path.lexists(place.path):
        return None
    name = anonymous_path(place.path)
    is_one_of_all = place == places.notice and not os.path.lexists(places.templates.path)
    required = place in (places.templates, places.notice, places.units) and not is_one_of_all
    return Diagnostic(
        "desk", name, "missing", problem=Problem("doctor-desk-missing", None, {"name": name}) if required else None
    )


def _there(name: str, faults: Mapping[str, Sequence[Problem]] | None, value: int | None) -> Diagnostic:
    """The fact of a place where something is; ``faults`` are None where it was not read."""
    if faults is None:
        return Diagnostic("desk", name, "unknown", value)
    problems = faults.get(name, ())
    if problems:
        return Diagnostic("desk", name, "broken", value, problem=_faulty(name, problems))
    return Diagnostic("desk", name, value=value)


def _faulty(name: str, problems: Sequence[Problem]) -> Problem:
    codes = Counter(problem.code for problem in problems)
    if codes.keys() == {_LINK_OUT}:
        return Problem("doctor-link-out", None, {"name": name})
    return Problem("doctor-desk-faulty", None, {"name": name, "count": len(problems), "codes": joined(codes)})


def _files(folder: Path) -> int:
    """How many files in ``folder`` are templates, by their names."""
    names = [each.path.name for each in _entries(folder) if each.kind == "file"]
    return sum(1 for name in names if not name.startswith((".", "~$")) and name != _README)


def _entries(folder: Path) -> Sequence[FolderEntry]:
    """The entries of ``folder``; none where it cannot be listed."""
    try:
        return entries(folder)
    except OSError:
        return ()
