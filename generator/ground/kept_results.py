"""Results of pure functions, kept for the documents that are worked on.

A cache of a fixed size is too small for a long document, which walks through it, and holds what nobody asks for again.
So each function keeps what its last documents asked for, however much that is, and little else.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar, TypeVarTuple

_DOCUMENTS = 8
"""The results of so many documents are kept: a notice and its attachments, or letters in turn."""

_FEW, _MOST = 512, 32_768
"""So many results are kept whatever asked for them, and no more: lines of a thousand pages."""

_Result = TypeVar("_Result")
_Arguments = TypeVarTuple("_Arguments")
_Object = TypeVar("_Object")

_begun = 0
_drops: list[Callable[[], None]] = []


def drop_with_all(drop: Callable[[], None]) -> None:
    """Has ``drop`` called where all results are dropped."""
    _drops.append(drop)


def drop_all() -> None:
    """Drops all results, so that everything is worked out from the beginning."""
    for drop in _drops:
        drop()


def begin_document() -> None:
    """Begins work on a document: in time, what only earlier ones asked for is dropped."""
    global _begun  # one count for all functions
    _begun += 1


class _Entry(Generic[_Result]):
    """A result, and the number of the document that asked for it last."""

    __slots__ = ("asked", "result")

    def __init__(self, result: _Result) -> None:
        self.result = result
        self.asked = 0


def kept(function: Callable[[*_Arguments], _Result]) -> Callable[[*_Arguments], _Result]:
    """``function``, which keeps its results by its arguments; it returns no None, and nothing that anybody changes.

    At most twice as many results are kept as the last documents asked for; where that is too much, all are dropped.
    """
    results: dict[tuple[object, ...], _Entry[_Result]] = {}
    most = _FEW

    @wraps(function)
    def asked(*arguments: *_Arguments) -> _Result:
        nonlocal results, most
        entry = results.get(arguments)
        if entry is None:
            entry = _Entry(function(*arguments))
            if len(results) >= most:
                recent = {key: each for key, each in results.copy().items() if each.asked > _begun - _DOCUMENTS}
                results = recent if len(recent) < _MOST // 2 else {}
                most = max(_FEW, len(results) * 2)
            results[arguments] = entry
        entry.asked = _begun
        return entry.result

    def drop() -> None:
        nonlocal results
        results = {}

    drop_with_all(drop)
    return asked


class Same(Generic[_Object]):
    """An object as an argument of a function that is :func:`kept`: equal to itself alone."""

    __slots__ = ("it",)

    def __init__(self, it: _Object) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it
