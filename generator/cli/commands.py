"""The program and the table of its commands, each imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, MutableMapping, Sequence
from importlib import import_module

import click

from generator.cli.command_help import LocalisedGroup, first_paragraph
from generator.cli.language import F, language_option
from generator.cli.printing import is_started_by_desktop, print_lines
from generator.cli.standing_options import desk_places
from generator.ground.words.vocabularies import command_text as text

COMMANDS = {
    "build": "papers",
    "merge": "papers",
    "mail": "papers",
    "preview": "papers",
    "pdf": "papers",
    "check": "checks",
    "variables": "checks",
    "register": "office",
    "roster": "office",
    "new": "more",
    "schema": "more",
    "template": "versions",
    "git": "versions",
    "textconv": "versions",
    "diff": "checks",
    "review": "papers",
    "serve": "papers",
    "desktop": "more",
    "doctor": "more",
    "help": "more",
    "explain": "more",
}
"""Each command with the section of the help that lists it."""

_SECTIONS = ("papers", "checks", "office", "versions", "more")
"""The headings below which the help lists the commands, in their order; each has a text ``section-…``."""

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def program() -> click.Group:
    """The whole program, its help in the language that is spoken now."""

    @click.group("fawen", cls=_Program, help=text("fawen"), epilog=text("first-steps"), context_settings=_SETTINGS)
    @_version_option()
    @language_option()
    def fawen() -> None:
        pass

    fawen.commands = _Commands(fawen)
    return fawen


class _Commands(MutableMapping[str, click.Command]):
    """The commands of ``group`` by name; one is imported and added when it is first asked for."""

    def __init__(self, group: click.Group) -> None:
        self._group = group
        self._added: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name in COMMANDS and name not in self._added:
            getattr(import_module(f"generator.cli.{name}"), f"add_{name}")(self._group)
        return self._added[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._added[name] = command

    def __delitem__(self, name: str) -> None:
        del self._added[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)

    def __contains__(self, name: object) -> bool:
        return name in COMMANDS


class _Program(LocalisedGroup):
    """The program; it lists its commands by sections, without importing them."""

    group_class = LocalisedGroup

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments; without any, a double click in a desk opens the page, and else the help is printed."""
        opens = not args and not ctx.resilient_parsing and is_started_by_desktop() and _is_desk()
        return super().parse_args(ctx, ["serve"] if opens else args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  Click's own signature
        """The command, None where there is none. Raises whatever its module raises when it is imported.

        Click looks it up by ``get``, which would take a KeyError of the module for an unknown name.
        """
        if cmd_name not in self.commands:
            return None
        return self.commands[cmd_name]

    def sections(self) -> Iterable[tuple[str, Sequence[tuple[str, str]]]]:
        """The headings, each with its commands: name and explanation."""
        for section in _SECTIONS:
            rows = [(name, first_paragraph(text(name))) for name, each in COMMANDS.items() if each == section]
            yield text(f"section-{section}"), rows


def _is_desk() -> bool:
    """Whether the working folder has the templates or the roster of a desk."""
    places = desk_places()
    return places.templates.path.is_dir() or places.units.path.is_file()


def _version_option() -> Callable[[F], F]:
    """``--version``."""

    def show(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            from importlib.metadata import version

            print_lines([f"fawen {version('fawen')}"])
            ctx.exit()

    return click.option(
        "-V",
        "--version",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
        help=text("version"),
    )
