"""A row of the tables beside this module: what somebody did wrong in a small office, and what puts it right."""

import io
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from openpyxl import Workbook

from tests.sample_office import Office
from tests.word_documents import make_docx

Edit = Callable[[Office], None]
"""Something that is done to the office's folder."""


@dataclass(frozen=True)
class Mistake:
    """A mistake and its answer.

    ``command`` is typed in the office's folder after ``before``, and ends with ``status`` and the problem ``code``;
    ``zh`` and ``en`` are words that the answer has in each language (those of ``zh`` alone: in both), ``never``
    those that it has in none. After ``remedy``, ``again`` (or the same command) ends well, without the problem.
    """

    name: str
    command: str
    code: str
    zh: Sequence[str]
    en: Sequence[str] | None = None
    before: Sequence[Edit] = ()
    remedy: Sequence[Edit] = ()
    again: str | None = None
    status: int = 1
    never: Sequence[str] = ()


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)
"""How a file in an old format of Office, or one with a password, begins."""


def repository(office: Office) -> None:
    """The office's folder becomes a git repository."""
    subprocess.run(["git", "init", "--quiet", str(office.folder)], check=True)


def write(name: str, text: str) -> Edit:
    """A text file is written."""
    return lambda office: office.write(name, text)


def change(name: str, old: str, new: str) -> Edit:
    """A part of a text file is typed over."""
    return lambda office: office.replace(name, old, new)


def rename(old: str, new: str) -> Edit:
    """A file or folder gets another name."""

    def renamed(office: Office) -> None:
        (office.folder / new).parent.mkdir(parents=True, exist_ok=True)
        (office.folder / old).rename(office.folder / new)

    return renamed


def remove(name: str) -> Edit:
    """A file is removed."""
    return lambda office: (office.folder / name).unlink()


def put(name: str, data: bytes) -> Edit:
    """A file with these bytes is put there."""

    def written(office: Office) -> None:
        path: Path = office.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    return written


def word(name: str, *lines: str) -> Edit:
    """Somebody saves a Word file with a paragraph for each line."""
    return lambda office: put(name, make_docx(lines))(office)


def letter(*lines: str) -> Edit:
    """The office's letter becomes these lines."""
    return word("templates/unit/函.docx", *lines)


def sheet(name: str, *rows: str) -> Edit:
    """Somebody saves a workbook; each row is typed with `` | `` between its cells."""
    return lambda office: put(name, workbook(rows))(office)


@cache
def workbook(rows: tuple[str, ...]) -> bytes:
    """The bytes of a workbook with these rows."""
    book = Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append([cell.strip() for cell in row.split(" | ")])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def issued(name: str, old: str = "", new: str = "") -> Edit:
    """The office's finished notice as ``name``, with ``old`` typed over by ``new``."""

    def saved(office: Office) -> None:
        office.build()
        with ZipFile(office.papers / "关于报送《目录》的通知.docx") as made:
            parts = {each: made.read(each) for each in made.namelist()}
        text = parts["word/document.xml"].decode()
        assert old in text
        parts["word/document.xml"] = text.replace(old, new).encode()
        with ZipFile(office.folder / name, "w") as archive:
            for each, data in parts.items():
                archive.writestr(each, data)

    return saved
