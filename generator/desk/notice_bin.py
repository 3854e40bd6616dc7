"""回收站: notices that were deleted on the page, in a hidden folder of the templates that no command reads."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from generator.ground.errors import OutputError, Problem, Span
from generator.templates.text.attachment_templates import NOTICE_FILE
from generator.writing import move_file, output_errors

BIN = ".回收站"
_NUMBERED = re.compile(r"(.+) [1-9]\d*")


@dataclass(frozen=True, slots=True)
class BinnedNotice:
    """A deleted notice at ``path``, whose folder was called ``name``."""

    path: Path
    name: str


def binned_notices(templates: Path) -> tuple[BinnedNotice, ...]:
    """The notices in the bin of ``templates``, by name; none where it cannot be listed."""
    folder = templates / BIN
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return ()
    found = [(folder / name, _NUMBERED.fullmatch(name)) for name in names]
    return tuple(BinnedNotice(path, match[1]) for path, match in found if match and (path / NOTICE_FILE).is_file())


def put_in_bin(notice: Path, templates: Path) -> BinnedNotice:
    """Moves the folder ``notice``, with its unsaved texts, into the bin. Raises OutputError."""
    folder = templates / BIN
    paths = (folder / f"{notice.name} {number}" for number in count(1))
    target = next(path for path in paths if not os.path.lexists(path))
    with output_errors(notice):
        move_file(notice, target)
    return BinnedNotice(target, notice.name)


def take_from_bin(binned: BinnedNotice, templates: Path) -> Path:
    """Moves a deleted notice back, and returns its folder. Raises OutputError where another one is there by now."""
    target = templates / binned.name
    if os.path.lexists(target):
        raise OutputError(Problem("new-exists", Span(str(target)), {"name": binned.name}))
    with output_errors(target):
        move_file(binned.path, target)
    return target
