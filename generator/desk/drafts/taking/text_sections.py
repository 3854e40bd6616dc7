"""The texts of a draft, the notice's and those of its attachments, as lines of text templates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.check.elements.found import BodyParagraph, Found, FoundAttachment
from generator.desk.drafts.draft import Draft, DraftComment
from generator.desk.drafts.taking.coverage import issued_text, uncovered, unplaced_lines
from generator.desk.drafts.taking.front_values import names_attendance
from generator.desk.drafts.taking.heading_numbers import numbered
from generator.desk.drafts.taking.paragraph_order import ParagraphOrder
from generator.desk.drafts.taking.pictures import TakenPicture
from generator.desk.drafts.taking.pipe_tables import is_plain, table_lines
from generator.desk.drafts.taking.source_text import remark, source_line
from generator.desk.drafts.taking.taken import Altered, Unplaced
from generator.office.reading.document import Paragraph, Table
from generator.official.document import Level

_UNPLACED = "没有认出下面一行是什么，请核对"
_REST = "没有认出来，没有印："


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines that a paragraph or a table gives; ``is_text``: they are text of the draft and no remark."""

    order: int
    lines: tuple[str, ...]
    is_text: bool = True


@dataclass(slots=True)
class TextSection:
    """The text of the notice, or that of ``attachment``; ``first`` is the number of its first paragraph."""

    attachment: FoundAttachment | None = None
    first: int = -1
    pieces: list[_Piece] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Its lines, in the order of the draft."""
        return [line for piece in sorted(self.pieces, key=_order) for line in piece.lines]

    def remarks(self) -> list[str]:
        """Its lines that are no text."""
        return [line for piece in sorted(self.pieces, key=_order) if not piece.is_text for line in piece.lines]

    def put(self, order: int, lines: Iterable[str], *, is_text: bool = True) -> None:
        """Add ``lines`` of the paragraph with the number ``order``."""
        self.pieces.append(_Piece(order, tuple(lines), is_text))


def _order(piece: _Piece) -> int:
    return piece.order


@dataclass(slots=True)
class TextSections:
    """All texts of ``draft``; ``sections`` begin with the notice's own."""

    draft: Draft
    found: Found
    order: ParagraphOrder
    sections: list[TextSection] = field(default_factory=list)
    altered: list[Altered] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)

    @classmethod
    def of(cls, draft: Draft, found: Found, pictures: Sequence[TakenPicture]) -> TextSections:
        """The texts of ``draft``, in which ``found`` was recognised, with its ``pictures`` at their places."""
        made = cls(draft, found, ParagraphOrder(found.document))
        made._begin()
        for section in made.sections:
            made._put_text(section)
        made._put_rest()
        made._put_remarks(draft.comments)
        for picture in pictures:
            made._section(made.order.at(picture.place)).put(made.order.at(picture.place), [picture.line])
        return made

    def _begin(self) -> None:
        issued = issued_text(self.found)
        attachments = [*([] if issued is None else [issued]), *self.found.attachments]
        self.sections = [TextSection(), *(TextSection(each, self._first(each)) for each in attachments)]
        self.sections.sort(key=lambda section: section.first)

    def _first(self, attachment: FoundAttachment) -> int:
        head = [each.paragraph for each in (attachment.label, attachment.title) if each is not None]
        return min(self.order.of(each) for each in (*head, *(part.paragraph for part in attachment.body[:1])))

    def _section(self, order: int) -> TextSection:
        return self.sections[max(0, bisect_right([each.first for each in self.sections], order) - 1)]

    def _put_text(self, section: TextSection) -> None:
        source = self.found if section.attachment is None else section.attachment
        for part in source.body:
            section.put(self.order.of(part.paragraph), self._paragraph(part))
        for table in source.tables:
            first = next(iter(table.paragraphs), None)
            section.put(-1 if first is None else self.order.of(first), self._table(table, section))

    def _paragraph(self, part: BodyParagraph) -> Iterator[str]:
        written = numbered(part)
        if written.before:
            place = part.paragraph.place.paragraph
            self.altered.append(Altered("heading", place, written.before, written.after))
        if not written.is_read:
            self.unread.append(written.text)
        if written.text:
            yield source_line(written.text, is_heading=part.level is not Level.TEXT)

    def _table(self, table: Table, section: TextSection) -> list[str]:
        lines = list(table_lines(table))
        if section.attachment is None and not is_plain(table, self.draft.package):
            self.altered.append(Altered("table", None, table.text.strip(), ""))
        return lines

    def _put_rest(self) -> None:
        """What no rule places: as text after a remark, where it is a whole line; else in a remark."""
        lines = {id(each.paragraph) for each in unplaced_lines(self.found)}
        imprint = () if self.found.imprint is None else self.found.imprint.paragraphs
        silent = {id(each) for each in imprint}
        if self.found.subject_words is not None:
            silent |= {id(each) for each in self.found.subject_words.paragraphs}
        for each in uncovered(self.found):
            is_line = each.whole and id(each.paragraph) not in silent
            self._put_unplaced(each.paragraph, each.text, printed=is_line or id(each.paragraph) in lines)
        for element in self.found.attendance:
            if not names_attendance(element):
                self._put_unplaced(element.paragraph, element.text, printed=True)

    def _put_unplaced(self, paragraph: Paragraph, text: str, *, printed: bool) -> None:
        order = self.order.of(paragraph)
        self.unplaced.append(Unplaced(paragraph.place.paragraph, text, printed))
        section = self._section(order)
        if printed:
            section.put(order, [remark(_UNPLACED), source_line(text)])
        else:
            section.put(order, [remark(f"{_REST}{text}")], is_text=False)

    def _put_remarks(self, comments: Iterable[DraftComment]) -> None:
        for each in comments:
            order = self.order.numbered(each.paragraph)
            said = f"批注（{each.author}）：{each.text}" if each.author else f"批注：{each.text}"
            self._section(order).put(order, [remark(said)], is_text=False)
