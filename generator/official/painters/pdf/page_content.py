"""The content stream of a page (PDF 32000-1, 7.8): text, rules and pictures at their places."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from generator.ground.errors import OutputError, Problem
from generator.official.blocks import Face, Role
from generator.official.painters.pdf import pdf_file
from generator.official.painters.pdf.glyph_codes import Codes, Stretch, joined_runs, shown_glyphs, stretches
from generator.official.painters.pdf.inset_pages import FORM, InsetBox
from generator.official.placed_pages import Item, PlacedPicture, PlacedRule, PlacedText

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(slots=True)
class PageContent:
    """Writes the items of a page ``height`` points high; ``picture`` is asked for the resource name of each picture."""

    height: float
    fonts: Mapping[Face, str]
    codes: Codes
    picture: Callable[[PlacedPicture], str]
    _written: list[str] = field(default_factory=list)
    _set: dict[str, str] = field(default_factory=dict)

    def draw_inset(self, box: InsetBox) -> None:
        """Draws the inset page, whose form has this ``box``, from the lower left corner of the sheet."""
        self._written.append(f"q 1 0 0 1 {pdf_file.numbers(-box.left, -box.bottom)} cm /{FORM} Do Q")

    def draw(self, items: Iterable[Item]) -> None:
        """Draws ``items``, in this order."""
        for kind, alike in groupby(items, key=type):
            drawn = list(alike)
            if kind is PlacedText:
                self._draw_text([item for item in drawn if isinstance(item, PlacedText)])
            elif kind is PlacedRule:
                self._written.append(pdf_file.ARTIFACT)
                for rule in (item for item in drawn if isinstance(item, PlacedRule)):
                    self._put("colour", pdf_file.fill_colour(red=rule.red))
                    bottom = self.height - rule.y - rule.height
                    self._written.append(f"{pdf_file.numbers(rule.x, bottom, rule.width, rule.height)} re f")
                self._written.append(pdf_file.END_MARKED)
            else:
                for picture in (item for item in drawn if isinstance(item, PlacedPicture)):
                    size, bottom = pdf_file.number(picture.width), self.height - picture.y - picture.height
                    place = f"{size} 0 0 {pdf_file.numbers(picture.height, picture.x, bottom)} cm"
                    shown = f"q {place} /{self.picture(picture)} Do Q"
                    self._written += [pdf_file.alternative(picture.name), shown, pdf_file.END_MARKED]

    def data(self) -> bytes:
        """The stream."""
        return "\n".join(self._written).encode("ascii")

    def _draw_text(self, runs: Sequence[PlacedText]) -> None:
        self._written.append("BT")
        for artifact, alike in groupby(runs, key=lambda run: run.role is Role.PAGE_NUMBER):
            self._written += [pdf_file.ARTIFACT] if artifact else []
            for joined in joined_runs(list(alike)):
                glyphs = [each for run in joined for each in shown_glyphs(run, self.codes[self.fonts[run.face]])]
                for stretch in stretches(glyphs):
                    self._show(stretch)
            self._written += [pdf_file.END_MARKED] if artifact else []
        self._written.append("ET")

    def _show(self, stretch: Stretch) -> None:
        first = stretch.glyphs[0]
        run = first.run
        self._put("Tf", f"/{first.code.font} {pdf_file.number(run.size)} Tf")
        self._put("Tz", f"{run.scale} Tz")
        self._put("colour", pdf_file.fill_colour(red=run.red))
        if first.first:
            direction = "0 -1 1 0" if run.turned else "1 0 0 1"
            self._written.append(f"{direction} {pdf_file.numbers(run.x, self.height - run.y)} Tm")
        shown = f"{stretch.array}TJ"
        self._written += [pdf_file.span(stretch.text), shown, pdf_file.END_MARKED] if stretch.marked else [shown]

    def _put(self, parameter: str, operator: str) -> None:
        """Writes ``operator``, which sets ``parameter`` of the graphics state, where it changes that."""
        if self._set.get(parameter) != operator:
            self._set[parameter] = operator
            self._written.append(operator)


# Pictures as image objects of a PDF (PDF 32000-1, 8.9).


_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}
_INVERTED = [1, 0] * 4
_PNG_FILTERS = 15


def add_picture(pdf: pdf_file.PdfFile, picture: PlacedPicture, *, opaque: bool) -> pdf_file.Reference:
    """Adds ``picture`` to ``pdf``: a JPEG as it is, others without loss.

    ``opaque``: without transparency and CMYK, as PDF/A-2 with an intent in RGB requires; transparent pixels become
    white. Raises OutputError where the picture cannot be read.
    """
    with opened_picture(picture) as image:
        if image.format == "JPEG" and not (opaque and image.mode == "CMYK"):
            return _add_jpeg(pdf, picture.data, image)
        png = png_data(picture.data)
        return _add_pixels(pdf, image, opaque=opaque) if png is None else _add_png(pdf, image, png)


@contextmanager
def opened_picture(picture: PlacedPicture) -> Iterator[Image]:
    """The pixels of ``picture``. Raises OutputError where it cannot be read, also by who asks for them."""
    from PIL import Image

    try:
        with catch_warnings():
            simplefilter("ignore", Image.DecompressionBombWarning)  # its size was looked at when it was read
            with Image.open(io.BytesIO(picture.data)) as image:
                image.load()
                yield image
    except (OSError, SyntaxError, ValueError, KeyError, struct.error, zlib.error) as fault:
        raise OutputError(Problem("pdf-picture-broken", picture.source, {"name": picture.name})) from fault


def _add_jpeg(pdf: pdf_file.PdfFile, data: bytes, image: Image) -> pdf_file.Reference:
    # Adobe's programs store CMYK inverted.
    inverted: pdf_file.Entries = {"Decode": _INVERTED} if image.mode == "CMYK" and "adobe" in image.info else {}
    return pdf.add_stream(data, {**_entries(image, _SPACES[image.mode]), **inverted, "Filter": "/DCTDecode"})


def _add_png(pdf: pdf_file.PdfFile, image: Image, png: _PngData) -> pdf_file.Reference:
    space: pdf_file.Value = "/DeviceGray" if png.colours == 1 else "/DeviceRGB"
    if png.palette is not None:
        space = ["/Indexed", "/DeviceRGB", len(png.palette) // 3 - 1, f"<{png.palette.hex()}>"]
    filters: pdf_file.Entries = {
        "Predictor": _PNG_FILTERS,
        "Colors": png.colours,
        "BitsPerComponent": png.bits,
        "Columns": image.width,
    }
    entries = _entries(image, space, bits=png.bits)
    return pdf.add_stream(png.pixels, {**entries, "Filter": "/FlateDecode", "DecodeParms": filters})


def _add_pixels(pdf: pdf_file.PdfFile, image: Image, *, opaque: bool) -> pdf_file.Reference:
    plain, alpha = split_transparency(image, opaque=opaque)
    entries = _entries(plain, _SPACES[plain.mode])
    if alpha is not None:
        entries = {**entries, "SMask": pdf.add_compressed(alpha.tobytes(), _entries(alpha, "/DeviceGray"))}
    return pdf.add_compressed(plain.tobytes(), entries)


def split_transparency(image: Image, *, opaque: bool) -> tuple[Image, Image | None]:
    """``image`` in grey or RGB, and its transparency, None where it has none or ``opaque`` is asked for."""
    from PIL import Image as Images

    if image.mode.startswith("I"):  # 16 bits of grey
        return image.convert("I").point(lambda value: value / 256).convert("L"), None
    plain = "L" if image.mode in ("1", "L", "LA") else "RGB"
    if not image.has_transparency_data:
        return image.convert(plain), None
    whole = image.convert("RGBA")
    if not opaque:
        return whole.convert(plain), whole.getchannel("A")
    white = Images.new("RGBA", whole.size, "white")
    return Images.alpha_composite(white, whole).convert(plain), None


def _entries(image: Image, space: pdf_file.Value, *, bits: int = 8) -> pdf_file.Entries:
    return {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": space,
        "BitsPerComponent": bits,
    }


# The compressed pixels of a PNG, which a PDF takes as they are (PDF 32000-1, 7.4.4.4).


_SIGNATURE_LENGTH = 8
_COLOURS = {0: 1, 2: 3, 3: 1}
"""Samples of a pixel by colour type (PNG, 11.2.2): grey, RGB, palette. Types with alpha are not here."""
_MOST_BITS = 8
_PALETTE = 3


@dataclass(frozen=True, slots=True)
class _PngData:
    """Pixels with PNG's filters, compressed; ``palette`` has three bytes for each colour, None where there is none."""

    pixels: bytes
    colours: int
    bits: int
    palette: bytes | None


def png_data(data: bytes) -> _PngData | None:
    """The pixels of the intact PNG ``data``.

    None where they must be decoded: it is no PNG, or has transparency, 16 bits a sample, or interlaced rows.
    """
    if not data.startswith(b"\x89PNG"):
        return None
    chunks = list(_chunks(data))
    named = dict(chunks)
    _, _, bits, kind, _, _, interlaced = struct.unpack(">IIBBBBB", named[b"IHDR"])
    if kind not in _COLOURS or bits > _MOST_BITS or interlaced or b"tRNS" in named:
        return None
    pixels = b"".join(chunk for name, chunk in chunks if name == b"IDAT")
    return _PngData(pixels, _COLOURS[kind], bits, named[b"PLTE"] if kind == _PALETTE else None)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The names and contents of the chunks (PNG, 5.3)."""
    start = _SIGNATURE_LENGTH
    while start < len(data):
        length, name = struct.unpack_from(">I4s", data, start)
        yield name, data[start + 8 : start + 8 + length]
        start += length + 12
