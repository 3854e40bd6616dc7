"""The entries of a manifest.json: what each says of a file or of the set, and each value validated when it is read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from generator.ground.desk_names import MAIL
from generator.ground.disk import MANIFEST as MANIFEST_FILE
from generator.ground.disk import NotPlainError
from generator.ground.errors import OutputError, Problem, Span, system_reason
from generator.ground.file_names import is_below, is_plain_path
from generator.writing.file_digests import plain_bytes

# manifest.json is read, and every value validated.


_SHA256 = re.compile(r"[0-9a-f]{64}")
_HALF = re.compile("[\ud800-\udfff]")
_KINDS = frozenset({"notice", "unit", "dispatch"})
_PRINTERS = frozenset({"own", "office"})
_MOST_PICTURES = 200
_LONGEST_PICTURE = 4096
_NO_PICTURES: Mapping[str, str] = {}


class NoManifestError(ValueError):
    """The data is not a manifest of this program."""


@dataclass(frozen=True, slots=True)
class SetOptions:
    """How a set is made, which its manifest keeps for the builds to come.

    ``pdf``: with PDFs; those of text papers by ``pdf_engine``, as PDF/A with ``pdf_a``. ``duplex``: print files are for
    both sides of the sheet. ``ofd``: with OFD files of text papers, as OFD-A with ``ofd_a``. ``numbered``: with each
    numbered copy of the notice as a file.
    """

    pdf: bool = False
    pdf_a: bool = False
    pdf_engine: PrintedBy = "own"
    duplex: bool = False
    ofd: bool = False
    ofd_a: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class RecordedBuild:
    """What a manifest.json records about the build that wrote it; attributes are those of :class:`Manifest`.

    ``program`` identifies the program and ``printer`` what printed PDFs: where they are equal, equal values give equal
    files. ``order`` is what its units were sorted by.
    """

    files: tuple[ManifestFile, ...] = ()
    number: str | None = None
    notice: str = ""
    reads: Mapping[str, Sequence[str]] = field(default_factory=dict)
    inputs: Mapping[str, str] = field(default_factory=dict)
    program: str = ""
    printer: str = ""
    counted: Mapping[str, int] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    options: SetOptions = field(default_factory=SetOptions)
    date: str = ""


def listed_in(folder: Path) -> RecordedBuild:
    """The contents of the manifest.json in ``folder``; an empty one where there is no such file.

    Raises OutputError, with the file's path, where it is not a manifest.
    """
    path = folder / MANIFEST
    try:
        return parsed_manifest(plain_bytes(path, most=MANIFEST_FILE.most))
    except (FileNotFoundError, NotADirectoryError):
        return RecordedBuild()
    except (NoManifestError, NotPlainError) as fault:
        raise OutputError(Problem("output-manifest", Span(str(path)))) from fault
    except OSError as fault:
        facts = {"reason": system_reason(fault)}
        raise OutputError(Problem("output-manifest-unread", Span(str(path)), facts)) from fault


def parsed_manifest(data: bytes) -> RecordedBuild:
    """The contents of the manifest.json ``data``. Raises NoManifestError."""
    try:
        read = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as fault:
        raise NoManifestError from fault
    known = _checked(read, _HEAD)
    files = tuple(_file(each) for each in known["files"])
    return RecordedBuild(
        files,
        known["number"],
        known["notice"] or "",
        {template: tuple(names) for template, names in (known["reads"] or {}).items()},
        known["inputs"] or {},
        f"fawen {known['fawen']}, {known['deflate']}",
        known["printer"] or "",
        known["counted"] or {},
        tuple(known["sort"] or ()),
        _options(known, files),
        known["date"] or "",
    )


def _options(known: Mapping[str, Any], files: Sequence[ManifestFile]) -> SetOptions:
    """The options of the set; those of a manifest without any are read from its ``files``."""
    if known["options"] is not None:
        given = _checked(known["options"], _OPTIONS)
        return SetOptions(**{key: value for key, value in given.items() if value is not None})
    pdfs = [file for file in files if is_printed(file)]
    of_texts = {file.printed_by for file in pdfs if file.template.endswith(".md")}
    engine: PrintedBy = "office" if of_texts and "own" not in of_texts else "own"
    return SetOptions(bool(pdfs), bool(known["pdf_a"]), engine, bool(known["duplex"]))


def pictures_listed(read: Mapping[str, str]) -> Mapping[str, str] | None:
    """The pictures that a paper has ``read``, for its entry; None where an entry cannot hold them.

    That is the case for too many, or for names that are not valid text.
    """
    if not read:
        return _NO_PICTURES  # shared: most of tens of thousands of papers have none
    return read if _pictures(read) else None


def _file(entry: object) -> ManifestFile:
    known = _checked(entry, _ENTRY)
    pictures = None if known["pictures"] is None else pictures_listed(known["pictures"])
    takes = tuple(known["takes"] or ())
    return ManifestFile(**{**known, "told": bool(known["told"]), "takes": takes, "pictures": pictures})


def _checked(data: object, kinds: Mapping[str, Callable[[object], bool]]) -> dict[str, Any]:
    """The value, or None, of each key of ``kinds``; other keys, of a later version, are left out."""
    if not isinstance(data, dict):
        raise NoManifestError
    known = {key: data.get(key) for key in kinds}
    if not all(is_kind(known[key]) for key, is_kind in kinds.items()):
        raise NoManifestError
    return known


def _text(value: object) -> bool:
    """Whether it is a text that can be encoded: JSON can contain lone surrogates."""
    return isinstance(value, str) and _HALF.search(value) is None


def _count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _flag(value: object) -> bool:
    return value is None or isinstance(value, bool)


def _digest(value: object) -> bool:
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None


def _pictures(value: object) -> bool:
    """Whether it maps relative paths of pictures to digests, within the limits."""
    return (
        isinstance(value, dict)
        and len(value) <= _MOST_PICTURES
        and all(_text(path) and len(path) <= _LONGEST_PICTURE and is_below(path) for path in value)
        and all(map(_digest, value.values()))
    )


def _maybe(is_kind: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: value is None or is_kind(value)


def _list(is_kind: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(map(is_kind, value))


def _mapping(is_kind: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, dict) and all(map(is_kind, value.values()))


def _engine(value: object) -> bool:
    return isinstance(value, str) and value in _PRINTERS


_HEAD: Mapping[str, Callable[[object], bool]] = {
    "fawen": _text,
    "deflate": _text,
    "number": _maybe(_text),
    "notice": _maybe(_text),
    "date": _maybe(_text),
    "inputs": _maybe(_mapping(_text)),
    "printer": _maybe(_text),
    "counted": _maybe(_mapping(_count)),
    "reads": _maybe(_mapping(_list(_text))),
    "sort": _maybe(_list(_text)),
    "duplex": _flag,
    "pdf_a": _flag,
    "options": _maybe(lambda value: isinstance(value, dict)),
    "files": _list(lambda value: isinstance(value, dict)),
}
"""The keys of a manifest; those that older versions did not write may be None."""

MANIFEST = "manifest.json"
"""The file that lists the papers, and marks a folder as the papers of one dispatch."""

EDITED_FOLDER = "改动过的文件"
"""The folder for papers that were changed by hand: not listed in a manifest, not read by any command."""

APART = (EDITED_FOLDER, MAIL)
"""The folders of a set whose files are no papers of it."""

_ENTRY: Mapping[str, Callable[[object], bool]] = {
    "path": lambda value: (
        isinstance(value, str) and is_plain_path(value) and value.split("/")[0] not in {MANIFEST, *APART}
    ),
    "kind": lambda value: isinstance(value, str) and value in _KINDS,
    "unit": _maybe(_text),
    "code": _maybe(_text),
    "template": _text,
    "template_sha256": _digest,
    "roster_sha256": _digest,
    "sha256": _digest,
    "bytes": _count,
    "copies": _count,
    "pages": _maybe(_count),
    "values": _maybe(_text),
    "tags": _maybe(_text),
    "told": _flag,
    "takes": _maybe(_list(_text)),
    "laid_out": _maybe(_count),
    "pictures": _maybe(_pictures),
    "printed_by": _maybe(_engine),
}
"""The keys of a file in a manifest."""

_OPTIONS = {each.name: _maybe(_engine) if each.name == "pdf_engine" else _flag for each in fields(SetOptions)}
"""The options of a set."""


# One file of a set, as manifest.json lists it.


Kind = Literal["notice", "unit", "dispatch"]
"""The notice or a file copied with it; a paper of one unit; a paper of the dispatch."""

PrintedBy = Literal["own", "office"]
"""What makes PDFs: fawen paints them itself, or an office suite (LibreOffice) prints the .docx."""

Beside = Literal["", "pdf", "ofd"]
"""A document of the set itself, or the file beside it with its pages."""

NOTICE_SOURCE = "notice.md"
"""The source of the notice in a manifest."""

NUMBERED_FOLDER = "numbered/"
"""Where the copies of a notice are, each with its own 份号."""

_DOCX, _PDF, _OFD = ".docx", ".pdf", ".ofd"


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """One file of a set of papers.

    ``path`` is relative to the set's folder, with ``/``; ``unit`` and ``code`` are the unit's name and code (None for
    papers of no unit); ``template`` is the file it was made from, and the digests are SHA-256, hexadecimal; ``copies``
    is how many to print, ``pages`` None unless known. ``values`` is a digest of what a unit's paper, a print file, a
    PDF or an OFD was made of, None for other papers; ``tags`` describe the values of a unit's paper, the letters of a
    print file, or the fonts of a PDF or OFD that was painted. ``takes`` are the codes, or names, of further units whose
    papers are in the same document. ``laid_out`` is the number of pages counted in layout, which may differ from
    ``pages``. ``told``: a problem was reported when the file was made, so that it is made again each time. ``pictures``
    maps the paths of the pictures that its template read to their digests; None where they are unknown, and for a file
    without a template. ``printed_by`` is what made a PDF; None for other files, and for a PDF by an older fawen.
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
    takes: tuple[str, ...] = ()
    laid_out: int | None = None
    pictures: Mapping[str, str] | None = None
    printed_by: PrintedBy | None = None

    @property
    def identities(self) -> tuple[str, ...]:
        """The codes, or names, of the units whose papers are in the file."""
        return () if self.unit is None else (self.code or self.unit, *self.takes)


