"""The texts of a draft, the notice's and those of its attachments, as lines of text templates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from operator import eq

from generator.ground.representation import construct_name
from generator.notices.drafts.draft import Draft, Omission
from generator.notices.drafts.taking import source_text
from generator.notices.drafts.taking.corrections import ParagraphOrder, parts_of
from generator.notices.drafts.taking.draft_conversion import Alteration, UnplacedText
from generator.notices.drafts.taking.front_values import names_attendance
from generator.notices.drafts.taking.source_text import Rows, TakenPicture, row_lines
from generator.office.reading.document import Paragraph, Table
from generator.official.document import Level, WrittenParagraph
from generator.official.provisions import HEADINGS, are_provisions, entry_text
from generator.official.recognition import forms
from generator.official.recognition.body import marker_of
from generator.official.recognition.elements import (
    BodyParagraph,
    Element,
    RecognisedAttachment,
    RecognisedDocument,
    RecognisedIssuedText,
)
from generator.standard import LISTED
from generator.templates.expressions.chinese_numerals import SPOKEN, in_numerals
from generator.templates.text.attachment_templates import TO_BE_ADDED
from generator.templates.text.filled_lines import DRAFT_REMARKS
from generator.templates.text.official_document import paragraph as written_paragraph


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of a paragraph, or the ``rows`` of a table; ``is_text``: they are text of the draft and no remark."""

    order: int
    lines: tuple[str, ...] = ()
    rows: Rows = ()
    is_text: bool = True


@dataclass(slots=True, eq=False)
class TextSection:
    """The text of the notice, or that of an ``attachment``: a piece, too, or what it issues without a label.

    ``first`` is the number of its first paragraph. ``altered`` is what has another form than in the draft, ``unread``
    are headings that will be text, ``pictures`` those of its lines. ``contents``: its 目录 lists
    exactly its headings.
    """

    attachment: RecognisedAttachment | RecognisedIssuedText | None = None
    first: int = -1
    altered: list[Alteration] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    pictures: list[TakenPicture] = field(default_factory=list)
    contents: bool = False
    _pieces: list[_Piece] = field(default_factory=list)

    @property
    def label(self) -> Element | None:
        """The label of the attachment: 附件n."""
        return self.attachment.label if isinstance(self.attachment, RecognisedAttachment) else None

    @property
    def serial(self) -> int | None:
        """The serial of the attachment's label."""
        return self.attachment.serial if isinstance(self.attachment, RecognisedAttachment) else None

    @property
    def title(self) -> Element | None:
        """The title of the attachment."""
        return None if self.attachment is None else self.attachment.title

    @property
    def title_note(self) -> Element | None:
        """The 题注 of the attachment."""
        return None if self.attachment is None else self.attachment.title_note

    @property
    def prints(self) -> bool:
        """Whether any of its lines is printed."""
        return any(piece.is_text and (piece.lines or piece.rows) for piece in self._pieces)

    def put(self, order: int, lines: Iterable[str]) -> None:
        """Adds ``lines`` of the paragraph with the number ``order``."""
        self._pieces.append(_Piece(order, tuple(lines)))

    def put_rows(self, order: int, rows: Rows) -> None:
        """Adds the ``rows`` of a table whose first paragraph has the number ``order``."""
        self._pieces.append(_Piece(order, rows=rows))

    def put_remark(self, order: int, line: str) -> None:
        """Adds a ``line`` that is not printed."""
        self._pieces.append(_Piece(order, (line,), is_text=False))

    def lines(self) -> list[str]:
        """Its lines, in the order of the draft."""
        lines: list[str] = []
        for run in self._runs():
            width = max((len(row) for piece in run for row in piece.rows), default=0)
            for piece in run:
                lines += row_lines(piece.rows, width) if piece.rows else piece.lines
        return lines

    def written(self) -> list[str]:
        """Its lines, and where none is printed one that says so: what is only remarked stays."""
        return self.lines() if self.prints else [*self.lines(), TO_BE_ADDED]

    def remarks(self) -> list[str]:
        """Its lines that are not printed."""
        return [line for piece in self._ordered() if not piece.is_text for line in piece.lines]

    def _ordered(self) -> list[_Piece]:
        return sorted((piece for piece in self._pieces if piece.lines or piece.rows), key=lambda piece: piece.order)

    def _runs(self) -> Iterator[Sequence[_Piece]]:
        """Pieces that are one table in a template, because no text is between them, together; others one by one."""
        in_table = False
        run: list[_Piece] = []
        for piece in self._ordered():
            joins = in_table and (bool(piece.rows) or not piece.is_text)
            if run and not joins:
                yield run
                run = []
            run.append(piece)
            in_table = bool(piece.rows) or joins
        if run:
            yield run


