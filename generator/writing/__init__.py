"""Files written whole or not at all, by one run at a time, and what the system says when it cannot.

:mod:`staging` makes a set of files aside and puts it in its place at once, :mod:`journal` lets the next run finish
what a dead one began, :mod:`locking` keeps a second run out, :mod:`telling` turns the system's words into problems.
"""

from generator.writing.flushing import flush
from generator.writing.locking import locked
from generator.writing.single import replace_file
from generator.writing.staging import Staging, staged, write_files, write_new
from generator.writing.telling import told

__all__ = ["Staging", "flush", "locked", "replace_file", "staged", "told", "write_files", "write_new"]
