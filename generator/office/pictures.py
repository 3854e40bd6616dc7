"""Picture files: recognised by their bytes, measured, read below a folder; QR codes."""

from __future__ import annotations

import hashlib
import io
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from generator.ground.disk import PICTURE, LinkOutError, NotPlainError, TooBigError, read_plain, resolved
from generator.ground.errors import system_reason
from generator.ground.file_names import is_below
from generator.ground.length import Length, Mm, Pt

# A picture file: its format by its first bytes, its size by its header.


MAX_BYTES = PICTURE.most
_MAX_PIXELS = 100_000_000
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
    found = next((each for each in _SIGNATURES if data.startswith(each[0])), None)
    if found is None:
        raise PictureError("format")
    _, extension, content_type = found
    pixels, dpi = _measured(data, extension)
    if not all(each > 0 for each in pixels) or pixels[0] * pixels[1] > _MAX_PIXELS:
        raise PictureError("pixels", {"width": pixels[0], "height": pixels[1], "most": _MAX_PIXELS})
    width, height = (
        Pt(72 * number / (per_inch if per_inch > 0 else _USUAL_DPI))
        for number, per_inch in zip(pixels, dpi, strict=True)
    )
    return PictureFile(data, extension, content_type, pixels, width, height)


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


# The width and height of a picture.


def side(value: object) -> Length | None:
    """The length ``value``, a bare number in millimetres; None for None. Raises PictureError for other values."""
    if value is None:
        return None
    length = length_of(value, Mm)
    if length is None or length <= 0:
        raise PictureError("length", {"value": str(value)[:40]})
    return length


def sides(shown: PictureFile, width: Length | None, height: Length | None) -> tuple[Length, Length]:
    """Width and height of a picture: in proportion where one is None, its own size where both are."""
    across, down = shown.pixels
    if width is not None:
        return width, (width * (down / across) if height is None else height)
    if height is not None:
        return height * (across / down), height
    return shown.width, shown.height


# Lengths as arguments in templates: ``Mm(60)``, ``"60mm"``, or a number in a default unit.


_UNITS: dict[str, Callable[[float], Length]] = {
    "mm": Mm,
    "毫米": Mm,
    "cm": lambda number: Mm(10 * number),
    "厘米": lambda number: Mm(10 * number),
    "in": lambda number: Pt(72 * number),
    "pt": Pt,
    "磅": Pt,
}
_WRITTEN = re.compile(rf"\s*([0-9]{{1,9}}(?:\.[0-9]{{1,9}})?)\s*({'|'.join(_UNITS)})?\s*", re.ASCII)


def length_of(value: object, usual: Callable[[float], Length]) -> Length | None:
    """The length ``value``, with a unit or as a number in the ``usual`` unit; None where it is not a length.

    python-docx's lengths, which are numbers of EMU, are accepted too.
    """
    points = getattr(value, "pt", None)
    if isinstance(points, int | float):
        return Pt(points)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    match = _WRITTEN.fullmatch(str(value))
    if match is None:
        return None
    return _UNITS.get(match[2] or "", usual)(float(match[1]))


# Reading of pictures by a path that must stay below their folder, and digests of those that a paper reads.


_read: ContextVar[dict[str, str] | None] = ContextVar("_read", default=None)
"""The digests of the pictures read in the current :func:`recorded_pictures`, None outside of one."""


def pictures_of(units: Path) -> Path:
    """The folder of the pictures that ``units`` and the templates filled from it name: ``pictures`` beside it."""
    return units.parent / "pictures"


def read_below(folder: Path | None, path: str) -> bytes:
    """The bytes of the file ``path`` in ``folder``, recorded for :func:`recorded_pictures`. Raises PictureError."""
    data = _bytes_below(folder, path)
    noted = _read.get()
    if noted is not None:
        name = str(PurePosixPath(path))
        if name not in noted:  # the first reading counts: if the picture changes meanwhile, its digest then differs
            noted[name] = _digest(data)
    return data


@contextmanager
def recorded_pictures() -> Iterator[Mapping[str, str]]:
    """The digests (SHA-256, hexadecimal) of all pictures that this thread reads in the block, by path."""
    noted: dict[str, str] = {}
    token = _read.set(noted)
    try:
        yield noted
    finally:
        _read.reset(token)


class PictureDigests:
    """The digests of the pictures below ``folder``, each read once, on first use."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, str | None] = {}

    def of(self, path: str) -> str | None:
        """The SHA-256 of the picture at ``path``, hexadecimal; None where it cannot be read."""
        if path not in self._known:
            try:
                self._known[path] = _digest(_bytes_below(self._folder, path))
            except PictureError:
                self._known[path] = None
        return self._known[path]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _bytes_below(folder: Path | None, path: str) -> bytes:
    """The bytes of the file ``path`` in ``folder``; no link may lead out of it.

    Raises PictureError where it is outside, not a plain file, too large, or unreadable.
    """
    if folder is None:
        raise PictureError("folder", {"path": path})
    if not is_below(path):
        raise PictureError("path", {"path": path})
    try:
        real = resolved(folder)
        return read_plain(real / path, most=PICTURE.most, root=real)
    except TooBigError as fault:
        raise PictureError("bytes", {"most": fault.most}) from fault
    except (LinkOutError, NotPlainError, IsADirectoryError) as fault:
        raise PictureError("path", {"path": path}) from fault
    except OSError as fault:
        raise PictureError("missing", {"path": path, "why": system_reason(fault)}) from fault


# QR codes (ISO/IEC 18004) of a text.


_QUIET = 4  # modules of white around the code, required by the standard
_PIXELS = 10  # for each module: sharp on paper at any usual size
_MOST_BYTES = 2_331  # capacity of the largest code at error correction level M


def qr_code(text: str) -> bytes:
    """``text`` in UTF-8 as a PNG of a QR code with its white border; a sixth of it may be damaged.

    Raises PictureError for an empty text, or one longer than a QR code can hold.
    """
    import segno
    from segno.encoder import DataOverflowError

    if not text:
        raise PictureError("qr-empty")
    size = len(text.encode())
    if size > _MOST_BYTES:
        raise PictureError("qr-long", {"size": size, "most": _MOST_BYTES})
    try:
        code = segno.make_qr(text, error="m", encoding="utf-8", boost_error=False)
    except DataOverflowError as fault:
        raise PictureError("qr-long", {"size": size, "most": _MOST_BYTES}) from fault
    buffer = io.BytesIO()
    # Stored, not deflated: independent of the deflate library, and the document's package compresses it anyway.
    code.save(buffer, kind="png", scale=_PIXELS, border=_QUIET, compresslevel=0)
    return buffer.getvalue()


# The names of the filter that prints a picture of the folder, in every kind of template.


IMAGE = ("image", "图片")

_BY_NAME = "map"
"""The filter that calls others; their names may be expressions."""


def may_print_pictures(code: str) -> bool:
    """Whether tags with this ``code`` may print a picture; False only where they certainly do not."""
    return any(name in code for name in (*IMAGE, _BY_NAME))


# The error of a picture that cannot be read or placed.


PictureFault = Literal[
    "folder", "path", "missing", "bytes", "format", "broken", "pixels", "length", "qr-long", "qr-empty"
]


class PictureError(ValueError):
    """A picture cannot be read or placed because of ``fault``, with its facts."""

    def __init__(self, fault: PictureFault, facts: Mapping[str, object] | None = None) -> None:
        super().__init__(fault)
        self.fault: PictureFault = fault
        self.facts = dict(facts or {})
