"""The inputs of a build in the working folder, read as a build reads them; of their contents only numbers come out."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.desk.doctor.anonymous_places import shown
from generator.desk.doctor.facts import Fact
from generator.ground.disk import FolderEntry, default_input, entries
from generator.ground.errors import GeneratorError, Problem, joined

TEMPLATES, ROSTER = Path("templates"), Path("units.yaml")
_NOTICE, _HOUSE = TEMPLATES / "notice", TEMPLATES / "house.yaml"
_REQUIRED = (TEMPLATES, _NOTICE, ROSTER)
_FOLDERS = (TEMPLATES / "unit", TEMPLATES / "dispatch")
_README = "README.md"
_LINK_OUT = "source-link-out"


def inputs(*, readable: bool = True) -> Iterator[Fact]:
    """Facts of the templates, the notices and the roster; not ``readable``: a library that reads them is missing."""
    faults, units = _read() if readable else (None, None)
    known: Mapping[Path, int | None] = {
        TEMPLATES: None,
        _NOTICE: None,
        _HOUSE: None,
        **{folder: _files(folder) for folder in _FOLDERS},
        ROSTER: units,
    }
    yield Fact("desk", "notices", value=_notices())
    for path, value in known.items():
        yield _place(path, faults, value)
    told = set(map(shown, known))
    for name, problems in (faults or {}).items():
        if problems and name not in told:
            yield Fact("desk", name, "broken", problem=_faulty(name, problems))


def _read() -> tuple[Mapping[str, Sequence[Problem]], int | None]:
    """The errors that a build would report, by the file that they are in, and the number of units in the roster."""
    from generator.dispatch.build_sources import Gathering, read_sources
    from generator.roster.sheets import load_units

    gathering = Gathering()
    roster = gathering.step(lambda: load_units(default_input(ROSTER)))
    gathering.step(lambda: read_sources(default_input(TEMPLATES), default_input(_NOTICE), default_input(ROSTER)))
    faults: defaultdict[str, list[Problem]] = defaultdict(list)
    try:
        gathering.finish()
    except GeneratorError as fault:
        for problem in fault.problems:
            known = faults["." if problem.span is None else shown(problem.span.file)]
            if problem.severity == "error" and problem not in known:  # both read the roster
                known.append(problem)
    return faults, None if roster is None else len(roster.units)


def _place(path: Path, faults: Mapping[str, Sequence[Problem]] | None, value: int | None) -> Fact:
    """The fact of ``path``, where something is or not; ``faults`` are None where it was not read."""
    name = shown(path)
    if not os.path.lexists(path):
        is_one_of_all = path == _NOTICE and not os.path.lexists(TEMPLATES)
        required = path in _REQUIRED and not is_one_of_all
        problem = Problem("doctor-desk-missing", None, {"name": name}) if required else None
        return Fact("desk", name, "missing", problem=problem)
    if faults is None:
        return Fact("desk", name, "unknown", value)
    problems = faults.get(name, ())
    if problems:
        return Fact("desk", name, "broken", value, problem=_faulty(name, problems))
    return Fact("desk", name, value=value)


def _faulty(name: str, problems: Sequence[Problem]) -> Problem:
    codes = Counter(problem.code for problem in problems)
    if codes.keys() == {_LINK_OUT}:
        return Problem("doctor-link-out", None, {"name": name})
    return Problem("doctor-desk-faulty", None, {"name": name, "count": len(problems), "codes": joined(codes)})


def _notices() -> int:
    """How many folders in ``templates`` have a notice.md."""
    return sum(1 for each in _entries(TEMPLATES) if each.kind == "folder" and os.path.lexists(each.path / "notice.md"))


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
