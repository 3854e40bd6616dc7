"""The built sets of a notice: that of its number, that of its draft, and that of its corrected reprint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.desk.built_sets import BuiltSet, SetFile, open_set
from generator.dispatch.manifest import Manifest
from generator.dispatch.plan import earlier_folder_name, folder_name
from generator.ground.errors import GeneratorError
from generator.official.document import Edition
from generator.templates.text.notice import Notice, open_notice
from generator.web.desk_request import DeskRequest
from generator.web.opaque_ids import opaque_id
from generator.web.open_desk import NotFoundError, OpenDesk
from generator.writing.manifest_entries import MANIFEST, SetOptions

_MOST_SHOWN = 50
"""Papers of one template on a page; more are found by the name of their unit."""


@dataclass(frozen=True, slots=True)
class MadeSet:
    """A set with the ``id`` that addresses have for it."""

    id: str
    papers: BuiltSet


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """Papers of one kind or template: those shown, and how many there are; ``kind`` names the group."""

    kind: str
    name: str
    files: tuple[SetFile, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ShownSet:
    """A set as a page shows it: its groups of papers, each with its PDF by the path of the document."""

    made: MadeSet
    groups: tuple[PaperGroup, ...]
    pdfs: dict[str, SetFile]
    print_files: tuple[SetFile, ...]


def sets_of(request: DeskRequest, result: Manifest | None) -> list[MadeSet]:
    """The sets of the notice that are there; the one of the last build, ``result``, first.

    A set whose manifest cannot be read is left out: the next build reports it.
    """
    folders = [] if result is None else [result.folder]
    folders += (request.desk.places().output.path / name for name in _names(request))
    found = [each for folder in dict.fromkeys(folders) if (each := _opened(request.desk, folder)) is not None]
    return found or _of_before(request)


def made_set(request: DeskRequest, result: Manifest | None) -> MadeSet:
    """The set whose id is in the address. Raises NotFoundError."""
    for each in sets_of(request, result):
        if each.id == request.path["set"]:
            return each
    raise NotFoundError


def papers_shown(made: MadeSet, wanted: str) -> ShownSet:
    """The papers of a set in groups; of units those whose names have ``wanted`` in them, the first of each template."""
    files = made.papers.files
    pdfs = {f"{file.path.removesuffix('.pdf')}.docx": file for file in files if file.is_pdf}
    documents = [file for file in files if not file.is_pdf]
    print_files = tuple(file for file in documents if file.is_print_file)
    return ShownSet(made, tuple(_groups(documents, wanted)), pdfs, print_files)


def _groups(documents: list[SetFile], wanted: str) -> Iterator[PaperGroup]:
    grouped: dict[tuple[str, str], list[SetFile]] = {}
    for kind in ("notice", "dispatch", "unit"):
        for file in documents:
            if file.listed.kind == kind and not file.is_print_file:
                name = file.path.split("/")[1] if kind == "unit" else ""
                grouped.setdefault((kind, name), []).append(file)
    for (kind, name), files in grouped.items():
        found = [file for file in files if kind != "unit" or wanted in (file.listed.unit or "")]
        yield PaperGroup(kind, name, tuple(found[:_MOST_SHOWN]), len(found))


def kept_options(request: DeskRequest) -> SetOptions:
    """The options that the set of the notice's number keeps, those of a new set where none can be read.

    Two-sided also where the notice says so.
    """
    try:
        notice = _notice(request)
    except GeneratorError:
        return SetOptions()
    folder = request.desk.places().output.path / folder_name(notice)
    made = next(filter(None, (_opened(request.desk, folder), *_of_before(request))), None)
    kept = SetOptions() if made is None else made.papers.options
    return replace(kept, duplex=kept.duplex or notice.printing.duplex)


def _names(request: DeskRequest) -> Iterator[str]:
    """The names of the folders of the notice's sets; none where it cannot be read."""
    try:
        notice = _notice(request)
    except GeneratorError:
        return
    yield folder_name(notice)
    yield folder_name(notice.in_edition(notice.draft_edition))
    if notice.number:
        yield folder_name(notice.in_edition(Edition.CORRECTED))


def _of_before(request: DeskRequest) -> list[MadeSet]:
    """The set of the notice in the folder that earlier versions made for its number; none where that is of another."""
    try:
        name = earlier_folder_name(_notice(request))
    except GeneratorError:
        return []
    made = None if name is None else _opened(request.desk, request.desk.places().output.path / name)
    return [made] if made is not None and made.papers.notice == request.notice.folder.name else []


def _notice(request: DeskRequest) -> Notice:
    return open_notice(request.notice.folder, request.desk.places().house.path, is_draft=True)


def _opened(desk: OpenDesk, folder: Path) -> MadeSet | None:
    """The set in ``folder``, read again only when its manifest has changed: that of a whole country is large."""
    return desk.files.read(folder / MANIFEST, _read)


def _read(manifest: Path) -> MadeSet | None:
    """The set with that manifest; None where there is none, or it cannot be read."""
    folder = manifest.parent
    try:
        papers = open_set(folder)
    except GeneratorError:
        return None
    return None if papers is None else MadeSet(opaque_id(folder.name), papers)
