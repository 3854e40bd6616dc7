"""Jinja's own filters: the harmless ones as they are, others with a bound on what they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from jinja2 import pass_eval_context
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.filters import do_join
from jinja2.nodes import EvalContext

from generator.expressions.sizes import check_method, check_pieces, check_width

# random gives another document each time, attr and pprint show what is not the template's to see, and the
# rest make markup, which has no meaning here.
_LEFT_OUT = ("attr", "pprint", "random", "tojson", "urlize", "xmlattr")


def as_it_is(value: object) -> object:
    """``e`` and ``safe``: the value itself. Every value is written as it was typed, and none can bring markup."""
    return value


def _bounded(name: str) -> Callable[..., Any]:
    function = DEFAULT_FILTERS[name]

    @wraps(function)
    def bounded(*arguments: Any, **named: Any) -> Any:
        for argument in (*arguments, *named.values()):
            check_width(argument)
        return function(*arguments, **named)

    return bounded


def _measured(name: str, first: int) -> Callable[..., Any]:
    """The filter ``name`` for a text, which is its argument number ``first``."""
    function = DEFAULT_FILTERS[name]

    @wraps(function)
    def measured(*arguments: Any, **named: Any) -> Any:
        check_method(name, str(arguments[first]), (*arguments[first + 1 :], *named.values()))
        return function(*arguments, **named)

    return measured


def _replace(value: object, old: object, new: object, count: int = -1) -> str:
    check_method("replace", str(value), (old, new))
    return str(value).replace(str(old), str(new), count)


def _format(value: object, *arguments: object, **named: object) -> str:
    check_method("format", str(value).replace("%", "{"), (*arguments, *named.values()))
    return str(str(value) % (named or arguments))


@pass_eval_context
def _join(context: EvalContext, value: Iterable[object], d: str = "", attribute: str | int | None = None) -> str:
    items = list(value)
    check_pieces(str(d), items)
    return str(do_join(context, items, d, attribute))


JINJA: dict[str, Callable[..., Any]] = {
    **{name: function for name, function in DEFAULT_FILTERS.items() if name not in _LEFT_OUT},
    **{name: _bounded(name) for name in ("batch", "center", "slice")},
    "indent": _measured("indent", 0),
    "wordwrap": _measured("wordwrap", 1),  # the environment comes first
    **dict.fromkeys(("e", "escape", "forceescape", "safe"), as_it_is),
    "replace": _replace,
    "format": _format,
    "join": _join,
}
