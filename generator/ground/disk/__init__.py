"""Files and folders opened where they were meant to be.

A path comes in, with the ``root`` that links below it may not lead out of; an open file, its bytes or the names in a
folder go out. Only plain files of bounded size are read: :mod:`kinds` has the bounds. :func:`read_contents` is for
whoever reports problems; what is below it raises OSError.
"""

from generator.ground.disk.absent import meant, missing, names_in, owner_file, with_more_endings
from generator.ground.disk.contents import (
    check_contents,
    default_input,
    default_place,
    link_out,
    read_contents,
    read_entries,
    reading_fault,
    reading_problem,
)
from generator.ground.disk.folder import Folder
from generator.ground.disk.kinds import (
    COPIED,
    DOCUMENT,
    MANIFEST,
    PICTURE,
    REGISTER,
    ROSTER,
    SHEET,
    TEMPLATE,
    TEXT,
    FileKind,
)
from generator.ground.disk.listing import Entry, entries, entries_below
from generator.ground.disk.reading import open_plain, read_plain
from generator.ground.disk.roots import (
    LinkOutError,
    NotPlainError,
    TooBigError,
    given,
    named,
    own_place,
    resolved,
    root_of,
    working_folder,
)
from generator.ground.disk.walking import real_place

__all__ = [
    "COPIED",
    "DOCUMENT",
    "MANIFEST",
    "PICTURE",
    "REGISTER",
    "ROSTER",
    "SHEET",
    "TEMPLATE",
    "TEXT",
    "Entry",
    "FileKind",
    "Folder",
    "LinkOutError",
    "NotPlainError",
    "TooBigError",
    "check_contents",
    "default_input",
    "default_place",
    "entries",
    "entries_below",
    "given",
    "link_out",
    "meant",
    "missing",
    "named",
    "names_in",
    "open_plain",
    "own_place",
    "owner_file",
    "read_contents",
    "read_entries",
    "read_plain",
    "reading_fault",
    "reading_problem",
    "real_place",
    "resolved",
    "root_of",
    "with_more_endings",
    "working_folder",
]
