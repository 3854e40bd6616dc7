"""``fawen help COMMAND``: prints what ``COMMAND --help`` prints."""

from __future__ import annotations

import click

from generator.cli.completing import commands
from generator.cli.language import language_option
from generator.cli.printing import print_lines
from generator.cli.usage_errors import too_many
from generator.ground.errors import UsageError
from generator.ground.words.vocabularies import command_text as text


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
        print_lines([ctx.get_help()])
