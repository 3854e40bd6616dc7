"""What a build left behind, as data: every file with its digest and what it was made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from generator.errors import Problem
from generator.package import deflate_libraries

Kind = Literal["notice", "unit", "dispatch"]

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """One file of a set of papers.

    ``path`` is relative to the set's folder, with ``/``; ``unit`` and ``code`` are the unit's name and
    code (None for papers of no unit); ``template`` is the file it was made from, and the digests are
    SHA-256, hexadecimal; ``copies`` is how many to print, ``pages`` None unless known.
    """

    path: str
    kind: Kind
    unit: str | None
    code: str | None
    template: str
    template_sha256: str
    roster_sha256: str
    sha256: str
    bytes: int
    copies: int
    pages: int | None


@dataclass(frozen=True)
class Manifest:
    """A set of papers.

    ``folder`` is where it lies, ``number`` its 发文字号, ``files`` sorted by path; ``written`` are the
    paths that this run wrote or would write, ``warnings`` what a person should look at.
    """

    folder: Path
    number: str | None
    files: tuple[ManifestFile, ...]
    written: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()

    def text(self) -> str:
        """The content of manifest.json: the same for the same papers, with the same deflate libraries."""
        data = {
            "fawen": version("fawen"),
            "deflate": deflate_libraries(),
            "number": self.number,
            "files": [asdict(file) for file in self.files],
        }
        return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def read_files(text: str) -> tuple[ManifestFile, ...] | None:
    """The files that a manifest.json lists; None where it is none of ours."""
    try:
        entries = json.loads(text)["files"]
        return tuple(map(_entry, entries))
    except (ValueError, KeyError, TypeError):
        return None


def digest(data: bytes) -> str:
    """The SHA-256 of ``data``, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _entry(entry: Mapping[str, object]) -> ManifestFile:
    """A file of a manifest; TypeError where its path or digest is not text."""
    known = {field.name: entry.get(field.name) for field in fields(ManifestFile)}
    if not isinstance(known["path"], str) or not isinstance(known["sha256"], str):
        raise TypeError(entry)
    return ManifestFile(**known)  # type: ignore[arg-type]  # the rest is only handed on, never relied upon
