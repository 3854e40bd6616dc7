"""Our lines at the end of a file of git, between two marks; the bytes of all other lines stay.

In .gitattributes ``diff=docx`` names the driver of :mod:`git_settings`; ``-text`` keeps git from converting line ends
in a .docx where somebody has declared all files to be text. In .gitignore are the files that are nobody else's.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.ground.desk_names import PRIVATE
from generator.ground.disk import LinkOutError, read_plain

_MOST = 10_000_000  # bytes
_BEGIN = "# >>> fawen git install"
_END = "# <<< fawen git install"


@dataclass(frozen=True, slots=True)
class OwnLines:
    """Our ``lines`` in the ``file`` at the top of a repository."""

    file: str
    lines: tuple[str, ...]

    def added_to(self, content: bytes) -> bytes:
        """``content`` with our lines at its end, in its own kind of line end; the same where they are there already."""
        newline = b"\r\n" if b"\r\n" in content else b"\n"
        others = without_ours(content)
        block = newline.join(line.encode() for line in (_BEGIN, *self.lines, _END)) + newline
        if content.endswith(block) and content[: -len(block)] == others:
            return content
        if others and not others.endswith(b"\n"):
            others += newline
        return others + block

    def read(self, top: Path) -> bytes:
        """The content of the file in ``top``; empty where it is missing.

        Raises LinkOutError where it is a link, which git does not follow either, OSError where it is no plain file.
        """
        path = top / self.file
        if path.is_symlink():
            raise LinkOutError(path, top)
        try:
            return read_plain(path, most=_MOST)
        except FileNotFoundError:
            return b""


ATTRIBUTES = OwnLines(".gitattributes", ("*.docx diff=docx -text",))
IGNORED = OwnLines(".gitignore", PRIVATE)
OWN_LINES = (ATTRIBUTES, IGNORED)


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
