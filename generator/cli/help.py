"""``fawen help``: every command, exit code and environment variable; ``fawen help COMMAND`` is ``COMMAND --help``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from generator.cli.completing import commands
from generator.cli.language import language_option
from generator.cli.printing import print_lines
from generator.cli.standing_options import MAIL_PASSWORD, STANDING
from generator.cli.usage_errors import too_many
from generator.ground.errors import UsageError
from generator.ground.words.vocabularies import command_text as text

_EXIT_CODES = (0, 1, 2, 3, 130, 141, 143)
_VARIABLES = (*STANDING.values(), MAIL_PASSWORD, "FAWEN_FONTS", "FAWEN_CACHE")


def add_help(group: click.Group) -> None:
    """Adds the command ``help`` to ``group``."""

    @group.command("help", unsettled=True, example="fawen help register add", help=text("help"))
    @click.argument("words", nargs=-1, metavar="[COMMAND]…", shell_complete=commands, help=text("help-words"))
    @language_option()
    def help_command(words: tuple[str, ...]) -> None:
        ctx = click.get_current_context().find_root()
        for place, word in enumerate(words):
            if not isinstance(ctx.command, click.Group):
                raise UsageError(too_many(ctx, words, words[place:]))
            _, command, _ = ctx.command.resolve_command(ctx, [word])
            if command is not None:
                ctx = command.context_class(command, info_name=word, parent=ctx)
        print_lines([ctx.get_help()] if words else _everything(ctx))


def _everything(ctx: click.Context) -> Iterator[str]:
    """The help of the program ``ctx`` and of every command, then what holds for all of them."""
    yield from (ctx.get_help(), *_below(ctx), "")
    formatter = ctx.make_formatter()
    formatter.write_text(text("help-notes"))
    with formatter.section(text("exit-codes")):
        formatter.write_dl([(str(code), text(f"exit-{code}")) for code in _EXIT_CODES])
    with formatter.section(text("environment")):
        formatter.write_dl([(name, text(f"variable-{name}")) for name in _VARIABLES])
    yield formatter.getvalue().rstrip()


def _below(ctx: click.Context) -> Iterator[str]:
    """The help of the commands below ``ctx``, without the options that all have."""
    if not isinstance(ctx.command, click.Group):
        return
    for name in ctx.command.list_commands(ctx):
        command = ctx.command.commands[name]
        command.params = [each for each in command.params if each.name != "lang"]
        own = command.context_class(command, info_name=name, parent=ctx, help_option_names=[])
        yield from ("", own.get_help(), *_below(own))
