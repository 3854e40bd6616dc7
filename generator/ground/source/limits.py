"""Limits for reading text files: generous for real files, tight for hostile ones."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from generator.ground.errors import Problem

MAX_DEPTH = 20
"""Levels of YAML."""

MAX_NODES = 250_000
"""Texts, lists and mappings of one file that are kept as nodes, keys included; they take some 60 MB."""

MAX_SUSPECTS = 1_000
"""Lines of one text that are searched for a slip."""

MAX_PROBLEMS = 1_000
"""Problems of one file that are reported; whoever has so many begins with those."""


def bounded(problems: Iterable[Problem]) -> list[Problem]:
    """``problems``; of more than ``MAX_PROBLEMS`` the first of them, and last that there are more."""
    first = list(islice(problems, MAX_PROBLEMS + 1))
    if len(first) > MAX_PROBLEMS:
        first[-1] = Problem("source-many-problems", first[-1].span, {"limit": MAX_PROBLEMS})
    return first