_UNPLACED = f"{DRAFT_REMARKS[0]}下面一行是什么，请核对"
_LEFT = f"{DRAFT_REMARKS[1]}{{what}}，没有照样取："
_NO_REMARK = ("seal", "picture")
_REST = f"{DRAFT_REMARKS[0]}来，没有印："


@dataclass(slots=True)
class TextSections:
    """All texts of ``draft``; ``sections`` begin with the notice's own."""

    draft: Draft
    found: RecognisedDocument
    order: ParagraphOrder
    sections: list[TextSection] = field(default_factory=list)
    unplaced: list[UnplacedText] = field(default_factory=list)
    left: list[Omission] = field(default_factory=list)
    _written: Counter[int] = field(default_factory=Counter)

    @classmethod
    def of(cls, draft: Draft, found: RecognisedDocument, pictures: Sequence[source_text.TakenPicture]) -> TextSections:
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
        for each in parts_of(self.found):
            section = TextSection(each)
            firsts = [head.paragraph for head in (section.label, section.title) if head is not None]
            firsts += [part.paragraph for part in each.body[:1]]
            firsts += [paragraph for table in each.tables[:1] for paragraph in table.paragraphs]
            section.first = min(map(self.order.of, firsts), default=self.sections[-1].first)
            self.sections.append(section)
        self.sections.sort(key=lambda section: section.first)

    def _section(self, order: int) -> TextSection:
        return self.sections[max(0, bisect_right([each.first for each in self.sections], order) - 1)]

    def _put_text(self, section: TextSection) -> None:
        source = self.found if section.attachment is None else section.attachment
        section.contents = _lists_headings(source.body)
        in_provisions = are_provisions(part.level for part in source.body)
        for before, part in pairwise((None, *source.body)):
            if part is not None and in_provisions:
                if part.level is not Level.CONTENTS or not section.contents:
                    section.put(self.order.of(part.paragraph), self._provision(part))
            elif part is not None:
                goes_on = before is not None and before.paragraph is part.paragraph
                section.put(self.order.of(part.paragraph), self._paragraph(part, section, goes_on=goes_on))
        for table in source.tables:
            first = next(iter(table.paragraphs), None)
            self._put_table(table, section, -1 if first is None else self.order.of(first))

    def _paragraph(self, part: BodyParagraph, section: TextSection, *, goes_on: bool) -> Iterator[str]:
        """The line of ``part``; one that ``goes_on`` with a paragraph of the draft has not its number."""
        written = _numbered(part, "" if goes_on else part.paragraph.numbering)
        if written.before:
            place = part.paragraph.place.paragraph
            section.altered.append(Alteration("heading", place, written.before, written.after))
        if not written.is_read:
            section.unread.append(written.text)
        if written.text:
            text = self._scripted(written.text, part.paragraphs)
            yield source_text.source_line(text, is_heading=part.level is not Level.TEXT)

    def _provision(self, part: BodyParagraph) -> Iterator[str]:
        """The line of a paragraph of provisions, which are read back by the numbers of their 条."""
        text = f"{part.paragraph.numbering}{part.heading}{part.text}".strip()
        yield source_text.source_line(self._scripted(text, part.paragraphs), is_heading=True)

    def _put_table(self, table: Table, section: TextSection, order: int) -> None:
        for paragraph in table.paragraphs:
            self._written[self.order.of(paragraph)] = len(paragraph.text)
        rows, across = source_text.table_rows(table), is_landscape(self.found, section)
        if not source_text.is_plain(table, self.draft.package, landscape=across):
            section.altered.append(Alteration("table", None, table.text.strip(), ""))
        if rows and source_text.fits(rows, landscape=across):
            section.put_rows(order, rows)
        else:
            section.put(order, source_text.lines_of_rows(table))

    def _put_rest(self) -> None:
        """Puts what is no element into a remark where it is surely not text, else as text after a remark."""
        silent = {id(each) for element in self.found.unplaced for each in element.paragraphs}
        silent |= {id(each) for each in (() if self.found.imprint is None else self.found.imprint.paragraphs)}
        if self.found.subject_words is not None:
            silent |= {id(each) for each in self.found.subject_words.paragraphs}
        for paragraph, text, is_whole in _uncovered(self.found):
            self._put_unplaced(paragraph, text, printed=is_whole and id(paragraph) not in silent)
        for element in self.found.attendance:
            if not names_attendance(element):
                self._put_unplaced(element.paragraph, element.text, printed=True)

    def _put_unplaced(self, paragraph: Paragraph, text: str, *, printed: bool) -> None:
        order = self.order.of(paragraph)
        self.unplaced.append(UnplacedText(paragraph.place.paragraph, text, printed))
        section = self._section(order)
        if printed:
            section.put(
                order, [source_text.remark(_UNPLACED), source_text.source_line(self._scripted(text, (paragraph,)))]
            )
        else:
            section.put_remark(order, source_text.remark(f"{_REST}{text}"))

    def _put_remarks(self) -> None:
        """Comments, and notes that are left out, each after its paragraph."""
        for each in self.draft.comments:
            order = self.order.numbered(each.paragraph)
            said = f"批注（{each.author}）：{each.text}" if each.author else f"批注：{each.text}"
            self._section(order).put_remark(order, source_text.remark(said))
        self.left += self._unwritten()
        for left in (*self.draft.left, *self.left):
            if left.place is not None and left.text and left.what not in _NO_REMARK:
                order = self.order.at(left.place)
                said = _LEFT.format(what=construct_name(left.what).zh)
                self._section(order).put_remark(order, source_text.remark(f"{said}{left.text}"))

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
        return source_text.scripted((each, next(of_letters) if each.strip() else "") for each in text)

    def _unwritten(self) -> Iterator[Omission]:
        """The raised and lowered texts in elements, which cannot keep that."""
        for order, paragraph in enumerate(self.found.document.paragraphs):
            raised = [run for run in paragraph.runs if run.vertical]
            size = sum(not each.isspace() for run in raised for each in run.text)
            if size > self._written[order]:
                for run in raised:
                    yield Omission.at(run.vertical, paragraph.place, run.text)


