"""Results of pure functions, kept for the documents that are worked on.

A cache of a fixed size is too small for a long document, which walks through it, and holds what nobody asks for again.
So each function keeps what its last documents asked for, however much that is, and little else.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Generic, TypeVar, TypeVarTuple

_DOCUMENTS = 8
"""The results of so many documents are kept: a notice and its attachments, or letters in turn."""

_FEW, _MOST = 128, 32_768
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


class KeptByKey(Generic[_Result]):
    """Results by their keys, which have all that they depend on.

    At most twice as many are kept as the last documents asked for; where that is too much, all are dropped.
    """

    __slots__ = ("_most", "results")

    def __init__(self) -> None:
        self.results: dict[Hashable, _Entry[_Result]] = {}
        self._most = _FEW
        drop_with_all(self.drop)

    def of(self, key: Hashable, make: Callable[[], _Result]) -> _Result:
        """The result of ``key``, which ``make`` makes where none is kept."""
        entry = self.results.get(key) or self.add(key, make())
        entry.asked = _begun
        return entry.result

    def add(self, key: Hashable, result: _Result) -> _Entry[_Result]:
        """Keeps the ``result`` of ``key``."""
        if len(self.results) >= self._most:
            recent = {each: entry for each, entry in self.results.copy().items() if entry.asked > _begun - _DOCUMENTS}
            self.results = recent if len(recent) < _MOST // 2 else {}
            self._most = max(_FEW, len(self.results) * 2)
        entry = self.results[key] = _Entry(result)
        return entry

    def drop(self) -> None:
        """Drops all."""
        self.results = {}


def kept(function: Callable[[*_Arguments], _Result]) -> Callable[[*_Arguments], _Result]:
    """``function``, which keeps its results by its arguments; it returns nothing that anybody changes."""
    store = KeptByKey[_Result]()

    @wraps(function)
    def asked(*arguments: *_Arguments) -> _Result:
        entry = store.results.get(arguments)
        if entry is None:
            entry = store.add(arguments, function(*arguments))
        entry.asked = _begun
        return entry.result

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
