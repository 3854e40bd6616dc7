"""Compares two builds: which units' papers changed, and what in them.

:mod:`comparing_builds` is the whole. :mod:`paper_sets` finds sets of papers by their manifest.json,
:mod:`matching_files` pairs their files, :mod:`present` finds files that are no longer as they were built,
:mod:`content_changes` compares two files. A file of the same digest in both is never opened.
"""

from generator.comparison.builds.comparing_builds import MOST_OPENED, compare_builds
from generator.comparison.builds.differences import BuildDifferences, FileDifference, SetDifference, TextChange

__all__ = ["MOST_OPENED", "BuildDifferences", "FileDifference", "SetDifference", "TextChange", "compare_builds"]
