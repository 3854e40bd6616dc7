"""A copy that came back from review: its text with all changes accepted and rejected, the changes, the comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import Literal

from lxml import etree

from generator.ground.disk import DOCUMENT, read_contents
from generator.ground.errors import InputError, Problem, Span
from generator.ground.representation import Unrepresented
from generator.notices.drafts.file_formats import opened, suffix_of
from generator.notices.reviewing.flow import NUMBER, Flow, beside_flow, flow_of, numbered
from generator.office.reading.docx_parts import DocxParts
from generator.office.reading.paragraph_reading import FormattingSources
from generator.office.reading.word_walk import comments, keep_places
from generator.office.suite import TIMEOUT
from generator.office.wordml import tracked_changes
from generator.office.wordml.wordml_names import PARAGRAPH_PROPERTIES, RANGES, RUN_PROPERTIES, P, T, w

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
    its text ``accepted``.
    """

    accepted: Flow
    rejected: Flow
    changes: tuple[TrackedChange, ...]
    comments: tuple[CopyComment, ...]
    properties: Mapping[str, str]
    problems: tuple[Problem, ...]
    unread: tuple[Unrepresented, ...]


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
    properties = parts.of_package("custom-properties")
    custom = () if properties is None else properties.iterchildren(etree.Element)
    accepted, rejected = deepcopy(root), deepcopy(root)
    dropped = tracked_changes.resolve(accepted, "accept")
    tracked_changes.resolve(rejected, "reject")
    flow = flow_of(accepted, sources)
    return ReviewedCopy(
        flow,
        flow_of(rejected, sources),
        tuple(_merged(chain.from_iterable(map(_changes, (root, *(each for _, each in parts.stories(*_STORIES))))))),
        tuple(_comments(parts)),
        {each.get("name", ""): "".join(map(str, each.itertext())) for each in custom},
        tuple(problems),
        tuple(beside_flow(parts, accepted, flow, dropped)),
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


def _comments(parts: DocxParts) -> Iterator[CopyComment]:
    for comment in comments(parts):
        at = comment.at
        holder = None if at is None else next(chain(at.iterancestors(P), at.itersiblings(P)), None)
        yield CopyComment(comment.author, comment.date, _number(holder), comment.text)


def _number(paragraph: etree._Element | None) -> int:
    return -1 if paragraph is None else int(paragraph.get(NUMBER, "-1"))
