"""Pairs the entries of an old description with those of a new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generator.comparison.description import Entry

Pair = tuple[Entry | None, Entry | None]
"""An entry before and after; None where it was added or taken out."""

_ALIKE = 0.5  # how much of its text a paragraph must keep to be the same, changed
_MANY = 200  # changed entries at one place, beyond which they are not held against each other one by one


def pairs(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[Pair]:
    """All entries of both, each once, paired, in the order of their documents."""
    matcher = SequenceMatcher(None, list(map(_key, old)), list(map(_key, new)), autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        before, after = old[start:end], new[new_start:new_end]
        if len(before) == len(after) and all(map(_same_kind, before, after)):
            yield from zip(before, after, strict=True)
        else:
            yield from _by_likeness(before, after)


def _key(entry: Entry) -> tuple[str, str, bool]:
    return entry.kind, entry.text, entry.cell is None


def _same_kind(old: Entry, new: Entry) -> bool:
    if old.kind != new.kind:
        return False
    return old.kind != "paragraph" or old.text == new.text or likeness(old.text, new.text) >= _ALIKE


def _by_likeness(before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[Pair]:
    """Pairs in order: each entry with the first remaining one that may be its changed form."""
    left = list(after)
    for entry in before:
        place = next((n for n, each in enumerate(left[:_MANY]) if _same_kind(entry, each)), None)
        if place is None:
            yield entry, None
            continue
        yield from ((None, added) for added in left[:place])
        yield entry, left[place]
        del left[: place + 1]
    yield from ((None, added) for added in left)


def likeness(old: str, new: str) -> float:
    """The similarity of two texts, from 0 to 1."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE else 0.0
