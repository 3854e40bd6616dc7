"""The width and height of a picture."""

from __future__ import annotations

from generator.ground.length import Length, Mm
from generator.office.pictures.lengths import length_of
from generator.office.pictures.picture_error import PictureError
from generator.office.pictures.picture_file import PictureFile


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
