"""What was mended, as data."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.errors import Lang, Span, Value, in_lang

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

    ``edits`` are the characters that it changed, none where only the look did. ``part`` is a part that it added.
    """

    rule: str
    place: Span
    before: Value
    after: Value
    edits: tuple[Edit, ...] = ()
    parts: tuple[str, ...] = ()

    def text(self, lang: Lang) -> str:
        """The mend as it is printed."""
        where = replace(self.place, source=None, column=None).text(lang)
        quoted = ("“", "”") if lang == "zh" else ("'", "'")
        shown = " → ".join(f"{quoted[0]}{in_lang(side, lang)}{quoted[1]}" for side in (self.before, self.after))
        return f"{where}: {shown} [{self.rule}]".replace("\n", "␤")

    def as_mapping(self, lang: Lang) -> dict[str, object]:
        """The mend as plain data."""
        place = {key: getattr(self.place, key) for key in _PLACE}
        before, after = in_lang(self.before, lang), in_lang(self.after, lang)
        return {"code": self.rule, "place": place, "before": before, "after": after}


@dataclass(frozen=True, slots=True)
class Mended:
    """A document after mending: its bytes, the very ones that came in where there was nothing to mend."""

    data: bytes
    mends: tuple[Mend, ...]
