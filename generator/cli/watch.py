"""``fawen watch``: builds again whenever an input is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.build_summary import summary_lines
from generator.cli.language import language_option
from generator.cli.notice_choice import chosen_notice
from generator.cli.options import jobs_option, pdf_options, place_options, quiet_option
from generator.cli.printing import print_aside, print_lines, print_problems
from generator.cli.progress import progress
from generator.cli.texts import text
from generator.cli.unit_choice import choice_options
from generator.ground.errors import GeneratorError, Problem, UsageError

if TYPE_CHECKING:
    from generator.desk.watching import Inputs, SavedFiles
    from generator.dispatch import Manifest

Say = Callable[[Iterable[str]], None]

_INTERRUPTED = 130
_MOST_FILES = 5


def add_watch(group: click.Group) -> None:
    """Adds the command ``watch`` to ``group``.

    It has no option that writes to the register: saving a file must not enter anything there.
    """

    @group.command("watch", help=text("watch"))
    @place_options()
    @choice_options(of_set=True)
    @pdf_options()
    @click.option("--draft", is_flag=True, help=text("build-draft"))
    @click.option("--duplex", is_flag=True, help=text("build-duplex"))
    @click.option("--poll", is_flag=True, help=text("watch-poll"))
    @jobs_option(used=True)
    @quiet_option()
    @language_option()
    def watch_command(
        templates: Path, notice: Path | None, units: Path, output: Path, poll: bool, quiet: bool, **options: object
    ) -> int:
        from generator.desk.watching import Inputs
        from generator.dispatch import build

        notice = chosen_notice(templates, notice, quiet=quiet)
        places = {"templates": templates, "notice": notice, "units": units, "output": output}
        building = partial(build, **places, **options)  # type: ignore[arg-type]  # Click hands over what it has checked
        inputs = Inputs(templates, templates / "notice" if notice is None else notice, units, output)
        say = _silent if quiet else print_lines
        try:
            _watch(inputs, partial(_built, building, quiet), say, poll=poll)
        except KeyboardInterrupt:
            print_aside(text("watch-ended"))
        return _INTERRUPTED


def _watch(inputs: Inputs, built: Callable[[], Manifest], say: Say, *, poll: bool) -> None:
    """Builds once, then after each save, until it is interrupted.

    Raises UsageError where the first build does: waiting does not help against a wrong command line.
    """
    from generator.desk.watching import can_listen, watching

    if not poll and not can_listen():
        print_problems([Problem("watch-library-missing")])
    with watching(inputs, poll=poll) as looks:
        _build(built, say, fatal=(UsageError,))
        say([text("watching")])
        for look in looks:
            say(_look_lines(look))
            if look.saves:
                _build(built, say)


def _built(building: Callable[..., Manifest], quiet: bool) -> Manifest:
    with progress(quiet) as shown:
        return building(progress=shown)


def _build(built: Callable[[], Manifest], say: Say, *, fatal: tuple[type[GeneratorError], ...] = ()) -> None:
    """Builds and prints the result, or the error, unless that is ``fatal``: then it is raised."""
    try:
        manifest = built()
    except fatal:
        raise
    except GeneratorError as fault:
        print_problems(fault.problems)
        say([text("watch-not-built")])
    else:
        print_problems(manifest.warnings)
        say(summary_lines(manifest))


def _look_lines(look: SavedFiles) -> Iterator[str]:
    """Which files were saved; files saved without a change are listed only if no other was."""
    for kind in ("changed", "new", "gone"):
        paths = [save.path for save in look.saves if save.kind == kind]
        if paths:
            yield text(f"watch-{kind}", paths=_named(paths))
    if not look.saves:
        yield text("watch-same", paths=_named(look.same))


def _named(paths: Sequence[Path]) -> str:
    names = text("comma-of-names").join(map(str, paths[:_MOST_FILES]))
    return names if len(paths) <= _MOST_FILES else text("and-other-files", names=names, count=len(paths))


def _silent(_lines: Iterable[str]) -> None:
    pass
