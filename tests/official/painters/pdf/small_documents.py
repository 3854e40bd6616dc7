"""Small placed documents and small fonts, and what a PDF made of them draws."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from PIL import Image

from generator.ground.length import NOTHING, Length, Mm, Pt
from generator.ground.source.date import OfficialDate
from generator.official.blocks import Face, InsetDocument, Role
from generator.official.placed_pages import (
    InsetPage,
    Item,
    OutlineEntry,
    PlacedDocument,
    PlacedPage,
    PlacedPicture,
    PlacedText,
)
from tests.pages import page_texts
from tests.word_documents import saved

EM = 1000
LATIN = 600
HANZI = "一丁七万三上下不与示例文件年月日第号、。〓"
SELECTED = ("葛", "\U000e0100")
FAR = "𠀀𠮷"
MARKS = "\u00e9\u0335"
NAMES = {face: face.value for face in Face}


@dataclass(frozen=True)
class SmallFont:
    path: Path
    number: int = 0

    @property
    def data(self) -> bytes:
        return self.path.read_bytes()


_FOLDER = TemporaryDirectory(prefix="small-fonts-")


def small_font(name: str, data: bytes, number: int = 0) -> SmallFont:
    """A font of ``data`` in a file of that name, which goes with the tests."""
    path = Path(_FOLDER.name, name)
    path.write_bytes(data)
    return SmallFont(path, number)


@dataclass(frozen=True)
class SmallFonts:
    """One font for every face, and the fallback for what it lacks."""

    own: SmallFont
    fallback: SmallFont

    def of(self, _name: str) -> SmallFont:
        return self.own

    def with_character(self, _name: str, character: str) -> SmallFont:
        has = TTFont(io.BytesIO(self.fallback.data), fontNumber=self.fallback.number).getBestCmap()
        return self.fallback if all(ord(each) in has for each in character) else self.own


@cache
def drawn_font(characters: str, *, postscript: bool, em: int = EM) -> bytes:
    """A font whose glyphs are boxes, hanzi one em wide, others 0.6 em; 葛 has a variant, ⼀ the glyph of 一."""
    names = {ord(each): f"u{ord(each):X}" for each in characters}
    glyphs = [".notdef", *names.values(), "variant"]
    builder = FontBuilder(em, isTTF=not postscript)
    builder.setupGlyphOrder(glyphs)
    same = {0x2F00: names[0x4E00]} if 0x4E00 in names else {}
    variants = [(ord(SELECTED[0]), ord(SELECTED[1]), "variant")] if SELECTED[0] in characters else []
    builder.setupCharacterMap({**names, **same}, variants)
    widths = {name: em if code > 0x2FF else em * LATIN // EM for code, name in names.items()}
    advances = {".notdef": em, "variant": em, **widths}
    if postscript:
        boxes = {name: _postscript_box(advances[name], blank=name == "u20") for name in glyphs}
        builder.setupCFF("Small", {}, boxes, {})
    else:
        builder.setupGlyf({name: _truetype_box(advances[name], blank=name == "u20") for name in glyphs})
    builder.setupHorizontalMetrics({name: (advances[name], 0) for name in glyphs})
    builder.setupHorizontalHeader(ascent=em * 4 // 5, descent=-em // 5)
    builder.setupNameTable({"familyName": "Small", "styleName": "Regular", "psName": "Small"})
    builder.setupOS2()
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    return saved(builder)


def _postscript_box(advance: int, *, blank: bool) -> object:
    pen = T2CharStringPen(advance, None)
    if not blank:
        _box(pen, advance)
    return pen.getCharString()


def _truetype_box(advance: int, *, blank: bool) -> object:
    pen = TTGlyphPen(None)
    if not blank:
        _box(pen, advance)
    return pen.glyph()


def _box(pen: T2CharStringPen | TTGlyphPen, advance: int) -> None:
    pen.moveTo((10, 0))
    for corner in ((10, 700), (advance - 10, 700), (advance - 10, 0)):
        pen.lineTo(corner)
    pen.closePath()


LETTERS = "".join(map(chr, range(0x20, 0x7F)))
OWN = small_font("own.otf", drawn_font(LETTERS + HANZI + MARKS + SELECTED[0], postscript=True))
FALLBACK = small_font("fallback.ttf", drawn_font(FAR + " ", postscript=False, em=2048))
FONTS = SmallFonts(OWN, FALLBACK)


def collection(*fonts: bytes) -> bytes:
    made = TTCollection()
    made.fonts = [TTFont(io.BytesIO(font)) for font in fonts]
    return saved(made)


def natural(text: str, size: float = 16) -> tuple[float, ...]:
    """The advances of ``text`` in the small fonts."""
    return tuple(size * (LATIN / EM if ord(each) <= 0x2FF else 1) for each in text)


def run(text: str, x: float = 80, y: float = 100, *, gaps: Sequence[float] = (), **values: object) -> PlacedText:
    """A run at ``x``, ``y``; ``gaps`` are added to its natural advances, the last one to all that are left."""
    size = float(values.pop("size", 16))  # type: ignore[arg-type]
    scale = int(values.pop("scale", 100))  # type: ignore[call-overload]
    wider = [*gaps, *[gaps[-1] if gaps else 0.0] * len(text)]
    advances = tuple(a * scale / 100 + gap for a, gap in zip(natural(text, size), wider, strict=False))
    known = {"face": Face.FANGSONG, "role": Role.BODY, "advances": advances, **values}
    return PlacedText(x=Pt(x), y=Pt(y), text=text, size=Pt(size), scale=scale, **known)  # type: ignore[arg-type]


def page(*items: Item, inset: InsetPage | None = None) -> PlacedPage:
    return PlacedPage(width=Mm(210), height=Mm(297), items=items, inset=inset)


def inset(number: int = 0) -> InsetPage:
    """A page of a Word file."""
    return InsetPage(document=InsetDocument(package=b"", pages=2, name="示例名册.docx"), number=number)


def document(
    *pages: PlacedPage, outline: tuple[OutlineEntry, ...] = (), title: str = "示例通知", author: str = "示例机关"
) -> PlacedDocument:
    day = OfficialDate(date(2022, 2, 14))
    return PlacedDocument(pages=pages, fonts=NAMES, outline=outline, title=title, author=author, date=day)


def png(mode: str, colour: Any, **options: Any) -> bytes:
    """A PNG of 4 x 3 pixels."""
    return saved(Image.new(mode, (4, 3), colour), "PNG", **options)


def picture(data: bytes, suffix: str = "png", *, x: Length = NOTHING, name: str = "示例图") -> PlacedPicture:
    """A picture, 72 pt wide and high."""
    return PlacedPicture(x=x, y=Pt(200), width=Pt(72), height=Pt(72), data=data, suffix=suffix, name=name)


@dataclass(frozen=True)
class Origin:
    """A glyph that a content stream shows: its code, the place of its origin, the sizes and colour of its text."""

    code: int
    x: float
    y: float
    font: str
    size: float
    scale: float
    colour: tuple[float, ...]


def origins(shown: pikepdf.Page) -> Iterator[Origin]:
    """The glyphs of a page, as PDF 32000-1, 9.4.4 places them."""
    fonts = {str(name): _widths(font) for name, font in shown.Resources.Font.items()}
    state = _State(fonts)
    for operator, operands in instructions(shown):
        if operator == "TJ":
            for element in operands[0]:
                yield from state.shown(element)
        else:
            state.set(operator, operands)


def instructions(shown: pikepdf.Page) -> list[tuple[str, list[Any]]]:
    """The operators of a page, each with its operands."""
    parsed = pikepdf.parse_content_stream(shown)
    return [(str(each.operator), list(each.operands)) for each in parsed]


@dataclass
class _State:
    fonts: Mapping[str, Mapping[int, float]]
    font: str = ""
    size: float = 0
    scale: float = 1
    colour: tuple[float, ...] = (0,)
    matrix: tuple[float, ...] = (1, 0, 0, 1, 0, 0)

    def set(self, operator: str, operands: list[Any]) -> None:
        if operator == "Tf":
            self.font, self.size = str(operands[0]), float(operands[1])
        elif operator == "Tz":
            self.scale = float(operands[0]) / 100
        elif operator in ("g", "rg"):
            self.colour = tuple(map(float, operands))
        elif operator == "Tm":
            self.matrix = tuple(map(float, operands))

    def shown(self, element: Any) -> Iterator[Origin]:
        if not isinstance(element, pikepdf.String):
            self._move(-float(element))
            return
        codes = bytes(element)
        for index in range(0, len(codes), 2):
            code = int.from_bytes(codes[index : index + 2], "big")
            x, y = self.matrix[4:]
            yield Origin(code, x, y, self.font, self.size, self.scale * 100, self.colour)
            self._move(self.fonts[self.font].get(code, 1000))

    def _move(self, thousandths: float) -> None:
        a, b, c, d, x, y = self.matrix
        along = thousandths / 1000 * self.size * self.scale
        self.matrix = (a, b, c, d, x + a * along, y + b * along)


def _widths(font: pikepdf.Object) -> Mapping[int, float]:
    found: dict[int, float] = {}
    listed = list(font.DescendantFonts[0].W.as_list())
    for first, widths in zip(listed[::2], listed[1::2], strict=True):
        found.update({int(first) + offset: float(width) for offset, width in enumerate(widths.as_list())})
    return found


def texts(pdf: bytes) -> list[str]:
    """The text of each page by PDFium, lines parted by line feeds."""
    return [each.replace("\r\n", "\n") for each in page_texts(pdf)]
