"""The laid-out document as a tree of blocks, in lengths, without XML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import Literal

from generator.ground.errors import Problem, Span
from generator.ground.length import NOTHING, Length, Twips
from generator.ground.source.date import OfficialDate
from generator.official.document import VerticalAlign, raised_pieces

RED, BLACK = "FF0000", "000000"
"""The colours of text and rules, as hexadecimal numbers in sRGB."""

DEFAULT_TAB_STOP = Twips(420)
"""The distance of the tab stops that are not a paragraph's own (17.15.1.25)."""

Align = Literal["left", "centre", "right", "both", "distribute"]


class Face(Enum):
    """The typefaces of an official document, by their names in the standard."""

    __hash__ = object.__hash__  # members are compared by identity, and that of Enum is slow

    XIAOBIAOSONG = "小标宋"
    FANGSONG = "仿宋"
    KAI = "楷体"
    HEI = "黑体"
    SONG = "宋体"


class Role(Enum):
    """The element that a paragraph belongs to; the value is the name or the alias of its style in Word."""

    __hash__ = object.__hash__  # members are compared by identity, and that of Enum is slow

    CLASSIFICATION = "份号密级紧急程度"
    ISSUER_MARK = "发文机关标志"
    NUMBER = "发文字号"
    TITLE = "公文标题"
    TITLE_NOTE = "公文题注"
    EDITION = "稿本标注"
    RECIPIENTS = "主送机关"
    BODY = "公文正文"
    HEADING_1 = "一级标题"
    HEADING_2 = "二级标题"
    HEADING_3 = "三级标题"
    HEADING_4 = "四级标题"
    ATTACHMENT_LIST = "附件说明"
    SIGNATURE = "发文机关署名"
    DATE = "成文日期"
    NOTE = "附注"
    ATTACHMENT_LABEL = "附件序号"
    ATTACHMENT_TITLE = "附件标题"
    IMPRINT = "版记"
    PAGE_NUMBER = "页码"
    ANCHOR = "定位段落"
    SIGNERS = "签发人"
    ORDER_NUMBER = "令号"
    STAMP = "签名章"
    ATTENDANCE = "出席人员"
    TABLE_TEXT = "表格文字"
    PICTURE = "图片"
    PART = "编标题"
    CHAPTER = "章标题"
    SECTION = "节标题"
    CONTENTS_TITLE = "目录标题"
    CONTENTS = "目录"


HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)
"""The headings of the text, from the first level to the fourth."""

TEXT_ROLES = frozenset((Role.BODY, *HEADINGS, Role.CHAPTER, Role.SECTION, Role.CONTENTS_TITLE, Role.CONTENTS))
"""The roles of the text itself that are in its size (7.3.3): all but 编."""

OUTLINE = MappingProxyType(
    {
        **dict.fromkeys((Role.TITLE, Role.ATTACHMENT_TITLE, Role.PART), 0),
        **{heading: level for level, heading in enumerate(HEADINGS)},
        Role.CHAPTER: 1,
        Role.SECTION: 2,
    }
)
"""The outline level of each role that has one, from 0.

Word gives its heading 1 the first level whatever a file says; titles share that level, as Word's own 标题 does.
"""


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text in one face and size; ``scale`` is the width in percent.

    ``tracking`` is the value of ``w:spacing``: Word adds it once to half-width characters and twice to full-width ones.
    ``heading``: it is a heading of that role at the beginning of a paragraph of text. ``align``: it is raised or
    lowered, and smaller than its ``size``. ``field``: its text is the result of that field (17.16.5).
    """

    text: str
    face: Face
    size: Length
    red: bool = False
    tracking: Length = NOTHING
    scale: int = 100
    heading: Role | None = None
    align: VerticalAlign | None = None
    field: str = ""

    @property
    def in_pieces(self) -> tuple[TextRun, ...]:
        """The run as runs without marks, those of raised and lowered text among them; none for an empty one."""
        return tuple(replace(self, text=text, align=align) for text, align in raised_pieces(self.text))


@dataclass(frozen=True, slots=True)
class DrawnRule:
    """A horizontal rule: its thickness, its colour, and for a paragraph's own rule the space above it."""

    thickness: Length
    red: bool = False
    space: Length = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRule:
    """A rule at a fixed place of the sheet; ``top`` and ``left`` are those of its ink."""

    top: Length
    left: Length
    length: Length
    thickness: Length
    red: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphFrame:
    """The frame around a paragraph, as wide as the text: its ``top`` on the sheet and its ``height``.

    Text follows below it. On the first page it may begin above the text area.
    """

    top: Length
    height: Length


