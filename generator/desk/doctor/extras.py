"""The extras that fawen can be installed with: which are there, and what the others are good for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.desk.doctor.commands import NEEDS
from generator.desk.doctor.facts import Fact
from generator.desk.doctor.requirements import extras as known_extras
from generator.desk.doctor.requirements import installed_version
from generator.ground.errors import Problem, Said, joined

GAINS: Mapping[str, Said] = {
    "fast": Said("build、merge 快一些", "build and merge are faster"),
    "preview": Said("preview 能把图片直接显示在终端里", "preview shows its pictures in the terminal"),
}
"""What is better with an extra that no command needs."""


def extras() -> Iterator[Fact]:
    """A fact for each extra; the value is the libraries that are missing."""
    for extra, libraries in known_extras().items():
        missing = tuple(each for each in libraries if installed_version(each) is None)
        if missing:
            yield Fact("extra", extra, "missing", missing, problem=_missing(extra))
        else:
            yield Fact("extra", extra)


def _missing(extra: str) -> Problem:
    commands = [command for command, needs in NEEDS.items() if extra in needs]
    if commands:
        return Problem("doctor-extra-needed", None, {"extra": extra, "commands": joined(commands)})
    gain = GAINS.get(extra, Said("多一些功能", "there is more that fawen can do"))
    return Problem("doctor-extra-useful", None, {"extra": extra, "gain": gain})
