"""Printing: problems to stderr, results and plans to stdout.

Whoever reads either may close the pipe at any moment (``fawen … | head``): the run ends then, and says no more.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from typing import TextIO

from generator.ground.errors import OutputError, Problem, system_reason


class ReaderGoneError(BaseException):
    """Whoever read what is printed has closed the pipe; no handler of errors is to take this for one."""


def prepare_streams() -> None:
    """Lets stdout and stderr print every character: what their encoding lacks comes out as its escape.

    One that was closed before the program began goes nowhere.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  open as long as the program runs
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def print_utf8() -> None:
    """Lets stdout be UTF-8 with plain line feeds, whatever the console or the system has: a program reads it."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def print_problems(problems: Iterable[Problem]) -> None:
    """Prints ``problems`` to stderr, an empty line between them. Raises ReaderGoneError."""
    text = "\n\n".join(problem.text() for problem in problems)
    if text:
        print_aside(text)


def print_aside(text: str) -> None:
    """Prints ``text`` to stderr; that it cannot be written can be reported to nobody. Raises ReaderGoneError."""
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


def print_bytes(data: bytes) -> None:
    """Prints ``data`` to stdout as they are. Raises as :func:`print_lines` does."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except OSError as fault:
        raise _not_printed(fault) from fault


def _not_printed(fault: OSError) -> BaseException:
    """What is to be raised where stdout cannot be written; it is given up."""
    _give_up(sys.stdout)
    if _has_no_reader(fault):
        return ReaderGoneError()
    return OutputError(Problem("cli-stdout", None, {"reason": system_reason(fault)}))


def _has_no_reader(fault: OSError) -> bool:
    """Whether the pipe has been closed at its other end, for which Windows has no error number of its own."""
    return fault.errno == errno.EPIPE or (sys.platform == "win32" and fault.errno == errno.EINVAL)


def _give_up(stream: TextIO) -> None:
    """Points ``stream`` at nothing, so that what is still buffered does no more harm when Python ends."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)
