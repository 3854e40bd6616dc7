"""A picture file: its format by its first bytes, its size by its header."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from generator.ground.disk import PICTURE
from generator.ground.length import Length, Pt
from generator.office.pictures.picture_error import PictureError

MAX_BYTES = PICTURE.most
MAX_PIXELS = 100_000_000
"""More than an A3 page at 600 dpi; a file that claims more is probably made to fill the reader's memory."""

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpeg", "image/jpeg"),
    (b"GIF87a", "gif", "image/gif"),
    (b"GIF89a", "gif", "image/gif"),
    (b"BM", "bmp", "image/bmp"),
    (b"II*\0", "tiff", "image/tiff"),
    (b"MM\0*", "tiff", "image/tiff"),
)
_BITMAP, _RESERVED = b"BM", slice(6, 10)  # reserved bytes of a BITMAPFILEHEADER, which are zero
_NO_FRAME = frozenset((0xC4, 0xC8, 0xCC))  # markers among C0 to CF that do not begin a frame (ITU-T T.81, B.1.1.3)
_USUAL_DPI = 72
_SEGMENT = struct.Struct(">BBH")
_FRAME = struct.Struct(">xHH")


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture: its bytes, extension and content type, its size in pixels and on paper."""

    data: bytes
    extension: str
    content_type: str
    pixels: tuple[int, int]
    width: Length
    height: Length


def is_picture(data: bytes) -> bool:
    """Whether ``data`` begins like one of the formats that :func:`picture_file` reads; a text may begin with BM."""
    if data.startswith(_BITMAP):
        return data[_RESERVED] == bytes(4)
    return any(data.startswith(signature) for signature, _, _ in _SIGNATURES)


def picture_file(data: bytes) -> PictureFile:
    """The picture in ``data``.

    Raises PictureError where it is too large, not a PNG, JPEG, GIF, BMP or TIFF, broken, or has too many pixels.
    """
    if len(data) > MAX_BYTES:
        raise PictureError("bytes", {"most": MAX_BYTES})
    extension, content_type = _recognised(data)
    pixels, dpi = _measured(data, extension)
    if not all(each > 0 for each in pixels) or pixels[0] * pixels[1] > MAX_PIXELS:
        raise PictureError("pixels", {"width": pixels[0], "height": pixels[1], "most": MAX_PIXELS})
    width, height = (
        Pt(72 * number / (per_inch if per_inch > 0 else _USUAL_DPI))
        for number, per_inch in zip(pixels, dpi, strict=True)
    )
    return PictureFile(data, extension, content_type, pixels, width, height)


def _recognised(data: bytes) -> tuple[str, str]:
    for signature, extension, content_type in _SIGNATURES:
        if data.startswith(signature):
            return extension, content_type
    raise PictureError("format")


def _measured(data: bytes, extension: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Size in pixels and dots per inch, both across and down."""
    from docx.image.image import Image  # slow to import: loads all of python-docx

    try:
        image = Image.from_blob(data)
        return (image.px_width, image.px_height), (image.horz_dpi, image.vert_dpi)
    except Exception as fault:  # python-docx raises anything for a malformed header
        size = next(_frames(data), None) if extension == "jpeg" else None
        if size is None:
            raise PictureError("broken") from fault
        return size, (_USUAL_DPI, _USUAL_DPI)


def _frames(data: bytes) -> Iterator[tuple[int, int]]:
    """The frame sizes of a JPEG without a resolution, as some cameras and scanners make them."""
    place = 2
    while place + _SEGMENT.size <= len(data):
        mark, kind, length = _SEGMENT.unpack_from(data, place)
        if mark != 0xFF or length < 2:
            return
        if 0xC0 <= kind <= 0xCF and kind not in _NO_FRAME and place + 9 <= len(data):
            height, width = _FRAME.unpack_from(data, place + _SEGMENT.size)
            yield width, height
        place += 2 + length
