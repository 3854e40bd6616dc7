"""The elements that a check has recognised in a document, as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from generator.ground.source.date import OfficialDate
from generator.office.reading.document import Paragraph, ReadDocument, Table
from generator.official.document import Level
from generator.official.provisions import are_provisions
from generator.official.recognition import forms
from generator.standard import FORMS, Form, Format, Kind, Profile


@dataclass(frozen=True, slots=True)
class Element:
    """An element: the paragraphs that it is in, and its text, which may be only a part of theirs."""

    paragraphs: tuple[Paragraph, ...]
    text: str

    @property
    def paragraph(self) -> Paragraph:
        """Its first paragraph."""
        return self.paragraphs[0]


@dataclass(frozen=True, slots=True)
class BodyParagraph:
    """A paragraph of a text; ``heading`` is the part of it that is a heading of ``level``, "" of plain text.

    The level is known by the number, but where look and count are those of 一、 or （一） and only the number's form is
    not (``2.`` in 黑体 after 一、), by the look. A heading by its look alone, without a number, is of no level.
    An automatic number is not part of ``heading``. ``more`` are paragraphs that go on with it, wrapped by hand.
    """

    paragraph: Paragraph
    level: Level
    heading: str
    text: str
    more: tuple[Paragraph, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs that it is."""
        return (self.paragraph, *self.more)


@dataclass(frozen=True, slots=True)
class ListEntry:
    """An entry of the 附件说明: its serial as typed (None where there is none) and the name, which is never empty.

    ``more`` are further paragraphs that it is in: those in which a name goes on, and of the first the label's.
    """

    paragraph: Paragraph
    serial: int | None
    name: str
    more: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class RecognisedAttachment:
    """An attachment: the line 附件n, its title and 题注 with its brackets, its text and tables."""

    label: Element
    serial: int | None
    title: Element | None
    body: tuple[BodyParagraph, ...]
    tables: tuple[Table, ...] = ()
    title_note: Element | None = None


@dataclass(frozen=True, slots=True)
class RecognisedIssuedText:
    """What a document issues, behind its date and without a label: its title and 题注, its text and its tables.

    Or a piece of a bulletin.
    """

    title: Element | None
    body: tuple[BodyParagraph, ...]
    tables: tuple[Table, ...] = ()
    title_note: Element | None = None


