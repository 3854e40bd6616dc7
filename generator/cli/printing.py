"""Printing and asking: problems and questions to stderr, results and plans to stdout.

Where the reader closes the pipe (``fawen … | head``) the run ends without another word.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from generator.ground.errors import OutputError, Problem, columns, printable, system_reason
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from pathlib import Path


class ReaderGoneError(BaseException):
    """The pipe of stdout or stderr is closed. No Exception, so that no handler of errors takes it for one."""


class TerminatedError(BaseException):
    """SIGTERM or SIGHUP ends the run: it unwinds, and removes what it has staged."""


def prepare_streams() -> None:
    """Makes stdout and stderr print every character, escaped where the encoding lacks it.

    A stream that was closed before the program began is replaced by one that drops everything.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  open as long as the program runs
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def print_utf8() -> None:
    """Makes stdout UTF-8 with plain line feeds on every system: a program reads it."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def print_problems(problems: Iterable[Problem]) -> None:
    """Prints ``problems`` to stderr, an empty line between them. Raises ReaderGoneError."""
    text = "\n\n".join(problem.text() for problem in problems)
    if text:
        print_aside(text)


def print_aside(text: str) -> None:
    """Prints ``text`` to stderr; an error in writing is dropped. Raises ReaderGoneError."""
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError as fault:
        _give_up(sys.stderr)
        if _has_no_reader(fault):
            raise ReaderGoneError from fault


def print_lines(lines: Iterable[str]) -> None:
    """Prints ``lines`` to stdout. Raises ReaderGoneError, OutputError when they cannot be written."""
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except OSError as fault:
        raise _not_printed(fault) from fault


Record = dict[str, object]
"""What ``--json`` prints a line of; a key that does not apply is null."""


def record_of(thing: object, *keys: str) -> Record:
    """The attributes of ``thing`` that the ``keys`` name, a tuple as a list; None for those that it lacks."""
    values = ((key, getattr(thing, key, None)) for key in keys)
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values}


def print_json(records: Iterable[Record]) -> None:
    """Prints ``records`` to stdout, a line of JSON each (RFC 8259, UTF-8). Raises as :func:`print_lines` does."""
    import json

    print_utf8()
    print_lines(json.dumps(each, ensure_ascii=False) for each in records)


def print_either(records: Iterable[Record], lines: Iterable[str], *, as_json: bool) -> None:
    """Prints ``records`` for a program or ``lines`` for people; what is not printed is not made."""
    print_json(records) if as_json else print_lines(lines)


_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")
"""Of which a desktop that is neither Windows nor macOS sets one."""


def can_ask() -> bool:
    """Whether a person sees a question and can answer it; commands that no person watches ask nothing."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def is_started_by_desktop() -> bool:
    """Whether a double click has started the program: it has no terminal, and nobody reads what it prints."""
    if not any(map(os.environ.get, _SCREENS)) and sys.platform not in ("win32", "darwin"):
        return False
    try:
        is_read = stat.S_ISFIFO(os.fstat(sys.stdout.fileno()).st_mode)
    except OSError:  # a stream of a program that runs the command within itself
        return False
    return not (is_read or sys.stdout.isatty() or (sys.stdin is not None and sys.stdin.isatty()))


def answer(question: str, default: str) -> str:
    """What the person types in reply to ``question``; ``default`` for nothing."""
    sys.stderr.write(text("asked", question=question, default=default))
    sys.stderr.flush()
    return sys.stdin.readline().strip() or default


def choice(question: str, offers: Sequence[str]) -> str | None:
    """The one of ``offers`` whose number the person types in reply to ``question``; None for anything else."""
    lines = [question, *(f"  {number}. {each}" for number, each in enumerate(offers, 1))]
    sys.stderr.write("".join(f"{line}\n" for line in lines))
    typed = answer(text("asked-number"), "1")
    return offers[int(typed) - 1] if typed.isdecimal() and 1 <= int(typed) <= len(offers) else None


_BETWEEN = "  "


def table_lines(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of a table with aligned columns, none without rows; columns that are empty in all rows are left out."""
    if not rows:
        return
    kept = [place for place in range(len(titles)) if any(row[place] for row in rows)]
    shown = [[printable(row[place]) for place in kept] for row in (titles, *rows)]
    widths = [max(map(columns, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (cell + " " * (width - columns(cell)) for cell, width in zip(row, widths, strict=True))
        yield _BETWEEN.join(cells).rstrip()


def _not_printed(fault: OSError) -> BaseException:
    """The exception for a stdout that cannot be written, which is closed."""
    _give_up(sys.stdout)
    if _has_no_reader(fault):
        return ReaderGoneError()
    return OutputError(Problem("cli-stdout", None, {"reason": system_reason(fault)}))


def _has_no_reader(fault: OSError) -> bool:
    """Whether the pipe has no reader any more; Windows has no error number of its own for that."""
    return fault.errno == errno.EPIPE or (sys.platform == "win32" and fault.errno == errno.EINVAL)


def _give_up(stream: TextIO) -> None:
    """Points ``stream`` at the null device, so that Python's last flush does not fail."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)


def open_place(path: Path) -> None:
    """Opens ``path`` as a double click does; prints a problem where nothing can."""
    from generator.desk.opening import opened

    problem = opened(path)
    if problem is not None:
        print_problems([problem])
