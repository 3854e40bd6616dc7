"""Every command of the program, as tests walk over them."""

from collections.abc import Callable, Iterator

import click

from generator.cli.commands import program
from generator.ground.errors import Lang, speaking

Fawen = Callable[..., tuple[int, str, str]]
"""The program: its exit code, what it printed to stdout and to stderr."""

Path = tuple[str, ...]
"""The words that call a command, without the program's own name."""


def commands(lang: Lang, *, groups: bool = True) -> list[tuple[Path, click.Command]]:
    """The program, its commands and those below them, each with the words that call it; ``groups`` or only leaves."""
    with speaking(lang):
        return list(_below((), program(), groups=groups))


def _below(path: Path, command: click.Command, *, groups: bool) -> Iterator[tuple[Path, click.Command]]:
    if groups or not isinstance(command, click.Group):
        yield path, command
    if isinstance(command, click.Group):
        for name, each in command.commands.items():
            yield from _below((*path, name), each, groups=groups)


def options(command: click.Command) -> Iterator[click.Option]:
    """The options of a command, ``--help`` among them."""
    for each in command.get_params(click.Context(command)):
        if isinstance(each, click.Option):
            yield each


def choices(lang: Lang) -> set[str]:
    """The words that some option or argument may be given, which are the same in every language."""
    return {
        str(choice)
        for _, command in commands(lang)
        for each in (*options(command), *arguments(command))
        for choice in getattr(each.type, "choices", ())
    }


def arguments(command: click.Command) -> Iterator[click.Argument]:
    """The arguments of a command."""
    for each in command.params:
        if isinstance(each, click.Argument):
            yield each
