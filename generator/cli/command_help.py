"""Commands and groups whose help is in the language that is spoken, in sections, laid out by terminal columns."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator.cli.language import language_option
from generator.cli.printing import print_lines
from generator.cli.standing_options import with_origins
from generator.cli.usage_errors import WORDS, dashed, gone, too_many
from generator.ground.errors import Problem, UsageError, closest, columns, joined
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


_WRITTEN = "output"
"""The option for the folder that results go into: nothing below it is read but by name."""

CHINESE: Mapping[str, tuple[str, ...]] = {
    "生成": ("build",), "合并": ("merge",), "预览": ("preview",), "审稿": ("review",), "网页": ("serve",),
    "检查": ("check",), "比较": ("diff",), "字段": ("variables",), "名单": ("roster",), "新建": ("new",),
    "登记簿": ("register",), "登记": ("register", "add"), "编号": ("next", "register"), "作废": ("void",),
    "查看": ("list", "preview"), "导入": ("import", "roster"), "导出": ("export", "roster"), "公文": ("notice", "new"),
    "信函": ("letter",), "模板": ("template",), "帮助": ("help",),
}  # fmt: skip
"""The commands that a Chinese word names, the one first that it names best."""


class _LocalisedContext(click.Context):
    """A call whose help is laid out by terminal columns."""

    def make_formatter(self) -> click.HelpFormatter:
        """The formatter of the help."""
        return ColumnFormatter(self.terminal_width, self.max_content_width)


class Localised(click.Command):
    """A command whose help is in the language that is spoken.

    ``example`` is a call of it as it is typed. Before it runs, an interrupted run in the paths of its arguments is
    finished or undone, unless the command is ``unsettled``.
    """

    context_class = _LocalisedContext
    allow_extra_args = True  # unexpected arguments are reported in our own words

    def __init__(self, *args: Any, example: str = "", unsettled: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.example = example
        self.unsettled = unsettled

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments. Raises UsageError for too many, or where the working folder is gone."""
        ctx.meta[WORDS] = tuple(args)
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as fault:
            fault.ctx = fault.ctx or ctx  # Click's own parser does not tell of which command it is
            raise
        except FileNotFoundError:  # a path that is relative to no folder
            require_working_folder()
            raise
        if rest and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            raise UsageError(too_many(ctx, ctx.meta[WORDS], rest))
        return rest

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The call of the command with its words read, after :func:`generator.writing.settle` in the places named.

        Raises OutputError where an interrupted run cannot be finished, UsageError where the working folder is gone.
        """
        ctx = super().make_context(info_name, args, parent, **extra)
        if not (self.unsettled or ctx.resilient_parsing or isinstance(self, click.Group)):
            require_working_folder()
            _settle(ctx.params)
        return ctx

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command. A UsageError that it raises names what fawen.yaml has to do with it."""
        try:
            return super().invoke(ctx)
        except UsageError as fault:
            raise with_origins(ctx, fault) from fault

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the line that shows how the command is called."""
        formatter.write_usage(ctx.command_path, self.usage_pieces(ctx), prefix=text("usage"))

    def usage_pieces(self, ctx: click.Context) -> str:
        """What may follow the command's name."""
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", text("some-options"))
        return pieces.replace("COMMAND [ARGS]...", text("a-command"))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  Click's own signature
        """Writes what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.help or "")

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the arguments that are explained."""
        arguments = [(name_of(each), each.help) for each in self.get_params(ctx) if isinstance(each, click.Argument)]
        _section(formatter, text("arguments"), [(name, explained) for name, explained in arguments if explained])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the options."""
        options = [(name_of(each), each.help or "") for each in self.get_params(ctx) if isinstance(each, click.Option)]
        _section(formatter, text("options"), options)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  Click's own signature
        """Writes the example and the epilog, whose indented lines are kept as they are."""
        if self.example:
            _section(formatter, text("example"), [(self.example, "")])
        if self.epilog:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(self.epilog)

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002  Click's own signature
        """What the command does, as lists and completion tell it: the first paragraph of its help."""
        return first_paragraph(self.help or "")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` with its own help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = text("help-option")
            option.callback = _help_asked
        return option


class LocalisedGroup(Localised, click.Group):
    """A command with commands below it: the program itself, or ``register`` …"""

    command_class = Localised

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments; without any, prints the help."""
        if not args and not ctx.resilient_parsing:
            _print_help(ctx)
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the commands, then the options."""
        self.format_commands(ctx, formatter)
        super().format_options(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  Click's own signature
        """Writes each command with its first paragraph, by sections."""
        for heading, commands in self.sections():
            _section(formatter, heading, commands)

    def sections(self) -> Iterable[tuple[str, Sequence[tuple[str, str]]]]:
        """The headings, each with its commands: name and explanation."""
        yield text("commands"), [(name, each.get_short_help_str()) for name, each in self.commands.items()]

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  Click's own signature
        """The names of the commands, in the order of the sections."""
        return [name for _, commands in self.sections() for name, _ in commands]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """The commands that begin with ``incomplete``, with explanations; after a dash the options."""
        from click.shell_completion import CompletionItem

        commands = [row for _, rows in self.sections() for row in rows if row[0].startswith(incomplete)]
        offers = [CompletionItem(name, help=explained) for name, explained in commands]
        return [*offers, *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names. Raises UsageError for others, with what helps."""
        word = args[0]
        if word in self.commands or word.startswith("-"):
            return super().resolve_command(ctx, args)
        if dashed(word, self) is not None:
            raise UsageError(too_many(ctx, args, args[:1]))
        if (problem := gone(f"{ctx.command_path} {word}")) is not None:
            raise UsageError(problem)
        facts = {"word": word, "known": joined(self.commands)}
        found = CHINESE.get(word) or CHINESE.get(closest(word, CHINESE) or "") or ()
        meant = next((name for name in found if name in self.commands), None) or closest(word, self.commands)
        raise UsageError(Problem("cli-command-unknown", None, facts, suggestion=meant))


