"""Counts of what tidying removed, by kind."""

from __future__ import annotations

from collections import Counter
from typing import Literal, get_args

Kind = Literal[
    "revision-marks",
    "joined",
    "empty-runs",
    "proofing",
    "page-marks",
    "bookmarks",
    "identities",
    "properties",
    "personal",
    "thumbnail",
    "unused",
    "blanks",
]
"""Ids of editing sessions (rsid), runs joined to the one before, empty runs, marks of the spell check, of former page
breaks and of the last edit, ids of paragraphs and of the file, properties, traces of a person or a machine, the
thumbnail, parts without a relationship to them, blanks after the file's end."""

KINDS: tuple[Kind, ...] = get_args(Kind)
"""All kinds, in the order of the report."""

Taken = Counter[Kind]
