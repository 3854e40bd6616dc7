"""A stand-in for the variable that holds the language: it sees who asks."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import _lru_cache_wrapper, cached_property
from types import CodeType, FrameType
from typing import Any

from generator.ground.errors import Lang, language, speaking

_MODULE: Any = sys.modules[language.__module__]


@contextmanager
def nobody_asks() -> Iterator[None]:
    """The run speaks English within, and whoever asks for that fails, also in processes that are forked.

    Words in a language that is asked for by name are Chinese.
    """

    def fail(_frame: FrameType) -> None:
        if _MODULE._LANGUAGE.own.get() == "en":
            raise AssertionError("the language of the run is asked for")

    with speaking("en"), _seen_by(fail):
        yield


@contextmanager
def cached_asking() -> Iterator[list[str]]:
    """The names of the package's cached functions and properties that ask for the language within, at the end.

    What is cached is computed again.
    """
    for each in _cached():
        if isinstance(each, _lru_cache_wrapper):
            each.cache_clear()
    asking: dict[CodeType, str] = {}
    found: list[str] = []

    def look(frame: FrameType | None) -> None:
        while frame is not None:
            if frame.f_code not in asking:
                asking[frame.f_code] = f"{frame.f_globals.get('__name__')}.{frame.f_code.co_qualname}"
            frame = frame.f_back

    with _seen_by(look):
        yield found
    found += [asking[code] for code in map(_code, _cached()) if code in asking]


@contextmanager
def _seen_by(look: Callable[[FrameType], None]) -> Iterator[None]:
    before = _MODULE._LANGUAGE
    _MODULE._LANGUAGE = _Watched(before, look)
    try:
        yield
    finally:
        _MODULE._LANGUAGE = before


class _Watched:
    """The variable; ``look`` gets the frame of :func:`generator.ground.errors.language`."""

    def __init__(self, own: ContextVar[Lang], look: Callable[[FrameType], None]) -> None:
        self.own = own
        self._look = look
        self.set, self.reset = own.set, own.reset

    def get(self) -> Lang:
        frame = sys._getframe(1)
        if frame.f_code.co_name == "language":
            self._look(frame)
        return self.own.get()


def _cached() -> list[Any]:
    """The cached functions and properties of the package's modules, as far as these are imported."""
    kept = (each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper | cached_property))
    return [each for each in kept if str(getattr(_inner(each), "__module__", "")).startswith("generator.")]


def _inner(each: Any) -> Any:
    return each.func if isinstance(each, cached_property) else each.__wrapped__


def _code(each: Any) -> CodeType | None:
    """The code of what is cached; None of what is not written in Python."""
    return getattr(_inner(each), "__code__", None)
