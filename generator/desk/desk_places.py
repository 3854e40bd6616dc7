"""Where the inputs and the papers of a desk are: where the environment says, else its fawen.yaml, else as usual.

fawen.yaml can come with a folder from somebody else, so it names nothing outside of that folder and nothing hidden.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import MappingProxyType

from generator.ground.desk_names import HOUSE, NOTICE, OUTPUT, STANDING, TEMPLATES, UNITS
from generator.ground.disk import default_input, given, named, own_place
from generator.ground.errors import Problem, Span, TranslatedText
from generator.ground.file_names import safe_name
from generator.ground.words.vocabularies import phrase
from generator.writing.manifest import REGISTER

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Place:
    """A path; ``is_named``: somebody named it, and it may be a link. A default one is a link only within the desk."""

    path: Path
    is_named: bool = False

    def below(self, name: str) -> Place:
        """The file or folder ``name`` in this place."""
        return Place(self.path / name, self.is_named)

    def to_read(self) -> Path:
        """The path as it is called. Raises InputError where a default one is a link that leads out."""
        return named(self.path) if self.is_named else default_input(self.path)

    def real(self) -> Path:
        """The path with links resolved. Raises LinkOutError where a default one leads out."""
        return given(self.path) if self.is_named else own_place(self.path)


@dataclass(frozen=True, slots=True)
class DeskPlaces:
    """The places of a desk; ``problems`` are those of its fawen.yaml, None where there is none."""

    templates: Place = Place(Path(TEMPLATES))
    notice: Place = Place(Path(TEMPLATES, NOTICE))
    units: Place = Place(Path(UNITS))
    output: Place = Place(Path(OUTPUT))
    register: Place = Place(Path(OUTPUT, REGISTER))
    problems: tuple[Problem, ...] | None = None

    @property
    def house(self) -> Place:
        """What the office writes once for all its notices."""
        return self.templates.below(HOUSE)

    @property
    def folders(self) -> tuple[Place, ...]:
        """The folders of templates for each unit and for the dispatch."""
        return self.templates.below("unit"), self.templates.below("dispatch")


USUAL = DeskPlaces()
"""The places of a desk in the working folder where nothing says otherwise."""


def desk_places(folder: Path = Path(), environment: Mapping[str, str] = NOTHING) -> DeskPlaces:
    """The places of the desk in ``folder``; ``environment`` are those that go before its fawen.yaml, by their keys.

    Raises ImportError where the library that reads YAML is missing.
    """
    in_file: Mapping[str, object] = NOTHING
    problems = None
    if os.path.lexists(folder / STANDING):
        from generator.desk.fawen_yaml import read_standing

        kept = read_standing(folder)
        in_file, problems = kept.values, kept.problems

    def place(key: str, usual: Place) -> Place:
        path = environment.get(key) or in_file.get(key)
        return Place(folder / path, is_named=key in environment) if isinstance(path, str) else usual

    templates, output = place("templates", Place(folder / TEMPLATES)), place("output", Place(folder / OUTPUT))
    return DeskPlaces(
        templates,
        place("notice", templates.below(NOTICE)),
        place("units", Place(folder / UNITS)),
        output,
        place("register", output.below(REGISTER)),
        problems,
    )


_WRITTEN = ("output", "register")


def read_place(value: str, field: str, span: Span, problems: list[Problem], folder: Path) -> str | None:
    """The path ``value`` with ``/`` between its names; None after a problem where it leads out of ``folder``.

    Both ``/`` and a backslash separate names, on every system, so that a file means the same on all of them. A link
    anywhere in the path is a problem.
    """
    windows = PureWindowsPath(value)
    why = _fault(windows, PurePosixPath(value)) or (_unwritable(windows) if field in _WRITTEN else None)
    path = windows.as_posix()
    link = None if why is not None else _link(path, folder)
    if why is not None:
        problems.append(Problem("standing-place", span, {"field": field, "value": value, "why": why}, field))
    elif link is not None:
        problems.append(Problem("standing-link", span, {"field": field, "link": link}, field))
    else:
        return path
    return None


def _fault(windows: PureWindowsPath, posix: PurePosixPath) -> TranslatedText | None:
    """Why a path is not taken, None where it is."""
    if windows.drive or windows.root or posix.is_absolute():
        return phrase("desk-absolute")
    if any(not name.rstrip(" .") for name in windows.parts):  # Windows drops points and blanks at the end
        return phrase("desk-parent")
    if any(name.startswith(".") for name in windows.parts):
        return phrase("desk-hidden")
    return None


def _unwritable(path: PureWindowsPath) -> TranslatedText | None:
    """Why a new file or folder cannot be called so on every system, None where it can."""
    name = next((name for name in path.parts if safe_name(name) != name), None)
    return None if name is None else phrase("desk-no-folder", name=name)


def output_problem(values: Mapping[str, object], span: Span) -> Problem | None:
    """The problem of an ``output`` among the places ``values`` where templates, notice or roster are; None without."""
    output = PurePosixPath(str(values.get("output", OUTPUT)))
    templates = PurePosixPath(str(values.get("templates", TEMPLATES)))
    notice = PurePosixPath(str(values.get("notice", templates / NOTICE)))
    sources = (templates, notice, PurePosixPath(str(values.get("units", UNITS))))
    there = [each for each in sources if each.is_relative_to(output)]
    there += [each for each in (templates, notice) if output.is_relative_to(each)]
    if not there:
        return None
    return Problem(
        "standing-output", span, {"field": "output", "value": str(output), "source": str(there[0])}, "output"
    )


def _link(path: str, folder: Path) -> str | None:
    """The first link in ``path``, which is relative to ``folder``; None without one."""
    whole = Path(path)
    above = [each for each in reversed((whole, *whole.parents)) if each.parts]
    return next((each.as_posix() for each in above if os.path.islink(folder / each)), None)
