"""Files and folders opened where they were meant to be.

A path comes in, with the ``root`` that links below it may not lead out of; an open file or folder goes out. Only plain
files of bounded size are read.
"""

from generator.disk.folder import Folder
from generator.disk.reading import open_plain, read_plain
from generator.disk.roots import LinkOutError, NotPlainError, TooBigError, given, own_place, root_of
from generator.disk.walking import real_place

__all__ = [
    "Folder",
    "LinkOutError",
    "NotPlainError",
    "TooBigError",
    "given",
    "open_plain",
    "own_place",
    "read_plain",
    "real_place",
    "root_of",
]
