"""What differs between two builds: which units' papers, and what in them.

:mod:`comparing` is the whole. :mod:`found` finds sets of papers by their manifest.json, :mod:`matching` says which file
of the one is which of the other, :mod:`present` whether a file is still as it was built, :mod:`contents` what differs
between two files. A file of the same digest in both is never opened.
"""

from generator.comparison.builds.comparing import MOST_OPENED, compare_builds
from generator.comparison.builds.differences import BuildDifferences, FileDifference, SetDifference, TextChange

__all__ = ["MOST_OPENED", "BuildDifferences", "FileDifference", "SetDifference", "TextChange", "compare_builds"]
