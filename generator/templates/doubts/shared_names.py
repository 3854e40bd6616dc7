"""Names that several things have: headings that are written alike, and a name that hides another one."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ground.errors import joined
from generator.ground.source import OfficialDate
from generator.roster.units import STANDARD_FIELD_TITLES
from generator.templates.doubts.known import Known
from generator.templates.expressions import exact_field, names_for, names_in_full, words_of
from generator.templates.word.fields import folded

Doubt = tuple[str, dict[str, object]]
"""The code of a problem, and its facts but for the tag."""

_TITLES = frozenset(STANDARD_FIELD_TITLES)
_COUNTERS = frozenset({"serial", "total"})


def shared_name(name: str, known: Known, *, merge_field: bool = False) -> Doubt | None:
    """What to say of the bare ``name`` where it may be taken for another one; None where it is clear."""
    context = known.context
    unit = context.get("unit")
    is_bare = merge_field or "." not in name
    if not is_bare or not isinstance(unit, Mapping):
        return None
    fields = _fields(name, unit, known.titles, merge_field=merge_field)
    if name in _COUNTERS and not merge_field:
        return _hidden(name, name, f"unit.{next(iter(fields))}") if fields else None
    if len(fields) > 1:
        headings = {field: word for word, field in reversed(list(known.titles.items())) if word not in _TITLES}
        words = [headings.get(field, word) for field, word in fields.items()]
        return "template-name-shared", {"name": name, "words": joined(words), "first": words[0]}
    if fields and _prints(context.get("notice"), name):
        return _hidden(name, names_in_full(context).get(name, "unit"), f"notice.{name}")
    return None


def _fields(name: str, unit: Mapping[str, object], titles: Mapping[str, str], *, merge_field: bool) -> dict[str, str]:
    """The fields that ``name`` may be, that which it is first, each with its name, title or heading."""
    exact = exact_field(name, unit, titles)
    found = {} if exact is None else {exact: name}
    if merge_field and exact is not None:
        return found
    for word, field in words_of(unit, titles):
        if folded(word) == folded(name) if merge_field else word == name or name in names_for(word):
            found.setdefault(field, word)
    return found


def _prints(notice: object, name: str) -> bool:
    """Whether the notice has a text or a date of that name."""
    value = notice.get(name) if isinstance(notice, Mapping) else None
    return isinstance(value, str | OfficialDate) and value != ""


def _hidden(name: str, seen: str, hidden: str) -> Doubt:
    return "template-name-hidden", {"name": name, "seen": seen, "hidden": hidden}
