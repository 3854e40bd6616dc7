"""Results of pure functions, kept for the documents that are worked on.

A cache of a fixed size is too small for a long document, which walks through it, and holds what nobody asks for again.
So each function keeps what its last documents asked for, however much that is, and little else.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial, wraps
from typing import Any, Generic, TypeVar, TypeVarTuple

_DOCUMENTS = 8
"""The results of so many documents are kept, and of as many before them: a notice and its attachments, or letters."""

_MOST = 32_768
"""So many results of a function are kept, and no more: lines of a thousand pages."""

_NONE: Any = object()
_Result = TypeVar("_Result")
_Arguments = TypeVarTuple("_Arguments")
_Object = TypeVar("_Object")

_begun = 0
_drops: list[Callable[[], None]] = []
_ages: list[Callable[[], None]] = []


def drop_with_all(drop: Callable[[], None]) -> None:
    """Has ``drop`` called where all results are dropped."""
    _drops.append(drop)


def drop_all() -> None:
    """Drops all results, so that everything is worked out from the beginning."""
    for drop in _drops:
        drop()


def begin_document() -> None:
    """Begins work on a document: in time, what only earlier ones asked for is dropped."""
    global _begun  # one count for all functions, which drop together: else the most of each would add up one day
    _begun += 1
    if _begun % _DOCUMENTS == 0:
        for age in _ages:
            age()


class KeptByKey(Generic[_Result]):
    """Results by their keys, which have all that they depend on: of the last documents, and ``least`` in any case."""

    __slots__ = ("_before", "_least", "results")

    def __init__(self, least: int = 0) -> None:
        self._least = least
        self.results: dict[Hashable, _Result] = {}
        self._before: dict[Hashable, _Result] = {}
        drop_with_all(self._drop)
        _ages.append(self._age)

    def of(self, key: Hashable, make: Callable[[], _Result]) -> _Result:
        """The result of ``key``, which ``make`` makes where none is kept."""
        result: _Result = self.results.get(key, _NONE)
        if result is _NONE:
            result = self._before.get(key, _NONE)
            if result is _NONE:
                result = make()
            if len(self.results) >= _MOST // 2:
                self._age()
            self.results[key] = result
        return result

    def _age(self) -> None:
        if len(self.results) >= self._least:
            self._before, self.results = self.results, {}

    def _drop(self) -> None:
        self._before, self.results = {}, {}


def kept(function: Callable[[*_Arguments], _Result]) -> Callable[[*_Arguments], _Result]:
    """``function``, which keeps its results by its arguments; it returns nothing that anybody changes."""
    store = KeptByKey[_Result]()

    @wraps(function)
    def asked(*arguments: *_Arguments) -> _Result:
        result = store.results.get(arguments, _NONE)
        return store.of(arguments, partial(function, *arguments)) if result is _NONE else result

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
