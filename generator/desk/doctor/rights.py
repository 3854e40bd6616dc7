"""Whether the folders that commands write to can be written; nothing is tried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.desk.doctor.facts import Fact
from generator.ground.disk import LinkOutError, may_write, own_place
from generator.ground.disk.cache_folder import cache_folder
from generator.ground.errors import Problem

_FOLDERS = {"output": "doctor-output-denied", "templates": "doctor-templates-denied"}


def rights() -> Iterator[Fact]:
    """A fact for ``output``, ``templates`` and the cache folder; without the first of them no build can run."""
    for name, code in _FOLDERS.items():
        yield _of_folder(name, code)
    try:
        writable = may_write(cache_folder())
    except RuntimeError:  # the user has no home folder
        writable = False
    yield Fact("rights", "cache") if writable else _denied("cache", Problem("doctor-cache-denied"))


def _of_folder(name: str, code: str) -> Fact:
    try:
        folder = own_place(Path(name))
    except LinkOutError:
        return Fact("rights", name, "broken", problem=Problem("doctor-link-out", None, {"name": name}))
    return Fact("rights", name) if may_write(folder) else _denied(name, Problem(code, None, {"name": name}))


def _denied(name: str, problem: Problem) -> Fact:
    return Fact("rights", name, "denied", problem=problem)
