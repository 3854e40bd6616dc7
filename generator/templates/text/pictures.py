"""Pictures and QR codes that a tag of a text prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, NoReturn

from jinja2 import pass_context
from jinja2.runtime import Context

from generator.ground.errors import Span
from generator.office.pictures import IMAGE, PictureFile, picture_file, qr_code, read_below, side, sides
from generator.official.document import Picture
from generator.templates.expressions import text_of
from generator.templates.expressions.value_text import NotTextError

FOLDER = "=folder"
"""The name, which no template can write, of the folder that pictures are looked for in."""


@dataclass(frozen=True, slots=True, eq=False)
class PrintedPicture:
    """A picture as a value: its file, its sides in millimetres, and what it shows. It has no text."""

    file: PictureFile
    width: float
    height: float
    name: str

    def __str__(self) -> NoReturn:
        """Raise NotTextError: as a text, a picture would be lost."""
        raise NotTextError("object")

    def as_part(self, span: Span) -> Picture:
        """The part of a text that it is, printed at ``span``."""
        return Picture(self.file.data, self.file.extension, self.width, self.height, self.name, span)


@pass_context
def image(
    context: Context, value: object, width: object = None, height: object = None, alt: object = None
) -> PrintedPicture:
    """图片: the picture in the file ``value``, a path below the text's folder.

    ``width`` and ``height`` are lengths (``"60mm"``) or numbers of millimetres; with one of them, or none, it keeps
    its proportions. Raises PictureError where the path leads out of the folder or to no picture.
    """
    path = text_of(value)
    shown = picture_file(read_below(context[FOLDER], path))
    return _printed(shown, width, height, PurePosixPath(path).stem if alt is None else text_of(alt))


def qrcode(value: object, width: object = 30, alt: object = None) -> PrintedPicture:
    """二维码: the QR code of the text ``value``, ``width`` wide with the white around it.

    Raises PictureError for no text, and for more than a QR code holds.
    """
    text = text_of(value)
    return _printed(picture_file(qr_code(text)), width, None, text if alt is None else text_of(alt))


def _printed(shown: PictureFile, width: object, height: object, name: str) -> PrintedPicture:
    across, down = sides(shown, side(width), side(height))
    return PrintedPicture(shown, across.mm, down.mm, name)


PICTURE_FILTERS: dict[str, Callable[..., Any]] = {
    **dict.fromkeys(IMAGE, image),
    "qrcode": qrcode,
    "二维码": qrcode,
}
"""The filters that only texts have in this way, under their English and Chinese names."""
