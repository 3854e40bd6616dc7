"""How much a template may do. Whoever wrote it, it comes to an end and leaves the machine standing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from time import monotonic, thread_time
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

MAX_SECONDS = 20
MAX_ITERATIONS = 1_000_000
MAX_OUTPUT = 30_000_000
MAX_TEXT = 1_000_000
MAX_RANGE = 100_000
MAX_WIDTH = 1_000
MAX_BITS = 4_096

_LOOKS = 20  # the first look at the thread's own time comes after this part of MAX_SECONDS
_WIDE = re.compile(r"\d{4,}|\*|\{[^}]*\{")  # a width of four digits, or one that comes from the values


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

    __slots__ = ("_due", "_worked")

    def __init__(self) -> None:
        self._worked: float | None = None
        self._due = monotonic() + MAX_SECONDS / _LOOKS

    def check(self) -> None:
        """Raise LimitError once the time is over."""
        if monotonic() > self._due:
            self._look()

    def _look(self) -> None:
        worked = thread_time()
        if self._worked is None:  # what is not known of the time until now is counted as work
            self._worked = worked - MAX_SECONDS / _LOOKS
        left = self._worked + MAX_SECONDS - worked
        if left <= 0:
            raise LimitError("seconds", MAX_SECONDS)
        self._due = monotonic() + left


class CountedContext(Context):
    """The names of one rendering, how often its loops have gone round, and how long it may yet take.

    Contexts that belong together may be given one ``deadline``.
    """

    iterations = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deadline = Deadline()

    def charge(self, count: int) -> None:
        """Count ``count`` more rounds; raises LimitError past the limit."""
        self.iterations += count
        if self.iterations > MAX_ITERATIONS:
            raise LimitError("iterations", MAX_ITERATIONS)


@pass_context
def counted(context: Context, items: Iterable[object]) -> Iterable[object]:
    """``items`` to be looped over, charged to the rendering, which each round finds in time; its length stays known."""
    if not isinstance(context, CountedContext):
        return items
    if isinstance(items, Sized):
        context.charge(len(items))
        return _Rounds(items, context.deadline)
    return _counted(context, items)


class _Rounds(Iterable[object]):
    """The things of a list with the deadline checked before each."""

    __slots__ = ("_deadline", "_items")

    def __init__(self, items: Any, deadline: Deadline) -> None:
        self._items = items
        self._deadline = deadline

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[object]:
        deadline = self._deadline
        for item in self._items:
            if monotonic() > deadline._due:  # check() without the cost of a call
                deadline.check()
            yield item


def _counted(context: CountedContext, items: Iterable[object]) -> Iterator[object]:
    for item in items:
        context.charge(1)
        context.deadline.check()
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


def joined(pieces: list[object]) -> str:
    """The pieces of ``a ~ b``, one text of bounded length."""
    texts = [str(piece) for piece in pieces]
    check_text(sum(map(len, texts)))
    return "".join(texts)


def check_text(length: int) -> None:
    """Raise LimitError where a text would be longer than MAX_TEXT."""
    if length > MAX_TEXT:
        raise LimitError("text", MAX_TEXT)


def check_operation(operator: str, left: object, right: object) -> None:
    """Raise LimitError where ``left operator right`` would be a huge text, list or number."""
    check = _OPERATIONS.get(operator)
    if check is not None:
        check(left, right)


def check_call(function: object, arguments: tuple[object, ...]) -> None:
    """Raise LimitError where a method of a text would make a huge text."""
    owner, name = getattr(function, "__self__", None), getattr(function, "__name__", "")
    if isinstance(owner, str):
        check_method(name, owner, arguments)


def check_method(name: str, text: str, arguments: tuple[object, ...]) -> None:
    """The same for the method ``name`` of ``text``, or for the filter of that name."""
    if name == "replace":
        old, new = (*map(str, arguments), "", "")[:2]
        check_text(len(text) + text.count(old) * len(new))
    elif name in {"format", "format_map"}:
        _check_format(text, arguments)
    elif name in {"center", "ljust", "rjust", "zfill", "indent", "wordwrap", "expandtabs"}:
        for argument in arguments:
            check_width(argument)


def check_width(number: object) -> None:
    """Raise LimitError where a number of blanks, columns or gaps is beyond reason."""
    if isinstance(number, int) and abs(number) > MAX_WIDTH:
        raise LimitError("width", MAX_WIDTH)


def _check_format(text: str, values: Iterable[object]) -> None:
    if _WIDE.search(text):
        raise LimitError("width", MAX_WIDTH)
    check_text(len(text) + sum(len(value) for value in values if isinstance(value, str)) * (1 + text.count("{")))


def _product(left: object, right: object) -> None:
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(left.bit_length() + right.bit_length())
    for items, times in ((left, right), (right, left)):
        if isinstance(items, Sized) and isinstance(times, int):
            check_text(len(items) * times)


def _power(left: object, right: object) -> None:
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(left.bit_length() * right)


def _sum(left: object, right: object) -> None:
    if isinstance(left, Sized) and isinstance(right, Sized):
        check_text(len(left) + len(right))


def _remainder(left: object, right: object) -> None:
    if isinstance(left, str):
        values = (
            right if isinstance(right, tuple) else tuple(right.values()) if isinstance(right, Mapping) else (right,)
        )
        _check_format(left.replace("%", "{"), values)


def _check_bits(bits: int) -> None:
    if bits > MAX_BITS:
        raise LimitError("digits", MAX_BITS)


_OPERATIONS: dict[str, Callable[[Any, Any], None]] = {"*": _product, "**": _power, "+": _sum, "%": _remainder}
