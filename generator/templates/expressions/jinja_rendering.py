"""A compiled Jinja template run, the line where it failed, and what a problem says of the failure."""

from __future__ import annotations

import unicodedata
from collections.abc import Generator, Mapping

from jinja2 import Template
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

from generator.templates.expressions.rendering_limits import CountedContext, Deadline, LimitError, check_output
from generator.templates.expressions.value_conversion import CharacterError, FilterValueError, NotTextError


def rendered(template: Template, context: Mapping[str, object]) -> str:
    """The text that ``template`` makes of ``context``.

    Raises whatever the template's expressions raise, and LimitError for more than MAX_OUTPUT characters or MAX_SECONDS
    seconds.
    """
    return rendered_in(template, template.new_context(dict(context)))


def rendered_in(template: Template, context: Context) -> str:
    """The text that ``template`` makes of a ``context`` that already exists. Raises as :func:`rendered`."""
    chunks: list[str] = []
    size = 0
    check_time = context.deadline.check if isinstance(context, CountedContext) else Deadline().check
    rendering = template.root_render_func(context)
    for chunk in rendering:
        size += len(chunk)
        try:
            check_time()
            check_output(size)
        except LimitError as error:
            if isinstance(rendering, Generator):
                rendering.throw(error)
            raise error
        chunks.append(chunk)
    return "".join(chunks)


def failed_line(error: BaseException, template: Template) -> int | None:
    """The line of ``template``'s source, from 1, where ``error`` was raised; None where it was raised elsewhere."""
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == template.filename:
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line


_VALUES = {
    "nothing": "template-value-nothing",
    "group": "template-value-group",
    "list": "template-value-list",
    "object": "template-value-object",
}
_WANTED = {
    "number": "template-needs-number",
    "whole": "template-needs-whole",
    "amount": "template-needs-amount",
    "date": "template-needs-date",
    "serial": "template-needs-serial",
    "list": "template-needs-list",
    "option": "template-needs-option",
    "rank": "template-needs-rank",
    "seat": "template-needs-seat",
}
_NOT_CALLABLE = "object is not callable"
"""Python's message for a call of something that is no function."""

_BEFORE = 10  # characters shown before one that no document can hold


def value_fault(error: Exception) -> tuple[str, dict[str, object]] | None:
    """The code and facts of a value that cannot be printed; None where ``error`` is another kind of error."""
    if isinstance(error, CharacterError):
        return "template-character", _character(error)
    return (_VALUES[error.kind], {}) if isinstance(error, NotTextError) else None


def expression_fault(error: Exception) -> tuple[str, dict[str, object]]:
    """The code and facts of an expression that could not be evaluated, or was refused; for Word and Excel alike."""
    if isinstance(error, FilterValueError):
        return _WANTED[error.wanted], {"filter": error.filter, "value": error.value}
    if isinstance(error, LimitError):
        return "template-time" if error.limit == "seconds" else "template-limit", {"most": error.most}
    if isinstance(error, RecursionError):
        return "template-deep", {}
    if isinstance(error, SecurityError):
        return "template-forbidden", {}
    if isinstance(error, TypeError) and _NOT_CALLABLE in str(error):
        return "template-call", {}
    return "template-failed", {"why": f"{type(error).__name__}: {error}"}


def _character(error: CharacterError) -> dict[str, object]:
    name = unicodedata.name(error.character, "") or {"Cs": "lone surrogate", "Cc": "control character"}.get(
        unicodedata.category(error.character), "noncharacter"
    )
    return {
        "character": f"U+{ord(error.character):04X}",
        "name": name,
        "position": len(error.before) + 1,
        "before": error.before[-_BEFORE:],
    }
