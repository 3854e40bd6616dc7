"""``fawen watch``: builds again whenever an input is saved; a saved fawen.yaml changes what is built, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.command_classes import called_again
from generator.cli.language import language_option, renewed_language
from generator.cli.notice_choice import chosen_notice
from generator.cli.options import jobs_option, kept_options, place_options, quiet_option
from generator.cli.printing import print_aside, print_lines, print_problems
from generator.cli.progress import progress
from generator.cli.standing_options import with_origins
from generator.cli.texts import text
from generator.cli.unit_choice import choice_options
from generator.ground.desk_names import NOTICE
from generator.ground.errors import GeneratorError, Problem, UsageError, speaking

if TYPE_CHECKING:
    from generator.desk.watching import Inputs, SavedFiles
    from generator.dispatch import Manifest

Say = Callable[[Iterable[str]], None]

_OF_WATCHING = frozenset({"poll", "quiet"})
"""The options that a build does not have."""

_INTERRUPTED = 130
_MOST_FILES = 5


def add_watch(group: click.Group) -> None:
    """Adds the command ``watch`` to ``group``.

    It has no option that writes to the register: saving a file must not enter anything there.
    """

    @group.command("watch", help=text("watch"))
    @place_options()
    @choice_options(of_set=True)
    @kept_options()
    @click.option("--draft", is_flag=True, help=text("build-draft"))
    @click.option("--poll", is_flag=True, help=text("watch-poll"))
    @jobs_option(used=True)
    @quiet_option()
    @language_option()
    def watch_command(poll: bool, quiet: bool, **_: object) -> int:
        say = _silent if quiet else print_lines
        try:
            _watch(_Watched.of(click.get_current_context()), say, poll=poll)
        except KeyboardInterrupt:
            print_aside(text("watch-ended"))
        return _INTERRUPTED


@dataclass(frozen=True, slots=True)
class _Watched:
    """The inputs of the call ``ctx``, and the build of them."""

    ctx: click.Context
    inputs: Inputs
    build: Callable[..., Manifest]

    @classmethod
    def of(cls, ctx: click.Context) -> _Watched:
        """What the values of ``ctx`` ask for; where no notice is named, the person may be asked for one."""
        from generator.desk.watching import Inputs
        from generator.dispatch import build

        options = {name: value for name, value in ctx.params.items() if name not in _OF_WATCHING}
        templates, named = options["templates"], options["notice"]
        notice = chosen_notice(templates, named, quiet=ctx.params["quiet"])
        folder = templates / NOTICE if notice is None else notice
        inputs = Inputs(templates, folder, options["units"], options["output"])
        return cls(ctx, inputs, partial(build, **{**options, "notice": notice}))


def _watch(watched: _Watched, say: Say, *, poll: bool) -> None:
    """Builds once, then after each save, until it is interrupted.

    Raises UsageError where the first build does: waiting does not help against a wrong command line.
    """
    from generator.desk.watching import can_listen, watching

    if not poll and not can_listen():
        print_problems([Problem("watch-library-missing")])
    fatal: tuple[type[GeneratorError], ...] = (UsageError,)
    while True:
        with speaking(renewed_language(watched.ctx)), watching(watched.inputs, poll=poll) as looks:
            _build(watched, say, fatal=fatal)
            if fatal:
                say([text("watching")])
            watched, fatal = _built_until_renewed(watched, looks, say), ()


def _built_until_renewed(watched: _Watched, looks: Iterable[SavedFiles], say: Say) -> _Watched:
    """Builds after each save of another file than fawen.yaml; returns what that asks for when it has been saved.

    While it is wrong, that is reported after each save, and nothing is built.
    """
    is_wrong = False
    for look in looks:
        say(_look_lines(look))
        if is_wrong or any(save.path == watched.inputs.standing for save in look.saves):
            try:
                return _Watched.of(called_again(watched.ctx))
            except GeneratorError as fault:
                is_wrong = True
                _report(fault, say)
        elif look.saves:
            _build(watched, say)
    return watched


def _build(watched: _Watched, say: Say, *, fatal: tuple[type[GeneratorError], ...] = ()) -> None:
    """Builds and prints the result, or the error, unless that is ``fatal``: then it is raised."""
    from generator.desk.build_report import summary_lines

    try:
        with progress(watched.ctx.params["quiet"]) as shown:
            manifest = watched.build(progress=shown)
    except fatal:
        raise
    except UsageError as fault:
        _report(with_origins(watched.ctx, fault), say)
    except GeneratorError as fault:
        _report(fault, say)
    else:
        print_problems(manifest.warnings)
        say(summary_lines(manifest))


def _report(fault: GeneratorError, say: Say) -> None:
    print_problems(fault.problems)
    say([text("watch-not-built")])


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
