"""A description: what a document holds, entry by entry, in the order of its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.comparison.description.facts import Facts

Kind = Literal["settings", "style", "section", "story", "paragraph", "table", "row", "box"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that a document holds, described in one line.

    ``place`` is where it is, for a person; ``text`` the text of a paragraph with its marks, or the name of a style or
    a story; ``plain`` the text without marks. ``facts`` say how it looks, of a paragraph and a style where it differs
    from ``base``: the look of the style, or of the one that it is based on. ``style`` is the id of a paragraph's.
    ``cell``: the facts of the cell that begins here, None where none does. ``depth`` is how deep it is in tables
    and text boxes. ``paragraph`` is the number, from 1, of one of the main text, in a table that in its cell.
    """

    kind: Kind
    place: str = ""
    text: str = ""
    plain: str = ""
    facts: Facts = field(default_factory=dict)
    base: Facts = field(default_factory=dict)
    style: str = ""
    cell: Facts | None = None
    depth: int = 0
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """``saved`` is what the first line says, by topic; ``entries`` are all others."""

    saved: Facts
    entries: tuple[Entry, ...]
