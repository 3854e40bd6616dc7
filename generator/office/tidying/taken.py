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
"""Identifiers of editing sessions (rsid), runs that were joined to the one before, runs without content, marks of the
spell check, of where pages last broke and of where the pen last was, identities of paragraphs and of the file,
properties, traces of a person or a machine, the small picture, parts that nothing refers to, blanks behind the
file's end."""

KINDS: tuple[Kind, ...] = get_args(Kind)
"""All of them, in the order they are reported in."""

Taken = Counter[Kind]
