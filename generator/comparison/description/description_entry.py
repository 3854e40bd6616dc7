"""A description: the content of a document, entry by entry in the order of its text, with formats as facts in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.comparison.description.wording import in_sentence, negated, unset
from generator.ground.words.vocabularies import comparison_text as text

_Kind = Literal["settings", "style", "section", "story", "paragraph", "table", "row", "box"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in a document, described in one line.

    ``place`` is where it is, for a person; ``text`` the text of a paragraph with its marks, or the name of a style or a
    story; ``plain`` the text without marks. ``facts`` are its look; for a paragraph or a style those in which it
    differs from ``base``, the look of its style, or of the style that it is based on. ``style`` is the id of a
    paragraph's style. ``cell``: the facts of the cell that begins here, None where none does. ``depth`` is the nesting
    in tables and text boxes. ``paragraph`` is the number, from 1, of a paragraph in the main text, or in its cell.
    """

    kind: _Kind
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


Facts = dict[str, str]
"""Values in words, by the names of their facts; of a fact that holds or not, :data:`YES` or nothing."""

YES = "yes"
_TELL_THEMSELVES = frozenset(
    [
        "style",
        "align",
        "font",
        "size",
        "underline",
        "script",
        "emphasis",
        "vertical",
        "frame",
        "change",
        "sheet",
        "begins",
        "columns",
        "height",
        "merged",
        "floating",
    ]
)
_SWITCHES = frozenset(
    [
        "bold",
        "italic",
        "strike",
        "double-strike",
        "caps",
        "small-caps",
        "hidden",
        "effects",
        "keep-next",
        "keep-lines",
        "new-page",
        "new-column",
        "widows",
        "snap",
        "contextual",
        "bidi",
        "head",
        "whole",
        "title-page",
        "odd-and-even",
        "mirrored",
        "tracking-on",
    ]
)


def differing(facts: Mapping[str, str], base: Mapping[str, str]) -> Facts:
    """The ``facts`` that differ from ``base``."""
    return {name: value for name, value in facts.items() if value != base.get(name, "")}


def name_of(fact: str) -> str:
    """The fact's name in words."""
    return text(f"fact-{fact}")


def value_of(fact: str, value: str) -> str:
    """The value in words, to be written after the fact's name."""
    if fact in _SWITCHES:
        return text("yes" if value else "no")
    return value or unset(fact)


def sentence_of(facts: Mapping[str, str]) -> str:
    """All ``facts`` in one sentence."""
    return in_sentence(_phrase(fact, value) for fact, value in facts.items())


def _phrase(fact: str, value: str) -> str:
    if fact in _SWITCHES:
        return name_of(fact) if value else negated(fact)
    if fact in _TELL_THEMSELVES and value:
        return value
    return text("named", name=name_of(fact), value=value or unset(fact))
