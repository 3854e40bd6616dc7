"""What a build left behind, as data: every file with its digest and what it was made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from importlib.metadata import version
from json.encoder import encode_basestring
from operator import attrgetter
from pathlib import Path

from generator.dispatch.changes import Change, Kind
from generator.errors import Problem
from generator.package import deflate_libraries

MANIFEST = "manifest.json"

_NO_FILES = ' "files": []'
_WORDS = {None: "null", True: "true", False: "false"}
_FILES, _END = ' "files": [', "\n ]"


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """One file of a set of papers.

    ``path`` is relative to the set's folder, with ``/``; ``unit`` and ``code`` are the unit's name and
    code (None for papers of no unit); ``template`` is the file it was made from, and the digests are
    SHA-256, hexadecimal; ``copies`` is how many to print, ``pages`` None unless known. ``values`` and ``tags`` tell of
    what values a unit's paper was made (:class:`~generator.dispatch.unit_papers.Values`), None for other papers.
    ``told``: there was something to tell of the file when it was made, so it is made again each time.
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
    values: str | None = None
    tags: str | None = None
    told: bool = False


_SORTED = sorted(each.name for each in fields(ManifestFile))
_FORM = "  {\n" + ",\n".join(f'   "{name}": %s' for name in _SORTED) + "\n  }"
_in_order = attrgetter(*_SORTED)


@dataclass(frozen=True)
class Manifest:
    """A set of papers.

    ``folder`` is where it lies, ``number`` its 发文字号, ``files`` sorted by path; ``reads`` are the names that each
    unit template reads, in the order of its papers' tags; ``printer`` stands for what printed its PDFs. ``order`` is
    what the units were sorted by, as --sort has it, empty for the order of the roster. ``changes`` tell what became of
    every file and why, ``warnings`` what a person should look at.
    """

    folder: Path
    number: str | None
    files: tuple[ManifestFile, ...]
    reads: Mapping[str, Sequence[str]] = field(default_factory=dict)
    printer: str = ""
    order: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        """The paths of the files that this run made, or would make, sorted."""
        return tuple(sorted(change.path for change in self.changes if change.action in {"new", "remade"}))

    def pieces(self) -> Iterator[str]:
        """The content of manifest.json: the same for the same papers, with the same deflate libraries."""
        head: dict[str, object] = {
            "fawen": version("fawen"),
            "deflate": deflate_libraries(),
            "number": self.number,
            "printer": self.printer or None,
            "reads": {template: list(names) for template, names in self.reads.items()},
            "sort": list(self.order),
            "files": [],
        }
        text = json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        before, _, after = text.partition(_NO_FILES)
        yield f"{before}{_FILES}"
        for number, file in enumerate(self.files):
            yield f"{',' if number else ''}\n{_text(file)}"
        yield f"{_END if self.files else ']'}{after}"


@dataclass(frozen=True, slots=True)
class Listed:
    """What a manifest.json tells of the build that left it: its files and, of its unit templates, the names read.

    ``program`` is what made it: two builds of equal programs make equal files of equal values; and so does an equal
    ``printer`` PDFs. ``order`` is what its units were sorted by.
    """

    files: tuple[ManifestFile, ...] = ()
    reads: Mapping[str, Sequence[str]] = field(default_factory=dict)
    program: str = ""
    printer: str = ""
    order: tuple[str, ...] = ()


def program() -> str:
    """The program at work and the library that packs its files, with their versions."""
    return f"fawen {version('fawen')}, {deflate_libraries()}"


def read_manifest(text: str) -> Listed:
    """What the manifest.json ``text`` tells; nothing where it is none of ours."""
    try:
        data = json.loads(text)
        reads = {str(template): tuple(map(str, names)) for template, names in data.get("reads", {}).items()}
        made_by = f"fawen {data.get('fawen')}, {data.get('deflate')}"
        order = tuple(map(str, data.get("sort") or ()))
        return Listed(tuple(map(_entry, data["files"])), reads, made_by, str(data.get("printer") or ""), order)
    except (ValueError, KeyError, TypeError, AttributeError):
        return Listed()


def digest(data: bytes) -> str:
    """The SHA-256 of ``data``, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _text(file: ManifestFile) -> str:
    """A file of the manifest as :mod:`json` would indent it, sooner: there may be tens of thousands."""
    return _FORM % tuple([_value(value) for value in _in_order(file)])


def _value(value: str | int | None) -> str:
    if type(value) is str:
        return encode_basestring(value)
    return _WORDS[value] if value is None or isinstance(value, bool) else str(value)


def _entry(entry: Mapping[str, object]) -> ManifestFile:
    """A file of a manifest; TypeError where its path or digest is not text."""
    known = {name: entry.get(name) for name in _SORTED}
    if not isinstance(known["path"], str) or not isinstance(known["sha256"], str):
        raise TypeError(entry)
    return ManifestFile(**known)  # type: ignore[arg-type]  # the rest is only handed on, never relied upon
