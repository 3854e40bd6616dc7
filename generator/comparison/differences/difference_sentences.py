"""The differences between two descriptions, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.comparison.description import Description, Entry
from generator.comparison.description.format_facts import name_of, sentence_of, value_of
from generator.comparison.description.saving import LIBREOFFICE
from generator.comparison.differences.aligning import pairs
from generator.comparison.differences.rewording import quoted, rewording
from generator.ground.words import comparison as words

_PROGRAM = "program"


Change = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: ``text`` is the sentence; ``old`` and ``new`` are the entries concerned, where there are any.

    ``before`` and ``after`` are the differing words; None where something was added or removed.
    """

    text: str
    old: Entry | None = None
    new: Entry | None = None
    before: str | None = None
    after: str | None = None

    @property
    def change(self) -> Change:
        """Whether an entry was added, removed or changed, or something of the whole document."""
        if self.old is None and self.new is not None:
            return "added"
        return "removed" if self.new is None and self.old is not None else "changed"


def differences(old: Description, new: Description) -> list[Difference]:
    """The differences from ``old`` to ``new``: how they were saved, settings and styles, then the text in order."""
    found = list(_saved(old.saved, new.saved))
    for before, after in (*_by_name(old, new), *pairs(_in_order(old), _in_order(new))):
        found += (replace(each, old=before, new=after) for each in _told(before, after))
    return found


def _in_order(description: Description) -> list[Entry]:
    return [entry for entry in description.entries if entry.kind not in ("style", "settings")]


def _by_name(old: Description, new: Description) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Settings and styles, each paired with its other version."""
    before, after = (
        {(each.kind, each.text): each for each in d.entries if each.kind in ("style", "settings")} for d in (old, new)
    )
    for key in sorted(before.keys() | after.keys()):
        yield before.get(key), after.get(key)


def _saved(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Difference]:
    """Differences in how the files were saved: what another program drops by itself is reported as such."""
    was, now = old.get(_PROGRAM), new.get(_PROGRAM)
    again = was != now and new.get(_PROGRAM, "").startswith(LIBREOFFICE)
    if was != now:
        yield Difference(words.text("saved-again", program=now or "", before=was or ""), before=was, after=now)
    for topic in dict.fromkeys((*old, *new)):
        before, after = old.get(topic, ""), new.get(topic, "")
        if topic == _PROGRAM or before == after:
            continue
        name = words.text(f"saved-{topic}")
        if again and not after:
            text = words.text("dropped", name=name, was=before)
        else:
            text = words.text(
                "topic-from-to", name=name, old=before or words.text("none"), new=after or words.text("none")
            )
        yield Difference(text, before=before or None, after=after or None)


def _told(old: Entry | None, new: Entry | None) -> Iterator[Difference]:
    if old is None or new is None:
        whole = new if old is None else old
        if whole is not None:
            yield from _whole(whole, "added" if old is None else "removed")
        return
    where = _where(new)
    before, after = (old.plain, new.plain) if old.plain != new.plain else (old.text, new.text)
    for text in rewording(old.text, new.text) if old.text != new.text else ():
        yield Difference(words.text("at", place=where, what=text), before=before, after=after)
    for each in _facts(old.facts, new.facts, old.base, new.base):
        yield replace(each, text=words.text("at", place=where, what=each.text))
    for each in _facts(old.cell or {}, new.cell or {}, {}, {}):
        yield replace(each, text=words.text("at", place=words.text("cell-of", place=where), what=each.text))


def _whole(entry: Entry, how: Change) -> Iterator[Difference]:
    """An entry that was added or removed; entries that mean nothing by themselves are skipped."""
    if entry.kind == "settings":
        before, after = ({}, entry.facts) if how == "added" else (entry.facts, {})
        yield from _facts(before, after, {}, {})
        return
    if entry.kind in ("paragraph", "style", "story"):
        held = entry.plain or entry.text
        text = quoted(entry.text) or (words.text("nothing") if entry.kind == "paragraph" else "")
    else:
        held = text = sentence_of(entry.facts)
    sentence = words.text(f"{entry.kind}-{how}", place=entry.place, text=text)
    yield Difference(sentence, before=None if how == "added" else held, after=held if how == "added" else None)


def _where(entry: Entry) -> str:
    if entry.kind == "style":
        return words.text("the-style", name=entry.text)
    return entry.place or words.text("line-settings")


def _facts(
    old: Mapping[str, str],
    new: Mapping[str, str],
    old_base: Mapping[str, str],
    new_base: Mapping[str, str],
) -> Iterator[Difference]:
    """The facts that differ; a fact that a paragraph does not set is that of its style, the ``base``."""
    for fact in dict.fromkeys((*old, *new)):
        before = old.get(fact, old_base.get(fact, ""))
        after = new.get(fact, new_base.get(fact, ""))
        if before != after:
            was, now = value_of(fact, before), value_of(fact, after)
            yield Difference(words.text("from-to", name=name_of(fact), old=was, new=now), before=was, after=now)
