"""The texts of a draft, the notice's and those of its attachments, as lines of text templates."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from operator import eq

from generator.check.elements.found import BodyParagraph, Found, FoundAttachment, FoundIssuedText
from generator.desk.drafts.draft import Draft, Left
from generator.desk.drafts.taking.coverage import uncovered
from generator.desk.drafts.taking.front_values import names_attendance
from generator.desk.drafts.taking.heading_numbers import numbered
from generator.desk.drafts.taking.paragraph_order import ParagraphOrder
from generator.desk.drafts.taking.pictures import TakenPicture
from generator.desk.drafts.taking.pipe_tables import is_plain, lines_of_rows, table_rows
from generator.desk.drafts.taking.source_text import remark, scripted, source_line
from generator.desk.drafts.taking.taken import Altered, Unplaced
from generator.desk.drafts.taking.text_area import fits
from generator.desk.drafts.taking.text_section import TextSection
from generator.ground.representation import CONSTRUCTS
from generator.office.reading.document import Paragraph, Table
from generator.official.document import Level
from generator.templates.text.odd_text import DRAFT_REMARKS

_UNPLACED = f"{DRAFT_REMARKS[0]}下面一行是什么，请核对"
_LEFT = f"{DRAFT_REMARKS[1]}{{what}}，没有照样取："
_NO_REMARK = ("seal", "picture")
_REST = f"{DRAFT_REMARKS[0]}来，没有印："


@dataclass(slots=True)
class TextSections:
    """All texts of ``draft``; ``sections`` begin with the notice's own."""

    draft: Draft
    found: Found
    order: ParagraphOrder
    sections: list[TextSection] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    _written: Counter[int] = field(default_factory=Counter)

    @classmethod
    def of(cls, draft: Draft, found: Found, pictures: Sequence[TakenPicture]) -> TextSections:
        """The texts of ``draft``, in which ``found`` was recognised, with its ``pictures`` at their places."""
        made = cls(draft, found, ParagraphOrder(found.document))
        made._begin()
        for section in made.sections:
            made._put_text(section)
        made._put_rest()
        made._put_remarks()
        for picture in pictures:
            section = made._section(made.order.at(picture.place))
            section.put(made.order.at(picture.place), [picture.line])
            section.pictures.append(picture)
        return made

    def _begin(self) -> None:
        self.sections = [TextSection()]
        issued = self.found.issued_text
        attachments: list[FoundAttachment | FoundIssuedText] = [*self.found.attachments]
        for each in attachments if issued is None else [*attachments, issued]:
            section = TextSection(each)
            section.first = min(map(self.order.of, _paragraphs_of(section)))
            self.sections.append(section)
        self.sections.sort(key=lambda section: section.first)

    def _section(self, order: int) -> TextSection:
        return self.sections[max(0, bisect_right([each.first for each in self.sections], order) - 1)]

    def _put_text(self, section: TextSection) -> None:
        source = self.found if section.attachment is None else section.attachment
        for before, part in pairwise((None, *source.body)):
            if part is not None:
                goes_on = before is not None and before.paragraph is part.paragraph
                section.put(self.order.of(part.paragraph), self._paragraph(part, section, goes_on=goes_on))
        for table in source.tables:
            first = next(iter(table.paragraphs), None)
            self._put_table(table, section, -1 if first is None else self.order.of(first))

    def _paragraph(self, part: BodyParagraph, section: TextSection, *, goes_on: bool) -> Iterator[str]:
        """The line of ``part``; one that ``goes_on`` with a paragraph of the draft has not its number."""
        written = numbered(part, "" if goes_on else part.paragraph.numbering)
        if written.before:
            place = part.paragraph.place.paragraph
            section.altered.append(Altered("heading", place, written.before, written.after))
        if not written.is_read:
            section.unread.append(written.text)
        if written.text:
            text = self._scripted(written.text, part.paragraphs)
            yield source_line(text, is_heading=part.level is not Level.TEXT)

    def _put_table(self, table: Table, section: TextSection, order: int) -> None:
        for paragraph in table.paragraphs:
            self._written[self.order.of(paragraph)] = len(paragraph.text)
        rows, across = table_rows(table), is_landscape(self.found, section)
        if not is_plain(table, self.draft.package, landscape=across):
            section.altered.append(Altered("table", None, table.text.strip(), ""))
        if rows and fits(rows, landscape=across):
            section.put_rows(order, rows)
        else:
            section.put(order, lines_of_rows(table))

    def _put_rest(self) -> None:
        """What is no element: in a remark where it is known to be none of the text, else as text after a remark."""
        silent = {id(each) for element in self.found.unplaced for each in element.paragraphs}
        silent |= {id(each) for each in (() if self.found.imprint is None else self.found.imprint.paragraphs)}
        if self.found.subject_words is not None:
            silent |= {id(each) for each in self.found.subject_words.paragraphs}
        for each in uncovered(self.found):
            is_text = each.whole and id(each.paragraph) not in silent
            self._put_unplaced(each.paragraph, each.text, printed=is_text)
        for element in self.found.attendance:
            if not names_attendance(element):
                self._put_unplaced(element.paragraph, element.text, printed=True)

    def _put_unplaced(self, paragraph: Paragraph, text: str, *, printed: bool) -> None:
        order = self.order.of(paragraph)
        self.unplaced.append(Unplaced(paragraph.place.paragraph, text, printed))
        section = self._section(order)
        if printed:
            section.put(order, [remark(_UNPLACED), source_line(self._scripted(text, (paragraph,)))])
        else:
            section.put_remark(order, remark(f"{_REST}{text}"))

    def _put_remarks(self) -> None:
        """Comments, and notes that are left out, each after its paragraph."""
        for each in self.draft.comments:
            order = self.order.numbered(each.paragraph)
            said = f"批注（{each.author}）：{each.text}" if each.author else f"批注：{each.text}"
            self._section(order).put_remark(order, remark(said))
        self.left += self._unwritten()
        for left in (*self.draft.left, *self.left):
            if left.place is not None and left.text and left.what not in _NO_REMARK:
                order = self.order.at(left.place)
                said = _LEFT.format(what=CONSTRUCTS[left.what].name.zh)
                self._section(order).put_remark(order, remark(f"{said}{left.text}"))

    def _scripted(self, text: str, paragraphs: Sequence[Paragraph]) -> str:
        """``text`` of ``paragraphs`` with marks of what is raised or lowered; its number may be another than theirs."""
        runs = [run for each in paragraphs for run in each.runs]
        if not any(run.vertical for run in runs):
            return text
        letters = [(each, run.vertical) for run in runs for each in run.text if each.strip()]
        bare, whole = "".join(text.split()), "".join(each for each, _ in letters)
        alike = takewhile(bool, map(eq, reversed(bare), reversed(whole)))
        size = len(bare) if bare in whole else sum(alike)
        kinds = [kind for _, kind in letters[whole.rfind(bare[len(bare) - size :]) :][:size]]
        self._written[self.order.of(paragraphs[0])] += len(list(filter(None, kinds)))
        of_letters = iter([*[""] * (len(bare) - size), *kinds])
        return scripted((each, next(of_letters) if each.strip() else "") for each in text)

    def _unwritten(self) -> Iterator[Left]:
        """What is raised or lowered in the elements, whose texts cannot be so."""
        for order, paragraph in enumerate(self.found.document.paragraphs):
            raised = [run for run in paragraph.runs if run.vertical]
            size = sum(not each.isspace() for run in raised for each in run.text)
            if size > self._written[order]:
                for run in raised:
                    yield Left.at(run.vertical, paragraph.place, run.text)


def is_landscape(found: Found, section: TextSection) -> bool:
    """Whether all pages of an attachment lie across."""
    attachment = section.attachment
    if attachment is None:
        return False
    parts = [*(each.paragraph.section for each in attachment.body), *(each.section for each in attachment.tables)]
    return bool(parts) and all(found.document.sections[number].landscape for number in parts)


def _paragraphs_of(section: TextSection) -> Iterator[Paragraph]:
    """The first paragraphs of what an attachment has."""
    attachment = section.attachment
    assert attachment is not None
    yield from (each.paragraph for each in (section.label, section.title) if each is not None)
    yield from (part.paragraph for part in attachment.body[:1])
    yield from (paragraph for table in attachment.tables[:1] for paragraph in table.paragraphs)
