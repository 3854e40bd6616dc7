"""Results: bytes come in, files written whole or not at all by one run at a time go out; what is there is read back.

:mod:`staging` makes a set of files aside, in the hidden folder of a :mod:`run`; :mod:`moving` and :mod:`exchanging` put
it in its place, :mod:`journal` lets the next run finish what a dead one began, and :mod:`settling` does so before
anything is read. :mod:`locking` keeps a second run out, :mod:`single` replaces one file, :mod:`telling` turns the
system's words into problems, :mod:`manifest` reads what a build left.
"""

from generator.writing.locking import Lock, locked
from generator.writing.settling import settle
from generator.writing.single import remove_file, replace_file, replacing
from generator.writing.staging import Staging, staged, write_files
from generator.writing.telling import is_of_the_system, told

__all__ = [
    "Lock",
    "Staging",
    "is_of_the_system",
    "locked",
    "remove_file",
    "replace_file",
    "replacing",
    "settle",
    "staged",
    "told",
    "write_files",
]