@dataclass(frozen=True, slots=True)
class RecognisedSignature:
    """Signatures: the 署名 in order, the 成文日期, and for signature stamps the 职务 in order.

    ``how`` is what the file looks like: with seals (in it, or room for them), without, with signature stamps, or by two
    parties, each with its name, hand and day.
    ``seal_places`` are words that hold the place of a seal: （盖章）, and what parties fill in.
    """

    how: Literal["sealed", "unsealed", "stamp", "parties"] | None
    organs: tuple[Element, ...] = ()
    date: Element | None = None
    posts: tuple[Element, ...] = ()
    seal_places: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class RecognisedImprint:
    """The 版记. ``table`` is the table that it is, None where it is made of paragraphs.

    ``handler`` and ``phone`` are who handles a telegram in its ``office``, ``labels`` their line.
    """

    table: Table | None
    recipients: Element | None = None
    copy_to: Element | None = None
    report_to: Element | None = None
    send_to: Element | None = None
    issue_to: Element | None = None
    also_to: Element | None = None
    copies: Element | None = None
    office: Element | None = None
    date: Element | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    handler: Element | None = None
    phone: Element | None = None
    labels: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RecognisedDocument:
    """A document and its elements; absent ones are None or empty. Documents are compared by identity.

    ``profile`` is known by the page margins, None where they are neither profile's. ``mark`` holds a line for each
    organ of a joint issue, ``mark_word`` its 文件. ``signers`` is the whole element with its label, ``signer_names``
    the names. ``issued`` is 成文日期 as a date where it is one.
    ``issued_text`` is what a 印发 notice issues without a label 附件, ``unplaced`` are lines that are no element's.
    ``pieces`` are those of a bulletin that has several, ``contents`` the lines of 目录 that lists just their titles.
    ``title_note`` is the 题注 below the title, ``editor_note`` the 按语 with its label, ``edition`` the mark of a draft
    or a corrected reprint, ``subject_words`` the 主题词 that documents had until 2012. ``labels`` are further texts
    that its form prints itself.
    """

    document: ReadDocument
    format: Format
    profile: Profile | None
    kind: Kind | None = None
    copy_number: Element | None = None
    secrecy: Element | None = None
    internal: Element | None = None
    urgency: Element | None = None
    mark: tuple[Element, ...] = ()
    mark_word: Element | None = None
    number: Element | None = None
    signers: Element | None = None
    signer_names: tuple[str, ...] = ()
    title: Element | None = None
    title_note: Element | None = None
    issue_total: Element | None = None
    editor_note: Element | None = None
    contents: tuple[Element, ...] = ()
    pieces: tuple[RecognisedIssuedText, ...] = ()
    edition: Element | None = None
    recipients: Element | None = None
    body: tuple[BodyParagraph, ...] = ()
    tables: tuple[Table, ...] = ()
    attachment_list: tuple[ListEntry, ...] = ()
    signature: RecognisedSignature = field(default_factory=lambda: RecognisedSignature(None))
    issued: OfficialDate | None = None
    note: Element | None = None
    attachments: tuple[RecognisedAttachment, ...] = ()
    issued_text: RecognisedIssuedText | None = None
    unplaced: tuple[Element, ...] = ()
    attendance: tuple[Element, ...] = ()
    imprint: RecognisedImprint | None = None
    subject_words: Element | None = None
    labels: tuple[Element, ...] = ()

    @property
    def form(self) -> Form:
        """The row of its format."""
        return FORMS[self.format]

    @property
    def upward(self) -> bool:
        """Whether it goes up: by its 文种, unless it stays within the office, or because it names 签发人."""
        upward = self.kind is not None and self.kind.signers is True and self.form.head == "mark"
        return upward or (self.signers is not None and self.form.signers != "may")

    @property
    def is_draft(self) -> bool:
        """Whether it says that it is a draft."""
        return self.edition is not None and forms.CORRECTED.search(self.edition.text) is None

    def leaves_open(self, date: Element) -> bool:
        """Whether it says that it is a draft, and its ``date`` is yet to be filled in."""
        text = date.text.strip()
        return self.is_draft and forms.UNFILLED_DATE.match(text) is not None and forms.DATE.match(text) is None

    @property
    def texts(self) -> tuple[tuple[BodyParagraph, ...], ...]:
        """The text, then those of the pieces and the attachments."""
        return (self.body, *(each.body for each in self.pieces), *(each.body for each in self.attachments))

    @property
    def provisions(self) -> tuple[tuple[BodyParagraph, ...], ...]:
        """The texts that are divided into 章 and 条, also one that is issued behind the date."""
        issued = () if self.issued_text is None else (self.issued_text.body,)
        return tuple(text for text in (*self.texts, *issued) if are_provisions(part.level for part in text))

    @property
    def levelled_texts(self) -> tuple[tuple[BodyParagraph, ...], ...]:
        """The other texts, whose levels are 一、（一）1.（1）."""
        return tuple(text for text in self.texts if not are_provisions(part.level for part in text))

    @property
    def text_parts(self) -> Iterator[BodyParagraph]:
        """The paragraphs of all texts."""
        return chain.from_iterable(self.texts)

    @property
    def own_paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs of its elements but the attachments, which may have a page set-up of their own."""
        heads = (*self.mark, self.number, self.title, self.title_note, self.edition, self.recipients)
        yield from (each.paragraph for each in (*heads, self.signature.date, self.note) if each is not None)
        yield from (each.paragraph for text in (self.body, *(piece.body for piece in self.pieces)) for each in text)
        if self.imprint is not None:
            yield from self.imprint.paragraphs
