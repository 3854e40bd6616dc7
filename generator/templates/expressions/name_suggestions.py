"""Suggestions for undefined names in templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.ground.errors import closest
from generator.templates.expressions.bare_names import TITLES, names_for, split_name, titles_in, words_of

_DEEPEST = 3  # pieces of a suggested name


def suggested_name(
    name: str, known: Iterable[str], context: Mapping[str, object], titles: Mapping[str, str] | None = None
) -> str | None:
    """What to write for the last piece of the dotted ``name``, which is not defined; None without a suggestion.

    ``known`` are the names at the same place. The first that applies is suggested: the field that has the piece as its
    Chinese title (``titles``: fields by their titles); the same word elsewhere in ``context``, such as
    ``notice.contact.phone`` for ``notice.phone``; the nearest of ``known``, or of the names that a bare name may be.
    Nothing is suggested for the items of a text.
    """
    if text_in_loop(name, context) is not None:
        return None
    pieces = name.replace("[]", ".[]").split(".")
    last, names = pieces[-1], [each for each in known if each != TITLES]
    field = (titles or {}).get(last)
    if field in names:
        return field
    if len(pieces) == 1:
        words = {**names_in_full(context), **{each: each for each in names}}
        return words.get(closest(last, words) or "")
    return _elsewhere(pieces, context) or closest(last, names)


def text_in_loop(name: str, context: Mapping[str, object]) -> str | None:
    """What the dotted ``name`` takes for a list, where ``context`` has a text: ``items`` of ``items[].title``."""
    looped, brackets, _ = name.partition("[]")
    value: object = context
    for piece in split_name(looped, context):
        value = value.get(piece) if isinstance(value, Mapping) else None
    return looped if brackets and isinstance(value, str) else None


def names_in_full(context: Mapping[str, object]) -> dict[str, str]:
    """Each bare name that the unit at hand and the notice have, with the same name from ``unit`` or ``notice`` on.

    One that cannot be written so, as a heading with a blank, is itself.
    """
    unit, notice = context.get("unit"), context.get("notice")
    found: dict[str, str] = {}
    if isinstance(unit, Mapping):
        for word, field in words_of(unit, titles_in(context)):
            for name in names_for(word):
                found.setdefault(name, f"unit.{field}" if field.isidentifier() else name)
    for name in map(str, notice) if isinstance(notice, Mapping) else ():
        found.setdefault(name, f"notice.{name}")
    return found


def _elsewhere(pieces: list[str], context: Mapping[str, object]) -> str | None:
    """The one other place in ``context`` that has the last piece as a name; the same root is preferred."""
    found = [path for path in _paths(context) if path[-1] == pieces[-1]]
    near = [path for path in found if path[0] == pieces[0]]
    places = near or found
    return ".".join(places[0]) if len(places) == 1 else None


def _paths(names: Mapping[str, object], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every name in ``names`` and the groups below it; items of lists have no path."""
    for key, value in names.items():
        if key == TITLES:
            continue
        path = (*above, str(key))
        yield path
        if isinstance(value, Mapping) and len(path) < _DEEPEST:
            yield from _paths(value, path)
