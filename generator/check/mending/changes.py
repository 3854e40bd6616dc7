"""A fix that was made (``Mend``) and its typed characters (``Edit``), as data."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ground.errors import Span, Value, value_text

_PLACE = ("part", "paragraph", "table", "row", "cell")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters put in the place of others: in the ``paragraph``-th ``w:p`` of a part, from 0, at ``start``.

    ``start`` counts the characters of the paragraph as :mod:`characters` has them, after all edits before this one.
    """

    part: str
    paragraph: int
    start: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing that was mended: by which rule, where, and what was there ``before`` and is ``after``.

    ``edits`` are the characters that it changed, none where only the look did. ``parts`` are those that it added,
    ``also`` other paragraphs that it changed.
    """

    rule: str
    place: Span
    before: Value
    after: Value
    edits: tuple[Edit, ...] = ()
    parts: tuple[str, ...] = ()
    also: tuple[Span, ...] = ()

    def as_mapping(self) -> dict[str, object]:
        """The mend as plain data, its values in the language that is spoken."""
        place = {key: getattr(self.place, key) for key in _PLACE}
        before, after = value_text(self.before), value_text(self.after)
        return {"code": self.rule, "place": place, "before": before, "after": after}


@dataclass(frozen=True, slots=True)
class Mended:
    """A document after mending: its bytes, the very ones that came in where there was nothing to mend."""

    data: bytes
    mends: tuple[Mend, ...]
