"""The console script ``fawen``: arguments in, exit code out.

0 success · 1 an error in the input or the output · 2 wrong usage · 3 internal error · 130 and 143 interrupted ·
141 broken pipe.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType

import click

from generator.cli.commands import program
from generator.cli.language import asked_language
from generator.cli.printing import ReaderGoneError, TerminatedError, prepare_streams, print_aside, print_problems
from generator.cli.standing_options import COMPLETION
from generator.cli.usage_errors import usage_problem
from generator.ground.errors import GeneratorError, OutputError, Problem, speaking
from generator.ground.words.vocabularies import command_text as text

_USAGE = 2
_BUG = 3
_INTERRUPTED = 128 + signal.SIGINT
_TERMINATED = 128 + signal.SIGTERM
_UNREAD = 128 + 13  # SIGPIPE, which Windows does not have
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


def main() -> None:
    """Runs the words that were typed, and exits."""
    ending = _Ending()
    ending.follow()
    code = run(spelt_out(sys.argv[1:]))
    ending.settle()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Runs the command of ``arguments`` and returns the exit code; no exception leaves it."""
    prepare_streams()
    try:
        if _completed():
            return 0
        with speaking(asked_language(arguments)):
            return _commanded(arguments)
    except ReaderGoneError:
        return _UNREAD


def _completed() -> bool:
    """Answers a shell that asks for completions, by Click's protocol; whether one did."""
    asked = os.environ.get(COMPLETION)
    if not asked:
        return False
    from click.shell_completion import shell_complete

    # Whoever presses the tabulator is in the middle of a line, and wants no sentences there.
    with suppress(Exception), speaking(asked_language(os.environ.get("COMP_WORDS", "").split())):
        shell_complete(program(), {}, "fawen", COMPLETION, asked)
    return True


def _commanded(arguments: Sequence[str]) -> int:
    """Runs the command and returns its exit code; every exception is reported and ends here but ReaderGoneError."""
    try:
        code = program().main(args=list(arguments), prog_name="fawen", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except (ReaderGoneError, SystemExit, GeneratorExit):
        raise
    except BaseException as fault:
        try:
            return _reported(fault)
        except ReaderGoneError:
            raise
        except BaseException as another:  # while the first was reported
            return _reported(another)


def _reported(fault: BaseException) -> int:
    """Reports what ended the command; returns the exit code. Raises ReaderGoneError."""
    match fault:
        case KeyboardInterrupt() | click.Abort():
            _say_interrupted()
            return _INTERRUPTED
        case TerminatedError():
            _say_interrupted()
            return _TERMINATED
        case GeneratorError():
            print_problems(fault.problems)
            return fault.exit_code
        case click.UsageError():
            print_problems([usage_problem(fault)])
            return _USAGE
        case MemoryError():
            print_problems([Problem("cli-memory")])
            return OutputError.exit_code
        case _:  # a fault of this program, and its reader wants the traceback
            import platform
            import traceback
            from importlib.metadata import version

            print_aside("".join(traceback.format_exception(fault)))
            facts = {"version": version("fawen"), "python": platform.python_version(), "system": platform.platform()}
            print_problems([Problem("cli-bug", None, facts)])
            return _BUG


def _say_interrupted() -> None:
    with suppress(ReaderGoneError):  # the terminal may be gone
        print_aside(text("interrupted"))


class _Ending:
    """Ends the run at the first signal; later ones do not disturb it while it unwinds."""

    def __init__(self) -> None:
        self._begun = False
        self._followed: list[int] = []

    def follow(self) -> None:
        """Handles signals from now on, but for those ignored by whoever started the run (nohup)."""
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._end)
                self._followed.append(number)

    def settle(self) -> None:
        """Ignores further signals after a run that one has ended, so that its exit code stays."""
        if self._begun:
            for number in self._followed:
                signal.signal(number, signal.SIG_IGN)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        if self._begun:
            return
        self._begun = True
        raise KeyboardInterrupt if number == signal.SIGINT else TerminatedError


_WILD = frozenset("*?")


def spelt_out(words: Sequence[str]) -> list[str]:
    """``words``; on Windows with patterns such as ``*.docx`` replaced by the files that match, if any do.

    The shells of Windows do not do it.
    """
    if sys.platform != "win32":
        return list(words)
    from glob import glob

    matching = {word: sorted(glob(word)) for word in words if _WILD & set(word) and not word.startswith("-")}
    return [each for word in words for each in matching.get(word) or [word]]
