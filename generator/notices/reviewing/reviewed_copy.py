"""A copy that came back from review: its text with all changes accepted and rejected, the changes, the comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lxml import etree

from generator.ground.disk import DOCUMENT, read_contents
from generator.ground.errors import InputError, Problem, Span
from generator.notices.drafts.opening import opened, suffix_of
from generator.notices.drafts.reading import keep_places
from generator.notices.reviewing.flow import NUMBER, Flow, flow_of, numbered
from generator.office.converting import TIMEOUT
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_reading import FormattingSources
from generator.office.reading.word_walk import shown_text
from generator.office.wordml import tracked_changes
from generator.office.wordml.wordml_names import PARAGRAPH_PROPERTIES, RANGES, RUN_PROPERTIES, P, T, w

_ID, _AUTHOR, _DATE, _NAME = map(w, ("id", "author", "date", "name"))
_DELETED_TEXT = w("delText")
_COMMENT_PLACES = (w("commentRangeStart"), w("commentReference"))
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

    ``properties`` are its custom properties, ``problems`` are notes on the file.
    """

    accepted: Flow
    rejected: Flow
    changes: tuple[TrackedChange, ...]
    comments: tuple[CopyComment, ...]
    properties: Mapping[str, str]
    problems: tuple[Problem, ...]


def read_copy(path: Path, *, timeout: float = TIMEOUT) -> ReviewedCopy:
    """The reviewed copy at ``path``, a .docx or what LibreOffice makes one of within ``timeout`` seconds.

    Raises UsageError where there is no such file, InputError where it cannot be read or is no document.
    """
    name = str(path)
    if path.is_dir():
        raise InputError(Problem("draft-folder", Span(name), {"name": name}))
    data = read_contents(path, DOCUMENT)
    suffix = suffix_of(data, name)
    if suffix == ".txt":
        raise InputError(Problem("review-no-document", Span(name), {"name": path.name}))
    parts, problems = opened(data, suffix, name, timeout=timeout)
    root = parts.document
    numbered(root)
    keep_places(root)
    sources = FormattingSources.of(parts)
    return ReviewedCopy(
        _resolved(root, sources, accept=True),
        _resolved(root, sources, accept=False),
        tuple(_merged(_all_changes(parts))),
        tuple(_comments(parts)),
        _properties(parts),
        tuple(problems),
    )


def _resolved(root: etree._Element, sources: FormattingSources, *, accept: bool) -> Flow:
    copy = deepcopy(root)
    tracked_changes.resolve(copy, "accept" if accept else "reject")
    return flow_of(copy, sources)


def _all_changes(parts: DocxParts) -> Iterator[tuple[TrackedChange, bool]]:
    """The changes of the text, then those of headers, footers and notes, which are in no paragraph of it."""
    yield from _changes(parts.document)
    names = (name for kind in _STORIES for name in parts.package.all_related(parts.main, kind))
    for name in names:
        root = parts.tree(name)
        if root is not None:
            yield from _changes(root)


def _changes(root: etree._Element) -> Iterator[tuple[TrackedChange, bool]]:
    """The changes in order, each with whether it follows directly on the one before it."""
    last: etree._Element | None = None
    for element in root.iter(*_KINDS, *tracked_changes.FORMER):
        holder = next(element.iterancestors(P), None)
        number = -1 if holder is None else int(holder.get(NUMBER, "-1"))
        who = element.get(_AUTHOR, ""), element.get(_DATE, ""), number
        follows = last is not None and _before(element) is last
        last = element
        if element.tag in tracked_changes.FORMER:
            yield TrackedChange("format", *who), False
            continue
        text = "".join(each.text or "" for each in element.iter(T, _DELETED_TEXT))
        kind = _KINDS[str(element.tag)]
        is_gone = element.tag in (tracked_changes.DELETED, tracked_changes.MOVED_AWAY)
        if text:
            yield TrackedChange(kind, *who, before=text if is_gone else "", after="" if is_gone else text), follows
        elif _is_paragraph_mark(element):
            yield TrackedChange(kind, *who, before="\n" if is_gone else "", after="" if is_gone else "\n"), False


def _before(element: etree._Element) -> etree._Element | None:
    """The element before, without ends of ranges, which have no place of their own."""
    return next((each for each in element.itersiblings(preceding=True) if each.tag not in RANGES), None)


def _is_paragraph_mark(element: etree._Element) -> bool:
    parent = element.getparent()
    holder = None if parent is None else parent.getparent()
    return (
        parent is not None
        and parent.tag == RUN_PROPERTIES
        and holder is not None
        and holder.tag == PARAGRAPH_PROPERTIES
    )


def _merged(changes: Iterator[tuple[TrackedChange, bool]]) -> Iterator[TrackedChange]:
    """Neighbouring pieces of one author and paragraph as one change: an insertion where any text is new."""
    last: TrackedChange | None = None
    for change, follows in changes:
        if last is not None and follows and _goes_on(last, change):
            before, after = last.before + change.before, last.after + change.after
            kind = last.kind if last.kind == change.kind else "insert"
            last = TrackedChange(kind, last.author, last.date, last.number, before, after)
            continue
        if last is not None:
            yield last
        last = change
    if last is not None:
        yield last


def _goes_on(last: TrackedChange, change: TrackedChange) -> bool:
    same = (last.author, last.number) == (change.author, change.number)
    return same and "format" not in (last.kind, change.kind) and (last.kind == "move") == (change.kind == "move")


def _comments(parts: DocxParts) -> Iterator[CopyComment]:
    root = parts.related("comments")
    if root is None:
        return
    numbers: dict[str, int] = {}
    for element in parts.document.iter(*_COMMENT_PLACES):
        holder = next(element.iterancestors(P), None)
        if holder is None:
            holder = next((each for each in element.itersiblings() if each.tag == P), None)
        numbers.setdefault(element.get(_ID, ""), -1 if holder is None else int(holder.get(NUMBER, "-1")))
    for comment in root.iterchildren(w("comment")):
        number = numbers.get(comment.get(_ID, ""), -1)
        yield CopyComment(comment.get(_AUTHOR, ""), comment.get(_DATE, ""), number, shown_text(comment))


def _properties(parts: DocxParts) -> dict[str, str]:
    root = parts.of_package("custom-properties")
    found = () if root is None else root.iterchildren(etree.Element)
    return {each.get("name", ""): "".join(map(str, each.itertext())) for each in found}
