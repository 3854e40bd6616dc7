"""``fawen desktop``: files that build and open the papers, or open the page, when double-clicked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import language, options, standing_options
from generator.cli.printing import print_lines, print_problems
from generator.ground.errors import InputError, Problem, Span, joined
from generator.ground.words.vocabularies import command_text as text

if TYPE_CHECKING:
    from generator.desk.double_click_files import System

_SYSTEMS = ("windows", "linux")


def add_desktop(group: click.Group) -> None:
    """Adds the command ``desktop`` to ``group``."""

    @group.command("desktop", help=text("desktop"))
    @click.argument("folder", type=options.TARGET, default=Path("."), metavar="[DIR]")
    @click.option(
        "--system",
        "systems",
        type=click.Choice(_SYSTEMS),
        multiple=True,
        metavar="|".join(_SYSTEMS),
        help=text("desktop-system"),
    )
    @language.language_option()
    def desktop_command(folder: Path, systems: Sequence[System]) -> None:
        from generator.desk.double_click_files import BUILDING, SERVING, put_starters, this_machine

        places = standing_options.desk_places(folder)
        InputError.raise_for(places.problems or ())
        machine = this_machine()
        paths = put_starters(folder, systems or (machine.system,), machine)
        absent = [place.path for place in (places.templates, places.units) if not place.path.exists()]
        missing = [Path(os.path.relpath(path, folder)).as_posix() for path in absent]
        print_problems(Problem("desktop-no-templates", Span(str(folder)), {"missing": name}) for name in missing)
        print_lines(text("desktop-put", path=path) for path in paths)
        for key, names in (("desktop-build", BUILDING), ("desktop-serve", SERVING)):
            print_lines([text(key, starters=joined(path.name for path in paths if path.name in names).text())])
        print_lines([text("desktop-moved")])
