"""Click's commands with their headings in the language of the messages."""

from __future__ import annotations

import click

from generator.cli.texts import text
from generator.errors import Lang, Problem, UsageError, closest


class Localised(click.Command):
    """A command whose help speaks the language of the messages."""

    lang: Lang = "zh"

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the line that shows how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", text("some-options", self.lang))
        pieces = pieces.replace("COMMAND [ARGS]...", text("a-command", self.lang))
        formatter.write_usage(ctx.command_path, pieces, prefix=text("usage", self.lang))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        records = [(" ".join(filter(None, (", ".join(each.opts), each.metavar))), each.help or "") for each in options]
        with formatter.section(text("options", self.lang)):
            formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` with its own help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = text("help", self.lang)
        return option


class LocalisedGroup(Localised, click.Group):
    """The program itself: a group of commands."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes each command with the first paragraph of its help."""
        commands = [(name, _first_paragraph(self.commands[name].help or "")) for name in self.list_commands(ctx)]
        with formatter.section(text("commands", self.lang)):
            formatter.write_dl(commands)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  Click's own signature
        """The commands in the order in which an office needs them."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names. Raises UsageError with the nearest one for any other word."""
        word = args[0]
        if word in self.commands or word.startswith("-"):
            return super().resolve_command(ctx, args)
        facts = {"word": word, "known": "、".join(self.commands)}
        raise UsageError(Problem("cli-command-unknown", None, facts, suggestion=closest(word, self.commands)))


def _first_paragraph(text: str) -> str:
    return text.partition("\n\n")[0]


def usage_problem(fault: click.UsageError) -> Problem:
    """What is wrong with the words typed, in our own sentences."""
    path = fault.ctx.command_path if fault.ctx is not None else "fawen"
    if isinstance(fault, click.NoSuchOption):
        known = [] if fault.ctx is None else _option_names(fault.ctx)
        facts = {"option": fault.option_name, "command": path}
        return Problem("cli-option-unknown", None, facts, suggestion=closest(fault.option_name, known))
    if isinstance(fault, click.BadOptionUsage):
        return Problem("cli-option-value", None, {"option": fault.option_name, "command": path})
    if isinstance(fault, click.MissingParameter):
        return Problem("cli-argument-missing", None, {"name": _name(fault.param), "command": path})
    if isinstance(fault, click.BadParameter):
        facts = {"name": _name(fault.param), "why": fault.message, "command": path}
        return Problem("cli-value", None, facts)
    return Problem("cli-usage", None, {"why": fault.message, "command": path})


def _option_names(context: click.Context) -> list[str]:
    return [name for each in context.command.get_params(context) for name in each.opts if name.startswith("--")]


def _name(parameter: click.Parameter | None) -> str:
    """The parameter as a person types it."""
    if parameter is None:
        return ""
    return (
        parameter.opts[0] if isinstance(parameter, click.Option) else parameter.metavar or parameter.human_readable_name
    )
