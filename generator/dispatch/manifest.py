"""The manifest that a build returns, and the text of manifest.json."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from functools import cache
from json.encoder import encode_basestring
from operator import attrgetter
from pathlib import Path

from generator.dispatch.file_changes import Change
from generator.ground.errors import Problem, TranslatedText
from generator.writing.manifest_entries import ManifestFile, SetOptions

_NO_FILES = ' "files": []'
_WORDS = {None: "null", True: "true", False: "false"}
_FILES, _END = ' "files": [', "\n ]"
_DISCLOSURE = ("disclosure", "disclosure_reason")
_SORTED = sorted(each.name for each in fields(ManifestFile))
_FORM = "  {\n" + ",\n".join(f'   "{name}": %s' for name in _SORTED) + "\n  }"
_in_order = attrgetter(*_SORTED)


@dataclass(frozen=True)
class Manifest:
    """A set of papers, as a build returns it.

    ``folder`` is the folder of the set, ``number`` its 发文字号, ``notice`` the name of the folder of the notice,
    ``date`` its 成文日期 as 2022-02-14; ``files`` are sorted by path. ``reads`` has the names that each unit template
    reads, in the order of its papers' tags; ``inputs`` the digests of the inputs that all papers share; ``printer``
    identifies the program that printed the PDFs; ``counted`` the pages of documents that are not in the set as PDFs, by
    the digest of what was printed.
    ``order`` has the fields that the units are sorted by, as for --sort, empty for the roster's order; ``options`` are
    those that the set keeps for later builds; ``duplex``: its print files are for both sides, by them or by what the
    house prints. ``disclosure`` is its 公开属性 with 不公开理由, ``""`` where it has
    none.

    ``changes`` has what became of every file and why, ``moved`` where files changed by hand were moved to;
    ``left_behind`` are folders with sets of the same notice from before it had a number; ``warnings`` is for a person
    to read, and so is ``account``, who gets papers; ``refused`` PDFs were not written, because they would show
    something wrongly.
    """

    folder: Path
    number: str | None
    files: tuple[ManifestFile, ...]
    notice: str = ""
    date: str = ""
    reads: Mapping[str, Sequence[str]] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    printer: str = ""
    counted: Mapping[str, int] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    options: SetOptions = field(default_factory=SetOptions)
    duplex: bool = False
    disclosure: tuple[str, str] = ("", "")
    changes: tuple[Change, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    left_behind: tuple[Path, ...] = ()
    warnings: tuple[Problem, ...] = ()
    refused: int = 0
    account: TranslatedText = field(default=TranslatedText("", ""))

    @property
    def written(self) -> tuple[str, ...]:
        """The paths of the files that this run made, or that a dry run would make, sorted."""
        return tuple(sorted(change.path for change in self.changes if change.action in {"new", "remade"}))

    def pieces(self) -> Iterator[str]:
        """The text of manifest.json, in pieces: the same for the same papers and deflate library."""
        fawen, deflate = _versions()
        head: dict[str, object] = {
            "fawen": fawen,
            "deflate": deflate,
            "number": self.number,
            "date": self.date or None,
            "notice": self.notice,
            "inputs": dict(self.inputs),
            "printer": self.printer or None,
            "counted": dict(self.counted),
            "reads": {template: list(names) for template, names in self.reads.items()},
            "sort": list(self.order),
            "duplex": self.duplex,
            "pdf_a": self.options.pdf and self.options.pdf_a,
            "options": asdict(self.options),
            "files": [],
        }
        head |= {key: each for key, each in zip(_DISCLOSURE, self.disclosure, strict=True) if each}
        text = json.dumps(head, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        before, _, after = text.partition(_NO_FILES)
        yield f"{before}{_FILES}"
        for number, file in enumerate(self.files):
            yield f"{',' if number else ''}\n{_FORM % tuple([_value(value) for value in _in_order(file)])}"
        yield f"{_END if self.files else ']'}{after}"


def program() -> str:
    """The names and versions of this program and of the library that deflates its files."""
    return "fawen {}, {}".format(*_versions())


@cache
def _versions() -> tuple[str, str]:
    """The versions of fawen and of the library that deflates its files.

    Looked up once, and imported only then: a build that changes nothing asks for neither.
    """
    from importlib.metadata import version

    from generator.office.package import deflate_libraries

    return version("fawen"), deflate_libraries()


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
