"""Pictures as image objects of a PDF (PDF 32000-1, 8.9)."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from generator.ground.errors import OutputError, Problem
from generator.official.painters.pdf.pdf_file import Entries, PdfFile, Reference, Value
from generator.official.painters.pdf.png_data import PngData, png_data
from generator.official.placed_pages import PlacedPicture

if TYPE_CHECKING:
    from PIL.Image import Image

_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}
_INVERTED = [1, 0] * 4
_PNG_FILTERS = 15


def add_picture(pdf: PdfFile, picture: PlacedPicture, *, opaque: bool) -> Reference:
    """Add ``picture`` to ``pdf``: a JPEG as it is, others without loss.

    ``opaque``: without transparency and CMYK, as PDF/A-2 with an intent in RGB asks; what is transparent becomes white.
    Raises OutputError where the picture cannot be read.
    """
    from PIL import Image

    try:
        with catch_warnings():
            simplefilter("ignore", Image.DecompressionBombWarning)  # its size was looked at when it was read
            with Image.open(io.BytesIO(picture.data)) as image:
                image.load()
                return _add(pdf, picture.data, image, opaque=opaque)
    except (OSError, SyntaxError, ValueError, KeyError, struct.error, zlib.error) as fault:
        raise OutputError(Problem("pdf-picture-broken", picture.source, {"name": picture.name})) from fault


def _add(pdf: PdfFile, data: bytes, image: Image, *, opaque: bool) -> Reference:
    if image.format == "JPEG" and not (opaque and image.mode == "CMYK"):
        return _add_jpeg(pdf, data, image)
    png = png_data(data)
    return _add_pixels(pdf, image, opaque=opaque) if png is None else _add_png(pdf, image, png)


def _add_jpeg(pdf: PdfFile, data: bytes, image: Image) -> Reference:
    # Adobe's programs store CMYK inverted.
    inverted: Entries = {"Decode": _INVERTED} if image.mode == "CMYK" and "adobe" in image.info else {}
    return pdf.add_stream(data, {**_entries(image, _SPACES[image.mode]), **inverted, "Filter": "/DCTDecode"})


def _add_png(pdf: PdfFile, image: Image, png: PngData) -> Reference:
    space: Value = "/DeviceGray" if png.colours == 1 else "/DeviceRGB"
    if png.palette is not None:
        space = ["/Indexed", "/DeviceRGB", len(png.palette) // 3 - 1, f"<{png.palette.hex()}>"]
    filters: Entries = {
        "Predictor": _PNG_FILTERS,
        "Colors": png.colours,
        "BitsPerComponent": png.bits,
        "Columns": image.width,
    }
    entries = _entries(image, space, bits=png.bits)
    return pdf.add_stream(png.pixels, {**entries, "Filter": "/FlateDecode", "DecodeParms": filters})


def _add_pixels(pdf: PdfFile, image: Image, *, opaque: bool) -> Reference:
    plain, alpha = _parted(image, opaque=opaque)
    entries = _entries(plain, _SPACES[plain.mode])
    if alpha is not None:
        entries = {**entries, "SMask": pdf.add_compressed(alpha.tobytes(), _entries(alpha, "/DeviceGray"))}
    return pdf.add_compressed(plain.tobytes(), entries)


def _parted(image: Image, *, opaque: bool) -> tuple[Image, Image | None]:
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


def _entries(image: Image, space: Value, *, bits: int = 8) -> Entries:
    return {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": space,
        "BitsPerComponent": bits,
    }
