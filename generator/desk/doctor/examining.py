"""The facts of a machine and of the working folder, kind by kind, without personal data."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal

from generator.desk.desk_places import NOTHING, USUAL, DeskPlaces, Place, desk_places
from generator.ground.desk_names import HOUSE, NOTICE, OUTPUT, STANDING, TEMPLATES, UNITS
from generator.ground.disk import LinkOutError, may_write
from generator.ground.disk.cache_folder import cache_folder
from generator.ground.errors import Problem, joined
from generator.ground.program_folder import program_folder
from generator.ground.words.vocabularies import phrase
from generator.writing.manifest_entries import REGISTER

Kind = Literal["version", "font", "office", "extra", "rights", "leftover", "desk", "command"]
State = Literal["ok", "missing", "replaced", "broken", "denied", "held", "left", "foreign", "unknown"]

OFFICE = "LibreOffice"
"""The name of the fact of the office suite."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One diagnostic: the ``state`` of the thing called ``name``.

    ``value`` is a version, a file name, a number or the names of what is missing; ``where`` the kind of place it is in.
    ``process`` and ``lives`` are those of a lock. ``problem`` says what is wrong, if anything is, with its remedy.
    """

    kind: Kind
    name: str
    state: State = "ok"
    value: str | int | tuple[str, ...] | None = None
    where: Where | None = None
    process: int | None = None
    lives: bool | None = None
    problem: Problem | None = None


def examined(environment: Mapping[str, str] = NOTHING) -> tuple[Diagnostic, ...]:
    """The facts of this machine and of the working folder. Nothing is written; LibreOffice is asked for its version.

    ``environment`` are the places that go before those of fawen.yaml, by their keys.
    What needs a library that is not installed is ``unknown``.
    """
    facts = [*_versions()]
    complete = all(fact.state == "ok" for fact in facts)
    with _unknown_without_library("font", facts):
        from generator.desk.doctor.office import fonts

        facts += list(fonts())
    with _unknown_without_library("office", facts):
        from generator.desk.doctor.office import office

        facts.append(office())
    facts += _extras()
    places = desk_places(environment=environment) if complete else USUAL
    facts += rights(places)
    with _unknown_without_library("leftover", facts):
        from generator.desk.doctor.leftovers import remains

        facts += list(remains(places))
    with _unknown_without_library("desk", facts):
        from generator.desk.doctor.inputs import inputs

        facts += list(inputs(places, readable=complete))
    facts += _commands(facts)
    return tuple(facts)


@contextmanager
def _unknown_without_library(kind: Kind, facts: list[Diagnostic]) -> Iterator[None]:
    """Adds one of the ``kind`` that is unknown to ``facts`` where a library that is imported is missing."""
    try:
        yield
    except ImportError:
        facts.append(Diagnostic(kind, "…", "unknown"))


# The versions of fawen, of Python, of the system, and of the libraries that fawen needs.


def _versions() -> Iterator[Diagnostic]:
    """A fact for each; a library that is missing has an error."""
    yield Diagnostic("version", "fawen", value=installed_version("fawen"))
    yield Diagnostic("version", "python", value=f"{platform.python_implementation()} {platform.python_version()}")
    yield Diagnostic("version", "system", value=_system())
    yield Diagnostic("version", "file-names", value=sys.getfilesystemencoding())
    for name in libraries():
        found = installed_version(name)
        problem = Problem("doctor-library-missing", None, {"library": name}) if found is None else None
        yield Diagnostic("version", name, "missing" if found is None else "ok", found, problem=problem)


def _system() -> str:
    """The system with its release and processor, without the name of the machine."""
    machine = platform.uname()
    kernel = " ".join(filter(None, (machine.system, machine.release, machine.machine)))
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']} ({kernel})"
    except (OSError, KeyError):
        return kernel


# What the installed fawen requires, by its own metadata.


_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)[^;]*(?:;\s*(?P<marker>.*))?")
_EXTRA = re.compile(r"""extra == ["'](?P<extra>[\w-]+)["']""")

DEVELOPERS = "test"
"""The extra that nobody but developers installs."""


def libraries() -> tuple[str, ...]:
    """The names of the libraries that every command may need."""
    return _required().get("", ())


def extras() -> Mapping[str, tuple[str, ...]]:
    """The libraries of each extra, by its name; those that only some systems need are left out."""
    return {extra: names for extra, names in _required().items() if extra not in ("", DEVELOPERS)}


def installed_version(library: str) -> str | None:
    """The version of ``library``; None where it is not installed."""
    try:
        return version(library)
    except PackageNotFoundError:
        return None


def _required() -> dict[str, tuple[str, ...]]:
    """The libraries by the extra that requires them, ``""`` for none."""
    found: dict[str, list[str]] = {}
    for each in requires("fawen") or ():
        requirement = _REQUIREMENT.fullmatch(each)
        marker = (requirement and requirement["marker"]) or ""
        extra = _EXTRA.fullmatch(marker.strip())
        if requirement is not None and (extra is not None or not marker):
            found.setdefault(extra["extra"] if extra else "", []).append(requirement["name"])
    return {extra: tuple(names) for extra, names in found.items()}


# The extras that fawen can be installed with: which are there, and what the others are good for.


GAINS = ("fast", "preview")
"""The extras that no command needs and of which is said what is better with them."""


def _extras() -> Iterator[Diagnostic]:
    """A fact for each extra; the value is the libraries that are missing."""
    for extra, libraries in extras().items():
        missing = tuple(each for each in libraries if installed_version(each) is None)
        if missing:
            problem = None if program_folder() else _missing(extra)  # there, nothing can be installed
            yield Diagnostic("extra", extra, "missing", missing, problem=problem)
        else:
            yield Diagnostic("extra", extra)


def _missing(extra: str) -> Problem:
    commands = [command for command, needs in NEEDS.items() if extra in needs]
    if commands:
        return Problem("doctor-extra-needed", None, {"extra": extra, "commands": joined(commands)})
    gain = phrase(f"desk-gain-{extra}" if extra in GAINS else "desk-gain")
    return Problem("doctor-extra-useful", None, {"extra": extra, "gain": gain})


# What the commands need beyond what every installation has.


_GIT = "git"

NEEDS: Mapping[str, tuple[str, ...]] = {
    "build --pdf": ("pdf",),
    "pdf": ("pdf", OFFICE),
    "preview": ("pdf",),
    "check --rendered": ("pdf", OFFICE),
    "build --scheduler": ("cluster",),
    "serve": ("web",),
    "mail --send": ("mail",),
    "git install": (_GIT,),
}
"""The extras and programs that a command cannot do without; no other command needs any."""


def _commands(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """A fact for each command of :data:`NEEDS`, by the ``found`` ones of extras and LibreOffice.

    The value is what is missing.
    """
    there = {fact.name for fact in found if fact.kind in ("extra", "office") and fact.state == "ok"}
    if shutil.which(_GIT) is not None:
        there.add(_GIT)
    for command, needs in NEEDS.items():
        missing = tuple(need for need in needs if need not in there)
        problem = Problem("doctor-git-missing", None, {"commands": command}) if _GIT in missing else None
        yield Diagnostic("command", command, "missing" if missing else "ok", missing or None, problem=problem)


# Whether the folders that commands write to can be written; nothing is tried.


def rights(places: DeskPlaces) -> Iterator[Diagnostic]:
    """A fact for ``output``, ``templates`` and the cache folder; without the first of them no build can run."""
    yield _of_folder("output", places.output, "doctor-output-denied")
    yield _of_folder("templates", places.templates, "doctor-templates-denied")
    try:
        writable = may_write(cache_folder())
    except RuntimeError:  # the user has no home folder
        writable = False
    yield Diagnostic("rights", "cache") if writable else _denied("cache", Problem("doctor-cache-denied"))


def _of_folder(name: str, place: Place, code: str) -> Diagnostic:
    facts = {"name": anonymous_path(place.path)}
    try:
        folder = place.real()
    except LinkOutError:
        return Diagnostic("rights", name, "broken", problem=Problem("doctor-link-out", None, facts))
    return Diagnostic("rights", name) if may_write(folder) else _denied(name, Problem(code, None, facts))


def _denied(name: str, problem: Problem) -> Diagnostic:
    return Diagnostic("rights", name, "denied", problem=problem)


# Places without names of people, papers and machines: by their kind, or by the names that every desk has.


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


def anonymous_path(path: str | Path) -> str:
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
