"""Edits of a source: what is written so that lines, cells of a table and the key of a title print what came back.

What was typed and every value stay as they were; new text is written without a meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, dropwhile, groupby, takewhile
from pathlib import Path
from typing import NamedTuple

from generator.ground.source.front_matter import split_front_matter
from generator.ground.source.source_file import SourceFile
from generator.ground.source.yaml_layout import LaidScalar, Quote, lay_out_in_english, quoted
from generator.notices.drafts.taking.source_text import TAG, TAG_OR_BAR, typed_text, value_tag
from generator.notices.reviewing.built_draft import BuiltDraft, ElementOrigin, LineOrigin
from generator.notices.reviewing.flow import FlowItem, FlowParagraph, FlowTable, Row, cell_text, row_marks
from generator.notices.reviewing.paragraph_matching import stretches
from generator.notices.reviewing.review_data import Proposal, RefusedError, SourceEdit
from generator.notices.reviewing.reviewed_copy import BaseItem
from generator.notices.reviewing.typed_text import Atom, TypedText, cells_of
from generator.official.document import Level
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.filled_lines import BLANKS
from generator.templates.text.front_matter.key_table import ATTACHMENT_NAMES, NAMES
from generator.templates.text.official_document import paragraph

_END = "\x1e"
_ROWS = ("|", "｜")
_Parts = Sequence[Atom | str]
"""A text in values, characters, and the ends between its lines."""


@dataclass(frozen=True, slots=True)
class WantedText:
    """A paragraph of a reviewed copy; ``is_heading``: it has the style of a heading."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class ComposedLine:
    """A line to write into the source, and the text that it prints; a line of the source that prints nothing."""

    written: str
    text: str = ""


class _Piece(NamedTuple):
    """What is printed and what is written for it; whether it was there before, and whether it was typed."""

    text: str
    written: str
    was_there: bool = False
    is_typed: bool = True