def is_notice(file: ManifestFile) -> bool:
    """Whether ``file`` is the notice itself, not a file copied with it."""
    return file.kind == "notice" and file.template == NOTICE_SOURCE and not is_printed(file)


def is_numbered_copy(file: ManifestFile) -> bool:
    """Whether ``file`` is a copy of the notice with its own 份号."""
    return file.template == NOTICE_SOURCE and file.path.startswith(NUMBERED_FOLDER)


def beside(file: ManifestFile) -> Beside:
    """Which file beside a document of the set ``file`` is; ``""`` for the document itself."""
    if is_ofd(file):
        return "ofd"
    return "pdf" if is_printed(file) else ""


def is_printed(file: ManifestFile) -> bool:
    """Whether ``file`` is the PDF or the OFD of a document of the set, not one copied with the notice."""
    return is_ofd(file) or (file.path.endswith(_PDF) and not file.template.lower().endswith(_PDF))


def is_ofd(file: ManifestFile) -> bool:
    """Whether ``file`` is the OFD of a document of the set."""
    return file.path.endswith(_OFD) and not file.template.lower().endswith(_OFD)


def pdf_of(path: str) -> str:
    """The path of the PDF of the .docx at ``path``."""
    return path_beside(path, "pdf")


def path_beside(path: str, beside: Beside) -> str:
    """The path of the file ``beside`` the .docx at ``path``; its own for ``""``."""
    return f"{path.removesuffix(_DOCX)}.{beside}" if beside else path


# Names of a set's folder, and of the other files and folders in it.


REGISTER = "发文登记簿.csv"
"""The register's name in the folder of all sets."""

UNNUMBERED, DRAFT = "未编号", "草稿"
"""What the folders of sets without a number begin with."""

CORRECTED = "更正重印-"
"""What the folders of corrected reprints begin with, before the number."""


def holds_edited(folder: Path) -> bool:
    """Whether ``folder`` is a set's folder for papers changed by hand."""
    return folder.name == EDITED_FOLDER and (folder.parent / MANIFEST).is_file()
