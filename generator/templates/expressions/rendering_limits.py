"""Limits of one rendering: iterations, time, memory and output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
from time import monotonic, thread_time
from typing import Any, TypeVar

from jinja2 import pass_context
from jinja2.runtime import Context
from jinja2.utils import missing

from generator.templates.expressions.bare_names import bare_path

C = TypeVar("C")

MAX_SECONDS = 20
MAX_ITERATIONS = 1_000_000
MAX_OUTPUT = 30_000_000
MAX_RANGE = 100_000

_LONG = 1_000  # characters; shorter texts count only when the output is measured
_ROUNDS = 8  # iterations of a loop from one check of time and output to the next; the first one checks
_LOOKS = 20  # the thread's own time is first read after this part of MAX_SECONDS


class LimitError(Exception):
    """A template exceeded a limit; ``limit`` names it, ``most`` is its value."""

    def __init__(self, limit: str, most: int) -> None:
        super().__init__(f"more {limit} than {most}")
        self.limit = limit
        self.most = most


class Deadline:
    """Limits the processor time of a rendering to MAX_SECONDS, counted from the creation of this object.

    :meth:`check` is called wherever a template can loop or make much. It reads the wall clock, which is cheap and never
    behind; only when that is past due is the thread's own time read.
    """

    __slots__ = ("_worked", "due")

    def __init__(self) -> None:
        self._worked: float | None = None
        self.due = monotonic() + MAX_SECONDS / _LOOKS

    def check(self) -> None:
        """Raises LimitError once the time is used up."""
        if monotonic() > self.due:
            self._look()

    def _look(self) -> None:
        worked = thread_time()
        if self._worked is None:  # the time up to now was not measured and counts as work
            self._worked = worked - MAX_SECONDS / _LOOKS
        left = self._worked + MAX_SECONDS - worked
        if left <= 0:
            raise LimitError("seconds", MAX_SECONDS)
        self.due = monotonic() + left


def concatenated(pieces: Iterable[str]) -> str:
    """``pieces`` as one text. Raises LimitError, before it is made, where it would be longer than MAX_OUTPUT."""
    kept = list(pieces)
    check_output(sum(map(len, kept)))
    return "".join(kept)


def check_output(length: int) -> None:
    """Raises LimitError for more than MAX_OUTPUT characters that a rendering printed, or made to be printed."""
    if length > MAX_OUTPUT:
        raise LimitError("output", MAX_OUTPUT)


class CountedContext(Context):
    """The names of one rendering, its iterations so far, and how long it may still take.

    Contexts of the same document may share one ``deadline``.
    """

    iterations = 0
    made = 0

    def __init__(self, *args: Any, deadline: Deadline | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deadline = deadline or Deadline()

    def resolve_or_missing(self, key: str) -> Any:
        """The value of the name ``key``: of one that nothing else has, that of the unit at hand or of the notice."""
        found = super().resolve_or_missing(key)
        path = bare_path(key, self.parent) if found is missing else None
        return found if path is None else self.parent[path[0]][path[1]]

    def charge(self, count: int) -> None:
        """Counts ``count`` more iterations. Raises LimitError past the limit."""
        self.iterations += count
        if self.iterations > MAX_ITERATIONS:
            raise LimitError("iterations", MAX_ITERATIONS)

    def charge_made(self, length: int) -> None:
        """Counts ``length`` characters, or items of lists, that the template made.

        Raises LimitError past MAX_OUTPUT of them.
        """
        self.made += length
        check_output(self.made)


@pass_context
def counted(context: Context, items: Iterable[object]) -> Iterable[object]:
    """``items`` for a loop: their number is charged to the rendering, the time is checked; the length stays known."""
    if not isinstance(context, CountedContext):
        return items
    if isinstance(items, Sized):
        context.charge(len(items))
        return _Rounds(items, context)
    return _counted(context, items)


class _Rounds(Iterable[object]):
    """The items of a list; every few iterations the time is checked."""

    __slots__ = ("_deadline", "_items")

    def __init__(self, items: Any, context: CountedContext) -> None:
        self._items = items
        self._deadline = context.deadline

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[object]:
        for number, item in enumerate(self._items):
            if not number % _ROUNDS:
                self._deadline.check()
            yield item


def _counted(context: CountedContext, items: Iterable[object]) -> Iterator[object]:
    for item in items:
        context.charge(1)
        context.deadline.check()
        yield item


@pass_context
def counted_range(context: Context, *bounds: int) -> range:
    """Python's ``range``, at most MAX_RANGE long, charged to the rendering. Raises LimitError."""
    numbers = range(*bounds)
    if len(numbers) > MAX_RANGE:
        raise LimitError("range", MAX_RANGE)
    if isinstance(context, CountedContext):
        context.charge(len(numbers))
    return numbers


def timed(context: Context, items: object, *, is_list: bool) -> object:
    """``items`` for a filter that iterates over them; the time is checked on the way.

    Texts and mappings are returned as they are, unless ``is_list`` says that the filter takes them as lists.
    """
    if not isinstance(context, CountedContext):
        return items
    context.deadline.check()
    if not isinstance(items, Iterable) or (isinstance(items, str | Mapping) and not is_list):
        return items
    return _Rounds(items, context) if isinstance(items, Sized) else _timed(context, items)


def _timed(context: CountedContext, items: Iterable[object]) -> Iterator[object]:
    for item in items:
        context.deadline.check()
        yield item


@pass_context
def stepped(context: Context, value: C) -> C:
    """``value``, after a check of the time: the next operation runs inside C."""
    if isinstance(context, CountedContext):
        context.deadline.check()
    return value


@pass_context
def charged(context: Context, value: C, least: int = _LONG) -> C:
    """``value``, charged to the rendering where it is a text, list or number with more than ``least`` items."""
    length = len(value) if isinstance(value, str | list | tuple) else _bytes(value)
    if length > least and isinstance(context, CountedContext):
        context.charge_made(length)
    return value


def _bytes(value: object) -> int:
    return value.bit_length() // 8 if isinstance(value, int) else 0
