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
class Aside:
    """A folder for temporary files, which only this user can read."""

    folder: Path

    def write(self, path: str, data: bytes) -> None:
        """Keeps ``data`` as what lies at ``path`` in a full set. Raises OSError."""
        self._place(path).write_bytes(data)

    def read(self, path: str) -> bytes:
        """What has been written for ``path``. Raises OSError."""
        return self._place(path).read_bytes()

    def _place(self, path: str) -> Path:
        """Where the file for ``path`` is: a name that is no longer than any system takes."""
        return self.folder / hashlib.sha256(path.encode()).hexdigest()


@contextmanager
def aside(*, needed: bool) -> Iterator[Aside]:
    """A folder that is gone afterwards; only where it is ``needed``, else nothing may be put there.

    Raises OSError where it cannot be made.
    """
    if not needed:
        yield Aside(Path(os.devnull))
        return
    with temporary_folder("aside") as folder:
        yield Aside(folder)
