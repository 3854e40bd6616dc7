"""A cache between requests: what was read of files, as long as these are unchanged, and a few other values.

Pages are asked for far more often than files change.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar, cast

from generator.ground.errors import GeneratorError, Problem

T = TypeVar("T")

_MOST_KEPT = 1_000
"""Files of which something is kept: the notices, the roster, the register."""


def signature(path: Path) -> tuple[int, ...] | None:
    """The status of the file at ``path`` that each write changes; None for a missing file."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


class KeptFiles:
    """The files that were read last."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Path, Callable[[Path], object]], tuple[tuple[int, ...] | None, object]] = {}

    def read(self, path: Path, by: Callable[[Path], T]) -> T:
        """What ``by`` returns for the file at ``path``, kept as long as that is the same file, unchanged.

        ``by`` is a function of a module, part of the key. Raises what it raises, kept as well: a large file with a
        mistake is read once, however often it is asked for.
        """
        seen = signature(path)
        before, value = self._kept.get((path, by), (None, None))
        if seen is None or before != seen:
            value = _outcome(path, by)
            self._kept[path, by] = seen, value
            while len(self._kept) > _MOST_KEPT:
                self._kept.pop(next(iter(self._kept)), None)
        if isinstance(value, _KeptRefusal):
            raise value.kind(value.problems)
        return cast("T", value)


class Latest(Generic[T]):
    """The last few values, by their keys."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[str, T] = OrderedDict()

    def get(self, key: str) -> T | None:
        """The value of ``key``, None where it was never there or is no longer."""
        return self._values.get(key)

    def __setitem__(self, key: str, value: T) -> None:
        self._values[key] = value
        self._values.move_to_end(key)
        while len(self._values) > self._most:
            self._values.popitem(last=False)


@dataclass(frozen=True, slots=True)
class _KeptRefusal:
    """A file that was read and refused: the exception's class, and its problems. An exception keeps what was read."""

    kind: type[GeneratorError]
    problems: tuple[Problem, ...]


def _outcome(path: Path, by: Callable[[Path], object]) -> object:
    """What ``by`` returns for the file at ``path``, or that it is refused for what is in it.

    Raises GeneratorError where the system refuses to read it now.
    """
    try:
        return by(path)
    except GeneratorError as fault:
        if isinstance(fault.__cause__, OSError):
            raise
        return _KeptRefusal(type(fault), fault.problems)
