"""The sentences of a diff: what differs between the descriptions of two documents, in few words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from generator.comparison.description import Description, Entry
from generator.comparison.description.description_entry import name_of, sentence_of, value_of
from generator.comparison.description.saved_by import LIBREOFFICE
from generator.ground.text_similarity import are_alike, common_ends
from generator.ground.words.vocabularies import comparison_text

_PROGRAM = "program"


_Change = Literal["added", "removed", "changed"]


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
    def change(self) -> _Change:
        """Whether an entry was added, removed or changed, or something of the whole document."""
        if self.old is None and self.new is not None:
            return "added"
        return "removed" if self.new is None and self.old is not None else "changed"


def differences(old: Description, new: Description) -> list[Difference]:
    """The differences from ``old`` to ``new``: how they were saved, settings and styles, then the text in order."""
    found = list(_saved(old.saved, new.saved))
    for before, after in (*_by_name(old, new), *_pairs(_in_order(old), _in_order(new))):
        found += (replace(each, old=before, new=after) for each in _changes_between(before, after))
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
        yield Difference(comparison_text("saved-again", program=now or "", before=was or ""), before=was, after=now)
    for topic in dict.fromkeys((*old, *new)):
        before, after = old.get(topic, ""), new.get(topic, "")
        if topic == _PROGRAM or before == after:
            continue
        name = comparison_text(f"saved-{topic}")
        if again and not after:
            text = comparison_text("dropped", name=name, was=before)
        else:
            text = comparison_text(
                "topic-from-to", name=name, old=before or comparison_text("none"), new=after or comparison_text("none")
            )
        yield Difference(text, before=before or None, after=after or None)


def _changes_between(old: Entry | None, new: Entry | None) -> Iterator[Difference]:
    if old is None or new is None:
        whole = new if old is None else old
        if whole is not None:
            yield from _whole(whole, "added" if old is None else "removed")
        return
    where = new.place or comparison_text("line-settings")
    if new.kind == "style":
        where = comparison_text("the-style", name=new.text)
    before, after = (old.plain, new.plain) if old.plain != new.plain else (old.text, new.text)
    for what in rewording(old.text, new.text) if old.text != new.text else ():
        yield Difference(comparison_text("at", place=where, what=what), before=before, after=after)
    for each in _facts(old.facts, new.facts, old.base, new.base):
        yield replace(each, text=comparison_text("at", place=where, what=each.text))
    for each in _facts(old.cell or {}, new.cell or {}, {}, {}):
        yield replace(each, text=comparison_text("at", place=comparison_text("cell-of", place=where), what=each.text))


def _whole(entry: Entry, how: _Change) -> Iterator[Difference]:
    """An entry that was added or removed; entries that mean nothing by themselves are skipped."""
    if entry.kind == "settings":
        before, after = ({}, entry.facts) if how == "added" else (entry.facts, {})
        yield from _facts(before, after, {}, {})
        return
    if entry.kind in ("paragraph", "style", "story"):
        held = entry.plain or entry.text
        text = quoted(entry.text) or (comparison_text("nothing") if entry.kind == "paragraph" else "")
    else:
        held = text = sentence_of(entry.facts)
    sentence = comparison_text(f"{entry.kind}-{how}", place=entry.place, text=text)
    yield Difference(sentence, before=None if how == "added" else held, after=held if how == "added" else None)


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
            yield Difference(comparison_text("from-to", name=name_of(fact), old=was, new=now), before=was, after=now)


# The entries of an old description are paired with those of a new one.


_Pair = tuple[Entry | None, Entry | None]
"""An entry before and after; None where it was added or taken out."""

_MANY = 200  # changed entries at one place, beyond which they are not held against each other one by one


def _pairs(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[_Pair]:
    """All entries of both, each once, paired, in the order of their documents."""
    head, tail = common_ends(list(map(_key, old)), list(map(_key, new)))
    yield from zip(old[:head], new[:head], strict=True)
    old, old_tail = old[head : len(old) - tail], old[len(old) - tail :]
    new, new_tail = new[head : len(new) - tail], new[len(new) - tail :]
    matcher = SequenceMatcher(None, list(map(_key, old)), list(map(_key, new)), autojunk=False)
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        before, after = old[start:end], new[new_start:new_end]
        if len(before) == len(after) and all(map(_same_kind, before, after)):
            yield from zip(before, after, strict=True)
        else:
            yield from _by_likeness(before, after)
    yield from zip(old_tail, new_tail, strict=True)


def _key(entry: Entry) -> tuple[str, str, bool]:
    return entry.kind, entry.text, entry.cell is None


def _same_kind(old: Entry, new: Entry) -> bool:
    if old.kind != new.kind:
        return False
    return old.kind != "paragraph" or old.text == new.text or are_alike(old.text, new.text)


def _by_likeness(before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[_Pair]:
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


# The change of a text in the fewest words: “月1日”改成“月15日”.


_WORDS = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|«[^«»]*»|[A-Za-z0-9_.]+|.", re.ASCII | re.DOTALL)
_AROUND = 2  # characters that are quoted on either side of a change
_NEAR = 4  # words that stay between two changes reported as one
_LONGEST = 60


def rewording(old: str, new: str) -> list[str]:
    """The changes from ``old`` to ``new``, one by one."""
    return list(_changes(_WORDS.findall(old), _WORDS.findall(new)))


def _changes(old: list[str], new: list[str]) -> Iterator[str]:
    for start, end, new_start, new_end in _spans(old, new):
        before, after = "".join(old[max(0, start - _AROUND) : start]), "".join(old[end : end + _AROUND])
        was, now = "".join(old[start:end]), "".join(new[new_start:new_end])
        if not was:
            yield (
                comparison_text("text-added", text=quoted(now), after=quoted(before))
                if before
                else comparison_text("text-added-first", text=quoted(now))
            )
        elif not now:
            yield comparison_text("text-taken", text=quoted(was))
        else:
            yield comparison_text("text-changed", old=quoted(before + was + after), new=quoted(before + now + after))


def _spans(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """The ranges in which words differ; ranges close to one another are joined."""
    spans: list[tuple[int, int, int, int]] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if spans and start - spans[-1][1] < _NEAR:
            spans[-1] = (spans[-1][0], end, spans[-1][2], new_end)
        else:
            spans.append((start, end, new_start, new_end))
    return spans


def quoted(text: str) -> str:
    """``text`` in quotes; of a long text the beginning and the end."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}……{text[-_LONGEST // 4 :]}"
