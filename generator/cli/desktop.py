"""``fawen desktop``: files that build and open the papers when double-clicked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.language import language_option
from generator.cli.options import TARGET
from generator.cli.printing import print_lines, print_problems
from generator.cli.texts import text
from generator.cli.this_machine import this_machine
from generator.ground.errors import Problem, Span, joined

if TYPE_CHECKING:
    from generator.desk.desktop import System

_SYSTEMS = ("windows", "linux")
_INPUTS = ("templates", "units.yaml")


def add_desktop(group: click.Group) -> None:
    """Adds the command ``desktop`` to ``group``."""

    @group.command("desktop", help=text("desktop"))
    @click.argument("folder", type=TARGET, default=Path("."), metavar="[DIR]")
    @click.option(
        "--system",
        "systems",
        type=click.Choice(_SYSTEMS),
        multiple=True,
        metavar="|".join(_SYSTEMS),
        help=text("desktop-system"),
    )
    @language_option()
    def desktop_command(folder: Path, systems: Sequence[System]) -> None:
        from generator.desk.desktop import CLICKED, put_starters

        machine = this_machine()
        paths = put_starters(folder, systems or (machine.system,), machine)
        missing = [name for name in _INPUTS if not (folder / name).exists()]
        print_problems([Problem("desktop-no-templates", Span(str(folder)), {"missing": each}) for each in missing])
        clicked = joined(path.name for path in paths if path.name in CLICKED).text()
        print_lines([*(text("desktop-put", path=path) for path in paths), text("desktop-next", starters=clicked)])
