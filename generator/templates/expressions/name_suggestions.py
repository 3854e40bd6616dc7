"""Suggestions for undefined names in templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.ground.errors import closest

_DEEPEST = 3  # pieces of a suggested name


def suggested_name(
    name: str, known: Iterable[str], context: Mapping[str, object], titles: Mapping[str, str] | None = None
) -> str | None:
    """What to write for the last piece of the dotted ``name``, which is not defined; None without a suggestion.

    ``known`` are the names at the same place. The first that applies is suggested: the field that has the piece as its
    Chinese title (``titles``: fields by their titles); the same word elsewhere in ``context``, such as
    ``notice.contact.phone`` for ``notice.phone``; the nearest of ``known``.
    """
    pieces = name.replace("[]", ".[]").split(".")
    last, names = pieces[-1], tuple(known)
    field = (titles or {}).get(last)
    if field in names:
        return field
    return _elsewhere(pieces, context) or closest(last, names)


def _elsewhere(pieces: list[str], context: Mapping[str, object]) -> str | None:
    """The one other place in ``context`` that has the last piece as a name; the same root is preferred."""
    if len(pieces) < 2:
        return None
    found = [path for path in _paths(context) if path[-1] == pieces[-1]]
    near = [path for path in found if path[0] == pieces[0]]
    places = near or found
    return ".".join(places[0]) if len(places) == 1 else None


def _paths(names: Mapping[str, object], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every name in ``names`` and the groups below it; items of lists have no path."""
    for key, value in names.items():
        path = (*above, str(key))
        yield path
        if isinstance(value, Mapping) and len(path) < _DEEPEST:
            yield from _paths(value, path)
