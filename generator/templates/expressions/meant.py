"""Suggestions for undefined names in templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.ground.errors import closest

_DEEPEST = 3  # pieces of a name that is looked for


def meant_name(
    name: str, known: Iterable[str], context: Mapping[str, object], titles: Mapping[str, str] | None = None
) -> str | None:
    """What to write for the last piece of the dotted ``name``, which is not among ``known``, the names beside it.

    First the field that has it as its title (``titles``: fields by their Chinese titles), then the whole name where
    the same word is found elsewhere in ``context``, as ``notice.contact.phone`` for ``notice.phone``; else the
    nearest of ``known``.
    """
    pieces = name.replace("[]", ".[]").split(".")
    last, beside = pieces[-1], tuple(known)
    title = (titles or {}).get(last)
    if title in beside:
        return title
    return _elsewhere(pieces, context) or closest(last, beside)


def _elsewhere(pieces: list[str], context: Mapping[str, object]) -> str | None:
    """The one other place where the last piece is a name, below the same root before any other."""
    if len(pieces) < 2:
        return None
    found = [path for path in _paths(context) if path[-1] == pieces[-1]]
    near = [path for path in found if path[0] == pieces[0]]
    places = near or found
    return ".".join(places[0]) if len(places) == 1 else None


def _paths(names: Mapping[str, object], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every name in ``names`` and in the groups below, as its pieces; what is in lists has no one name."""
    for key, value in names.items():
        path = (*above, str(key))
        yield path
        if isinstance(value, Mapping) and len(path) < _DEEPEST:
            yield from _paths(value, path)
