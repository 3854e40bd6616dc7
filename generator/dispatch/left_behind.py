"""Sets of a notice without a number that stayed behind when its title or date changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.ground.errors import GeneratorError
from generator.writing.manifest import listed_in
from generator.writing.set_folder import DRAFT, UNNUMBERED


def left_behind(target: Path, notice: str) -> tuple[Path, ...]:
    """The older folders beside ``target`` that hold a set without a number of the notice in the folder ``notice``.

    A draft leaves drafts behind; a set leaves behind what was made before it had a number. A folder whose manifest
    cannot be read is skipped.
    """
    kind = f"{DRAFT if target.name.startswith(f'{DRAFT}-') else UNNUMBERED}-"
    return tuple(folder for folder in _folders(target.parent, kind) if folder != target and _is_of(folder, notice))


def _folders(output: Path, kind: str) -> Iterator[Path]:
    if output.is_dir():
        for folder in sorted(output.iterdir()):
            if folder.name.startswith(kind) and folder.is_dir() and not folder.is_symlink():
                yield folder


def _is_of(folder: Path, notice: str) -> bool:
    try:
        listed = listed_in(folder)
    except (GeneratorError, OSError):
        return False
    return listed.number is None and listed.notice == notice
