"""Text, tables and pictures of a draft as lines of a text template that print exactly these.

What has a meaning in a template (tags, the ``|`` of a table, a number that would make a heading) becomes a value,
which has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import floor

from generator.ground.errors import LayoutError, Span
from generator.notices.drafts.draft import DraftPicture, Omission
from generator.office.package import Package
from generator.office.pictures import PictureError, picture_file
from generator.office.reading.document import Cell, Table
from generator.office.wordml.wordml_names import TBL, w
from generator.official.document import Level, Title, WrittenTable
from generator.official.layout.page_setup import TypeArea, page_setup, type_area
from generator.official.layout.table_layout import table_block
from generator.official.layout.title_block import title_runs
from generator.standard import Profile
from generator.templates.text.official_document import paragraph

_BEGINS, _END = {"superscript": "\x0e", "subscript": "\x0f"}, "\x10"
"""Marks of raised or lowered text, which no text of a draft has: they are not allowed in XML."""
_FILTERS = {"\x0e": " | 上标", "\x0f": " | 下标"}
_SPECIALS = re.compile(r"([\x0e\x0f])([^\x10]*)\x10|[{}%#|\n]+")
TAG = re.compile(r"\{[{%#]|[}%#]\}|\n")
TAG_OR_BAR = re.compile(rf"{TAG.pattern}|\|")
"""What has a meaning in a line, and in a cell of a table."""

_ROWS = ("|", "｜")
_DASHES = frozenset("-: ")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")


def one_line(text: str) -> str:
    """``text`` without line breaks, those with the blanks around them dropped, and without blanks at its ends."""
    return re.sub(r"\s*\n\s*", "", _LINE_ENDS.sub("\n", text)).replace("\t", " ").strip()


def source_line(text: str, *, is_heading: bool = False) -> str:
    """The line that prints ``text`` as one paragraph; a line break in it stays one.

    Unless it ``is_heading``, a number at its beginning makes no heading.
    """
    text = _LINE_ENDS.sub("\n", text).strip()
    reads_as_heading = paragraph(text, len(text)).level is not Level.TEXT
    head = 1 if text.startswith(_ROWS) or (reads_as_heading and not is_heading) else 0
    return value_tag(text[:head]) + typed_text(text[head:])


def source_cell(text: str) -> str:
    """The source that prints ``text`` in a cell of a table."""
    text = _LINE_ENDS.sub("\n", text).strip()
    if text and set(text) <= _DASHES:
        return value_tag(text)
    return typed_text(text, TAG_OR_BAR)


def remark(text: str) -> str:
    """A line with ``text`` that is not printed."""
    return f"{{# {one_line(text).replace('#}', '# }')} #}}"


def scripted(pieces: Iterable[tuple[str, str]]) -> str:
    """Texts, each with how it is ``vertical``, as one, with marks around what is raised or lowered."""
    runs = ((kind, "".join(text for text, _ in group)) for kind, group in groupby(pieces, key=lambda each: each[1]))
    return "".join(f"{_BEGINS[kind]}{text}{_END}" if kind else text for kind, text in runs)


def typed_text(text: str, meaning: re.Pattern[str] = TAG) -> str:
    """``text`` with its marks as values wherever some of them have a ``meaning``; what is raised goes by a filter."""

    def written(found: re.Match[str]) -> str:
        if found[1]:
            return value_tag(found[2], _FILTERS[found[1]])
        return value_tag(found[0]) if meaning.search(found[0]) else found[0]

    return _SPECIALS.sub(written, text)


def value_tag(text: str, filters: str = "") -> str:
    """A tag that prints ``text`` through ``filters``, "" for none."""
    if not text:
        return ""
    written = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'{{{{ "{written}"{filters} }}}}'


# The room that a page has for the text of a notice: what is larger is not built.


Rows = tuple[tuple[str, ...], ...]
"""The texts of a table's cells, row by row."""


def fits(rows: Rows, *, landscape: bool) -> bool:
    """Whether a table of these ``rows``, the first its head, can be laid out on a page."""
    width = max(map(len, rows))
    written = WrittenTable(tuple((*row, *[""] * (width - len(row))) for row in rows))
    try:
        table_block(written, _area(landscape=landscape))
    except LayoutError:
        return False
    return True


