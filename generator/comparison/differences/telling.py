"""Two descriptions → what differs, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.comparison.description import Description, Entry
from generator.comparison.description.facts import name_of, told, value_of
from generator.comparison.description.saving import LIBREOFFICE
from generator.comparison.description.wording import Wording
from generator.comparison.differences.aligning import pairs
from generator.comparison.differences.rewording import quoted, rewording

_PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: ``text`` is the sentence; ``old`` and ``new`` are the entries it is of, where it is."""

    text: str
    old: Entry | None = None
    new: Entry | None = None


def differences(old: Description, new: Description, say: Wording) -> list[Difference]:
    """What differs from ``old`` to ``new``: how it was saved, settings and styles, then the text in its order."""
    found = [Difference(text) for text in _saved(old.saved, new.saved, say)]
    for before, after in (*_by_name(old, new), *pairs(_in_order(old), _in_order(new))):
        found += (Difference(text, before, after) for text in _told(before, after, say))
    return found


def _in_order(description: Description) -> list[Entry]:
    return [entry for entry in description.entries if entry.kind not in ("style", "settings")]


def _by_name(old: Description, new: Description) -> Iterator[tuple[Entry | None, Entry | None]]:
    """Settings and styles, each beside its other version."""
    before, after = (
        {(each.kind, each.text): each for each in d.entries if each.kind in ("style", "settings")} for d in (old, new)
    )
    for key in sorted(before.keys() | after.keys()):
        yield before.get(key), after.get(key)


def _saved(old: Mapping[str, str], new: Mapping[str, str], say: Wording) -> Iterator[str]:
    """How the file was saved: what another program dropped by itself is told as that."""
    again = old.get(_PROGRAM) != new.get(_PROGRAM) and new.get(_PROGRAM, "").startswith(LIBREOFFICE)
    if old.get(_PROGRAM) != new.get(_PROGRAM):
        yield say("saved-again", program=new.get(_PROGRAM, ""), before=old.get(_PROGRAM, ""))
    for topic in dict.fromkeys((*old, *new)):
        before, after = old.get(topic, ""), new.get(topic, "")
        if topic == _PROGRAM or before == after:
            continue
        name = say(f"saved-{topic}")
        if again and not after:
            yield say("dropped", name=name, was=before)
        else:
            yield say("topic-from-to", name=name, old=before or say("none"), new=after or say("none"))


def _told(old: Entry | None, new: Entry | None, say: Wording) -> Iterator[str]:
    if old is None or new is None:
        whole = new if old is None else old
        if whole is not None:
            yield from _whole(whole, "added" if old is None else "removed", say)
        return
    where = _where(new, say)
    for text in rewording(old.text, new.text, say) if old.text != new.text else ():
        yield say("at", place=where, what=text)
    for text in _facts(old.facts, new.facts, old.base, new.base, say):
        yield say("at", place=where, what=text)
    for text in _facts(old.cell or {}, new.cell or {}, {}, {}, say):
        yield say("at", place=say("cell-of", place=where), what=text)


def _whole(entry: Entry, how: str, say: Wording) -> Iterator[str]:
    """An entry that was added or taken out; ones that say nothing by themselves are passed over."""
    if entry.kind in ("paragraph", "style", "story"):
        text = quoted(entry.text) or (say("nothing") if entry.kind == "paragraph" else "")
        yield say(f"{entry.kind}-{how}", place=entry.place, text=text)
    elif entry.kind != "settings":
        yield say(f"{entry.kind}-{how}", place=entry.place, text=told(entry.facts, say))
    else:
        before, after = ({}, entry.facts) if how == "added" else (entry.facts, {})
        yield from _facts(before, after, {}, {}, say)


def _where(entry: Entry, say: Wording) -> str:
    if entry.kind == "style":
        return say("the-style", name=entry.text)
    return entry.place or say("line-settings")


def _facts(
    old: Mapping[str, str],
    new: Mapping[str, str],
    old_base: Mapping[str, str],
    new_base: Mapping[str, str],
    say: Wording,
) -> Iterator[str]:
    """The facts that were changed; what a paragraph does not say of itself is as its style, the ``base``, has it."""
    for fact in dict.fromkeys((*old, *new)):
        before = old.get(fact, old_base.get(fact, ""))
        after = new.get(fact, new_base.get(fact, ""))
        if before != after:
            was, now = value_of(fact, before, say), value_of(fact, after, say)
            yield say("from-to", name=name_of(fact, say), old=was, new=now)
