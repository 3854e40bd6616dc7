"""``fawen serve``: the whole dispatch on a page in the browser."""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from pathlib import Path

import click

from generator.cli import printing
from generator.cli.completing import folders
from generator.cli.language import language_option, renewed_language
from generator.cli.options import TARGET
from generator.cli.standing_options import of_environment
from generator.ground.errors import Problem, Span, UsageError, language, speaking
from generator.ground.words.vocabularies import command_text as text

_INTERRUPTED, _TERMINATED = 130, 143
_MOST_PORT = 65_535


def add_serve(group: click.Group) -> None:
    """Adds the command ``serve`` to ``group``."""

    @group.command("serve", help=text("serve"))
    @click.argument(
        "folder", type=TARGET, required=False, metavar="[FOLDER]", shell_complete=folders, help=text("serve-folder")
    )
    @click.option("--host", default="127.0.0.1", metavar="HOST", help=text("serve-host"))
    @click.option("--port", type=click.IntRange(0, _MOST_PORT), default=0, metavar="N", help=text("serve-port"))
    @click.option("--no-open", is_flag=True, help=text("serve-no-open"))
    @language_option()
    def serve_command(folder: Path | None, host: str, port: int, no_open: bool) -> int:
        from generator.web import require_libraries

        require_libraries()
        _enter(folder)
        with speaking(renewed_language(click.get_current_context())):
            return _served(host, port, opens=not no_open)


def _enter(folder: Path | None) -> None:
    """Goes to ``folder``, else to the desk among the documents where this is the folder of the program itself.

    That desk's starters are made for this program, so that a version unpacked beside the last one takes over. Raises
    UsageError, OutputError.
    """
    from generator.desk.double_click_files import renew_starters
    from generator.ground.disk import missing
    from generator.ground.program_folder import documents_desk, is_in_program
    from generator.writing import make_folder, output_errors

    if folder is None and is_in_program(Path()):
        folder = documents_desk()
        with output_errors(folder):
            make_folder(folder)
        renew_starters(folder)
    else:
        folder = folder or Path()
        if not folder.is_dir():
            raise UsageError(missing(folder))
        if is_in_program(folder):
            raise UsageError(Problem("new-desk-in-program", Span(str(folder))))
    os.chdir(folder)


def _served(host: str, port: int, *, opens: bool) -> int:
    """Serves the working folder until that ends; the exit code. Raises UsageError, OutputError."""
    from generator.web.application import application
    from generator.web.loopback_serving import return_freed_memory, serve
    from generator.web.open_desk import OpenDesk

    def ready(url: str) -> None:
        if opens:
            _hand_over(kept, url)
        else:  # the only time that the one-time address is printed anywhere
            printing.print_json([{"url": url}])

    return_freed_memory()
    desk = OpenDesk(of_environment())
    code = 0
    with ExitStack() as kept:
        try:
            serve(
                lambda stop: application(desk, stop=stop, report=_report, lang=language()),
                ready=ready,
                report=_report,
                host=host,
                port=port,
            )
        except KeyboardInterrupt:
            code = _INTERRUPTED
        except printing.TerminatedError:
            code = _TERMINATED
        finally:
            desk.jobs.end()
    printing.print_aside(text("serve-ended"))
    return code


def _hand_over(kept: ExitStack, url: str) -> None:
    """Has a browser open ``url`` by a file, which is ``kept`` while the server runs."""
    from generator.desk.opening import opened_in_own_window
    from generator.web.loopback_serving import IDLE_HOURS, opening_file

    file = kept.enter_context(opening_file(url))
    printing.print_lines([text("serving", hours=IDLE_HOURS)])
    problem = opened_in_own_window(file)
    printing.print_problems([] if problem is None else [problem])


def _report(number: str, fault: BaseException) -> None:
    """Prints a fault of ours. A terminal that is gone ends nothing: the page is still there."""
    import traceback

    with suppress(printing.ReaderGoneError):
        printing.print_aside("\n".join([text("serve-fault", number=number), *traceback.format_exception(fault)]))
