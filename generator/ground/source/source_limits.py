"""Limits for reading text files: ample for real files, tight for malicious ones."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from generator.ground.errors import Problem

MAX_DEPTH = 20
"""Nested levels of YAML."""

MAX_NODES = 250_000
"""Nodes kept of one file, keys included; so many take some 60 MB."""

MAX_SUSPECTS = 1_000
"""Lines of one value that are searched for a slip."""

MAX_PROBLEMS = 1_000
"""Problems of one file that are reported."""


def bounded(problems: Iterable[Problem]) -> list[Problem]:
    """At most ``MAX_PROBLEMS`` of ``problems``; where there are more, a last problem says so."""
    first = list(islice(problems, MAX_PROBLEMS + 1))
    if len(first) > MAX_PROBLEMS:
        first[-1] = Problem("source-many-problems", first[-1].span, {"limit": MAX_PROBLEMS})
    return first
