"""Filters and tests as templates call them: measured first, timed while they iterate, charged for what they make."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from generator.templates.expressions.call_measures import Check, Measure
from generator.templates.expressions.rendering_limits import charged, timed

_PASSED: dict[str, Callable[[Context], Any]] = {
    "context": lambda context: context,
    "eval_context": lambda context: context.eval_ctx,
    "environment": lambda context: context.environment,
}


def measured(function: Callable[..., Any], measure: Measure) -> Callable[..., Any]:
    """The filter ``function`` bounded by ``measure`` at each call, whether from a tag, ``map`` or ``select``.

    ``sees_names`` of the result says whether the filter itself reads the template's names.
    """
    if measure == Measure():
        return function
    wanted = getattr(function, "jinja_pass_arg", None)
    passed = None if wanted is None else _PASSED[wanted.name]
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

    return _marked(call, function, sees_names=wanted is not None)


def measured_test(function: Callable[..., Any], check: Check) -> Callable[..., Any]:
    """The test ``function``, its operands checked by ``check`` first."""

    @wraps(function)
    def call(value: Any, *arguments: Any, **named: Any) -> Any:
        check(value, (*arguments, *named.values()))
        return function(value, *arguments, **named)

    return call


def _marked(call: Any, function: Callable[..., Any], *, sees_names: bool) -> Callable[..., Any]:
    """``call`` with the signature of ``function``."""
    call.sees_names = sees_names
    call.__wrapped__ = function
    marked: Callable[..., Any] = call
    return marked
