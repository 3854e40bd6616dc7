"""The package part of a picture, made once for all documents."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

from generator.office.package import Deflated, deflate
from generator.office.pictures import PictureError, PictureFault, PictureFile, picture_file
from generator.templates.word.content.content_error import ContentError

_CODES: dict[PictureFault, str] = {
    "folder": "template-picture-folder",
    "path": "template-picture-path",
    "missing": "template-picture-missing",
    "bytes": "template-picture-bytes",
    "format": "template-picture-format",
    "broken": "template-picture-broken",
    "pixels": "template-picture-pixels",
    "length": "template-picture-length",
}


@dataclass(frozen=True, slots=True)
class PicturePart:
    """A picture, and the part that holds it."""

    file: PictureFile
    part: Deflated


@lru_cache(maxsize=16)
def picture(data: bytes) -> PicturePart:
    """The picture in ``data``.

    Raises ContentError where it is too large, no PNG, JPEG, GIF, BMP or TIFF, broken, or of too many pixels.
    """
    with picture_faults():
        return PicturePart(picture_file(data), deflate(data))


@contextmanager
def picture_faults() -> Iterator[None]:
    """Raise faults of a picture as ContentError."""
    try:
        yield
    except PictureError as fault:
        raise ContentError(_CODES[fault.fault], fault.facts) from fault
