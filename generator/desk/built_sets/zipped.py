"""Files of a set as a ZIP (PKWARE APPNOTE 6.3), made piece by piece while it is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

from generator.desk.built_sets.built_set import BuiltSet, SetFile
from generator.writing.set_folder import MANIFEST

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first time that a ZIP can have (APPNOTE 4.4.6): the files have none of their own."""
_UNIX = 3
_READABLE = 0o100644 << 16


def zip_pieces(made: BuiltSet, files: Iterable[SetFile], *, whole: bool) -> Iterator[bytes]:
    """The ZIP of ``files`` of the set ``made`` in pieces, one for each file, then its directory.

    Files are stored as they are, under their paths, always in the same bytes; with the manifest.json where the set is
    ``whole``. Sizes go before the content of each file, so that programs can unpack it while they read it.

    Raises OutputError where a file is gone, or is not what the build made; the ZIP is then not whole.
    """
    window = _Window()
    with zipfile.ZipFile(window, "w", zipfile.ZIP_STORED) as target:
        for file in files:
            target.writestr(_entry(file.path), made.content(file))
            yield window.taken()
        if whole:
            target.writestr(_entry(MANIFEST), made.manifest)
    yield window.taken()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _EARLIEST)
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry


class _Window(io.RawIOBase):
    """The end of a file that is being written: what has been taken is before it, the rest can be written again."""

    def __init__(self) -> None:
        self._begin = 0
        self._place = 0
        self._data = bytearray()

    def taken(self) -> bytes:
        """What has been written since the last call."""
        data = bytes(self._data)
        self._begin += len(data)
        self._data.clear()
        return data

    def writable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Whether what is not taken yet can be written again: it can."""
        return True

    def tell(self) -> int:
        """The place of the next byte, from the beginning of the file."""
        return self._place

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """Goes to ``place``, from the beginning of the file."""
        if whence != io.SEEK_SET or place < self._begin:
            raise io.UnsupportedOperation
        self._place = place
        return place

    def write(self, data: bytes) -> int:  # type: ignore[override]  # nothing but bytes is written to it
        """Writes ``data`` at the place, over what is there."""
        at = self._place - self._begin
        self._data[at : at + len(data)] = data
        self._place += len(data)
        return len(data)
