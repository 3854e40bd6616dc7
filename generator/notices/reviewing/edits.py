"""Changes of a reviewed copy as edits of the source: of the key of a title, of the rows of a table, of whole lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.ground.source.front_matter import split_front_matter
from generator.ground.source.source_file import SourceFile
from generator.ground.source.yaml_layout import LaidScalar, Quote, lay_out_in_english, quoted
from generator.notices.reviewing.base_draft import BaseItem, BuiltDraft, ElementOrigin, LineOrigin, Origin
from generator.notices.reviewing.composing import composed_cell, composed_value
from generator.notices.reviewing.flow import Cell, FlowItem, FlowParagraph, FlowTable, cell_text
from generator.notices.reviewing.review import Atom, Proposal, RefusedError, SourceEdit, TypedText, cells_of
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.templates.text.front_matter.key_table import ATTACHMENT_NAMES, NAMES

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
    origin = _origin(built, now)
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
    if origin.element == _ATTACHMENTS and name == NOTICE_FILE:
        raise RefusedError("element")
    before, after = (_value(text, origin.element) for text in (now.text, copy.text))
    key = _TITLE if origin.element == _ATTACHMENTS else origin.element
    edit = _edit(built.files[name], name, key, before, after)
    proposal.edits, proposal.printed = (edit,), ((copy.text,),)


def _origin(built: BuiltDraft, item: FlowItem) -> Origin | None:
    return next((built.origins[mark] for mark in item.marks if mark in built.origins), None)


def _value(printed: str, element: str) -> str:
    text = printed.replace("\n", "")
    return _BEFORE_ATTACHMENT.sub("", text, count=1) if element == _ATTACHMENTS else text


def _edit(file: SourceFile, name: str, element: str, before: str, after: str) -> SourceEdit:
    names = NAMES if name == NOTICE_FILE else ATTACHMENT_NAMES
    closing = split_front_matter(file, names).body_first_line - 1
    offset = len(file.lines[0]) + 1
    node = lay_out_in_english("\n".join(file.lines[1 : closing - 1]), names).get(element)
    if not isinstance(node, LaidScalar) or node.is_block or not after:
        raise RefusedError("element")
    value = TypedText(tuple(_atoms(node.value, element)))
    if value.text != before:
        raise RefusedError("element")
    written = quoted(composed_value(value, after), _QUOTES.get(node.mark, ""))
    return SourceEdit(name, offset + node.start, offset + node.end, written)


def _atoms(value: str, element: str) -> Iterator[Atom]:
    """The characters of ``value``; a mark of a title's line break belongs to the character behind it."""
    before = ""
    for character in value:
        if character == _LINE_BREAK and element == _TITLE:
            before += character
        else:
            yield Atom(character, before + character)
            before = ""


def table_edit(built: BuiltDraft, base: BaseItem, copies: Sequence[FlowItem], proposal: Proposal) -> None:
    """Puts into ``proposal`` what ``base``, a table, needs to print what came back. Raises RefusedError."""
    today = built.flow.items[base.today or 0]
    table = copies[0] if len(copies) == 1 else None
    then = base.item
    if not isinstance(table, FlowTable) or not isinstance(then, FlowTable) or not isinstance(today, FlowTable):
        raise RefusedError("structure")
    if _shape(table) != _shape(then):
        raise RefusedError("structure")
    if _shape(today) != _shape(then):
        raise RefusedError("changed")
    printed: list[str] = []
    edits: list[SourceEdit] = []
    for number, rows in enumerate(zip(then.rows, table.rows, today.rows, strict=True)):
        before, after, now = ([cell_text(cell) for cell in row] for row in rows)
        if before == after:
            printed += now
            continue
        if number in base.changed_rows:
            raise RefusedError("changed")
        edit, texts = _row(built, rows[2], before, after)
        edits.append(edit)
        printed += texts
    proposal.edits, proposal.printed = tuple(edits), (tuple(printed),)
    proposal.line = next(
        (_line(built, row) for row, texts in zip(today.rows, table.rows, strict=True) if _differ(row, texts)), None
    )


def _row(
    built: BuiltDraft, row: Sequence[Cell], before: Sequence[str], after: Sequence[str]
) -> tuple[SourceEdit, list[str]]:
    """The edit of a ``row``, and the texts that it will print."""
    origin = next((built.origins[mark] for mark in _marks(row) if mark in built.origins), None)
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


def _line(built: BuiltDraft, row: Sequence[Cell]) -> int | None:
    origin = next((built.origins[mark] for mark in _marks(row) if mark in built.origins), None)
    return origin.line if origin is not None else None


def _differ(row: Sequence[Cell], other: Sequence[Cell]) -> bool:
    return [cell_text(cell) for cell in row] != [cell_text(cell) for cell in other]


def _marks(row: Sequence[Cell]) -> list[str]:
    return [mark for cell in row for paragraph in cell for mark in (*paragraph.marks, *paragraph.emptied)]


def _shape(table: FlowTable) -> list[int]:
    return [len(row) for row in table.rows]


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
