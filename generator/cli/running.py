"""One call of the program: words in, exit code out.

0 well · 1 an error in the input or the output · 2 wrong usage · 3 our own bug · 130 and 143 interrupted.
"""

from __future__ import annotations

import platform
import signal
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from types import FrameType

import click

from generator.cli.commands import program
from generator.cli.completing import answered
from generator.cli.language import language
from generator.cli.printing import prepare_streams, print_problems
from generator.cli.texts import text
from generator.cli.usage import usage_problem
from generator.cli.wildcards import spelt_out
from generator.errors import GeneratorError, Lang, Problem

_USAGE = 2
_BUG = 3
_INTERRUPTED = 128 + signal.SIGINT
_TERMINATED = 128 + signal.SIGTERM


def main() -> None:
    """The console script ``fawen``."""
    signal.signal(signal.SIGTERM, _terminated)
    sys.exit(run(spelt_out(sys.argv[1:])))


def run(arguments: Sequence[str]) -> int:
    """Does what ``arguments`` ask and returns the exit code; nothing but that code ever leaves it."""
    prepare_streams()
    if answered(program):
        return 0
    lang = language(arguments)
    try:
        return _commanded(arguments, lang)
    except (KeyboardInterrupt, click.Abort):
        print(text("interrupted", lang), file=sys.stderr)
        return _INTERRUPTED
    except _TerminatedError:
        print(text("interrupted", lang), file=sys.stderr)
        return _TERMINATED
    except Exception:  # whatever comes up to here is a fault of this program, and its reader wants the traceback
        traceback.print_exc()
        facts = {"version": version("fawen"), "python": platform.python_version(), "system": platform.platform()}
        print_problems([Problem("cli-bug", None, facts)], lang)
        return _BUG


def _commanded(arguments: Sequence[str], lang: Lang) -> int:
    try:
        code = program(lang).main(args=list(arguments), prog_name="fawen", standalone_mode=False)
    except GeneratorError as fault:
        print_problems(fault.problems, lang)
        return fault.exit_code
    except click.exceptions.NoArgsIsHelpError as fault:
        print(fault.format_message(), file=sys.stderr)
        return _USAGE
    except click.UsageError as fault:
        print_problems([usage_problem(fault)], lang)
        return _USAGE
    return code if isinstance(code, int) else 0


class _TerminatedError(BaseException):
    """SIGTERM came: the run unwinds, so that what it has staged is taken away."""


def _terminated(_number: int, _frame: FrameType | None) -> None:
    raise _TerminatedError
