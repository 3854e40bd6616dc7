"""Pictures in terminals that support them.

By kitty's protocol or sixel, which iTerm2, WezTerm, foot, Konsole, Windows Terminal and others know. Nothing is sent to
a stdout that is no terminal.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

_WIDEST = 100  # columns: a page that is larger cannot be read any better


def show_pictures(paths: Sequence[Path]) -> None:
    """Shows the pictures below one another on stdout, if the terminal can."""
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
