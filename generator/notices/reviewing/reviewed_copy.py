"""A copy that came back from review, and the draft that it was made of, which is refused where it is another notice's.

Of the copy: its text with all changes accepted and rejected, the changes, the comments.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import chain, groupby, islice, takewhile
from pathlib import Path
from typing import Literal, TypeVar

from lxml import etree

from generator.ground.disk import DOCUMENT, read_contents
from generator.ground.errors import InputError, Problem, Span
from generator.ground.representation import Unrepresented
from generator.notices.drafts.file_formats import suffix_of
from generator.notices.drafts.reading import opened
from generator.notices.reviewing import flow
from generator.notices.reviewing.built_draft import BuiltDraft
from generator.notices.reviewing.review_data import BaseKind
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_reading import FormattingSources
from generator.office.reading.word_walk import comments, keep_places
from generator.office.wordml import tracked_changes
from generator.office.wordml.wordml_names import PARAGRAPH_PROPERTIES, RANGES, RUN_PROPERTIES, P, T, w
from generator.official.source_marks import (
    PREFIX,
    SOURCE_PROPERTY,
    MarkedLine,
    is_element,
    line_name,
    mark_of,
    marked_files,
    marked_lines,
    short_digest,
)

_AUTHOR, _DATE, _DELETED_TEXT = map(w, ("author", "date", "delText"))
_PARAGRAPH_MARK = (RUN_PROPERTIES, PARAGRAPH_PROPERTIES)
_STORIES = ("header", "footer", "footnotes", "endnotes")

ChangeKind = Literal["insert", "delete", "move", "format"]
_KINDS: Mapping[str, ChangeKind] = {
    tracked_changes.INSERTED: "insert",
    tracked_changes.DELETED: "delete",
    tracked_changes.MOVED_AWAY: "move",
    tracked_changes.MOVED_HERE: "move",
}


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """A tracked change in the paragraph with this ``number``: the text that it takes away, and what it adds.

    The number is -1 outside of the text, in a header, footer or note.
    """

    kind: ChangeKind
    author: str
    date: str
    number: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class CopyComment:
    """A comment: the ``number`` of the paragraph that it begins in, its text, and the text that it is about."""

    author: str
    date: str
    number: int
    text: str


@dataclass(frozen=True)
class ReviewedCopy:
    """The copy: its texts ``accepted`` and ``rejected``, and what it has beside them.

    ``properties`` are its custom properties, ``problems`` are notes on the file, ``unread`` is what is in it and not in
    its text ``accepted``. ``paragraphs`` are the texts that print in it, those that go and those that are new.
    """

    accepted: flow.Flow
    rejected: flow.Flow
    changes: tuple[TrackedChange, ...]
    comments: tuple[CopyComment, ...]
    properties: Mapping[str, str]
    problems: tuple[Problem, ...]
    unread: tuple[Unrepresented, ...]
    paragraphs: tuple[str, ...]


def is_marked_copy(data: bytes, name: str) -> bool:
    """Whether ``data`` are a .docx that a build made for review: its marks are in it, whatever was changed since."""
    try:
        return SOURCE_PROPERTY in _properties(DocxParts(data, name))
    except InputError:
        return False


def read_copy(path: Path) -> ReviewedCopy:
    """The reviewed copy at ``path``, a .docx or what LibreOffice makes one of.

    Raises UsageError where there is no such file, InputError where it cannot be read or is no document.
    """
    name = str(path)
    if path.is_dir():
        raise InputError(Problem("draft-folder", Span(name), {"name": name}))
    data = read_contents(path, DOCUMENT)
    suffix = suffix_of(data, name)
    if suffix == ".txt":
        raise InputError(Problem("review-no-document", Span(name), {"name": path.name}))
    parts, problems = opened(data, suffix, name)
    root = parts.document
    flow.numbered(root)
    keep_places(root)
    sources = FormattingSources.of(parts)
    accepted, rejected = deepcopy(root), deepcopy(root)
    dropped = tracked_changes.resolve(accepted, "accept")
    tracked_changes.resolve(rejected, "reject")
    text = flow.flow_of(accepted, sources)
    return ReviewedCopy(
        text,
        flow.flow_of(rejected, sources),
        tuple(_merged(chain.from_iterable(map(_changes, (root, *(each for _, each in parts.stories(*_STORIES))))))),
        tuple(_comments(parts)),
        _properties(parts),
        tuple(problems),
        tuple(flow.beside_flow(parts, accepted, text, dropped)),
        tuple("".join(each.text or "" for each in paragraph.iter(T, _DELETED_TEXT)) for paragraph in root.iter(P)),
    )


def _changes(root: etree._Element) -> Iterator[tuple[TrackedChange, bool]]:
    """The changes in order, each with whether it follows directly on the one before it."""
    last: etree._Element | None = None
    for element in root.iter(*_KINDS, *tracked_changes.FORMER):
        who = element.get(_AUTHOR, ""), element.get(_DATE, ""), _number(next(element.iterancestors(P), None))
        before = (each for each in element.itersiblings(preceding=True) if each.tag not in RANGES)
        follows = last is not None and next(before, None) is last
        last = element
        if element.tag in tracked_changes.FORMER:
            yield TrackedChange("format", *who), False
            continue
        text = "".join(each.text or "" for each in element.iter(T, _DELETED_TEXT))
        kind = _KINDS[str(element.tag)]
        is_gone = element.tag in (tracked_changes.DELETED, tracked_changes.MOVED_AWAY)
        if text:
            yield TrackedChange(kind, *who, before=text if is_gone else "", after="" if is_gone else text), follows
        elif tuple(each.tag for each in islice(element.iterancestors(), 2)) == _PARAGRAPH_MARK:
            yield TrackedChange(kind, *who, before="\n" if is_gone else "", after="" if is_gone else "\n"), False


def _merged(changes: Iterable[tuple[TrackedChange, bool]]) -> list[TrackedChange]:
    """Neighbouring pieces of one author and paragraph as one change: an insertion where any text is new."""
    found: list[TrackedChange] = []
    for change, follows in changes:
        if found and follows and _goes_on(found[-1], change):
            last = found.pop()
            kind = last.kind if last.kind == change.kind else "insert"
            change = replace(last, kind=kind, before=last.before + change.before, after=last.after + change.after)
        found.append(change)
    return found


def _goes_on(last: TrackedChange, change: TrackedChange) -> bool:
    same = (last.author, last.number) == (change.author, change.number)
    return same and "format" not in (last.kind, change.kind) and (last.kind == "move") == (change.kind == "move")


def _properties(parts: DocxParts) -> dict[str, str]:
    """The custom properties of a document."""
    properties = parts.of_package("custom-properties")
    custom = () if properties is None else properties.iterchildren(etree.Element)
    return {each.get("name", ""): "".join(map(str, each.itertext())) for each in custom}


def _comments(parts: DocxParts) -> Iterator[CopyComment]:
    for comment in comments(parts):
        at = comment.at
        holder = None if at is None else next(chain(at.iterancestors(P), at.itersiblings(P)), None)
        yield CopyComment(comment.author, comment.date, _number(holder), comment.text)


def _number(paragraph: etree._Element | None) -> int:
    return -1 if paragraph is None else int(paragraph.get(flow.NUMBER, "-1"))


# The draft that a copy was made of, as far as it is known; a copy of another notice is refused.


_LEAST = 0.25
_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class BaseItem:
    """An item of the draft that was given away; ``today`` is its place in the draft of today, None where it changed.

    ``is_known``: its text is certain. ``changed_rows`` are the rows of a table that have changed since.
    """

    item: flow.FlowItem
    today: int | None
    is_known: bool = True
    changed_rows: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class BaseDraft:
    """The ``items`` of the draft that was given away, in order."""

    kind: BaseKind
    items: tuple[BaseItem, ...]


def base_draft(built: BuiltDraft, copy: ReviewedCopy, path: Path, folder: Path) -> BaseDraft:
    """The draft that ``copy``, which is at ``path``, was made of; ``built`` is today's, of the notice in ``folder``.

    Raises InputError where it is not one of this notice.
    """
    source = copy.properties.get(SOURCE_PROPERTY)
    today = tuple(BaseItem(item, place) for place, item in enumerate(built.flow.items))
    base = None
    if not source:
        base = BaseDraft("unmarked", today) if _is_alike(built, copy) else None
    elif source == built.source or (lines := marked_lines(copy.properties)) == built.lines:
        base = BaseDraft("same", today)
    elif (found := _MatchedLines(built, copy, lines)).is_of_notice:
        base = BaseDraft("changed", tuple(found.items()))
    if base is None:
        raise InputError(Problem("review-other-notice", Span(str(path)), {"name": str(folder)}))
    return base


def _is_alike(built: BuiltDraft, copy: ReviewedCopy) -> bool:
    """Whether a fair share of the texts of the draft is in the copy."""
    one = {text for item in built.flow.items for text in flow.texts_of(item) if text}
    other = {text for item in copy.rejected.items for text in flow.texts_of(item)}
    return len(one & other) >= _LEAST * len(one)


class _MatchedLines:
    """Lines of the source found again in today's.

    Their order is that of the draft; a line prints the same today as then where its digests say so, else what the copy
    has with all changes rejected.
    """

    def __init__(self, built: BuiltDraft, copy: ReviewedCopy, lines: Sequence[MarkedLine]) -> None:
        self._today = built.flow.items
        self._lines = lines
        self._by_name = {line.name: line for line in lines}
        self._lines_today = {line.name: line for line in built.lines}
        self._names = dict(_names(lines, marked_files(copy.properties), built))
        self._places = _by_name(enumerate(self._today), self._lines_today)
        self._held = _by_name(((item, item) for item in copy.rejected.items), self._by_name)

    @property
    def is_of_notice(self) -> bool:
        """Whether a fair share of the lines is in the notice of today."""
        texts = [line.name for line in self._lines if not is_element(line.name)]
        return sum(name in self._names for name in texts) >= _LEAST * len(texts)

    def items(self) -> Iterator[BaseItem]:
        """The items in the order of the draft, each with its place in that of today."""
        yield from self._unmarked(-1)
        for _, group in groupby(self._lines, key=self._table):
            lines = [line.name for line in group]
            if self._table(self._by_name[lines[0]]) is None:
                found = [item for name in lines for item in self._paragraphs(name)]
            else:
                found = [self._rows(lines)]
            for item in found:
                yield item
                yield from () if item.today is None else self._unmarked(item.today)

    def _table(self, line: MarkedLine) -> int | None:
        """The key of the table that the line is a row of; None for any other line."""
        held, places = self._held.get(line.name, []), self._places_of(line.name)
        if held:
            return id(held[0]) if isinstance(held[0], flow.FlowTable) else None
        return places[0] if places and isinstance(self._today[places[0]], flow.FlowTable) else None

    def _unmarked(self, place: int) -> Iterator[BaseItem]:
        """Today's items without marks behind a place, such as those of Word files that are set in."""
        behind = enumerate(self._today[place + 1 :], start=place + 1)
        for number, item in takewhile(lambda each: not _names_in(each[1], self._lines_today), behind):
            yield BaseItem(item, number)

    def _paragraphs(self, name: str) -> list[BaseItem]:
        """The paragraphs that a line printed: most lines print one."""
        places = self._places_of(name)
        today = [item for place in places if isinstance(item := self._today[place], flow.FlowParagraph)]
        if today and self._is_printed_alike(name):  # with the marks that they had then
            then = [replace(item, marks=(mark_of(name, each),), emptied=()) for each, item in enumerate(today, start=1)]
            return [BaseItem(item, place) for item, place in zip(then, places, strict=True)]
        held = [item for item in self._held.get(name, []) if isinstance(item, flow.FlowParagraph)]
        if not held:
            return [BaseItem(flow.FlowParagraph("", (PREFIX + name,)), places[0] if places else None, is_known=False)]
        is_known = short_digest("".join(item.text for item in held)) == self._by_name[name].printed
        known_places = places if len(places) == len(held) else [None] * len(held)
        return [BaseItem(item, place, is_known) for item, place in zip(held, known_places, strict=True)]

    def _rows(self, names: Sequence[str]) -> BaseItem:
        """A table, which may have changed in some of its rows."""
        rows: list[flow.Row] = []
        changed: set[int] = set()
        is_known = True
        for name in names:
            is_typed_alike = bool(self._places_of(name))
            then = self._rows_of(self._names.get(name, ""), self._today) if self._is_printed_alike(name) else []
            mark = mark_of(name, 1)
            then = [
                tuple(tuple(replace(each, marks=(mark,), emptied=()) for each in cell) for cell in row) for row in then
            ]
            if not then:
                then = self._rows_of(name, self._held.get(name, []))
                text = "".join(each.text for each in flow.FlowTable(tuple(then)).paragraphs)
                is_known = is_known and short_digest(text) == self._by_name[name].printed
            if not is_typed_alike:
                changed.update(range(len(rows), len(rows) + len(then)))
            rows += then
        places = {place for name in names for place in self._places_of(name)}
        place = places.pop() if len(places) == 1 else None
        return BaseItem(flow.FlowTable(tuple(rows)), place, is_known, frozenset(changed))

    def _rows_of(self, name: str, items: Sequence[flow.FlowItem]) -> list[flow.Row]:
        """The rows that a line prints."""
        tables = (item for item in items if isinstance(item, flow.FlowTable))
        return [row for table in tables for row in table.rows if name in map(line_name, flow.row_marks(row))]

    def _places_of(self, name: str) -> list[int]:
        """Today's places of what a line prints; none where it is typed otherwise today."""
        return self._places.get(self._names.get(name, ""), [])

    def _is_printed_alike(self, name: str) -> bool:
        today = self._lines_today.get(self._names.get(name, ""))
        return today is not None and today.printed == self._by_name[name].printed


