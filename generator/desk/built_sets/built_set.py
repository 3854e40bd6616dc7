"""One built set, as its manifest lists it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.dispatch.published import files_below
from generator.ground.errors import OutputError, Problem, Span
from generator.writing import output_errors
from generator.writing.manifest import ManifestFile, SetOptions, is_printed, listed_in
from generator.writing.manifest.plain_files import digest, plain_bytes, plain_bytes_below, plain_digests
from generator.writing.set_folder import EDITED_FOLDER, MANIFEST

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
    """The set in ``folder``: its ``files`` by path, its 发文字号, None where it has none, and the options it keeps."""

    folder: Path
    number: str | None
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
        """A problem for each of ``files`` that is gone, or is not what the build made. Raises OutputError."""
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
    return BuiltSet(folder, listed.number, tuple(sorted(files, key=lambda file: file.path)), listed.options)


def _gone(place: Path) -> Problem:
    return Problem("output-paper-gone", Span(str(place)))


def _changed(place: Path) -> Problem:
    return Problem("output-paper-changed", Span(str(place)))
