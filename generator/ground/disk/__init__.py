"""Safe reading of files and folders: bounded size, no symbolic link that leads outside.

A path comes in, with the ``root`` that links may not lead out of; an open file, its bytes or the names in a folder go
out. Only plain files are read, up to the size in :mod:`plain_reading`. :func:`read_contents` raises problems; the
functions below it raise OSError.
"""

from generator.ground.disk.cache_folder import may_write
from generator.ground.disk.folder_listing import FolderEntry, entries, entries_below
from generator.ground.disk.open_folder import Folder
from generator.ground.disk.plain_reading import (
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
    open_plain,
    read_plain,
)
from generator.ground.disk.reading_problems import (
    check_contents,
    default_input,
    default_place,
    folders_with,
    link_out,
    meant,
    missing,
    names_in,
    owner_file,
    read_contents,
    read_entries,
    reading_problem,
    with_more_endings,
)
from generator.ground.disk.walking import (
    LinkOutError,
    NotPlainError,
    TooBigError,
    given,
    named,
    own_place,
    real_place,
    resolved,
    root_of,
    working_folder,
)

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
    "FileKind",
    "Folder",
    "FolderEntry",
    "LinkOutError",
    "NotPlainError",
    "TooBigError",
    "check_contents",
    "default_input",
    "default_place",
    "entries",
    "entries_below",
    "folders_with",
    "given",
    "link_out",
    "may_write",
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
    "reading_problem",
    "real_place",
    "resolved",
    "root_of",
    "with_more_endings",
    "working_folder",
]
