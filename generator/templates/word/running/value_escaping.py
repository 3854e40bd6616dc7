"""Escaping of values into XML: written exactly, or refused."""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import pass_context

from generator.templates.expressions import CharacterError as CharacterError
from generator.templates.expressions import refuse_unwritable, text_of
from generator.templates.word.content import Content, Listing
from generator.templates.word.rendering_state import PartContext

PLAIN = re.compile("[\x00-\x1f&<>\ud800-\udfff\ufffe\uffff]")
"""Finds characters that cannot be written unchanged: all but the plain ones of XML 1.0's Char production.

Source: https://www.w3.org/TR/xml/#charsets. The quotation mark is plain outside of attributes.
"""
_CONTROL = re.compile(
    "[\x00-\x1f\ud800-\udfff\ufffe\uffff]"
)  # texts with these need more than the replacement of markup
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "\n", "\t": "\t", "\r": "&#13;"}
_IN_ATTRIBUTE = {**_ESCAPES, "\n": "&#10;", "\t": "&#9;"}
_BETWEEN_TEXTS = '</{0}t><{0}{1}/><{0}t xml:space="preserve">'

Writer = Callable[[PartContext, object], str]


class Written(str):
    """A value that is already written: as a text it is what the document gets."""

    __slots__ = ()


def run_writer(prefix: str) -> Writer:
    r"""A function that writes a value within a ``w:t``; a line feed becomes ``w:br``, a tabulator ``w:tab``.

    ``prefix`` is the prefix of Word's elements. A content leaves a mark and is kept by the rendering; a text that
    begins paragraphs (``\a``) or pages (``\f``) is treated as a content. The function raises CharacterError, and
    whatever :func:`generator.templates.expressions.text_of` raises.
    """
    table = {**_ESCAPES, "\n": _BETWEEN_TEXTS.format(prefix, "br"), "\t": _BETWEEN_TEXTS.format(prefix, "tab")}

    @pass_context
    def write(context: PartContext, value: object) -> str:
        if type(value) is str:
            if value.isprintable():  # the usual case: only characters that XML can hold, none of them a control
                return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        elif isinstance(value, Written):
            return str(value)
        elif isinstance(value, Content):
            return context.rendering.mark(value)
        text = text_of(value)
        if "\a" in text or "\f" in text:
            refuse_unwritable(text.replace("\a", " ").replace("\f", " "))
            return context.rendering.mark(Listing(text))
        return _escaped(text, table)

    return write


@pass_context
def in_property(_context: PartContext, value: object) -> str:
    """``value`` within the text of any other element. Raises as :func:`run_writer`."""
    return str(value) if isinstance(value, Written) else _escaped(text_of(value), _ESCAPES)


@pass_context
def in_attribute(_context: PartContext, value: object) -> str:
    """``value`` within an attribute; blanks and line feeds stay. Raises as :func:`run_writer`."""
    return _escaped(text_of(value), _IN_ATTRIBUTE).replace('"', "&quot;")


@pass_context
def in_field_code(context: PartContext, value: object) -> str:
    """``value`` within a quoted argument of a field code (ECMA-376 part 1, 17.16.1). Raises as :func:`run_writer`."""
    return in_attribute(context, text_of(value).replace("\\", "\\\\").replace('"', '\\"'))


def _escaped(text: str, table: dict[str, str]) -> str:
    if _CONTROL.search(text) is None:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    def written(match: re.Match[str]) -> str:
        if match[0] not in table:
            raise CharacterError(match[0], text[: match.start()])
        return table[match[0]]

    return PLAIN.sub(written, text)
