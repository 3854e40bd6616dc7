"""Where what was found is: the line and the key in the source, and the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import PureWindowsPath

from generator.check.finding import Finding
from generator.ground.errors import NoticeError, Problem, Span
from generator.ground.source.front_matter import split_front_matter
from generator.ground.source.source_file import SourceFile
from generator.ground.source.yaml_layout import key_lines, lay_out_in_english
from generator.notices.live_notice.opened_notice import FirstPages, NoticeDocument
from generator.official.blocks import Role
from generator.official.document import OfficialDocument
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.front_matter.key_table import ATTACHMENT_NAMES, NAMES

_LACKING = "output-character"
_LISTED = "attachment_list"
_MISSING = "source-missing-key"
_KEYS_OF_ELEMENTS = {"stamps": "stamp", "issuer_mark": "mark", _LISTED: "title"}
"""The key of each element that is not called like its key."""


@dataclass(frozen=True, slots=True)
class NoticePlace:
    """A place in the source: the name of the ``file`` without its folder, ``line`` and ``column`` from 1.

    ``key`` is the English name of the key of its front matter, such as ``imprint.date``, None in the text. ``page`` is
    the first page that shows something of that line, from 1. What is not known is None.
    """

    file: str
    line: int | None = None
    column: int | None = None
    key: str | None = None
    page: int | None = None

    @property
    def source(self) -> str:
        """The place as ``data-source`` of a painted text has it."""
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class LiveFinding:
    """A problem that a build or a check would report, and its place."""

    finding: Finding
    place: NoticePlace


@dataclass(frozen=True, slots=True)
class FoundPlaces:
    """The places of the lines of ``documents``: the ``pages`` that show each first, the first lines of ``bodies``.

    ``files`` are the texts, by their names.
    """

    documents: Sequence[NoticeDocument]
    pages: FirstPages
    bodies: Mapping[str, int]
    files: Mapping[str, SourceFile] = field(default_factory=dict)

    def of_problem(self, problem: Problem) -> NoticePlace:
        """The place of a problem of the source; that of the notice where it has none.

        A key that is missing is on no page: its place is that of the mapping that lacks it. A character that a font
        lacks is where it is printed first.
        """
        if problem.span is None:
            return NoticePlace(NOTICE_FILE)
        if problem.code == _LACKING:
            return next(self._with_character(str(problem.facts["character"])), NoticePlace(NOTICE_FILE))
        place = self.at(problem.span, problem.field)
        file = self.files.get(place.file)
        if file is not None and place.line is not None and place.key is not None:
            place = replace(place, key=entry_key(file, place.line, place.key))
        return replace(place, page=None) if problem.code == _MISSING else place

    def at(self, span: Span, key: str | None, role: Role | None = None) -> NoticePlace:
        """The place of ``span``, which is the value of ``key`` where it is not in the body of a text.

        Where it is printed as several elements, that of ``role`` is meant.
        """
        name = PureWindowsPath(span.file).name
        if span.line is None:
            return NoticePlace(name, key=key)
        own_key = None if span.line >= self.bodies.get(name, span.line + 1) else key
        return NoticePlace(name, span.line, span.column, own_key, self.pages.page(span, role))

    def of_elements(self, official: OfficialDocument) -> tuple[NoticePlace, ...]:
        """The places of the elements of ``official`` that come from a front matter."""
        return tuple(self.at(span, key) for span, key in keys_of(official).items())

    def _with_character(self, character: str) -> Iterator[NoticePlace]:
        for document in self.documents:
            keys = keys_of(document.official)
            for paragraph in document.laid_out.paragraphs:
                if paragraph.source is not None and character in paragraph.text:
                    yield self.at(paragraph.source, keys.get(paragraph.source), paragraph.role)


def keys_of(official: OfficialDocument) -> dict[Span, str]:
    """The key at each place of a front matter that an element of ``official`` comes from.

    A mark that is made of the issuer has the issuer's key.
    """
    found: dict[Span, str] = {}
    for element, spans in official.sources.items():
        for span in spans:
            is_listed = element == _LISTED and PureWindowsPath(span.file).name == NOTICE_FILE
            found.setdefault(span, "attachments" if is_listed else _KEYS_OF_ELEMENTS.get(element, element))
    if official.title.span is not None:
        found.setdefault(official.title.span, "title")
    for each in official.attachments:
        if each.span is not None:
            found.setdefault(each.span, "attachments")
    return found


def entry_key(file: SourceFile, line: int, key: str) -> str:
    """The path of ``key``, which has a value in that ``line`` of the front matter, such as ``imprint.date``.

    A ``date`` of the imprint is not the notice's own. The path is ``key`` itself where no mapping or list with it is in
    that line, or the front matter cannot be read.
    """
    names = NAMES if file.path.name == NOTICE_FILE else ATTACHMENT_NAMES
    with suppress(NoticeError):
        front = split_front_matter(file, names, error=NoticeError)
        text = "".join(f"{each}\n" for each in file.lines[: front.body_first_line - 2])
        found = key_lines(lay_out_in_english(text, names), text)
        paths = [path for path, (first, last) in found if first <= line <= last]
        is_own = key in paths or not paths
        return key if is_own else next((path for path in paths if path.rpartition(".")[2] == key), key)
    return key
