"""Pictures as image objects of a PDF (PDF 32000-1, 8.9)."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING, Any

from generator.ground.errors import OutputError, Problem
from generator.official.painters.pdf.png_data import PngData, png_data
from generator.official.painters.pdf.streams import flate_stream
from generator.official.placed_pages import PlacedPicture

if TYPE_CHECKING:
    import pikepdf
    from PIL.Image import Image

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
_INVERTED = [1, 0] * 4
_PNG_FILTERS = 15


def image_object(pdf: pikepdf.Pdf, picture: PlacedPicture, *, opaque: bool) -> pikepdf.Object:
    """``picture`` as an object of ``pdf``: a JPEG as it is, others without loss.

    ``opaque``: without transparency and CMYK, as PDF/A-2 with an intent in RGB asks; what is transparent becomes white.
    Raises OutputError where the picture cannot be read.
    """
    from PIL import Image

    try:
        with Image.open(io.BytesIO(picture.data)) as image:
            image.load()
            return _image(pdf, picture.data, image, opaque=opaque)
    except (OSError, SyntaxError, ValueError, KeyError, struct.error, zlib.error) as fault:
        raise OutputError(Problem("pdf-picture-broken", picture.source, {"name": picture.name})) from fault


def _image(pdf: pikepdf.Pdf, data: bytes, image: Image, *, opaque: bool) -> pikepdf.Object:
    if image.format == "JPEG" and not (opaque and image.mode == "CMYK"):
        return _jpeg(pdf, data, image)
    png = png_data(data)
    return _pixels(pdf, image, opaque=opaque) if png is None else _png(pdf, image, png)


def _jpeg(pdf: pikepdf.Pdf, data: bytes, image: Image) -> pikepdf.Object:
    from pikepdf import Array, Name

    entries = _entries(image, Name(f"/{_SPACES[image.mode]}"))
    if image.mode == "CMYK" and "adobe" in image.info:  # Adobe's programs store CMYK inverted
        entries["Decode"] = Array(_INVERTED)
    return pdf.make_stream(data, Filter=Name.DCTDecode, **entries)


def _png(pdf: pikepdf.Pdf, image: Image, png: PngData) -> pikepdf.Object:
    from pikepdf import Array, Dictionary, Name, String

    space: pikepdf.Object = Name.DeviceGray if png.colours == 1 else Name.DeviceRGB
    if png.palette is not None:
        space = Array([Name.Indexed, Name.DeviceRGB, len(png.palette) // 3 - 1, String(png.palette)])
    filters = Dictionary(Predictor=_PNG_FILTERS, Colors=png.colours, BitsPerComponent=png.bits, Columns=image.width)
    entries = _entries(image, space, bits=png.bits)
    return pdf.make_stream(png.pixels, Filter=Name.FlateDecode, DecodeParms=filters, **entries)


def _pixels(pdf: pikepdf.Pdf, image: Image, *, opaque: bool) -> pikepdf.Object:
    from pikepdf import Name

    plain, alpha = _parted(image, opaque=opaque)
    entries = _entries(plain, Name(f"/{_SPACES[plain.mode]}"))
    if alpha is not None:
        entries["SMask"] = flate_stream(pdf, alpha.tobytes(), **_entries(alpha, Name.DeviceGray))
    return flate_stream(pdf, plain.tobytes(), **entries)


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


def _entries(image: Image, space: pikepdf.Object, *, bits: int = 8) -> dict[str, Any]:
    from pikepdf import Name

    return {
        "Type": Name.XObject,
        "Subtype": Name.Image,
        "Width": image.width,
        "Height": image.height,
        "ColorSpace": space,
        "BitsPerComponent": bits,
    }
