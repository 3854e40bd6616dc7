"""The environment of Word templates: the one that all templates share, with what writes a document's values."""

from __future__ import annotations

from functools import cache

from generator.docx_template.escaping import Writer, property_writer, run_writer
from generator.docx_template.rendering import PartContext
from generator.expressions import SafeEnvironment, environment_of

# No XML can hold these characters, so no text of a document is ever taken for a tag.
STATEMENT, VARIABLE, COMMENT = ("\x01", "\x02"), ("\x03", "\x04"), ("\x05", "\x06")


class PartEnvironment(SafeEnvironment):
    """The environment of one kind of part; ``writer`` writes its values."""

    context_class = PartContext
    writer: Writer


@cache
def part_environment(prefix: str | None) -> PartEnvironment:
    """The environment of parts whose runs are written with ``prefix``, or of parts without runs."""
    writer = property_writer if prefix is None else run_writer(prefix)
    safe = environment_of(
        PartEnvironment,
        block_start_string=STATEMENT[0],
        block_end_string=STATEMENT[1],
        variable_start_string=VARIABLE[0],
        variable_end_string=VARIABLE[1],
        comment_start_string=COMMENT[0],
        comment_end_string=COMMENT[1],
        keep_trailing_newline=True,
        finalize=writer,
    )
    safe.writer = writer
    return safe
