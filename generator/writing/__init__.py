"""Atomic writing: bytes come in, files written whole or not at all go out, by one run at a time.

:mod:`staging` makes a set of files in the hidden folder of a :mod:`writing_run`; :mod:`moving_into_place` publishes it,
file by file or as a whole folder, and replaces or moves one file. Its journal lets the next run finish what a killed
one began, and :mod:`run_lifetime` does so before anything is read. :mod:`locking` keeps a second run out,
:mod:`system_errors` turns system errors into problems, :mod:`manifest_entries` reads what an earlier build wrote.
"""

from generator.writing.locking import Lock, lock_of, locked, locked_file
from generator.writing.moving_into_place import make_folder, move_file, remove_file, replace_file, replacing
from generator.writing.run_lifetime import Leftover, leftovers, settle
from generator.writing.staging import Staging, staged, write_files
from generator.writing.system_errors import output_errors

__all__ = [
    "Leftover",
    "Lock",
    "Staging",
    "leftovers",
    "lock_of",
    "locked",
    "locked_file",
    "make_folder",
    "move_file",
    "output_errors",
    "remove_file",
    "replace_file",
    "replacing",
    "settle",
    "staged",
    "write_files",
]
