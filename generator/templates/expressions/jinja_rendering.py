"""Running a compiled Jinja template, and finding the line that failed."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from typing import NoReturn

from jinja2 import Template
from jinja2.runtime import Context

from generator.templates.expressions.rendering_limits import CountedContext, Deadline, LimitError, check_output


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
            _fail_at_its_place(rendering, error)
        chunks.append(chunk)
    return "".join(chunks)


def _fail_at_its_place(rendering: Iterator[str], error: LimitError) -> NoReturn:
    """Raise ``error`` where the template has got to, so that :func:`failed_line` finds the line."""
    if isinstance(rendering, Generator):
        rendering.throw(error)
    raise error


def failed_line(error: BaseException, template: Template) -> int | None:
    """The line of ``template``'s source, from 1, where ``error`` was raised; None where it was raised elsewhere."""
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == template.filename:
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line
