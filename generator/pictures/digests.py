"""What the pictures below a folder are, as one digest."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from generator.disk import PICTURE, entries_below, open_plain, read_plain, resolved
from generator.pictures.picture_file import begins_as_picture


def pictures_digest(folder: Path) -> str:
    """A digest, hexadecimal, over the paths and bytes of all files below ``folder`` that can be printed.

    What no template can print counts for nothing: what is no picture or too large, no plain file, or behind a link
    that leads out. None of that is read beyond its first bytes.
    """
    found = hashlib.sha256()
    for path, data in _pictures(folder):
        content = hashlib.sha256(data).hexdigest()
        found.update(f"{path}\0{content}\0".encode(errors="surrogateescape"))
    return found.hexdigest()


def _pictures(folder: Path) -> Iterator[tuple[str, bytes]]:
    with suppress(OSError):  # a folder that is not there, or cannot be listed, has no picture to print
        real = resolved(folder)
        for entry in entries_below(real, root=real):
            if entry.kind != "file":
                continue
            with suppress(OSError):
                if _may_be_printed(entry.path, real):
                    yield entry.path.relative_to(real).as_posix(), read_plain(entry.path, most=PICTURE.most, root=real)


def _may_be_printed(path: Path, root: Path) -> bool:
    """Whether the file begins as a picture does, and is no larger than one may be."""
    handle = open_plain(path, root=root)
    try:
        return os.fstat(handle).st_size <= PICTURE.most and begins_as_picture(os.read(handle, 8))
    finally:
        os.close(handle)
