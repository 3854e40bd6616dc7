"""``fawen new``: a notice, a letter, a roster to begin with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.language import language_option
from generator.cli.options import TARGET
from generator.cli.printing import print_lines
from generator.cli.texts import text
from generator.ground.errors import Lang

_NOTICE = Path("templates/notice")
_LETTER = Path("templates/unit/letter.docx")
_ROSTER = Path("units.yaml")
_FORMATS = ("公文", "信函", "命令", "纪要")


def add_new(group: click.Group, lang: Lang) -> None:
    """Adds the command ``new`` and those below it."""

    @group.group("new", help=text("new", lang))
    @language_option(lang)
    def new_command() -> None:
        pass

    for add in (_notice, _letter, _roster):
        add(new_command, lang)


def _notice(group: click.Group, lang: Lang) -> None:
    @group.command("notice", help=text("new-notice", lang, default=_NOTICE))
    @click.argument("folder", required=False, type=TARGET, default=_NOTICE, metavar="[FOLDER]")
    @click.option(
        "--format",
        "format_",
        type=click.Choice(_FORMATS),
        default=_FORMATS[0],
        metavar="|".join(_FORMATS),
        help=text("new-format", lang, default=_FORMATS[0]),
    )
    @language_option(lang)
    def notice_command(folder: Path, format_: str) -> None:
        from generator.desk.starters import new_notice
        from generator.standard import Format

        _tell(new_notice(folder, Format(format_)), lang)
        shown = f'"{folder}"' if " " in str(folder) else folder
        build = "fawen build" if folder == _NOTICE else f"fawen build --notice {shown}"
        print_lines([text("new-next-notice", lang, file=folder / "notice.md", command=build)])


def _letter(group: click.Group, lang: Lang) -> None:
    @group.command("letter", help=text("new-letter", lang, default=_LETTER))
    @click.argument("file", required=False, type=TARGET, default=_LETTER, metavar="[FILE]")
    @language_option(lang)
    def letter_command(file: Path) -> None:
        from generator.desk.starters import new_letter

        _tell(new_letter(file), lang)
        print_lines([text("new-next-letter", lang, file=file)])


def _roster(group: click.Group, lang: Lang) -> None:
    @group.command("roster", help=text("new-roster", lang, default=_ROSTER))
    @click.argument("file", required=False, type=TARGET, default=_ROSTER, metavar="[FILE]")
    @language_option(lang)
    def roster_command(file: Path) -> None:
        from generator.desk.starters import new_roster

        _tell(new_roster(file), lang)
        print_lines([text("new-next-roster", lang, file=file)])


def _tell(written: Sequence[Path], lang: Lang) -> None:
    print_lines(text("new-written", lang, file=file) for file in written)
