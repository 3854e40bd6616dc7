"""Jinja's own filters: those that templates may use, some of them changed for office papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import pass_eval_context
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.filters import do_join
from jinja2.nodes import EvalContext

from generator.templates.expressions.value_sizes import check_pieces

# random would make another document each time, attr and pprint would show internals, and the others make
# markup, which has no meaning here.
_LEFT_OUT = ("attr", "pprint", "random", "tojson", "urlize", "xmlattr")


def as_it_is(value: object) -> object:
    """``e`` and ``safe``: the value itself. Every value is written as typed, and none can contain markup."""
    return value


def _replace(value: object, old: object, new: object, count: int = -1) -> str:
    return str(value).replace(str(old), str(new), count)


def _format(value: object, *arguments: object, **named: object) -> str:
    return str(str(value) % (named or arguments))


@pass_eval_context
def _join(context: EvalContext, value: Iterable[object], d: str = "", attribute: str | int | None = None) -> str:
    items = list(value)
    check_pieces(str(d), items)
    return str(do_join(context, items, d, attribute))


JINJA: dict[str, Callable[..., Any]] = {
    **{name: function for name, function in DEFAULT_FILTERS.items() if name not in _LEFT_OUT},
    **dict.fromkeys(("e", "escape", "forceescape", "safe"), as_it_is),
    "replace": _replace,
    "format": _format,
    "join": _join,
}
