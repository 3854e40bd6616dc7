"""The code of a compiled part: its segments, its environment, the writers of values, and Jinja's own code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from jinja2 import nodes, pass_context
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from generator.ground.errors import Problem, TemplateError
from generator.templates.expressions import name_reads, sandbox, tag_code, tag_errors, value_conversion
from generator.templates.expressions.tag_code import TagCode, TagLines
from generator.templates.word.assembly import PartContext
from generator.templates.word.content import base_content, content_filters, rich_text
from generator.templates.word.fields.field_filters import FIELD_FILTERS
from generator.templates.word.reading.part_tags import PartTags, Problems, WordTag
from generator.templates.word.reading.table_cell_tags import colour, columns

# Word templates have the common environment, with functions that write a document's values.


class PartEnvironment(sandbox.SafeEnvironment):
    """The environment of one kind of part; ``writers`` write its values, by the names that tags have for them."""

    writers: dict[str, _Writer]


@cache
def part_environment(prefix: str | None) -> PartEnvironment:
    """The environment of parts whose runs have the XML ``prefix``, or, with None, of parts without runs."""
    text = _in_property if prefix is None else _run_writer(prefix)
    safe = sandbox.environment_of(
        PartEnvironment,
        **tag_code.DELIMITERS,
        keep_trailing_newline=True,
        finalize=text,
    )
    safe.writers = {
        "text": text,
        "own_look": _in_own_look(text),
        "attribute": _in_attribute,
        "field_code": _in_field_code,
        "colspan": _plainly(columns),
        "cellbg": _plainly(colour),
    }
    safe.filters |= content_filters.CONTENT_FILTERS | FIELD_FILTERS
    safe.filters |= {_writing_filter(name): _written(writer) for name, writer in safe.writers.items()}
    return safe


def _writer_of(tag: WordTag) -> str:
    """The name of the writer for the value of ``tag``."""
    return "own_look" if tag.prefix == "r" and tag.writer == "text" else tag.writer


def _writing_filter(writer: str) -> str:
    """The name of the filter that Jinja's own code uses for ``writer``; no template can write it."""
    return f"={writer}"


def _in_own_look(text: _Writer) -> _Writer:
    """A writer like ``text``, except that contents ignore the look of their tag."""

    @pass_context
    def write(context: PartContext, value: object) -> str:
        return text(context, value.in_own_look() if isinstance(value, base_content.Content) else value)

    return write


def _plainly(written: Callable[[object], str]) -> _Writer:
    @pass_context
    def write(_context: PartContext, value: object) -> str:
        return written(value)

    return write


def _written(writer: _Writer) -> Callable[[PartContext, object], _PrintedValue]:
    @pass_context
    def write(context: PartContext, value: object) -> _PrintedValue:
        return _PrintedValue(writer(context, value))

    return write


# Jinja's own code for a part gives its names, and the place of a tag that failed.


def reference(segments: Iterable[_Segment], safe: sandbox.SafeEnvironment, filename: str) -> TagCode[WordTag]:
    """Jinja's code for ``segments``, compiled in ``safe``. Raises TemplateError with the faults of its tags."""
    source, lines = tag_code.source_of(segments)
    try:
        tree = tag_code.parsed(source, lines, safe)
    except TemplateSyntaxError as fault:
        # All tags that are wrong by themselves, or else the one at which Jinja stopped.
        raise TemplateError(Problems(tag_problems(lines.tags)) or tag_code.stopped(fault, lines)) from fault
    if any(tag_errors.unknown_filters(tree, safe)) or any(_has_dash(tag) for tag in lines.tags):
        raise TemplateError(Problems(tag_problems(lines.tags)))
    reads = tuple((read, lines.tag(read.line)) for read in name_reads.names_read(tree, safe.globals))
    for output in tree.find_all(nodes.Output):
        output.nodes = [_through_writer(node, lines) for node in output.nodes]
    return tag_code.compiled(tree, reads, lines, safe, filename)


def _through_writer(node: nodes.Expr, lines: TagLines[WordTag]) -> nodes.Expr:
    if isinstance(node, nodes.TemplateData):
        return node
    writer = _writer_of(lines.tag(node.lineno))
    if writer == "text":
        return node
    return nodes.Filter(
        node, _writing_filter(writer), [], [], None, None, lineno=node.lineno, environment=node.environment
    )


# Both kinds of code are made from a sequence of XML text and tags.


