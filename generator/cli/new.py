"""``fawen new``: a notice, a letter, a roster to begin with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from generator.cli.groups import add_group
from generator.cli.language import language_option
from generator.cli.options import TARGET
from generator.cli.printing import print_lines
from generator.cli.texts import text

if TYPE_CHECKING:
    from generator.desk.starters import Keys

Decorated = TypeVar("Decorated", bound=Callable[..., object])

_NOTICE = Path("templates/notice")
_LETTER = Path("templates/unit/letter.docx")
_ROSTER = Path("units.yaml")
_KEYS = ("zh", "en")
_FORMATS = ("公文", "信函", "命令", "纪要")


def add_new(program: click.Group) -> None:
    """Adds the command ``new`` and those below it to ``program``."""
    add_group(program, "new", (_notice, _letter, _roster))


def _notice(group: click.Group) -> None:
    @group.command("notice", help=text("new-notice", default=_NOTICE))
    @click.argument("folder", required=False, type=TARGET, default=_NOTICE, metavar="[FOLDER]")
    @click.option(
        "--format",
        "format_",
        type=click.Choice(_FORMATS),
        default=_FORMATS[0],
        metavar="|".join(_FORMATS),
        help=text("new-format", default=_FORMATS[0]),
    )
    @_keys_option()
    @language_option()
    def notice_command(folder: Path, format_: str, keys: Keys) -> None:
        from generator.desk.starters import new_notice
        from generator.standard import Format

        _print_written(new_notice(folder, Format(format_), keys))
        shown = f'"{folder}"' if " " in str(folder) else folder
        build = "fawen build" if folder == _NOTICE else f"fawen build --notice {shown}"
        print_lines([text("new-next-notice", file=folder / "notice.md", command=build)])


def _letter(group: click.Group) -> None:
    @group.command("letter", help=text("new-letter", default=_LETTER))
    @click.argument("file", required=False, type=TARGET, default=_LETTER, metavar="[FILE]")
    @_keys_option()
    @language_option()
    def letter_command(file: Path, keys: Keys) -> None:
        from generator.desk.starters import new_letter

        _print_written(new_letter(file, keys))
        print_lines([text("new-next-letter", file=file)])


def _roster(group: click.Group) -> None:
    @group.command("roster", help=text("new-roster", default=_ROSTER))
    @click.argument("file", required=False, type=TARGET, default=_ROSTER, metavar="[FILE]")
    @_keys_option()
    @language_option()
    def roster_command(file: Path, keys: Keys) -> None:
        from generator.desk.starters import new_roster

        _print_written(new_roster(file, keys))
        print_lines([text("new-next-roster", file=file)])


def _keys_option(default: Keys = "en") -> Callable[[Decorated], Decorated]:
    """The kind of keys of the new files."""
    return click.option(
        "--keys",
        type=click.Choice(_KEYS),
        default=default,
        metavar="|".join(_KEYS),
        help=text("new-keys", default=default),
    )


def _print_written(written: Sequence[Path]) -> None:
    print_lines(text("new-written", file=file) for file in written)