def _names(lines: Sequence[MarkedLine], files: Sequence[str], built: BuiltDraft) -> Iterator[tuple[str, str]]:
    """The names of each line then and now, where it is typed as it was; of elements, where they print the same."""
    today = {line.name: line for line in built.lines}
    for line in lines:
        same = today.get(line.name)
        if is_element(line.name) and same is not None and same.printed == line.printed:
            yield line.name, same.name
    for number, file in enumerate(files):
        if file not in built.order:
            continue
        then = [line for line in lines if line.name.startswith(f"{number}_")]
        now = [line for line in built.lines if line.name.startswith(f"{built.order.index(file)}_")]
        matcher = SequenceMatcher(None, [each.typed for each in then], [each.typed for each in now], autojunk=False)
        for first, start, size in matcher.get_matching_blocks():
            for offset in range(size):
                yield then[first + offset].name, now[start + offset].name


def _names_in(item: flow.FlowItem, known: Container[str]) -> list[str]:
    """The names of the ``known`` lines that ``item`` prints; a Word file that is set in may have marks of others."""
    return [name for name in dict.fromkeys(map(line_name, flow.marks_of(item))) if name in known]


def _by_name(items: Iterable[tuple[_Entry, flow.FlowItem]], known: Container[str]) -> dict[str, list[_Entry]]:
    """What is said of each item, by the names of the ``known`` lines that it prints."""
    found: dict[str, list[_Entry]] = {}
    for said, item in items:
        for name in _names_in(item, known):
            found.setdefault(name, []).append(said)
    return found
