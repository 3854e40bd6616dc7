"""Why an expression cannot be parsed or evaluated, in a few words, for use in other messages."""

from __future__ import annotations

from jinja2.exceptions import SecurityError

from generator.ground.errors import Said
from generator.templates.expressions.filters import FilterValueError
from generator.templates.expressions.missing_names import MissingNameError
from generator.templates.expressions.rendering_limits import LimitError
from generator.templates.expressions.tag_syntax import FaultKind, TagFault
from generator.templates.expressions.value_text import NotTextError

_QUOTES = frozenset("'\"")
_SYNTAX: dict[FaultKind, tuple[str, str]] = {
    "character": ("“{what}”不能这样写", "unexpected '{what}'"),
    "unfinished": ("没有写完", "it is incomplete"),
    "extra": ("“{what}”不该写在这里", "'{what}' is not allowed there"),
    "expected": ("缺少“{what}”", "'{what}' is missing"),
    "filter": ("没有“{what}”这个过滤器", "unknown filter '{what}'"),
    "test": ("没有“is {what}”这种判断", "unknown test '{what}'"),
    "other": ("写法不对", "it cannot be parsed"),
}
_UNPAIRED = Said("引号不成对", "unbalanced quotation marks")
_FAILURES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Said], ...] = (
    (LimitError, Said("要做的事太多，或者时间太长", "it does too much, or takes too long")),
    (SecurityError, Said("用了不许用的东西", "it uses something that is not allowed")),
    (NotTextError, Said("得到的不是文字", "the result is not text")),
    (FilterValueError, Said("有个值不合过滤器的要求", "a value does not suit its filter")),
    (ZeroDivisionError, Said("除以零", "it divides by zero")),
    (
        (TypeError, ValueError, ArithmeticError),
        Said(
            "几个值的种类合不到一起，例如拿文字和数字比大小",
            "incompatible types, such as text compared with a number",
        ),
    ),
)


def reason_of_fault(fault: TagFault) -> Said:
    """Why an expression cannot be parsed."""
    if fault.kind == "character" and fault.what in _QUOTES:
        return _UNPAIRED
    zh, en = _SYNTAX[fault.kind]
    return Said(zh.format(what=fault.what), en.format(what=fault.what))


def reason_of_failure(error: Exception) -> Said:
    """Why an expression could not be evaluated."""
    if isinstance(error, MissingNameError):
        return Said(f"没有“{error.name}”这个字段", f"there is no field '{error.name}'")
    found = next((said for kind, said in _FAILURES if isinstance(error, kind)), None)
    return found or Said("算不出结果", "it comes to nothing")
