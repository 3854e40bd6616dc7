"""The language that this run speaks. Whatever makes words asks :func:`language`; ``cli`` says which, once.

It is a context variable, so that threads and tasks of one process can each speak their own. A new thread speaks
Chinese, unless it is started in a copy of its starter's context (:func:`contextvars.copy_context`). Other processes
make papers and problems, and no words.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

Lang = Literal["zh", "en"]

LANGUAGES: tuple[Lang, ...] = ("zh", "en")

_LANGUAGE: ContextVar[Lang] = ContextVar("language", default="zh")


def language() -> Lang:
    """The language of messages, here and now: Chinese unless :func:`speaking` says otherwise."""
    return _LANGUAGE.get()


@contextmanager
def speaking(lang: Lang | None) -> Iterator[None]:
    """Messages made within are in ``lang``; None leaves the language as it is.

    A generator that makes words has to be read to its end within.
    """
    before = _LANGUAGE.set(lang or _LANGUAGE.get())
    try:
        yield
    finally:
        _LANGUAGE.reset(before)
