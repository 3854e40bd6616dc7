"""``fawen preview``: pages of one unit's papers as pictures, shown in a terminal that can."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import click

from generator.cli.completing import units
from generator.cli.language import language_option
from generator.cli.options import (
    chosen_notice,
    notice_option,
    quiet_option,
    set_output_option,
    templates_option,
    units_option,
)
from generator.cli.printing import open_place, print_lines, print_problems
from generator.cli.progress import progress
from generator.cli.standing_options import StandingOption
from generator.ground.words.vocabularies import command_text as text

_DPI = 150
"""A page of A4 is 1241 × 1754 dots then, and 小四 can be read."""
_DPI_RANGE = (36, 600)
_FORMATS = ("png", "svg", "pdf", "ofd")
_SHOWN_IN_TERMINALS = ".png"


def add_preview(group: click.Group) -> None:
    """Adds the command ``preview`` to ``group``."""

    @group.command("preview", help=text("preview"))
    @click.argument("unit", required=False, metavar="[UNIT]", shell_complete=units)
    @click.option("--template", multiple=True, metavar="NAME", help=text("preview-template"))
    @templates_option(text("build-templates"))
    @notice_option(text("build-notice"))
    @units_option(text("build-units"))
    @set_output_option(text("preview-output"))
    @click.option("--everybody/--no-everybody", cls=StandingOption, standing="everybody", help=text("build-everybody"))
    @click.option("--draft", is_flag=True, help=text("preview-draft"))
    @click.option(
        "--format",
        "kind",
        type=click.Choice(_FORMATS),
        default=_FORMATS[0],
        metavar="|".join(_FORMATS),
        help=text("preview-format", default=_FORMATS[0]),
    )
    @click.option(
        "--dpi",
        type=click.IntRange(*_DPI_RANGE),
        default=_DPI,
        metavar="N",
        help=text("preview-dpi", default=_DPI),
    )
    @click.option("--open", "opens", is_flag=True, help=text("preview-open"))
    @quiet_option()
    @language_option()
    def preview_command(
        unit: str | None, templates: Path, notice: Path | None, opens: bool, quiet: bool, **options: object
    ) -> None:
        from generator.desk.previewing import preview

        options |= {"templates": templates, "notice": chosen_notice(templates, notice, quiet=quiet)}
        with progress(quiet) as shown:
            seen = preview(unit, progress=shown, **options)  # type: ignore[arg-type]  # Click hands over what it has checked
        print_problems(seen.warnings)
        if not quiet:
            key = "previewed-pdf" if options["kind"] in ("pdf", "ofd") else "previewed"
            print_lines([text(key, count=len(seen.pages), folder=seen.folder)])
            print_lines(f"  {page.path}" for page in seen.pages)
            show_pictures([page.path for page in seen.pages if page.path.suffix == _SHOWN_IN_TERMINALS])
        if opens and seen.pages:
            open_place(seen.pages[0].path)


_WIDEST = 100  # columns: a page that is larger cannot be read any better


def show_pictures(paths: Sequence[Path]) -> None:
    """Shows the pictures below one another on stdout, if the terminal can.

    They are in kitty's protocol or sixel, which iTerm2, WezTerm, foot, Konsole, Windows Terminal and others know.
    Nothing is sent to a stdout that is no terminal.
    """
    if not _is_terminal() or find_spec("textual_image") is None:
        return
    logging.getLogger("textual_image").setLevel(logging.ERROR)  # a terminal that does not answer is none for pictures
    from rich.console import Console
    from textual_image.renderable import Image, SixelImage, TGPImage

    if Image not in (SixelImage, TGPImage):  # blocks of colour: no letter could be read
        return
    console = Console()
    for path in paths:
        console.print(Image(path, width=min(console.width, _WIDEST), height="auto"))


def _is_terminal() -> bool:
    """Whether stdin and stdout are a terminal that has a size."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "") == "dumb":
        return False
    return all(os.get_terminal_size(sys.stdout.fileno()))  # pseudo-terminals of other programs may have none
