"""What is printed: problems to stderr, results and plans to stdout."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from generator.errors import Lang, OutputError, Problem, system_reason


def prepare_streams() -> None:
    """Lets stdout and stderr print every character: what their encoding lacks comes out as its escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def print_problems(problems: Iterable[Problem], lang: Lang) -> None:
    """Prints ``problems`` to stderr, an empty line between them."""
    text = "\n\n".join(problem.text(lang) for problem in problems)
    if text:
        print(text, file=sys.stderr)


def print_lines(lines: Iterable[str]) -> None:
    """Prints ``lines`` to stdout. Raises OutputError when they cannot be written, after giving stdout up."""
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except OSError as fault:
        _give_up_stdout()
        raise OutputError(Problem("cli-stdout", None, {"reason": system_reason(fault)})) from fault


def _give_up_stdout() -> None:
    """Points stdout at nothing, so that what is still buffered does no more harm when Python ends."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
