"""Our lines at the end of .gitattributes, between two marks; the bytes of all other lines stay.

``diff=docx`` names the driver of :mod:`settings`. ``-text`` keeps git from converting line ends in a .docx where
somebody has declared all files to be text.
"""

from __future__ import annotations

from pathlib import Path

from generator.ground.disk import LinkOutError, read_plain

FILE = ".gitattributes"
_MOST = 10_000_000  # bytes
_BEGIN = "# >>> fawen git install"
_END = "# <<< fawen git install"
LINES = ("*.docx diff=docx -text",)


def with_ours(content: bytes) -> bytes:
    """``content`` with our lines at its end, in its own kind of line end; unchanged where they are there already."""
    newline = b"\r\n" if b"\r\n" in content else b"\n"
    others = without_ours(content)
    block = newline.join(line.encode() for line in (_BEGIN, *LINES, _END)) + newline
    if content.endswith(block) and content[: -len(block)] == others:
        return content
    if others and not others.endswith(b"\n"):
        others += newline
    return others + block


def without_ours(content: bytes) -> bytes:
    """``content`` without our lines and the marks around them."""
    kept: list[bytes] = []
    ours = False
    for line in content.splitlines(keepends=True):
        mark = line.strip()
        if mark == _BEGIN.encode():
            ours = True
        if not ours:
            kept.append(line)
        if mark == _END.encode():
            ours = False
    return b"".join(kept)


def read(top: Path) -> bytes:
    """The content of .gitattributes in ``top``; empty where it is missing.

    Raises LinkOutError where it is a link, which git does not follow either, OSError where it is no plain file.
    """
    path = top / FILE
    if path.is_symlink():
        raise LinkOutError(path, top)
    try:
        return read_plain(path, most=_MOST)
    except FileNotFoundError:
        return b""
