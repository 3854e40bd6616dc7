"""Reading of the register's CSV file. One that another program has changed is refused, never repaired."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakValueDictionary

from generator.ground.disk import REGISTER, read_plain, reading_problem
from generator.ground.errors import Problem, RegisterError, Span, UsageError
from generator.ground.garbage_collection import uncollected
from generator.ground.source.text_encoding import decode
from generator.ground.words.vocabularies import phrase
from generator.office.sheetml import END, line_of
from generator.register.register_row import COLUMNS, FIRST_LINE, RegisterRow, Rows, UsedNumbers
from generator.writing import output_errors


def head_of(columns: Sequence[str]) -> bytes:
    """The first bytes of such a file: the mark by which spreadsheets recognise UTF-8, and the line of titles."""
    return codecs.BOM_UTF8 + f"{line_of(columns)}{END}".encode()


HEAD = head_of(COLUMNS)
"""The first bytes of a register."""

SUFFIX = ".csv"

_DELIMITERS = re.compile("[,;\t]")
_LINE_BREAK = re.compile("[\r\n]")


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Register:
    """A register as it is on the disk; ``data`` is empty where there is no file yet."""

    file: str
    data: bytes
    rows: tuple[RegisterRow, ...]
    used: UsedNumbers


_in_use: WeakValueDictionary[tuple[str, int], Register] = WeakValueDictionary()
"""The registers that somebody has, by the names and sizes of their files."""


def read_register(path: Path) -> Register:
    """Reads the register at ``path``; it has no rows where there is no such file.

    Of a register in use, only later rows are read: rows are only added at the end, and depend on those before. Raises
    UsageError when the name is not that of a register, RegisterError where another program has written the file: with
    all problems of its rows, or the one problem of the file as a whole.
    """
    file = str(path)
    if path.suffix.lower() != SUFFIX:
        raise UsageError(Problem("register-file-name", Span(file)))
    data = read_bytes(path)
    if data is None:
        return _without_rows(file)
    with uncollected():
        register = _in_use[file, len(data)] = _read(file, data)
    return register


def _without_rows(file: str) -> Register:
    return Register(file, b"", (), UsedNumbers())


def _read(file: str, data: bytes) -> Register:
    found = [each for (name, _), each in list(_in_use.items()) if name == file and data.startswith(each.data)]
    known = max(found, key=lambda each: len(each.data), default=_without_rows(file))
    if data and known.data == data:
        return known
    rows = Rows(file, known.rows, known.used.copy())
    done = len(known.rows)
    for number, line in enumerate(csv_lines(data, file)[done:], start=FIRST_LINE + done):
        rows.read_line(number, line)
    RegisterError.raise_for(rows.problems)
    return Register(file, data, tuple(rows.read), rows.used)


def read_bytes(path: Path) -> bytes | None:
    """The bytes of the register or of its worksheet, None where there is no such file.

    Raises RegisterError when it is no plain file or cannot be read, OutputError when the system cannot write its name.
    """
    with output_errors(path):
        try:
            return read_plain(path, most=REGISTER.most)
        except FileNotFoundError:
            return None
        except OSError as fault:
            raise RegisterError(reading_problem(fault, REGISTER, str(path))) from fault


def csv_lines(data: bytes, file: str, columns: Sequence[str] = COLUMNS) -> Sequence[str]:
    """The lines below the titles, which are ``columns``.

    Raises RegisterError where the file as a whole is not as fawen writes it.
    """
    titles = line_of(columns)
    text = decode(data, file)
    if isinstance(text, Problem):
        raise RegisterError(Problem("register-rewritten", text.span or Span(file), {"what": text.quoted}))
    first = text.partition("\n")[0].removesuffix("\r")
    span = Span(file, 1, 1, max(1, len(first)), first)
    if first != titles:
        if tuple(title.strip('" ') for title in _DELIMITERS.split(first)) == tuple(columns):
            raise _rewritten("register-delimited", span)
        raise RegisterError(Problem("register-head", span))
    if not data.startswith(codecs.BOM_UTF8):
        raise _rewritten("register-no-mark", span)
    *lines, last = pieces = text.split(END)
    for number, line in enumerate(pieces, start=1):
        if found := _LINE_BREAK.search(line):
            raise _rewritten("register-ends", Span(file, number, found.start() + 1, 1, line[: found.start()]))
    if last:
        raise RegisterError(Problem("register-torn", Span(file, len(pieces), len(last) + 1, 1, last)))
    return lines[1:]


def _rewritten(key: str, span: Span) -> RegisterError:
    return RegisterError(Problem("register-rewritten", span, {"what": phrase(key)}))