_Segment = str | WordTag

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def segments(root: etree._Element, tags: PartTags) -> Iterator[_Segment]:
    """The XML of ``root`` in order, with tags in place of markers and tokens; no text is empty."""
    yield DECLARATION
    for index, piece in enumerate(tags.seats.split(etree.tostring(root, encoding="unicode"))):
        if index % 2:
            yield tags.by_number[int(piece)]
        elif piece:
            yield piece


# Syntax errors of a part's tags become problems.


def tag_problems(tags: Iterable[WordTag]) -> Iterator[Problem]:
    """The problems of each of ``tags`` by itself: syntax, unknown filters and tests, dashes."""
    plain = sandbox.environment()
    plain.filters = part_environment(None).filters
    for tag in tags:
        if _has_dash(tag):
            yield tag.problem("template-dash")
        else:
            yield from tag_code.faults_of(tag, plain)


def _has_dash(tag: WordTag) -> bool:
    """Whether ``tag`` has Jinja's ``-`` or ``+`` for white space, which has no meaning between runs of text."""
    return tag.inner[:1] in {"-", "+"} or tag.inner[-1:] in {"-", "+"}


# Values are escaped into XML: written exactly, or refused.


_PLAIN = re.compile("[\x00-\x1f&<>\ud800-\udfff\ufffe\uffff]")
"""Finds characters that cannot be written unchanged: all but the plain ones of XML 1.0's Char production.

Source: https://www.w3.org/TR/xml/#charsets. The quotation mark is plain outside of attributes.
"""
_CONTROL = re.compile(
    "[\x00-\x1f\ud800-\udfff\ufffe\uffff]"
)  # texts with these need more than the replacement of markup
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "\n", "\t": "\t", "\r": "&#13;"}
_IN_ATTRIBUTE = {**_ESCAPES, "\n": "&#10;", "\t": "&#9;"}
_BETWEEN_TEXTS = '</{0}t><{0}{1}/><{0}t xml:space="preserve">'

_Writer = Callable[[PartContext, object], str]


class _PrintedValue(str):
    """A value that is already written: as a text it is what the document gets."""

    __slots__ = ()


def _run_writer(prefix: str) -> _Writer:
    r"""A function that writes a value within a ``w:t``; a line feed becomes ``w:br``, a tabulator ``w:tab``.

    ``prefix`` is the prefix of Word's elements. A content leaves a mark and is kept by the rendering; a text that
    begins paragraphs (``\a``) or pages (``\f``) is treated as a content. The function raises CharacterError, and
    whatever :func:`generator.templates.expressions.value_conversion.text_of` raises.
    """
    table = {**_ESCAPES, "\n": _BETWEEN_TEXTS.format(prefix, "br"), "\t": _BETWEEN_TEXTS.format(prefix, "tab")}

    @pass_context
    def write(context: PartContext, value: object) -> str:
        if type(value) is str:
            if value.isprintable():  # the usual case: only characters that XML can hold, none of them a control
                return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        elif isinstance(value, _PrintedValue):
            return str(value)
        elif isinstance(value, base_content.Content):
            return context.rendering.mark(value)
        text = value_conversion.text_of(value)
        if "\a" in text or "\f" in text:
            value_conversion.refuse_unwritable(text.replace("\a", " ").replace("\f", " "))
            return context.rendering.mark(rich_text.Listing(text))
        return _escaped(text, table)

    return write


@pass_context
def _in_property(_context: PartContext, value: object) -> str:
    """``value`` within the text of any other element. Raises as :func:`_run_writer`."""
    return str(value) if isinstance(value, _PrintedValue) else _escaped(value_conversion.text_of(value), _ESCAPES)


@pass_context
def _in_attribute(_context: PartContext, value: object) -> str:
    """``value`` within an attribute; blanks and line feeds stay. Raises as :func:`_run_writer`."""
    return _escaped(value_conversion.text_of(value), _IN_ATTRIBUTE).replace('"', "&quot;")


@pass_context
def _in_field_code(context: PartContext, value: object) -> str:
    """``value`` within a quoted argument of a field code (ECMA-376 part 1, 17.16.1). Raises as :func:`_run_writer`."""
    return _in_attribute(context, value_conversion.text_of(value).replace("\\", "\\\\").replace('"', '\\"'))


def _escaped(text: str, table: dict[str, str]) -> str:
    if _CONTROL.search(text) is None:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def written(match: re.Match[str]) -> str:
        if match[0] not in table:
            raise value_conversion.CharacterError(match[0], text[: match.start()])
        return table[match[0]]

    return _PLAIN.sub(written, text)
