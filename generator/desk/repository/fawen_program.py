"""How git calls this program: by an absolute path, in the words of the shell that git uses."""

from __future__ import annotations

import shlex
import sys
import sysconfig
from pathlib import Path

_BY_PYTHON = ("-P", "-c", "from generator.cli import main; main()")


def own_words() -> tuple[str, ...]:
    """The words that start this installation; the first is an absolute path with ``/`` on every system."""
    if getattr(sys, "frozen", False):
        return (_path(Path(sys.executable)),)
    for folder in (Path(sys.executable).parent, Path(sysconfig.get_path("scripts"))):
        for name in ("fawen", "fawen.exe"):
            if (folder / name).is_file():
                return (_path(folder / name),)
    return (_path(Path(sys.executable)), *_BY_PYTHON)


def shell(words: tuple[str, ...]) -> str:
    """The words as a POSIX shell reads them; git brings one with it on Windows too."""
    return shlex.join(words)


def _path(path: Path) -> str:
    return path.absolute().as_posix()
