"""Printing: problems to stderr, results and plans to stdout.

Where the reader closes the pipe (``fawen … | head``) the run ends without another word.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from typing import TextIO

from generator.ground.errors import OutputError, Problem, system_reason


class ReaderGoneError(BaseException):
    """The pipe of stdout or stderr is closed. No Exception, so that no handler of errors takes it for one."""


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


def print_json(records: Iterable[object]) -> None:
    """Prints ``records`` to stdout, a line of JSON each (RFC 8259, UTF-8). Raises as :func:`print_lines` does."""
    import json

    print_utf8()
    print_lines(json.dumps(each, ensure_ascii=False) for each in records)


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
