"""The whole: texts in memory → pages, problems and findings with their places, outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.check.finding import Finding
from generator.desk.live_notice.checked_document import checked_document
from generator.desk.live_notice.found_places import FoundPlaces, LiveFinding, NoticePlace
from generator.desk.live_notice.opened_notice import NoticeDocument, documents_of, opened_notice
from generator.desk.live_notice.painted_pages import LivePage, painted_pages
from generator.desk.live_notice.text_outline import OutlineLine, TextBody
from generator.dispatch.build_sources import addressed_units
from generator.ground.disk import names_in, root_of
from generator.ground.errors import LayoutError, NoticeError, Problem
from generator.ground.source import SourceFile
from generator.official.painters.svg import PictureAt
from generator.roster.units import Roster
from generator.templates.text import Notice
from generator.templates.text.attachment_templates import NO_ATTACHMENTS, NOTICE_FILE, TEXT, read_text_of_notice
from generator.templates.text.filled_lines import FilledLine

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveNotice:
    """A notice as it would be built of its texts as they are now.

    ``pages`` are those of the notice, then those of attachments that are documents of their own; there are none where
    the text cannot be laid out. ``findings`` are the problems of its texts, in their order, then what a check of its
    documents finds. ``bodies`` are the lines on which the body of each text begins, ``titles`` those of attachments
    that are texts, by their files, ``elements`` the places of the elements that are printed. ``is_draft``: it lacks
    what only a draft may lack, and is painted as a draft.
    """

    pages: tuple[LivePage, ...]
    findings: tuple[LiveFinding, ...]
    outline: tuple[OutlineLine, ...]
    bodies: Mapping[str, int]
    titles: Mapping[str, str]
    elements: tuple[NoticePlace, ...]
    is_draft: bool

    @property
    def is_painted(self) -> bool:
        """Whether there are pages of the texts as they are now."""
        return bool(self.pages)


def live_notice(
    folder: Path,
    house: Path | None = None,
    texts: Mapping[str, bytes] = _NOTHING,
    *,
    roster: Roster | None = None,
    picture_at: PictureAt | None = None,
) -> LiveNotice:
    """The notice in ``folder`` over ``house``; ``texts``, by the names of files, are read in the place of those files.

    Its 主送机关 are looked for in ``roster`` where that is given. Where ``picture_at`` returns addresses of pictures,
    pages are elements of a web page, else whole SVG files as :func:`generator.paint` makes them. Nothing is written.

    Raises UsageError where there is no such folder.
    """
    opened = opened_notice(folder, house, texts)
    documents, problems = _documents(opened.notice)
    painted = painted_pages(documents, picture_at)
    filled = _filled(opened.notice)
    bodies = {file.path.name: TextBody.of(file) for file in _files(folder, texts, filled)}
    places = FoundPlaces(
        documents,
        painted.first,
        {name: body.first_line for name, body in bodies.items()},
        {name: body.file for name, body in bodies.items()},
    )
    every = (*opened.problems, *_of_recipients(opened.notice, roster), *problems, *painted.warnings)
    of_source = (LiveFinding(Finding(each), places.of_problem(each)) for each in every)
    of_documents = (finding for document in documents for finding in checked_document(document, places))
    return LiveNotice(
        pages=painted.pages,
        findings=(*of_source, *of_documents),
        outline=tuple(line for name, body in bodies.items() for line in body.outline(filled.get(name, ()))),
        bodies=places.bodies,
        titles={} if opened.notice is None else opened.notice.attachment_titles,
        elements=places.of_elements(documents[0].official) if documents else (),
        is_draft=opened.notice is not None and opened.notice.edition is not None,
    )


def _of_recipients(notice: Notice | None, roster: Roster | None) -> tuple[Problem, ...]:
    """The problems of recipients that ``roster`` does not have, or else the warnings of a build about them."""
    if notice is None or roster is None:
        return ()
    try:
        return addressed_units(roster, notice, is_draft=notice.edition is not None).warnings
    except NoticeError as fault:
        return tuple(fault.problems)


def _documents(notice: Notice | None) -> tuple[Sequence[NoticeDocument], tuple[Problem, ...]]:
    """The documents of ``notice`` with the warnings about them; no document, and why, where it cannot be laid out."""
    if notice is None:
        return (), ()
    try:
        return documents_of(notice)
    except (NoticeError, LayoutError) as fault:
        return (), tuple(fault.problems)


def _filled(notice: Notice | None) -> Mapping[str, tuple[FilledLine, ...]]:
    """The filled lines of each text; none where one cannot be filled."""
    try:
        return {} if notice is None else notice.filled_lines()
    except NoticeError:
        return {}


def _files(folder: Path, texts: Mapping[str, bytes], filled: Mapping[str, object]) -> Iterator[SourceFile]:
    """The texts of the notice that can be read: those that are ``filled``, or all that may be where none is."""
    others = [] if filled else sorted(name for name in {*names_in(folder), *texts} if name.endswith(TEXT))
    names = (NOTICE_FILE, *filled, *(name for name in others if name not in NO_ATTACHMENTS))
    for name in dict.fromkeys(names):
        path = folder / name
        with suppress(NoticeError):
            yield read_text_of_notice(path, str(path), texts, root=root_of(folder))
