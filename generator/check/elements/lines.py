"""The visible lines of a document, for recognition: paragraphs that show something, and tables of data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.check.elements import forms
from generator.check.elements.found import Element
from generator.ground.length import Length, Pt, Zi
from generator.office.reading.document import Paragraph, ReadDocument, Table
from generator.standard.faces import FaceName, face_of

T = TypeVar("T")

_BIG = Pt(26)  # no text of the main part is set that large
_TITLE_SIZE = Pt(18)
_FAR_RIGHT = Zi(8)
_SIGNATURE_ROWS = 6


@dataclass(frozen=True)
class Line:
    """A paragraph that shows text. ``table`` is the one it is in; ``new_page``: it begins a page for certain."""

    paragraph: Paragraph
    table: Table | None = None
    new_page: bool = False

    @cached_property
    def text(self) -> str:
        """Its text without blanks at the ends, and without an automatic number."""
        return self.paragraph.text.strip()

    @cached_property
    def shown(self) -> str:
        """Its text with the number that is set before it."""
        return f"{self.paragraph.numbering}{self.text}"

    @cached_property
    def size(self) -> Length:
        """The size of most of its characters."""
        return Length(_most(((run.size, len(run.text.strip())) for run in self.paragraph.runs), Pt(0)))

    @cached_property
    def face(self) -> FaceName | None:
        """The face of most of its characters."""
        return _most(((face_of(run.font), len(run.text.strip())) for run in self.paragraph.runs), None)

    @cached_property
    def red(self) -> bool:
        """Whether most of its characters are red."""
        return _most(((_is_red(run.color), len(run.text.strip())) for run in self.paragraph.runs), False)

    @property
    def big(self) -> bool:
        """Whether it is larger than any text or title."""
        return self.size >= _BIG

    @property
    def centred(self) -> bool:
        """Whether it is in the middle."""
        return self.paragraph.align == "center"

    @property
    def like_a_title(self) -> bool:
        """Whether it looks like a title: in the middle, or set larger than the text."""
        return self.centred or self.size >= _TITLE_SIZE or self.face == "小标宋"

    @property
    def in_columns(self) -> bool:
        """Whether it is in a table that sets things beside one another."""
        return self.table is not None and any(len(row.cells) > 1 for row in self.table.rows)

    @property
    def far_right(self) -> bool:
        """Whether it is in the right half of the line."""
        paragraph = self.paragraph
        if paragraph.align == "right" or (
            self.table is not None and any(len(row.cells) > 1 for row in self.table.rows)
        ):
            return True
        blank = self.paragraph.text[: len(self.paragraph.text) - len(self.paragraph.text.lstrip())]
        typed = self.size * sum(1.0 if each == "\u3000" else 2.0 if each == "\t" else 0.5 for each in blank)
        return paragraph.left + paragraph.first_line + typed >= _FAR_RIGHT

    def element(self, text: str | None = None) -> Element:
        """It as an element, or the part ``text`` of it."""
        return Element((self.paragraph,), self.text if text is None else text)


Item = Line | Table
"""What a document is made of: lines, and tables of data."""


def items_of(document: ReadDocument) -> list[Item]:
    """Everything that is to be seen, in order; what is in a table that only lays out is lines like others."""
    pages = _Pages(document)
    found: list[Item] = []
    for block in document.blocks:
        if isinstance(block, Table) and not _lays_out(block):
            found.append(block)
            pages.pass_table(block)
            continue
        table = block if isinstance(block, Table) else None
        for paragraph in block.paragraphs if isinstance(block, Table) else (block,):
            new_page = pages.begins(paragraph)
            if paragraph.text.strip() or paragraph.numbering:
                found.append(Line(paragraph, table, new_page))
    return found


class _Pages:
    """Where pages begin for certain: at breaks and at new sections, whatever empty paragraphs follow."""

    def __init__(self, document: ReadDocument) -> None:
        self._begins = [section.begins for section in document.sections]
        self._section = 0
        self._turned = False

    def begins(self, paragraph: Paragraph) -> bool:
        """Passes ``paragraph``; whether it is the first on its page that is to be seen."""
        self._enter(paragraph.section)
        new_page = self._turned = self._turned or paragraph.starts_page
        if paragraph.text.strip() or paragraph.numbering:
            self._turned = False
        self._turned = self._turned or paragraph.ends_page
        return new_page

    def pass_table(self, table: Table) -> None:
        """Passes a table of data."""
        self._enter(table.section)
        self._turned = any(paragraph.ends_page for paragraph in table.paragraphs)

    def _enter(self, section: int) -> None:
        if section != self._section:
            self._turned = self._turned or self._begins[section] != "continuous"
            self._section = section


def lines_in(items: Sequence[Item]) -> list[Line]:
    """The lines among ``items``."""
    return [item for item in items if isinstance(item, Line)]


def _lays_out(table: Table) -> bool:
    """Whether the table only holds elements in their places: 版头, 署名, 版记, or a whole document."""
    if all(len(row.cells) == 1 for row in table.rows):
        return True
    lines = [Line(paragraph, table) for paragraph in table.paragraphs if paragraph.text.strip()]
    if lines and all(forms.POST.fullmatch(line.text) for line in lines):
        return True
    return any(_of_header_or_imprint(line) for line in lines) or _signs(table, lines)


def _of_header_or_imprint(line: Line) -> bool:
    forms_of = (forms.SIGNERS, forms.COPY_TO, forms.PRINTED, forms.SECRECY)
    return (
        line.big
        or forms.NUMBER.fullmatch(line.text) is not None
        or any(form.match(line.text) for form in forms_of[:2])
        or any(form.fullmatch(line.text) for form in forms_of[2:])
    )


def _signs(table: Table, lines: list[Line]) -> bool:
    """Whether 署名 and 成文日期 are in the table and nothing else."""
    dates = [line for line in lines if forms.DATE.fullmatch(line.text)]
    return len(dates) == 1 and len(table.rows) <= _SIGNATURE_ROWS and lines[-1] is dates[0]


def _is_red(color: str | None) -> bool:
    if color is None:
        return False
    red, green, blue = (int(color[place : place + 2], 16) for place in (0, 2, 4))
    return red >= 0xA0 and max(green, blue) <= red / 2


def _most(weighed: Iterator[tuple[T, int]], default: T) -> T:
    weights: Counter[T] = Counter()
    for value, weight in weighed:
        weights[value] += weight
    return max(weights, key=lambda value: weights[value]) if weights else default
