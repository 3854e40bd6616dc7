"""What became of a draft, as lines for people: short for a good draft, with everything that is to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.check_elements import ELEMENT_NAMES
from generator.cli.texts import text
from generator.ground.errors import language

if TYPE_CHECKING:
    from generator.desk.drafts.taking import Altered, Taken, Unwritten

_LONGEST = 40
_MOST_EXAMPLES = 3
_NEEDED_BY_A_DRAFT = ("title", "issuer")

Entry = Mapping[str, object]


def taken_lines(notice: Path, taken: Taken, command: str) -> Iterator[str]:
    """What the elements of the draft are, what was left, what is missing, and what to do next.

    ``command`` builds the notice, whose text is the file ``notice``.
    """
    kind = taken.found.kind
    yield text("taken-kind", format=taken.found.format, kind=kind.name if kind else text("taken-kind-unknown"))
    yield from _element_lines(taken)
    yield from _changed_lines(taken)
    yield from _left_lines(taken)
    if taken.is_unsealed:
        yield text("taken-unsealed")
    yield from map(_unwritten_line, taken.unwritten)
    named = {each.key for each in taken.unwritten}
    absent = [key for key in taken.missing if key not in named]
    if absent:
        yield text("taken-missing", names=_keys(absent))
    yield from _next_line(notice, taken, command)


def _element_lines(taken: Taken) -> Iterator[str]:
    """A line for each element of the notice, and one for each attachment."""
    from generator.check.placing import Placing

    placed = Placing(taken.found).placed()
    own = [each for each in placed if each["attachment"] is None]
    for name, group in groupby(own, key=lambda each: str(each["element"])):
        entries = list(group)
        shown = text(_COUNTED[name], count=_count(name, entries)) if name in _COUNTED else _shown(entries)
        yield _element_line(ELEMENT_NAMES[name].text(), shown, entries)
    attached = [each for each in placed if each["attachment"] is not None]
    for serial, group in groupby(attached, key=lambda each: each["attachment"]):
        entries = list(group)
        titles = [each for each in entries if each["element"] == "title"]
        yield _element_line(text("taken-attachment", serial=serial), _shown(titles or entries[:1]), entries)


def _element_line(name: str, shown: str, entries: Sequence[Entry]) -> str:
    doubt = text("taken-likely") if any(each["certainty"] == "likely" for each in entries) else ""
    return text("taken-element", name=name, text=shown, where=_span(entries) + doubt)


_COUNTED = {"body": "taken-body", "issued_text": "taken-body", "table": "taken-tables"}
"""Elements that are not shown but counted, each with the text for it."""


def _count(name: str, entries: Sequence[Entry]) -> int:
    return len(entries) if name == "table" else sum(len(str(each["text"]).splitlines()) for each in entries)


def _shown(entries: Iterable[Entry]) -> str:
    return "；".join(_short(str(each["text"])) for each in entries)


def _short(said: str) -> str:
    """``said`` in one line, its end left out where it is long."""
    line = " / ".join(part.strip() for part in said.splitlines() if part.strip())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}……"


def _span(entries: Sequence[Entry]) -> str:
    """Where the elements are, as Word counts; "" for those in tables."""
    plain = [each for each in entries if each["table"] is None]
    numbers = [number for each in plain for number in (each["first"], each["last"]) if isinstance(number, int)]
    if not numbers:
        return ""
    first, last = min(numbers), max(numbers)
    return text("taken-span", first=first) if first == last else text("taken-spans", first=first, last=last)


def _changed_lines(taken: Taken) -> Iterator[str]:
    changes = taken.draft.changes
    if changes.taken is not None:
        counts = {"inserted": changes.inserted, "deleted": changes.deleted, "moved": changes.moved}
        yield text(f"taken-changes-{changes.taken}", **counts)
    headings = [each for each in taken.altered if each.part == "heading"]
    if headings:
        examples = "，".join(_example(each) for each in headings[:_MOST_EXAMPLES])
        yield text("taken-headings", count=len(headings), examples=examples)
    for each in taken.altered:
        if each.part == "table":
            yield text("taken-flattened", text=_short(each.before))
        elif each.part != "heading":
            what = ELEMENT_NAMES[each.part].text()
            facts = {"before": each.before, "after": each.after, "where": _at(each.paragraph)}
            yield text("taken-altered", what=what, **facts)
    yield from (text("taken-unread", text=_short(each)) for each in taken.unread)


def _example(altered: Altered) -> str:
    return text("taken-example", before=altered.before, after=altered.after, where=_at(altered.paragraph))


def _at(paragraph: int | None) -> str:
    return "" if paragraph is None else text("taken-span", first=paragraph)


def _left_lines(taken: Taken) -> Iterator[str]:
    for unplaced in taken.unplaced:
        key = "taken-unplaced" if unplaced.printed else "taken-unprinted"
        yield text(key, text=_short(unplaced.text), where=_at(unplaced.paragraph))
    for left in taken.left:
        said = text("taken-left-text", text=_short(left.text)) if left.text else ""
        yield text(f"taken-left-{left.what}", text=said, where=_at(left.paragraph))
    if not taken.has_text:
        yield text("taken-no-text")
    yield from (text("taken-listed-only", title=title) for title in taken.listed_only)
    if taken.draft.comments:
        yield text("taken-comments", count=len(taken.draft.comments))


def _unwritten_line(unwritten: Unwritten) -> str:
    facts = {"name": _keys([unwritten.key]), "text": _short(unwritten.text)}
    if unwritten.problem is None:
        return text("taken-open", **facts)
    return text("taken-refused", why=unwritten.problem.message(), **facts)


def _keys(keys: Iterable[str]) -> str:
    """The names of ``keys`` in the language that is spoken."""
    from generator.templates.text.front_matter.keys import FRONT_MATTER

    return "、".join(FRONT_MATTER[key].title if language() == "zh" else key for key in keys)


def _next_line(notice: Path, taken: Taken, command: str) -> Iterator[str]:
    build = f"{command} --draft" if taken.is_draft else command
    needed = [key for key in taken.missing if key in _NEEDED_BY_A_DRAFT]
    if needed:
        yield text("taken-next-missing", file=notice, names=_keys(needed), command=build)
    else:
        yield text("taken-next", file=notice, command=build)
