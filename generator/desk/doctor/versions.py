"""The versions of fawen, of Python, of the system, and of the libraries that fawen needs."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator

from generator.desk.doctor.facts import Fact
from generator.desk.doctor.requirements import installed_version, libraries
from generator.ground.errors import Problem


def versions() -> Iterator[Fact]:
    """A fact for each; a library that is missing has an error."""
    yield Fact("version", "fawen", value=installed_version("fawen"))
    yield Fact("version", "python", value=f"{platform.python_implementation()} {platform.python_version()}")
    yield Fact("version", "system", value=_system())
    yield Fact("version", "file-names", value=sys.getfilesystemencoding())
    for name in libraries():
        yield _library(name)


def _system() -> str:
    """The system with its release and processor, without the name of the machine."""
    machine = platform.uname()
    kernel = " ".join(filter(None, (machine.system, machine.release, machine.machine)))
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']} ({kernel})"
    except (OSError, KeyError):
        return kernel


def _library(name: str) -> Fact:
    found = installed_version(name)
    if found is not None:
        return Fact("version", name, value=found)
    return Fact("version", name, "missing", problem=Problem("doctor-library-missing", None, {"library": name}))
