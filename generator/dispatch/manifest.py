"""The manifest of a build: data, and the text of manifest.json."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.metadata import version
from json.encoder import encode_basestring
from operator import attrgetter
from pathlib import Path

from generator.dispatch.changes import Change
from generator.ground.errors import Problem
from generator.office.package import deflate_libraries
from generator.writing.manifest.file import ManifestFile

_NO_FILES = ' "files": []'
_WORDS = {None: "null", True: "true", False: "false"}
_FILES, _END = ' "files": [', "\n ]"
_SORTED = sorted(each.name for each in fields(ManifestFile))
_FORM = "  {\n" + ",\n".join(f'   "{name}": %s' for name in _SORTED) + "\n  }"
_in_order = attrgetter(*_SORTED)


@dataclass(frozen=True)
class Manifest:
    """A set of papers.

    ``folder`` is where it lies, ``number`` its 发文字号, ``notice`` the name of the notice's folder, ``files`` sorted
    by path; ``reads`` are the names that each unit template reads, in the order of its papers' tags; ``inputs`` are
    digests of what all papers are made of; ``printer`` stands for what printed its PDFs, ``counted`` are the pages of
    documents that are not in the set as PDFs, by the digests of what they were printed from. ``order`` is what the
    units were sorted by, as --sort has it, empty for the order of the roster; ``duplex``: its print files are for both
    sides of the sheet.

    ``changes`` say what became of every file and why, ``moved`` where files went that a hand had changed;
    ``left_behind`` are folders of the same notice's sets without a number; ``warnings`` what a person should look at.
    """

    folder: Path
    number: str | None
    files: tuple[ManifestFile, ...]
    notice: str = ""
    reads: Mapping[str, Sequence[str]] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    printer: str = ""
    counted: Mapping[str, int] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    duplex: bool = False
    changes: tuple[Change, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    left_behind: tuple[Path, ...] = ()
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
            "notice": self.notice,
            "inputs": dict(self.inputs),
            "printer": self.printer or None,
            "counted": dict(self.counted),
            "reads": {template: list(names) for template, names in self.reads.items()},
            "sort": list(self.order),
            "duplex": self.duplex,
            "files": [],
        }
        text = json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        before, _, after = text.partition(_NO_FILES)
        yield f"{before}{_FILES}"
        for number, file in enumerate(self.files):
            yield f"{',' if number else ''}\n{_text(file)}"
        yield f"{_END if self.files else ']'}{after}"


@cache
def program() -> str:
    """The program at work and the library that packs its files, with their versions.

    The same as long as the process runs, and asked for with each paper: a version is looked up in a file.
    """
    return f"fawen {version('fawen')}, {deflate_libraries()}"


def _text(file: ManifestFile) -> str:
    """A file of the manifest as :mod:`json` would indent it, sooner: there may be tens of thousands."""
    return _FORM % tuple([_value(value) for value in _in_order(file)])


def _value(value: str | int | tuple[str, ...] | Mapping[str, str] | None) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, tuple):
        return "[" + ",".join(f"\n    {encode_basestring(each)}" for each in value) + ("\n   ]" if value else "]")
    pairs = (f"\n    {encode_basestring(key)}: {encode_basestring(value[key])}" for key in sorted(value))
    return "{" + ",".join(pairs) + ("\n   }" if value else "}")