@dataclass(slots=True)
class _Line:
    """A line while it is composed, and the lines behind it that print nothing."""

    is_heading: bool
    pieces: list[_Piece] = field(default_factory=list)
    level: Level | None = None
    lead: str = ""
    tail: str = ""
    behind: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a source: ``seen`` have the values that the reviewer saw, ``now`` those of today.

    ``between`` are the lines of the source between each two, which print nothing.
    """

    seen: Sequence[TypedText] = ()
    now: Sequence[TypedText] = ()
    between: Sequence[Sequence[str]] = ()


def composed(lines: Lines, wanted: Sequence[WantedText], moved: Mapping[str, TypedText]) -> list[ComposedLine]:
    """The lines that print ``wanted`` in the place of ``lines``.

    ``moved`` are lines that are taken away elsewhere, by their texts. Raises RefusedError.
    """
    return list(_Composing(lines, wanted, moved).lines())


def composed_cell(cell: TypedText, text: str, now: TypedText) -> str:
    """What is written for a ``cell`` of a table that prints ``text``. Raises RefusedError."""
    written = ""
    if text and "-" in text and set(text) <= frozenset("-: "):
        written = value_tag(text)
    else:
        for is_kept, first, last, added in _hunks(cell.atoms, _tokens(text, (cell,))):
            if not is_kept:
                _refuse_values(cell.atoms[first:last])
            kept = now.atoms[first:last] if is_kept else ()
            written += "".join(atom.written for atom in kept) + typed_text(_text(added), TAG_OR_BAR)
    return (cell.lead or " ") + written + (cell.tail or " ")


def composed_value(value: TypedText, text: str) -> str:
    """The value of a front matter that prints ``text`` where ``value`` was. Raises RefusedError."""
    written = ""
    for is_kept, first, last, added in _hunks(value.atoms, text):
        new = _text(added)
        if "|" in new or "\n" in new:
            raise RefusedError("structure")
        written += "".join(atom.written for atom in value.atoms[first:last] if is_kept) + new
    return written


class _Composing:
    def __init__(self, lines: Lines, wanted: Sequence[WantedText], moved: Mapping[str, TypedText]) -> None:
        self._lines, self._wanted, self._moved = lines, wanted, moved
        self._before = _with_ends([line.atoms for line in lines.seen])
        self._owners = list(accumulate((part == _END for part in self._before[:-1]), initial=0))
        """For each part before the number of the line that it is in, or that it ends."""
        self._done: list[_Line] = []
        self._begin()

    def lines(self) -> Iterator[ComposedLine]:
        """The lines, of the parts before and those that are wanted."""
        wanted = _with_ends([_tokens(text.text, self._lines.seen) for text in self._wanted])
        hunks = list(_hunks(self._before, wanted))
        kept = [place for is_kept, first, last, _ in hunks if is_kept for place in range(first, last)]
        wholly_gone = set(self._owners) - {self._owners[place] for place in kept if self._before[place] != _END}
        for is_kept, first, last, added in hunks:
            for place in range(first, last):
                if is_kept:
                    self._keep(place)
                else:
                    self._drop(place, wholly_gone)
            for part in added:
                self._add(part)
        for line in self._done:
            yield from self._finished(line)
            yield from map(ComposedLine, line.behind)

    def _begin(self) -> None:
        number = len(self._done)
        self._done.append(_Line(number < len(self._wanted) and self._wanted[number].is_heading))

    def _keep(self, place: int) -> None:
        line, owner = self._done[-1], self._owners[place]
        if self._before[place] == _END:
            line.behind.extend(self._lines.between[owner])
            self._begin()
            return
        now = self._lines.now[owner]
        atom = now.atoms[place - self._owners.index(owner)]
        if line.level is None:
            typed = next((number for number, each in enumerate(now.atoms) if each.kind == "value"), len(now.atoms))
            line.level, line.lead = paragraph(now.text, typed).level, now.lead
        line.tail = now.tail
        line.pieces.append(_Piece(atom.text, atom.written, True, atom.kind == "typed"))

    def _drop(self, place: int, wholly_gone: set[int]) -> None:
        part, owner = self._before[place], self._owners[place]
        if part == _END:
            rest = [line for line in self._lines.between[owner] if line.strip()]
            if rest and not {owner, owner + 1} & wholly_gone:
                raise RefusedError("between")
            self._done[-1].behind.extend(rest)
        elif isinstance(part, Atom) and owner not in wholly_gone:
            _refuse_values((part,))
            unprinted = part.written[: len(part.written) - len(part.text)]
            if unprinted:
                self._done[-1].pieces.append(_Piece("", unprinted, was_there=True))

    def _add(self, part: Atom | str) -> None:
        if part == _END:
            spaced = any(not line.strip() for lines in self._lines.between for line in lines)
            self._done[-1].behind.extend([""] if spaced else [])
            self._begin()
        else:
            self._done[-1].pieces.append(_Piece(_text((part,)), ""))

    def _finished(self, line: _Line) -> Iterator[ComposedLine]:
        pieces = _stripped(line.pieces)
        text = "".join(piece.text for piece in pieces)
        if not text:
            return
        if text in self._moved and not any(piece.was_there for piece in pieces):
            yield ComposedLine(self._moved[text].written.strip(), self._moved[text].text)
            return
        first = value_tag(pieces.pop(0).text) if _needs_value(line, pieces, text) else ""
        yield ComposedLine(f"{line.lead}{first}{''.join(_written(pieces))}{line.tail}", text)


def _written(pieces: Sequence[_Piece]) -> Iterator[str]:
    """What is written for ``pieces``: for those that were there what was, for others text with marks as values."""
    for was_there, run in groupby(pieces, key=lambda piece: piece.was_there):
        if was_there:
            yield from (piece.written for piece in run)
        else:
            yield typed_text("".join(piece.text for piece in run), TAG)


def _needs_value(line: _Line, pieces: Sequence[_Piece], text: str) -> bool:
    """Whether the first character would have a meaning that it had not: of a table's row, or of a heading's number."""
    if not pieces[0].is_typed:
        return False
    if text.startswith(_ROWS):
        return True
    if line.is_heading or line.level not in (None, Level.TEXT):
        return False
    typed = "".join(piece.text for piece in takewhile(lambda piece: piece.is_typed, pieces))
    return paragraph(text, len(typed)).level is not Level.TEXT


def _stripped(pieces: Sequence[_Piece]) -> list[_Piece]:
    """``pieces`` without those at either end that were typed and are blank."""

    def is_blank(piece: _Piece) -> bool:
        return piece.is_typed and not piece.text.strip(f"{BLANKS}\n")

    return [*dropwhile(is_blank, [*dropwhile(is_blank, pieces)][::-1])][::-1]


def _with_ends(lines: Sequence[_Parts]) -> list[Atom | str]:
    """The parts of all ``lines``, with an end between each two."""
    parts: list[Atom | str] = []
    for number, line in enumerate(lines):
        parts += [_END, *line] if number else line
    return parts


def _tokens(text: str, lines: Sequence[TypedText]) -> list[Atom | str]:
    """``text`` in characters and, where they can be recognised, the values of ``lines``."""
    values = list(dict.fromkeys(atom.text for line in lines for atom in line.atoms if _is_value(atom)))
    if not values:
        return list(text)
    pattern = "|".join(re.escape(each) for each in sorted(values, key=len, reverse=True))
    parts: list[Atom | str] = []
    done = 0
    for match in re.finditer(pattern, text):
        parts += [*text[done : match.start()], Atom(match[0], "", "value")]
        done = match.end()
    return [*parts, *text[done:]]


def _is_value(part: Atom | str) -> bool:
    return isinstance(part, Atom) and part.kind == "value" and bool(part.text)


def _hunks(before: _Parts, target: _Parts) -> Iterator[tuple[bool, int, int, _Parts]]:
    """Pieces of ``before`` that are kept or gone, each with what is added in its place."""
    one, other = (
        [(part.text, part.kind == "value") if isinstance(part, Atom) else (part, False) for part in parts]
        for parts in (before, target)
    )
    for each in stretches(one, other):
        yield each.is_equal, each.first, each.last, () if each.is_equal else target[each.start : each.end]


def _text(parts: _Parts) -> str:
    return "".join(part.text if isinstance(part, Atom) else part for part in parts)


def _refuse_values(parts: _Parts) -> None:
    if any(map(_is_value, parts)):
        raise RefusedError("value")


# The key of a title.


_TITLE, _ATTACHMENTS = "title", "attachments"
_PRINTED = (_TITLE, _ATTACHMENTS)
"""The elements whose value is printed as it is, but for what is printed around it."""

_BEFORE_ATTACHMENT = re.compile(r"^(?:附件：)?(?:[0-9]{1,3}[.．])?")
_LINE_BREAK = "|"
_QUOTES: Mapping[str, Quote] = {"'": "'", '"': '"'}


def element_edit(built: BuiltDraft, base: BaseItem, copies: Sequence[FlowItem], proposal: Proposal) -> None:
    """Puts into ``proposal`` the edit by which ``base``, a title, prints what came back.

    Raises RefusedError unless the value of its key is exactly what is printed. Other elements are for the office to
    change: 主送机关, too, decide who gets papers.
    """
    now = built.flow.items[base.today or 0]
    origin = built.origin(now.marks)
    if origin is None:
        raise RefusedError("set-in")
    copy = copies[0] if len(copies) == 1 else None
    if (
        not isinstance(origin, ElementOrigin)
        or not isinstance(copy, FlowParagraph)
        or not isinstance(now, FlowParagraph)
    ):
        raise RefusedError("element")
    name = Path(origin.file or "").name
    if origin.element not in _PRINTED or name not in built.files or built.files[name].name != origin.file:
        raise RefusedError("element")
    before, after = (each.text.replace("\n", "") for each in (now, copy))
    if origin.element == _ATTACHMENTS:
        if name == NOTICE_FILE:
            raise RefusedError("element")
        before, after = (_BEFORE_ATTACHMENT.sub("", text, count=1) for text in (before, after))
    proposal.edits, proposal.printed = (_title_edit(built.files[name], name, before, after),), ((copy.text,),)


def _title_edit(file: SourceFile, name: str, before: str, after: str) -> SourceEdit:
    names = NAMES if name == NOTICE_FILE else ATTACHMENT_NAMES
    closing = split_front_matter(file, names).body_first_line - 1
    offset = len(file.lines[0]) + 1
    node = lay_out_in_english("\n".join(file.lines[1 : closing - 1]), names).get(_TITLE)
    if not isinstance(node, LaidScalar) or node.is_block or not after:
        raise RefusedError("element")
    value = TypedText(tuple(_characters(node.value)))
    if value.text != before:
        raise RefusedError("element")
    written = quoted(composed_value(value, after), _QUOTES.get(node.mark, ""))
    return SourceEdit(name, offset + node.start, offset + node.end, written)


def _characters(title: str) -> Iterator[Atom]:
    """The characters of ``title``; a mark of its line break belongs to the character behind it."""
    before = ""
    for character in title:
        if character == _LINE_BREAK:
            before += character
        else:
            yield Atom(character, before + character)
            before = ""


# The rows of a table.


def table_edit(built: BuiltDraft, base: BaseItem, copies: Sequence[FlowItem], proposal: Proposal) -> None:
    """Puts into ``proposal`` what ``base``, a table, needs to print what came back. Raises RefusedError."""
    today = built.flow.items[base.today or 0]
    table = copies[0] if len(copies) == 1 else None
    then = base.item
    if not isinstance(table, FlowTable) or not isinstance(then, FlowTable) or not isinstance(today, FlowTable):
        raise RefusedError("structure")
    if table.shape != then.shape:
        raise RefusedError("structure")
    if today.shape != then.shape:
        raise RefusedError("changed")
    printed: list[str] = []
    edits: list[SourceEdit] = []
    differing: list[Row] = []
    for number, rows in enumerate(zip(then.rows, table.rows, today.rows, strict=True)):
        before, after, now = ([cell_text(cell) for cell in row] for row in rows)
        if now != after:
            differing.append(rows[2])
        if before == after:
            printed += now
            continue
        if number in base.changed_rows:
            raise RefusedError("changed")
        edit, texts = _row(built, rows[2], before, after)
        edits.append(edit)
        printed += texts
    proposal.edits, proposal.printed = tuple(edits), (tuple(printed),)
    proposal.line = built.place(built.origin(row_marks(differing[0]) if differing else ())).line


def _row(built: BuiltDraft, row: Row, before: Sequence[str], after: Sequence[str]) -> tuple[SourceEdit, list[str]]:
    """The edit of a ``row``, and the texts that it will print."""
    origin = built.origin(row_marks(row))
    if not isinstance(origin, LineOrigin):
        raise RefusedError("set-in" if origin is None else "element")
    if origin.typed is None:
        raise RefusedError("repeated")
    head, cells, end = cells_of(origin.typed)
    if len(cells) != len(before):
        raise RefusedError("structure")
    written, printed = [], []
    for cell, then, now in zip(cells, before, after, strict=True):
        if then == now:
            written.append(cell.written)
            printed.append(cell.text)
            continue
        seen = cell.with_values(then)
        if seen is None or ("\n" in now and "\n" not in then):
            raise RefusedError("structure" if seen is not None else "value")
        written.append(composed_cell(seen, now, cell))
        printed.append(now)
    row_written = head + "|".join(written) + end
    return replaced_lines(built.files[origin.file], origin.file, origin.line, origin.line, [row_written]), printed


# Whole lines.


def replaced_lines(file: SourceFile, name: str, first: int, last: int, lines: Sequence[str]) -> SourceEdit:
    """The edit that puts ``lines`` in the place of the lines from ``first`` to ``last`` of the text ``name``."""
    start, end = _start(file, first), _start(file, last + 1) - 1
    if lines:
        return SourceEdit(name, start, end, "\n".join(lines))
    return SourceEdit(name, start, min(end + 1, len(file.text)), "")


def inserted_lines(file: SourceFile, name: str, before: int, lines: Sequence[str]) -> SourceEdit:
    """The edit that puts ``lines`` before a line of the text ``name``, which may be the one after the last."""
    start = _start(file, before)
    if start > len(file.text):
        return SourceEdit(name, len(file.text), len(file.text), "".join(f"\n{line}" for line in lines))
    return SourceEdit(name, start, start, "".join(f"{line}\n" for line in lines))


def _start(file: SourceFile, line: int) -> int:
    """The offset of the first character of a line."""
    return sum(len(each) + 1 for each in file.lines[: line - 1])