def _lists_headings(body: Sequence[BodyParagraph]) -> bool:
    """Whether a text has contents, of exactly its own headings."""
    listed = [entry_text(part.text) for part in body if part.level is Level.CONTENTS and not part.heading]
    return bool(listed) and listed == [entry_text(part.heading) for part in body if part.level in HEADINGS]


def is_landscape(found: RecognisedDocument, section: TextSection) -> bool:
    """Whether all pages of an attachment lie across."""
    attachment = section.attachment
    if attachment is None:
        return False
    parts = [*(each.paragraph.section for each in attachment.body), *(each.section for each in attachment.tables)]
    return bool(parts) and all(found.document.sections[number].landscape for number in parts)


# What of a draft is in no recognised element: whole paragraphs, and parts of those that hold one.


_SINGLE = (
    *("copy_number", "secrecy", "internal", "urgency", "mark_word", "number", "signers"),
    *("title", "title_note", "issue_total", "editor_note", "edition", "recipients", "note"),
)
_OF_IMPRINT = ("recipients", *LISTED, "copy_to", "copies", "office", "date")
_OF_LIST = re.compile(r"附件?|[：:.．、,，0-9０-９]")
_ENTRY = re.compile(r"(?:附件?[：:])?(?:附件)?(?:[0-9０-９]{1,2}[：:.．、,，])?")
_MARKS = re.compile(r"(?:主送(?:机关)?|编[印发]?|主办)?[，、；：。,;:.（）()\s]*")


def _uncovered(found: RecognisedDocument) -> Iterator[tuple[Paragraph, str, bool]]:
    """All text that no element of ``found`` has, with its paragraph and whether it is all of that, in order.

    Marks between two elements are left out.
    """
    in_tables = {id(each) for text in (found, *parts_of(found)) for table in text.tables for each in table.paragraphs}
    rest = _Rest(found)
    for paragraph in found.document.paragraphs:
        text = f"{paragraph.numbering}{paragraph.text}".strip()
        if id(paragraph) in in_tables or not text:
            continue
        if id(paragraph) not in rest.texts:
            yield paragraph, text, True
        elif not _MARKS.fullmatch(rest.texts[id(paragraph)]):
            yield paragraph, rest.texts[id(paragraph)], False


