"""Papers made in a temporary folder because lists and print files of the set need them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.ground.disk.temporary import temporary_folder


@dataclass(frozen=True, slots=True)
class TemporaryPapers:
    """A temporary folder, which only this user can read."""

    folder: Path

    def write(self, path: str, data: bytes) -> None:
        """Writes ``data`` for the ``path`` that it would have in a full set. Raises OSError."""
        self._place(path).write_bytes(data)

    def read(self, path: str) -> bytes:
        """The bytes written for ``path``. Raises OSError."""
        return self._place(path).read_bytes()

    def _place(self, path: str) -> Path:
        """The file for ``path``, of a name that is short enough for any system."""
        return self.folder / hashlib.sha256(path.encode()).hexdigest()


@contextmanager
def aside(*, needed: bool) -> Iterator[TemporaryPapers]:
    """A temporary folder, deleted afterwards; where it is not ``needed``, nothing may be written to it.

    Raises OSError where it cannot be made.
    """
    if not needed:
        yield TemporaryPapers(Path(os.devnull))
        return
    with temporary_folder("aside") as folder:
        yield TemporaryPapers(folder)
