"""The notice opened from texts in memory: in its final form, or else as a draft, which may lack some elements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from generator.dispatch.papers.document_maker import in_file
from generator.dispatch.papers.lacking_characters import Characters
from generator.ground.errors import NoticeError, Problem
from generator.official.blocks import LaidOutDocument
from generator.official.document import OfficialDocument
from generator.official.layout import lay_out, lay_out_detached
from generator.templates.text import Notice, open_notice


@dataclass(frozen=True, slots=True)
class OpenedNotice:
    """A notice, and the problems of its final form; ``notice`` is None where it is not even a draft yet."""

    notice: Notice | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class NoticeDocument:
    """A document of a notice: the name of the text that it is of, its elements, its layout."""

    text: str
    official: OfficialDocument
    laid_out: LaidOutDocument


def opened_notice(folder: Path, house: Path | None, texts: Mapping[str, bytes]) -> OpenedNotice:
    """The notice in ``folder`` over ``house``, with ``texts`` in the place of its files.

    Raises UsageError where there is no such folder.
    """
    try:
        notice = open_notice(folder, house, edited=texts)
    except NoticeError as fault:
        return OpenedNotice(_draft(folder, house, texts), tuple(fault.problems))
    return OpenedNotice(notice, notice.warnings)


def documents_of(notice: Notice) -> tuple[list[NoticeDocument], tuple[Problem, ...]]:
    """The notice laid out, then its attachments that are documents of their own, and the warnings of a build.

    Raises NoticeError or LayoutError with all problems.
    """
    characters = Characters()
    found: list[NoticeDocument] = []
    for name, document in _laid_out(notice):
        characters.of_document(document.laid_out, name)
        found.append(document)
    warnings = (warning for each in found for warning in each.laid_out.warnings)
    return found, (*warnings, *characters.warnings(0))


def _draft(folder: Path, house: Path | None, texts: Mapping[str, bytes]) -> Notice | None:
    try:
        notice = open_notice(folder, house, is_draft=True, edited=texts)
    except NoticeError:
        return None
    return notice.in_edition(notice.draft_edition)


def _laid_out(notice: Notice) -> Iterator[tuple[str, NoticeDocument]]:
    """Each document, with the file that a build names for it."""
    official = notice.render()
    with in_file(notice.name):
        yield notice.name, NoticeDocument(PurePath(notice.name).name, official, lay_out(official))
    by_serial = {each.serial: each for each in official.attachments if each.detached}
    for each in notice.detached:
        with in_file(each.file):
            laid_out = lay_out_detached(official, by_serial[each.entry.serial])
            yield each.file, NoticeDocument(each.file, official, laid_out)
