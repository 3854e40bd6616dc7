"""``fawen watch``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.changes import summary_lines
from generator.cli.choosing import choice_options
from generator.cli.language import language_option
from generator.cli.options import jobs_option, place_options, quiet_option
from generator.cli.printing import print_aside, print_lines, print_problems
from generator.cli.progress import progress
from generator.cli.texts import text
from generator.ground.errors import GeneratorError, Lang, Problem, UsageError

if TYPE_CHECKING:
    from generator.desk.watching import Inputs, Look
    from generator.dispatch import Manifest

Say = Callable[[Iterable[str]], None]

_INTERRUPTED = 130
_MOST_FILES = 5


def add_watch(group: click.Group, lang: Lang) -> None:
    """Adds the command to ``group``. What enters something in the register is no option here: a save is no order."""

    @group.command("watch", help=text("watch", lang))
    @place_options(lang)
    @choice_options(lang, of_set=True)
    @click.option("--pdf", is_flag=True, help=text("build-pdf", lang))
    @click.option("--draft", is_flag=True, help=text("build-draft", lang))
    @click.option("--duplex", is_flag=True, help=text("build-duplex", lang))
    @click.option("--poll", is_flag=True, help=text("watch-poll", lang))
    @jobs_option(lang, used=True)
    @quiet_option(lang)
    @language_option(lang)
    def watch_command(
        templates: Path, notice: Path | None, units: Path, output: Path, poll: bool, quiet: bool, **options: object
    ) -> int:
        from generator.desk.watching import Inputs
        from generator.dispatch import build

        places = {"templates": templates, "notice": notice, "units": units, "output": output}
        building = partial(build, **places, **options)  # type: ignore[arg-type]  # Click hands over what it has checked
        inputs = Inputs(templates, templates / "notice" if notice is None else notice, units, output)
        say = _silent if quiet else print_lines
        try:
            _watch(inputs, partial(_built, building, lang, quiet), say, lang, poll=poll)
        except KeyboardInterrupt:
            print_aside(text("watch-ended", lang))
        return _INTERRUPTED


def _watch(inputs: Inputs, built: Callable[[], Manifest], say: Say, lang: Lang, *, poll: bool) -> None:
    """Builds once, then whenever something was saved, until it is interrupted.

    Raises UsageError where the first build does: what was called wrongly does not get right by waiting.
    """
    from generator.desk.watching import can_listen, watching

    if not poll and not can_listen():
        print_problems([Problem("watch-library-missing")], lang)
    with watching(inputs, poll=poll) as looks:
        _build(built, say, lang, fatal=(UsageError,))
        say([text("watching", lang)])
        for look in looks:
            say(_look_lines(look, lang))
            if look.saves:
                _build(built, say, lang)


def _built(building: Callable[..., Manifest], lang: Lang, quiet: bool) -> Manifest:
    with progress(lang, quiet) as told:
        return building(progress=told)


def _build(
    built: Callable[[], Manifest], say: Say, lang: Lang, *, fatal: tuple[type[GeneratorError], ...] = ()
) -> None:
    """Builds and prints the result; an error in the input, too, unless it is ``fatal``."""
    try:
        manifest = built()
    except fatal:
        raise
    except GeneratorError as fault:
        print_problems(fault.problems, lang)
        say([text("watch-not-built", lang)])
    else:
        print_problems(manifest.warnings, lang)
        say(summary_lines(manifest, lang))


def _look_lines(look: Look, lang: Lang) -> Iterator[str]:
    """Which files were saved; those that were saved as they are only where nothing else was."""
    for kind in ("changed", "new", "gone"):
        paths = [save.path for save in look.saves if save.kind == kind]
        if paths:
            yield text(f"watch-{kind}", lang, paths=_named(paths, lang))
    if not look.saves:
        yield text("watch-same", lang, paths=_named(look.same, lang))


def _named(paths: Sequence[Path], lang: Lang) -> str:
    names = text("comma-of-names", lang).join(map(str, paths[:_MOST_FILES]))
    return names if len(paths) <= _MOST_FILES else text("and-other-files", lang, names=names, count=len(paths))


def _silent(_lines: Iterable[str]) -> None:
    pass