def first_paragraph(explained: str) -> str:
    """The first paragraph of a help text, which lists and completions show."""
    return explained.partition("\n\n")[0]


def name_of(parameter: click.Parameter) -> str:
    """A parameter as a person types it: ``--units FILE``, ``--hook/--no-hook``, ``TEMPLATE.docx``."""
    if isinstance(parameter, click.Option):
        names = "/".join([", ".join(parameter.opts), *parameter.secondary_opts])
        return " ".join(filter(None, (names, parameter.metavar)))
    return parameter.metavar or parameter.human_readable_name


def _settle(values: Mapping[str, object]) -> None:
    """Finishes or clears what interrupted runs left in the places among ``values``. Raises OutputError."""
    from pathlib import Path

    from generator.writing import settle

    named = {name: value if isinstance(value, tuple) else (value,) for name, value in values.items()}
    paths = {name: [each for each in value if isinstance(each, Path)] for name, value in named.items()}
    read = [path for name, those in paths.items() if name != _WRITTEN for path in those]
    settle([Path(), *paths.get(_WRITTEN, ())], below=read)


def require_working_folder() -> None:
    """Raises UsageError where the working folder has been removed."""
    from generator.ground.disk import working_folder

    if working_folder() is None:
        raise UsageError(Problem("cli-folder-gone"))


def _help_asked(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        _print_help(ctx)


def _print_help(ctx: click.Context) -> NoReturn:
    """Prints the help and ends the call."""
    print_lines([ctx.get_help()])
    ctx.exit()


def _section(formatter: click.HelpFormatter, heading: str, rows: Sequence[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(heading):
            formatter.write_dl(rows)


# Layout of help: wrapped by terminal columns, also between hanzi.


_NO_BEGINNING = "，。；：、！？）》〉」』”’…—"
_NO_END = "（《〈「『“‘"
_PIECE = re.compile(
    rf"[{_NO_END}]*(?:[^\W\d_a-zA-Z\u00c0-\u024f]|[!-\u2017\u2019-\u201b\u201d-\u2e7f]+|.)[{_NO_BEGINNING}]*", re.DOTALL
)
"""What stays together: a hanzi, a word of other letters (from ``!`` to the last before the hanzi), with their marks."""

_WIDEST_FIRST = 30  # columns of the left side of a list
_GAP = 2
_WIDEST, _NARROWEST = 80, 50  # columns of a page, where the terminal has more or fewer
_MARGIN = 2


class ColumnFormatter(click.HelpFormatter):
    """Click's formatter, but wide characters count as two columns.

    Headings end with the colon of the language.
    """

    def __init__(self, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width or _width(max_width or _WIDEST), max_width=max_width)

    def write_heading(self, heading: str) -> None:
        """Writes a heading."""
        self.write(f"{'':>{self.current_indent}}{text('heading', heading=heading)}\n")

    def write_text(self, text: str) -> None:
        """Writes each line of ``text`` wrapped, but indented and empty ones as they are."""
        for line in text.splitlines():
            as_it_is = not line or line.startswith(" ")
            for piece in [line] if as_it_is else wrapped(line, self.width - self.current_indent):
                self.write(f"{'':>{self.current_indent}}{piece}".rstrip() + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = _WIDEST_FIRST, col_spacing: int = _GAP) -> None:
        """Writes a list of two columns; the right one goes below a left one that is too wide."""
        rows = list(rows)
        left = min(max((columns(first) for first, _ in rows), default=0), col_max) + col_spacing
        indent = self.current_indent
        for first, second in rows:
            lines = list(wrapped(second, max(self.width - left - indent, 10)))
            fits = columns(first) <= left - col_spacing
            if fits and lines:
                self.write(f"{'':>{indent}}{first}{' ' * (left - columns(first))}{lines.pop(0)}\n")
            else:
                self.write(f"{'':>{indent}}{first}\n")
            for line in lines:
                self.write(f"{'':>{indent + left}}{line}\n")


def wrapped(line: str, width: int) -> Iterator[str]:
    """``line`` broken at blanks and between hanzi; a longer word is not broken."""
    so_far, taken = "", 0
    for piece in _PIECE.findall(line):
        added, wide = piece, columns(piece)
        if so_far.strip() and piece.strip() and taken + wide > width:
            yield so_far.rstrip()
            so_far, taken = "", 0
        if not so_far and piece[0].isspace():
            added = piece.lstrip()
            wide = columns(added)
        so_far, taken = so_far + added, taken + wide
    if so_far.rstrip():
        yield so_far.rstrip()


def _width(widest: int) -> int:
    """Columns to write in, from COLUMNS or the terminal, as Click does without importing shutil."""
    typed = os.environ.get("COLUMNS", "")
    if typed.isdecimal() and int(typed) > 0:
        wide = int(typed)
    else:
        try:
            wide = os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 0
        except (ValueError, OSError):  # it is closed, or no terminal
            wide = 0
    return max(min(wide or _WIDEST, widest) - _MARGIN, _NARROWEST)


# A command that has commands below it: ``fawen register add``.


def add_group(program: click.Group, name: str, commands: Iterable[Callable[[click.Group], None]]) -> None:
    """Adds the command ``name`` to ``program``, and below it what each of ``commands`` adds."""

    @program.group(name, help=text(name))
    @language_option()
    def group() -> None:
        pass

    for add in commands:
        add(group)
