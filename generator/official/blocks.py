"""The laid-out tree: what is on the pages, in lengths, without any XML."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from generator.ground.errors import Problem
from generator.ground.length import NOTHING, Length, Twips
from generator.ground.source import OfficialDate

Align = Literal["left", "centre", "right", "both", "distribute"]


class Face(Enum):
    """The typefaces of an official document, by the standard's own words."""

    XIAOBIAOSONG = "小标宋"
    FANGSONG = "仿宋"
    KAI = "楷体"
    HEI = "黑体"
    SONG = "宋体"


class Role(Enum):
    """What a paragraph is; the value is the name of its style, as a clerk sees it."""

    CLASSIFICATION = "份号密级紧急程度"
    ISSUER_MARK = "发文机关标志"
    NUMBER = "发文字号"
    TITLE = "公文标题"
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


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one face and size. ``tracking`` is added after each character; ``scale`` is the width in percent."""

    text: str
    face: Face
    size: Length
    red: bool = False
    tracking: Length = NOTHING
    scale: int = 100


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule: its thickness, its colour, and for a paragraph's own rule the space above it."""

    thickness: Length
    red: bool = False
    space: Length = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRule:
    """A rule at a place of the sheet, whatever the text does: ``top`` and ``left`` are those of its ink."""

    top: Length
    left: Length
    length: Length
    thickness: Length
    red: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame that a paragraph is in, as wide as the text: its ``top`` on the sheet and its ``height``.

    Text follows below it. On the first page it may begin above the text area.
    """

    top: Length
    height: Length


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture, set in its paragraph as a character: its file, size, and what it shows."""

    data: bytes
    suffix: str
    width: Length
    height: Length
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of exact line height ``pitch``.

    ``first_line`` is added to the first line's indent (negative: the line hangs out); ``grid`` says whether
    characters are squeezed onto the grid of 28 cells; ``stops`` are the places of left-aligned tab stops, ``centres``
    those of centred ones, ``tab`` that of a right-aligned one. ``picture`` is in it instead of text: its line is
    then as high as the picture and ``pitch`` at least. ``at_least``: its line grows with what is put into it later.
    ``frame``: it is there, and not where the text has come to.
    """

    role: Role
    runs: tuple[Run, ...]
    pitch: Length
    align: Align = "both"
    before: Length = NOTHING
    left: Length = NOTHING
    right: Length = NOTHING
    first_line: Length = NOTHING
    grid: bool = True
    keep_next: bool = False
    page_break_before: bool = False
    rule_below: Rule | None = None
    tab: Length | None = None
    picture: Picture | None = None
    stops: tuple[Length, ...] = ()
    centres: tuple[Length, ...] = ()
    at_least: bool = False
    frame: Frame | None = None

    @property
    def text(self) -> str:
        """All its characters."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprintBlock:
    """The 版记: rows between rules, its last rule on the lower edge of the type area.

    ``rows`` hold the paragraphs that are between two rules; ``outer`` and ``inner`` are None where the 版记 has no
    rules (10.1). ``below`` is the space between its lower edge and the page margin.
    """

    rows: tuple[tuple[Paragraph, ...], ...]
    outer: Rule | None
    inner: Rule | None
    below: Length

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs, from the first to the last."""
        return tuple(paragraph for row in self.rows for paragraph in row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table: its paragraphs, the columns and rows it spans, how it is in its height."""

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    rows: int = 1
    vertical: Literal["top", "centre", "bottom"] = "top"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row of a table; ``head``: it is repeated on each page. ``height`` is its least height, None: as its text."""

    cells: tuple[Cell, ...]
    head: bool = False
    height: Length | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBlock:
    """A table in the flow of the text: widths of its columns, rows, the rule between and around cells (None: none).

    ``padding`` is the white at the left and right of each cell's text; ``keep_next`` keeps it with what follows.
    ``description`` says what it is kept for; it is not printed.
    """

    columns: tuple[Length, ...]
    rows: tuple[TableRow, ...]
    rule: Rule | None = None
    padding: Length = NOTHING
    align: Align = "centre"
    keep_next: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InsetDocument:
    """A .docx that is set in here, with its own page set-up: its bytes, the pages that it says it has, its title."""

    package: bytes
    pages: int
    name: str = ""


INSET_PLACE = "urn:fawen:inset"
"""The namespace of the element ``place`` that is in the XML for an inset document, until that is set in.

Its attributes ``odd`` and ``even`` are the relationships of the footers for sheets that lie across.
"""


Block = Paragraph | TableBlock | ImprintBlock | InsetDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the document with its own page set-up; ``even_page`` begins it on an even page.

    ``landscape``: the sheet lies across, its page number where it is on upright sheets (clause 8). ``first_page``:
    its first page has no number but these rules, which are there whatever the text does (10.1).
    """

    blocks: tuple[Block, ...]
    even_page: bool = False
    numbered: bool = True
    landscape: bool = False
    first_page: tuple[PageRule, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """Sheet, margins, grid and footer of every section. ``char_space`` is in 1/4096 pt, as in ``w:docGrid``.

    ``odd_number`` and ``even_number`` are the paragraphs of the page number on odd and on even pages, in which the
    writer puts the number between the ``number_marks``.
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
    odd_number: Paragraph
    even_number: Paragraph
    number_marks: tuple[str, str]
    centre_in_line: bool

    @property
    def pitch_across(self) -> Length:
        """The grid's pitch on a sheet that lies across (clause 8): as many lines as have room there fill its height."""
        height = Length(self.width - self.left - self.right)
        return Twips(height.twips // (height // self.pitch))


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOutDocument:
    """A document ready to be written: sections, page set-up, and what its properties say.

    ``page_texts`` is the text of each page as counted, without footers; ``fonts`` names the font for each face.
    ``warnings`` report what could not be set as it should.
    """

    sections: tuple[Section, ...]
    setup: PageSetup
    fonts: dict[Face, str]
    title: str
    author: str
    date: OfficialDate
    page_texts: tuple[str, ...]
    warnings: tuple[Problem, ...] = ()

    @property
    def pages(self) -> int:
        """Pages of the document, a blank one before the imprint included."""
        return len(self.page_texts)
