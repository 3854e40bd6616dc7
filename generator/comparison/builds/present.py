"""Finds files of a set that are no longer as they were built."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.comparison.builds.paper_sets import PaperSet
from generator.writing.manifest import ManifestFile
from generator.writing.manifest.plain_files import plain_digest


@dataclass(frozen=True, slots=True)
class Present:
    """The set's files as they are now: the digests of those that changed, and those that are gone."""

    folder: Path
    edited: dict[str, str]
    missing: frozenset[str]

    def digest(self, file: ManifestFile) -> str | None:
        """The digest of the file as it is now, None where it is gone."""
        return None if file.path in self.missing else self.edited.get(file.path, file.sha256)


def present(papers: PaperSet) -> Present:
    """The present state of the files of ``papers``.

    A file of the listed size that is older than the manifest counts as unchanged; any other is read. What is no plain
    file any more has an empty digest.
    """
    edited = {}
    missing = set()
    for file in papers.listed.files:
        path = papers.folder / file.path
        try:
            found = path.lstat()
            if found.st_size != file.bytes or found.st_mtime_ns > papers.written:
                now = plain_digest(path)
                if now != file.sha256:
                    edited[file.path] = now or ""
        except OSError:
            missing.add(file.path)
    return Present(papers.folder, edited, frozenset(missing))