@dataclass(frozen=True, slots=True, kw_only=True)
class InlinePicture:
    """A picture, set in its paragraph like a character: its file, size, and alternative text."""

    data: bytes
    suffix: str
    width: Length
    height: Length
    name: str = ""


@dataclass(frozen=True, slots=True)
class SourceMark:
    """The bookmark around a paragraph of a draft that says where it comes from; its ``number`` is its id."""

    number: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphBlock:
    """A paragraph of exact line height ``pitch``.

    ``first_line`` is added to the first line's indent (negative: a hanging indent). ``grid``: characters are squeezed
    onto the grid of 28 cells. ``stops`` are left-aligned tab stops, ``centres`` centred ones, ``tab`` a right-aligned
    one. A ``picture`` takes the place of text; its line is then as high as the picture, at least ``pitch``.
    ``at_least``: its line grows with what is put into it later. ``frame``: the paragraph is at a fixed place of the
    sheet. ``parts``: where it is kept with what follows, that is its last line; the others may be on the page before.
    ``source`` is the place in the template that it comes from; where its texts between tabs come from several places,
    ``tab_sources`` are those. ``mark`` is its bookmark in a draft. Paragraphs are compared without their sources.
    """

    role: Role
    runs: tuple[TextRun, ...]
    pitch: Length
    align: Align = "both"
    before: Length = NOTHING
    left: Length = NOTHING
    right: Length = NOTHING
    first_line: Length = NOTHING
    grid: bool = True
    keep_next: bool = False
    parts: bool = False
    page_break_before: bool = False
    rule_below: DrawnRule | None = None
    tab: Length | None = None
    picture: InlinePicture | None = None
    stops: tuple[Length, ...] = ()
    centres: tuple[Length, ...] = ()
    at_least: bool = False
    frame: ParagraphFrame | None = None
    source: Span | None = field(default=None, compare=False)
    tab_sources: tuple[Span | None, ...] = field(default=(), compare=False)
    mark: SourceMark | None = None

    def __hash__(self) -> int:
        return hash((self.text, self.before))

    @property
    def text(self) -> str:
        """The text of all runs."""
        return "".join(run.text for run in self.runs)

    def source_after(self, tabs: int) -> Span | None:
        """The place in the template of the text that has so many tabs before it."""
        return self.tab_sources[tabs] if tabs < len(self.tab_sources) else self.source

    def first_line_characters(self, size: Length) -> int:
        """The first line's indent in characters of ``size``, 0 where it is not written so.

        On the grid Word takes ``w:firstLineChars`` (17.3.1.12), and a character for as wide as its cell.
        """
        if not self.grid or self.left or self.first_line <= 0:
            return 0
        return round(self.first_line / size)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprintBlock:
    """The 版记: rows between rules, its last rule on the lower edge of the type area.

    Each of ``rows`` has the paragraphs between two rules; ``outer`` and ``inner`` are None where the 版记 has no rules
    (10.1). ``below`` is the space between its lower edge and the page margin. ``even_page``: its page must be even.
    """

    rows: tuple[tuple[ParagraphBlock, ...], ...]
    outer: DrawnRule | None
    inner: DrawnRule | None
    below: Length
    even_page: bool = True

    @property
    def paragraphs(self) -> tuple[ParagraphBlock, ...]:
        """Its paragraphs, from the first to the last."""
        return tuple(paragraph for row in self.rows for paragraph in row)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell of a table: its paragraphs, the columns that it spans, its vertical alignment."""

    paragraphs: tuple[ParagraphBlock, ...]
    columns: int = 1
    vertical: Literal["top", "centre", "bottom"] = "top"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of a table; ``head``: it is repeated on each page. ``height`` is its least height, None for no limit."""

    cells: tuple[TableCell, ...]
    head: bool = False
    height: Length | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock:
    """A table in the flow of the text: widths of its columns, rows, and the rule around cells, None without rules.

    ``padding`` is the white at the left and right of each cell's text; ``keep_next`` keeps it with what follows.
    ``caption`` and ``description`` are its alternative text: what it is about, and what is in it.
    """

    columns: tuple[Length, ...]
    rows: tuple[TableRow, ...]
    rule: DrawnRule | None = None
    padding: Length = NOTHING
    align: Align = "centre"
    keep_next: bool = False
    caption: str = ""
    description: str = ""

    def cells(self, row: TableRow) -> Iterator[tuple[TableCell, Length, Length]]:
        """Each cell of ``row`` with its left edge, from that of the table, and its width."""
        column = 0
        for cell in row.cells:
            left = Length(sum(self.columns[:column]))
            yield cell, left, Length(sum(self.columns[column : column + cell.columns]))
            column += cell.columns

    @property
    def paragraphs(self) -> tuple[ParagraphBlock, ...]:
        """The paragraphs of all cells, row by row."""
        return tuple(paragraph for row in self.rows for cell in row.cells for paragraph in cell.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class InsetDocument:
    """A .docx that is inset with its own page set-up: its bytes, its number of pages by its properties, its title."""

    package: bytes
    pages: int
    name: str = ""


INSET_PLACE = "urn:fawen:inset"
"""The namespace of the element ``place``, which marks the place of an inset document until that is put there.

Its attributes ``odd`` and ``even`` are the relationship ids of the footers of landscape sheets.
"""


Block = ParagraphBlock | TableBlock | ImprintBlock | InsetDocument


def paragraphs_of(block: Block) -> tuple[ParagraphBlock, ...]:
    """The paragraphs of ``block``; an inset document has none here."""
    if isinstance(block, ParagraphBlock):
        return (block,)
    return () if isinstance(block, InsetDocument) else block.paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOutSection:
    """A part of the document with its own page set-up; ``even_page`` begins it on an even page.

    ``landscape``: its sheets are landscape, their page numbers where portrait sheets have them (clause 8).
    ``first_page``: its first page has no number, but these rules at fixed places (10.1).
    """

    blocks: tuple[Block, ...]
    even_page: bool = False
    numbered: bool = True
    landscape: bool = False
    first_page: tuple[PageRule, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedBox:
    """The box of a landscape sheet's page number, whose line is turned clockwise: its place on that sheet, its size."""

    left: Length
    top: Length
    width: Length
    height: Length


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """Sheet, margins, grid and footer of every section. ``char_space`` is in 1/4096 pt, as in ``w:docGrid``.

    ``odd_number`` and ``even_number`` are the paragraphs of the page number on odd and even pages; the writer puts the
    number between the ``number_marks`` into them. ``landscape_pitch`` is the grid's pitch on a landscape sheet,
    ``turned_number`` the place of its footer.
    """

    width: Length
    height: Length
    top: Length
    bottom: Length
    left: Length
    right: Length
    footer: Length
    pitch: Length
    char_space: int
    body_size: Length
    odd_number: ParagraphBlock
    even_number: ParagraphBlock
    number_marks: tuple[str, str]
    landscape_pitch: Length
    turned_number: TurnedBox


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOutDocument:
    """A document ready to be written: sections, page set-up, and the values of its properties.

    ``page_texts`` is the text of each page as counted for Word, without footers, ``libreoffice_texts`` the same for
    LibreOffice; ``fonts`` is the font of each face.
    ``headings`` are the headings of all levels without text, for the styles of those that a clerk may add.
    ``warnings`` report what could not be set as the standard asks. ``properties`` are further properties, each a text;
    ``category`` is the form of a paper that does not show it.
    """

    sections: tuple[LaidOutSection, ...]
    setup: PageSetup
    fonts: dict[Face, str]
    title: str
    author: str
    date: OfficialDate
    page_texts: tuple[str, ...]
    libreoffice_texts: tuple[str, ...]
    headings: tuple[ParagraphBlock, ...] = ()
    warnings: tuple[Problem, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    category: str = ""

    @property
    def blocks(self) -> Iterator[Block]:
        """The blocks of all sections."""
        return (block for section in self.sections for block in section.blocks)

    @property
    def paragraphs(self) -> Iterator[ParagraphBlock]:
        """The paragraphs of all blocks."""
        return (paragraph for block in self.blocks for paragraph in paragraphs_of(block))

    @property
    def pages(self) -> int:
        """The number of pages, a blank one before the imprint included."""
        return len(self.page_texts)