def title_of(lines: Sequence[str]) -> str:
    """The ``lines`` of a title, a ``|`` where the draft breaks it; without breaks where one is wider than a page."""
    plain = [line.replace("|", "｜") for line in lines]
    try:
        title_runs(Title("".join(plain), tuple(plain) if len(plain) > 1 else ()))
    except LayoutError:
        return "".join(plain)
    return "|".join(plain)


def _area(*, landscape: bool) -> TypeArea:
    return type_area(page_setup(Profile.OFFICE), landscape=landscape)


# Tables of a draft as tables of a text template.


_LEAST_ROWS = 2


def is_plain(table: Table, package: Package | None, *, landscape: bool = False) -> bool:
    """Whether a text template's table can hold ``table``: no merged cells, one line in each cell, nothing but text.

    It must fit on a page, which lies across with ``landscape``.
    """
    cells = [cell for row in table.rows for cell in row.cells]
    return (
        len(table.rows) >= _LEAST_ROWS
        and len({len(row.cells) for row in table.rows}) == 1
        and all(cell.span == 1 and "\n" not in _text(cell) for cell in cells)
        and not any(each.drawings for cell in cells for each in cell.paragraphs)
        and not _is_merged_down(table, package)
        and fits(table_rows(table), landscape=landscape)
    )


def table_rows(table: Table) -> Rows:
    """The texts of the cells of ``table``; a merged cell has its text in its first place. Empty for a single row."""
    if len(table.rows) < _LEAST_ROWS:
        return ()
    rows = [[text for cell in row.cells for text in (_text(cell), *[""] * (cell.span - 1))] for row in table.rows]
    return tuple(map(tuple, rows))


def lines_of_rows(table: Table) -> Iterator[str]:
    """A line of text for each row of a ``table`` that a template cannot hold: it has a single row, or is too wide."""
    for row in table.rows:
        text = "\u3000".join(filter(None, map(_text, row.cells)))
        if text:
            yield source_line(text)


def row_lines(rows: Rows, width: int) -> Iterator[str]:
    """The lines of ``rows``, each with as many cells as ``width`` says."""
    for row in rows:
        yield f"| {' | '.join(map(source_cell, (*row, *[''] * (width - len(row)))))} |"


def _text(cell: Cell) -> str:
    texts = ((scripted((run.text, run.vertical) for run in each.runs), each) for each in cell.paragraphs)
    shown = (f"{each.numbering}{text}".strip() for text, each in texts)
    return "\n".join(text for text in shown if text)


def _is_merged_down(table: Table, package: Package | None) -> bool:
    """Whether cells of ``table`` go on in the row below, which only the file says (17.4.84)."""
    part, number = table.place.part, table.place.table
    if package is None or part is None or number is None or part not in package:
        return False
    elements = list(package.look(part).iter(TBL))[number - 1 : number]
    return any(next(each.iter(w("vMerge")), None) is not None for each in elements)


# Pictures of a draft that a text template can print.


@dataclass(frozen=True, slots=True)
class TakenPicture:
    """A picture: its file beside notice.md, the line that prints it, and its place in the draft."""

    name: str
    data: bytes
    line: str
    place: Span


def taken_pictures(pictures: Sequence[DraftPicture]) -> tuple[list[TakenPicture], list[Omission]]:
    """The ``pictures`` with their names, and those of kinds that no text prints."""
    taken: list[TakenPicture] = []
    left = []
    area = _area(landscape=False)
    for each in pictures:
        try:
            picture_file(each.data)
        except PictureError:
            left.append(Omission.at("picture", each.place, each.suffix))
            continue
        name = f"picture-{len(taken) + 1}{each.suffix}"
        widest = min(each.width, area.width)  # as wide as shown, but no larger than the text of a page
        shown = widest if each.height <= 0 else min(widest, each.width * (area.height / each.height))
        width = f'width="{floor(shown.mm)}mm"' if shown.mm >= 1 else ""
        taken.append(TakenPicture(name, each.data, f'{{{{ "{name}" | image({width}) }}}}', each.place))
    return taken, left
