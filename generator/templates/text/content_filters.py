"""Filters of texts whose values are more than text: pictures, QR codes, raised and lowered text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, NoReturn

from jinja2 import pass_context
from jinja2.runtime import Context

from generator.ground.errors import Span
from generator.office.pictures import IMAGE, PictureFile, picture_file, qr_code, read_below, side, sides
from generator.official.document import VerticalAlign, WrittenPicture
from generator.templates.expressions.value_conversion import NotTextError, text_of

FOLDER = "=folder"
"""The context variable of the folder of pictures; no template can write this name."""


@dataclass(frozen=True, slots=True, eq=False)
class PrintedPicture:
    """A picture as a value: its file, its sides in millimetres, its alternative text, and its path or QR code's text.

    It cannot become text.
    """

    file: PictureFile
    width: float
    height: float
    name: str
    payload: str = ""
    path: str = ""

    def __str__(self) -> NoReturn:
        """Raises NotTextError: as text, a picture would be lost."""
        raise NotTextError("object")

    def as_part(self, span: Span) -> WrittenPicture:
        """The picture as a part of a text, printed at ``span``."""
        file = self.file
        sides = (self.width, self.height)
        return WrittenPicture(file.data, file.extension, *sides, self.name, span, self.payload, self.path)


@dataclass(frozen=True, slots=True, eq=False)
class RaisedText:
    """Raised or lowered text as a value. It cannot become plain text: ``10⁴`` would become ``104``."""

    text: str
    align: VerticalAlign

    def __str__(self) -> NoReturn:
        """Raises NotTextError: as text, the look that carries the meaning would be lost."""
        raise NotTextError("object")


def superscript(value: object) -> RaisedText:
    """上标: return the text ``value``, raised and smaller (``w:vertAlign``, ECMA-376 part 1, 17.3.2.42)."""
    return RaisedText(text_of(value), "superscript")


def subscript(value: object) -> RaisedText:
    """下标: return the text ``value``, lowered and smaller."""
    return RaisedText(text_of(value), "subscript")


@pass_context
def image(
    context: Context, value: object, width: object = None, height: object = None, alt: object = None
) -> PrintedPicture:
    """图片: return the picture in the file ``value``, a path below the text's folder.

    ``width`` and ``height`` are lengths (``"60mm"``) or numbers of millimetres; with one of them, or none, the picture
    keeps its proportions. Raises PictureError where the path leads out of the folder or to no picture.
    """
    path = text_of(value)
    shown = picture_file(read_below(context[FOLDER], path))
    return _printed(shown, width, height, PurePosixPath(path).stem if alt is None else text_of(alt), path=path)


def qrcode(value: object, width: object = 30, alt: object = None) -> PrintedPicture:
    """二维码: return the QR code of the text ``value``, ``width`` wide including the white around it.

    Raises PictureError for an empty text, and for more than a QR code holds.
    """
    text = text_of(value)
    return _printed(picture_file(qr_code(text)), width, None, text if alt is None else text_of(alt), text)


def _printed(
    shown: PictureFile, width: object, height: object, name: str, payload: str = "", path: str = ""
) -> PrintedPicture:
    across, down = sides(shown, side(width), side(height))
    return PrintedPicture(shown, across.mm, down.mm, name, payload, path)


TEXT_CONTENT_FILTERS: dict[str, Callable[..., Any]] = {
    **dict.fromkeys(IMAGE, image),
    "qrcode": qrcode,
    "二维码": qrcode,
    **dict.fromkeys(("sup", "上标"), superscript),
    **dict.fromkeys(("sub", "下标"), subscript),
}
"""The filters of texts by their English and Chinese names."""
