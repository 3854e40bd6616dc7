"""Filters and tests as a template calls them: measured first, timed on their rounds, charged for what they make."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from generator.templates.expressions.limits import charged, timed
from generator.templates.expressions.measures import Check, Measure

_PASSED: dict[str, Callable[[Context], Any]] = {
    "context": lambda context: context,
    "eval_context": lambda context: context.eval_ctx,
    "environment": lambda context: context.environment,
}


def measured(function: Callable[..., Any], measure: Measure) -> Callable[..., Any]:
    """``function``, a filter, with ``measure`` taken each time, whoever calls it: a tag, ``map`` or ``select``.

    ``sees_names`` of what comes back says whether the filter itself looks at the template's names.
    """
    if measure == Measure():
        return function
    asked = getattr(function, "jinja_pass_arg", None)
    passed = None if asked is None else _PASSED[asked.name]
    check, goes_round, makes = measure.check, measure.goes_round, measure.makes

    @pass_context
    def call(context: Context, value: Any, /, *arguments: Any, **named: Any) -> Any:
        if check is not None:
            check(value, (*arguments, *named.values()))
        if goes_round:
            value = timed(context, value, is_list=goes_round == "anything")
        before = () if passed is None else (passed(context),)
        result = function(*before, value, *arguments, **named)
        return charged(context, result, least=0) if makes else result

    return _marked(call, function, sees_names=asked is not None)


def measured_test(function: Callable[..., Any], check: Check) -> Callable[..., Any]:
    """``function``, a test, measured by ``check``."""

    @wraps(function)
    def call(value: Any, *arguments: Any, **named: Any) -> Any:
        check(value, (*arguments, *named.values()))
        return function(value, *arguments, **named)

    return call


def _marked(call: Any, function: Callable[..., Any], *, sees_names: bool) -> Callable[..., Any]:
    """``call``, whose arguments are those of ``function`` to whoever asks for its signature."""
    call.sees_names = sees_names
    call.__wrapped__ = function
    marked: Callable[..., Any] = call
    return marked
