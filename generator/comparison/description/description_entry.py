"""A description: the content of a document, entry by entry, in the order of its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.comparison.description.format_facts import Facts

Kind = Literal["settings", "style", "section", "story", "paragraph", "table", "row", "box"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in a document, described in one line.

    ``place`` is where it is, for a person; ``text`` the text of a paragraph with its marks, or the name of a style or a
    story; ``plain`` the text without marks. ``facts`` are its look; for a paragraph or a style those in which it
    differs from ``base``, the look of its style, or of the style that it is based on. ``style`` is the id of a
    paragraph's style. ``cell``: the facts of the cell that begins here, None where none does. ``depth`` is the nesting
    in tables and text boxes. ``paragraph`` is the number, from 1, of a paragraph in the main text, or in its cell.
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
    """A description: ``saved`` is the first line, by topic; ``entries`` are all others."""

    saved: Facts
    entries: tuple[Entry, ...]
