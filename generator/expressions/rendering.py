"""Running a compiled template, and finding the line that failed."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Template
from jinja2.runtime import Context

from generator.expressions.limits import MAX_OUTPUT, CountedContext, Deadline, LimitError


def rendered(template: Template, context: Mapping[str, object]) -> str:
    """What ``template`` makes of ``context``.

    Raises whatever the template's expressions raise, and LimitError for more than MAX_OUTPUT characters or
    MAX_SECONDS seconds.
    """
    return rendered_in(template, template.new_context(dict(context)))


def rendered_in(template: Template, context: Context) -> str:
    """The same in a context that has been made already."""
    chunks: list[str] = []
    size = 0
    check_time = context.deadline.check if isinstance(context, CountedContext) else Deadline().check
    for chunk in template.root_render_func(context):
        size += len(chunk)
        if size > MAX_OUTPUT:
            raise LimitError("output", MAX_OUTPUT)
        check_time()
        chunks.append(chunk)
    return "".join(chunks)


def failed_line(error: BaseException, template: Template) -> int | None:
    """The line of ``template``'s source, from 1, where ``error`` was raised; None where it was not in it."""
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == template.filename:
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line
