"""The environment of Word templates: the common one, with functions that write a document's values."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from jinja2 import pass_context

from generator.templates.expressions import SafeEnvironment, environment_of
from generator.templates.word.content import CONTENT_FILTERS, Content
from generator.templates.word.fields import FIELD_FILTERS
from generator.templates.word.reading.part_tags import WordTag
from generator.templates.word.reading.table_cell_tags import colour, columns
from generator.templates.word.rendering_state import PartContext
from generator.templates.word.running.value_escaping import (
    Writer,
    Written,
    in_attribute,
    in_field_code,
    in_property,
    run_writer,
)

# XML cannot hold these characters, so no text of a document is mistaken for a tag.
STATEMENT, VARIABLE, COMMENT = ("\x01", "\x02"), ("\x03", "\x04"), ("\x05", "\x06")


class PartEnvironment(SafeEnvironment):
    """The environment of one kind of part; ``writers`` write its values, by the names that tags have for them."""

    writers: dict[str, Writer]


@cache
def part_environment(prefix: str | None) -> PartEnvironment:
    """The environment of parts whose runs have the XML ``prefix``, or, with None, of parts without runs."""
    text = in_property if prefix is None else run_writer(prefix)
    safe = environment_of(
        PartEnvironment,
        block_start_string=STATEMENT[0],
        block_end_string=STATEMENT[1],
        variable_start_string=VARIABLE[0],
        variable_end_string=VARIABLE[1],
        comment_start_string=COMMENT[0],
        comment_end_string=COMMENT[1],
        keep_trailing_newline=True,
        finalize=text,
    )
    safe.writers = {
        "text": text,
        "own_look": _in_own_look(text),
        "attribute": in_attribute,
        "field_code": in_field_code,
        "colspan": _plainly(columns),
        "cellbg": _plainly(colour),
    }
    safe.filters |= CONTENT_FILTERS | FIELD_FILTERS
    safe.filters |= {writing_filter(name): _written(writer) for name, writer in safe.writers.items()}
    return safe


def writer_of(tag: WordTag) -> str:
    """The name of the writer for the value of ``tag``."""
    return "own_look" if tag.prefix == "r" and tag.writer == "text" else tag.writer


def writing_filter(writer: str) -> str:
    """The name of the filter that Jinja's own code uses for ``writer``; no template can write it."""
    return f"={writer}"


def _in_own_look(text: Writer) -> Writer:
    """A writer like ``text``, except that contents ignore the look of their tag."""

    @pass_context
    def write(context: PartContext, value: object) -> str:
        return text(context, value.in_own_look() if isinstance(value, Content) else value)

    return write


def _plainly(written: Callable[[object], str]) -> Writer:
    @pass_context
    def write(_context: PartContext, value: object) -> str:
        return written(value)

    return write


def _written(writer: Writer) -> Callable[[PartContext, object], Written]:
    @pass_context
    def write(context: PartContext, value: object) -> Written:
        return Written(writer(context, value))

    return write
