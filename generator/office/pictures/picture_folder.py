"""Reading of pictures by a path that must stay below their folder."""

from __future__ import annotations

from pathlib import Path

from generator.ground.disk import PICTURE, LinkOutError, NotPlainError, TooBigError, read_plain, resolved
from generator.ground.errors import system_reason
from generator.ground.file_names import is_below
from generator.office.pictures.picture_error import PictureError


def pictures_of(units: Path) -> Path:
    """The folder of the pictures that ``units`` and the templates filled from it name: ``pictures`` beside it."""
    return units.parent / "pictures"


def bytes_below(folder: Path | None, path: str) -> bytes:
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
