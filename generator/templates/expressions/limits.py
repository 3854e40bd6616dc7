"""Limits of a template: iterations, time, memory and output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
from time import monotonic, thread_time
from typing import Any, TypeVar

from jinja2 import pass_context
from jinja2.runtime import Context

C = TypeVar("C")

MAX_SECONDS = 20
MAX_ITERATIONS = 1_000_000
MAX_OUTPUT = 30_000_000
MAX_RANGE = 100_000

_LONG = 1_000  # characters; what is shorter is found when the output is measured
_CHUNKS = 50  # pieces of output after which it is measured again
_ROUNDS = 8  # of a loop, between two looks at the time and the output; the first round always looks
_LOOKS = 20  # the first look at the thread's own time comes after this part of MAX_SECONDS


class LimitError(Exception):
    """A template did more than it may; ``limit`` names which bound, ``most`` is the bound."""

    def __init__(self, limit: str, most: int) -> None:
        super().__init__(f"more {limit} than {most}")
        self.limit = limit
        self.most = most


class Deadline:
    """Bounds the seconds of processor time that a rendering may take, MAX_SECONDS from the making of this object.

    :meth:`check` belongs where a template can go round or make much. It reads the clock on the wall, which is cheap
    and never behind; only when that is past due the thread is asked how long it has really worked.
    """

    __slots__ = ("_worked", "due")

    def __init__(self) -> None:
        self._worked: float | None = None
        self.due = monotonic() + MAX_SECONDS / _LOOKS

    def check(self) -> None:
        """Raise LimitError once the time is over."""
        if monotonic() > self.due:
            self._look()

    def _look(self) -> None:
        worked = thread_time()
        if self._worked is None:  # what is not known of the time until now is counted as work
            self._worked = worked - MAX_SECONDS / _LOOKS
        left = self._worked + MAX_SECONDS - worked
        if left <= 0:
            raise LimitError("seconds", MAX_SECONDS)
        self.due = monotonic() + left


def concatenated(pieces: Iterable[str]) -> str:
    """``pieces`` as one text; raises LimitError, before it is made, where it would be longer than MAX_OUTPUT."""
    kept = list(pieces)
    check_output(sum(map(len, kept)))
    return "".join(kept)


def check_output(length: int) -> None:
    """Raise LimitError where a rendering has printed, or made to be printed, more than MAX_OUTPUT characters."""
    if length > MAX_OUTPUT:
        raise LimitError("output", MAX_OUTPUT)


class Output(list[str]):
    """The text of one rendering in chunks, never more than MAX_OUTPUT characters of it when it becomes one text."""

    __slots__ = ("_measured", "_size", "due")

    def __init__(self) -> None:
        self._measured = self._size = 0
        self.due = _CHUNKS

    def measure(self) -> None:
        """Raise LimitError where the chunks are too much; to be called whenever there are more than ``due``."""
        self._size += sum(map(len, self[self._measured :]))
        self._measured = len(self)
        self.due = self._measured + _CHUNKS
        check_output(self._size)

    def text(self) -> str:
        """The chunks as one text. Raises LimitError."""
        if len(self) > self.due:
            self.measure()
        text = "".join(self)
        if len(text) > MAX_OUTPUT:
            raise LimitError("output", MAX_OUTPUT)
        return text


class CountedContext(Context):
    """The names of one rendering, how often its loops have gone round, and how long it may yet take.

    Contexts that belong together may be given one ``deadline``.
    """

    iterations = 0
    made = 0
    output = Output()  # direct code sets one of its own; Jinja's code is measured as it yields

    def __init__(self, *args: Any, deadline: Deadline | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deadline = deadline or Deadline()

    def charge(self, count: int) -> None:
        """Count ``count`` more rounds; raises LimitError past the limit."""
        self.iterations += count
        if self.iterations > MAX_ITERATIONS:
            raise LimitError("iterations", MAX_ITERATIONS)

    def charge_made(self, length: int) -> None:
        """Count ``length`` characters, or things of lists, that the template made.

        Raises LimitError past MAX_OUTPUT of them.
        """
        self.made += length
        check_output(self.made)


@pass_context
def counted(context: Context, items: Iterable[object]) -> Iterable[object]:
    """``items`` to be looped over, charged to the rendering, which its rounds find in time; its length stays known."""
    if not isinstance(context, CountedContext):
        return items
    if isinstance(items, Sized):
        context.charge(len(items))
        return _Rounds(items, context)
    return _counted(context, items)


class _Rounds(Iterable[object]):
    """The things of a list, with a look at the time and the output now and then."""

    __slots__ = ("_deadline", "_items", "_output")

    def __init__(self, items: Any, context: CountedContext) -> None:
        self._items = items
        self._deadline = context.deadline
        self._output = context.output

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[object]:
        deadline, output = self._deadline, self._output
        for number, item in enumerate(self._items):
            if not number % _ROUNDS:
                deadline.check()
                if len(output) > output.due:
                    output.measure()
            yield item


def _counted(context: CountedContext, items: Iterable[object]) -> Iterator[object]:
    for item in items:
        context.charge(1)
        context.deadline.check()
        if len(context.output) > context.output.due:
            context.output.measure()
        yield item


@pass_context
def counted_range(context: Context, *bounds: int) -> range:
    """Python's ``range``, at most MAX_RANGE long, charged to the rendering."""
    numbers = range(*bounds)
    if len(numbers) > MAX_RANGE:
        raise LimitError("range", MAX_RANGE)
    if isinstance(context, CountedContext):
        context.charge(len(numbers))
    return numbers


def timed(context: Context, items: object, *, is_list: bool) -> object:
    """``items`` for a filter that goes through them, with looks at the time on the way.

    A text and a mapping are left as they are, unless ``is_list`` says that to the filter they are lists.
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
    """``value``, after a look at the time: what is done with it next runs inside C."""
    if isinstance(context, CountedContext):
        context.deadline.check()
    return value


@pass_context
def charged(context: Context, value: C, least: int = _LONG) -> C:
    """``value``, charged to the rendering where it is a text, a list or a number of more than ``least`` things."""
    length = len(value) if isinstance(value, str | list | tuple) else _bytes(value)
    if length > least and isinstance(context, CountedContext):
        context.charge_made(length)
    return value


def _bytes(value: object) -> int:
    return value.bit_length() // 8 if isinstance(value, int) else 0
