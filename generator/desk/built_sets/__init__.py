"""A set of papers that a build has left: its files by ids of our own, read for whoever takes them elsewhere.

:mod:`built_set` opens a set and reads its files, each only while it is what the build made. :mod:`zipped` makes a ZIP
of files, piece by piece.
"""

from generator.desk.built_sets.built_set import BuiltSet, SetFile, open_set
from generator.desk.built_sets.zipped import zip_pieces

__all__ = ["BuiltSet", "SetFile", "open_set", "zip_pieces"]
