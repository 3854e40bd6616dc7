"""Commands that do little, each a process of its own, beside the imports that no such command can do without."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
FAWEN = "from generator.cli import main; main()"
_CLICK = "import click"
_LIBRARIES = "import click, jinja2, lxml.etree, yaml"
_COMPLETING = {"_FAWEN_COMPLETE": "bash_complete", "COMP_CWORD": "1", "COMP_WORDS": "fawen\nb"}
_UNITS = {**_COMPLETING, "COMP_CWORD": "3", "COMP_WORDS": "fawen\nbuild\n--only\n"}


@dataclass(frozen=True, slots=True)
class Start:
    """A command: its words, the environment that it gets, the imports that it is held against, and the target."""

    name: str
    words: Sequence[str] = ()
    asked: Mapping[str, str] = field(default_factory=dict)
    floor: str = _CLICK
    target: str = "≤ 1.3"


@dataclass(frozen=True, slots=True)
class Started:
    """What ``start`` took in CPU seconds, and its floor, by rounds."""

    start: Start
    seconds: list[float]
    floor: list[float]

    @property
    def ratio(self) -> float:
        """How many times as long the command took as its floor: the median of the rounds' ratios."""
        return median(one / other for one, other in zip(self.seconds, self.floor, strict=True))


STARTS = (
    Start("fawen --help", ["--help"]),
    Start("a mistake in the command", ["biuld"]),
    Start("a command completed", asked=_COMPLETING),
    Start("units completed", asked=_UNITS, floor="import click, yaml"),
    Start("a build that changes nothing", ["build"], floor=_LIBRARIES, target="≤ 1.5"),
    Start("the same, dry: all is read again", ["build", "--dry-run"], floor=_LIBRARIES, target=""),
)


def starts(folder: Path, rounds: int) -> list[Started]:
    """Every command in turn with its floor, ``rounds`` times, beside a copy of templates and roster in ``folder``."""
    office(folder)
    done = [Started(start, [], []) for start in STARTS]
    for started in done:
        for _ in range(2):  # what Python compiles is kept; the build is there, and known to change nothing
            _cpu(started.start, FAWEN, folder)
            _cpu(started.start, started.start.floor, folder)
    for _ in range(rounds):
        for started in done:
            started.seconds.append(_cpu(started.start, FAWEN, folder))
            started.floor.append(_cpu(started.start, started.start.floor, folder))
    return done


def office(folder: Path) -> None:
    """Makes ``folder`` with the templates and the roster that come with the program."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "templates", folder / "templates")
    shutil.copy(ROOT / "units.yaml", folder)


def own_environment(folder: Path) -> dict[str, str]:
    """The environment of a process that keeps in ``folder`` what Python compiles, and fawen's own cache.

    It does so whatever the caller's environment says.
    """
    kept = {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "FAWEN_CACHE": str(folder / "cache")}
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, **kept, "PYTHONPATH": str(ROOT)}


def _cpu(start: Start, code: str, folder: Path) -> float:
    """CPU seconds of a process that runs ``code`` as the command ``start``."""
    before = _of_children()
    subprocess.run(
        [sys.executable, "-c", code, *start.words],
        cwd=folder,
        env={**own_environment(folder), **start.asked},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,  # a mistake is one
    )
    return _of_children() - before


def _of_children() -> float:
    """CPU seconds of all processes that this one has waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
