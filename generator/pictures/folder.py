"""Pictures named by a path, which never leads out of their folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from generator.errors import system_reason
from generator.pictures.error import PictureError


def below(folder: Path | None, path: str) -> Path:
    """The file ``path`` in ``folder``. Raises PictureError where it is anywhere else, or no file."""
    if folder is None:
        raise PictureError("folder", {"path": path})
    pieces = PurePosixPath(path).parts
    strange = "\\" in path or ":" in path or "\0" in path
    if strange or not pieces or ".." in pieces or PurePosixPath(path).is_absolute():
        raise PictureError("path", {"path": path})
    try:
        root, file = folder.resolve(), (folder / path).resolve(strict=True)
    except OSError as fault:
        raise PictureError("missing", {"path": path, "why": system_reason(fault)}) from fault
    if not file.is_relative_to(root) or not file.is_file():
        raise PictureError("path", {"path": path})
    return file