class _Rest:
    """The rest of the paragraphs that hold elements, without blanks; ``texts`` by :func:`id`."""

    def __init__(self, found: RecognisedDocument) -> None:
        self.texts: dict[int, str] = {}
        for element in _elements(found):
            self._take(element.paragraphs, element.text)
        for part in (part for each in (found, *parts_of(found)) for part in each.body):
            self._take(part.paragraphs, f"{part.heading}{part.text}")
        for entry in found.attachment_list:
            listed = (entry.paragraph, *entry.more)
            for paragraph in listed:
                self.texts.setdefault(id(paragraph), _ENTRY.sub("", forms.without_blanks(paragraph.text), count=1))
            self._take(listed, entry.name)
            for paragraph in listed:
                self.texts[id(paragraph)] = _OF_LIST.sub("", self.texts[id(paragraph)])

    def _take(self, paragraphs: Iterable[Paragraph], text: str) -> None:
        plain, lines = forms.without_blanks(text), [forms.without_blanks(line) for line in text.splitlines()]
        place = 0
        for paragraph in paragraphs:
            rest = self.texts.setdefault(id(paragraph), forms.without_blanks(paragraph.text))
            if plain.startswith(rest, place):
                place += len(rest)
                self.texts[id(paragraph)] = ""
            else:
                self.texts[id(paragraph)] = _without(rest, plain, lines)


def _without(rest: str, plain: str, lines: Iterable[str]) -> str:
    """``rest`` without the text ``plain``, as a whole, in part, or line by line."""
    if rest in plain:
        return ""
    if plain in rest:
        return rest.replace(plain, "", 1)
    for line in lines:
        rest = rest.replace(line, "", 1)
    return rest


def _elements(found: RecognisedDocument) -> Iterator[Element]:
    """All elements but texts and the list of attachments."""
    singles: list[Element | None] = [getattr(found, name) for name in _SINGLE]
    signature = found.signature
    posts = [Element(each.paragraphs, each.paragraph.text) for each in signature.posts]  # with the names beside them
    several = (*found.mark, *signature.organs, *posts, *signature.seal_places, *found.attendance, *found.contents)
    imprint: list[Element | None] = [getattr(found.imprint, name, None) for name in _OF_IMPRINT]
    heads = [head for each in found.attachments for head in (each.label, each.title, each.title_note)]
    issued = () if found.issued_text is None else (found.issued_text.title, found.issued_text.title_note)
    titles = [piece.title for piece in found.pieces]
    for each in (*found.labels, *singles, *several, signature.date, *imprint, *heads, *issued, *titles):
        if each is not None:
            yield each


# Headings of a draft with their numbers in the form that a text template reads (7.3.3).


_FORMS = {Level.FIRST: "{}、", Level.SECOND: "（{}）", Level.THIRD: "{}.", Level.FOURTH: "（{}）"}
_IN_HANZI = (Level.FIRST, Level.SECOND)
_SERIAL = re.compile(r"[0-9０-９]+|[一二三四五六七八九十百]+")
_ENCLOSED = (("㈠", 10), ("⑴", 20))
"""Numbers in brackets that are one character: the first, and how many there are."""


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A paragraph's text with its number, and that number as it was; ``is_read``: its level is read back."""

    text: str
    before: str
    after: str
    is_read: bool


def _numbered(part: BodyParagraph, automatic: str) -> _Numbered:
    """The text of ``part`` with its ``automatic`` number; a number in another form than its level's gets that."""
    typed = f"{automatic}{part.heading}{part.text}".strip()
    if part.level is Level.TEXT:
        return _Numbered(typed, "", "", is_read=not part.heading)
    if _is_read(typed, part):
        return _Numbered(typed, "", "", is_read=True)
    _, end = marker_of(typed)
    marker = _marker(part.level, typed[:end])
    text = f"{marker}{typed[end:].lstrip()}"
    if marker and _is_read(text, part):
        return _Numbered(text, typed[:end].strip(), marker, is_read=True)
    return _Numbered(typed, "", "", is_read=False)


def _is_read(text: str, part: BodyParagraph) -> bool:
    """Whether a text template gives ``text`` the level of ``part``, also to as much of it."""
    read: WrittenParagraph = written_paragraph(text, len(text))
    return read.level is part.level and bool(read.text) == bool(part.text.strip())


def _marker(level: Level, typed: str) -> str:
    """The number ``typed`` as those of ``level`` are written; "" where it has none that can be read."""
    digits = _SERIAL.search(typed)
    if digits is not None:
        serial = forms.serial_of(digits[0])
    else:
        offsets = ((ord(typed[:1] or " ") - ord(first) + 1, count) for first, count in _ENCLOSED)
        serial = next((number for number, count in offsets if 1 <= number <= count), None)
    if not serial:
        return ""
    return _FORMS[level].format(in_numerals(serial, SPOKEN) if level in _IN_HANZI else serial)
