"""A built set of papers: its files by ids of our own, read to be sent elsewhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.dispatch.existing_set import files_below
from generator.ground.errors import OutputError, Problem, Span
from generator.writing import output_errors
from generator.writing.file_digests import digest, plain_bytes, plain_bytes_below, plain_digests
from generator.writing.manifest_entries import EDITED_FOLDER, MANIFEST, ManifestFile, SetOptions, is_printed, listed_in

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class SetFile:
    """A file of a set; ``id`` stands for its path in addresses."""

    id: str
    listed: ManifestFile

    @property
    def path(self) -> str:
        """Its path below the set's folder, with ``/``."""
        return self.listed.path

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]

    @property
    def is_pdf(self) -> bool:
        """Whether it is the PDF of a document of the set."""
        return is_printed(self.listed)

    @property
    def is_print_file(self) -> bool:
        """Whether it joins the papers of several units for printing, or is the PDF of such a file."""
        return self.listed.kind == "dispatch" and self.listed.template.startswith("unit/")


@dataclass(frozen=True)
class BuiltSet:
    """The set in ``folder``: its ``files`` by path, its 发文字号, None where it has none, and the options it keeps.

    ``notice`` is the name of the folder of its notice, ``""`` where that is not known.
    """

    folder: Path
    number: str | None
    notice: str
    files: tuple[SetFile, ...]
    options: SetOptions

    @cached_property
    def by_id(self) -> Mapping[str, SetFile]:
        """The files by their ids."""
        return {file.id: file for file in self.files}

    @property
    def edited(self) -> tuple[str, ...]:
        """The paths of files changed by hand that builds have moved aside, below the set's folder."""
        if not (self.folder / EDITED_FOLDER).is_dir():
            return ()
        return tuple(sorted(f"{EDITED_FOLDER}/{path}" for path in files_below(self.folder / EDITED_FOLDER)))

    def content(self, file: SetFile) -> bytes:
        """The bytes of ``file``. Raises OutputError where they are not those that the build made."""
        place = self.folder / file.path
        with output_errors(place):
            try:
                data = plain_bytes_below(self.folder, file.path, most=file.listed.bytes)
            except FileNotFoundError as fault:
                raise OutputError(_gone(place)) from fault
        if data is None or digest(data) != file.listed.sha256:
            raise OutputError(_changed(place))
        return data

    def changed(self, files: Iterable[SetFile]) -> Iterator[Problem]:
        """A problem for each of ``files`` that is gone or was changed since the build. Raises OutputError."""
        wanted = {file.path: file for file in files}
        with output_errors(self.folder):
            there = {*files_below(self.folder)} if self.folder.is_dir() else set()
            yield from (_gone(self.folder / path) for path in wanted if path not in there)
            for path, sha256 in plain_digests(self.folder, (path for path in wanted if path in there)):
                if sha256 != wanted[path].listed.sha256:
                    yield _changed(self.folder / path)

    @property
    def manifest(self) -> bytes:
        """The bytes of its manifest.json, which lists the files. Raises OutputError."""
        with output_errors(self.folder):
            return plain_bytes(self.folder / MANIFEST)


def open_set(folder: Path) -> BuiltSet | None:
    """The set in ``folder``; None where there is none. Raises OutputError where its manifest cannot be read."""
    listed = listed_in(folder)
    if not listed.files:
        return None
    files = (SetFile(digest(file.path.encode())[:_DIGITS], file) for file in listed.files)
    return BuiltSet(
        folder, listed.number, listed.notice, tuple(sorted(files, key=lambda file: file.path)), listed.options
    )


def _gone(place: Path) -> Problem:
    return Problem("output-paper-gone", Span(str(place)))


def _changed(place: Path) -> Problem:
    return Problem("output-paper-changed", Span(str(place)))


# Files of a set as a ZIP (PKWARE APPNOTE 6.3), made piece by piece while it is read.


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


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """The ZIP of ``files`` by their names, always in the same bytes."""
    window = io.BytesIO()
    with zipfile.ZipFile(window, "w", zipfile.ZIP_STORED) as target:
        for name, data in files.items():
            target.writestr(_entry(name), data)
    return window.getvalue()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _EARLIEST)
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry


class _Window(io.RawIOBase):
    """The unread end of a file that is being written; bytes before it have been taken."""

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
        """True: bytes that are not taken yet can be written again."""
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
