"""The Jinja filters of merge fields: a field becomes a tag with these filters; and the value that its name means."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import pass_context

from generator.ground.representation import shown as readable
from generator.ground.words.vocabularies import phrase
from generator.templates.expressions.value_conversion import text_of
from generator.templates.word.assembly import PartContext
from generator.templates.word.content.base_content import Content
from generator.templates.word.fields import field_formulas, field_names, formats
from generator.templates.word.fields.formats import number_of

_SHOWN = 40


@pass_context
def mergefield(context: PartContext, name: str, unit: object = None) -> object:
    """The value of the field ``name`` in the current record; empty where it has none, and past the last record.

    ``unit`` is the template's own at the field's place, whose record then is the current one.
    """
    if isinstance(unit, Mapping):
        value = field_names.merge_value(name, unit, context.names, context.rendering.merge.titles).value
        return "" if value is None else value
    records = context.records
    record = records.record
    if record is not None:
        # The usual case; merge_value would find it as well, but more slowly.
        key = name if name in record else context.rendering.merge.titles.get(name, name)
        if key in record:
            records.read = True
            value = record[key]
            return "" if value is None else value
    if records.is_past:
        return ""
    found = field_names.merge_value(name, record, context.names, context.rendering.merge.titles)
    records.read |= found.of_record
    return "" if found.value is None else found.value


@pass_context
def field_switch(context: PartContext, value: object, switch: str, argument: str, language: str, field: str) -> object:
    r"""``value`` as the switch ``\#``, ``\@`` or ``\*`` with its ``argument`` prints it; an empty one is as it was.

    What it cannot print, and a number that it rounds, are noted with the instruction of the ``field``.
    """
    typed, noted = text_of(value), context.rendering.merge.noted
    if not typed.strip():
        return value
    try:
        shown, is_altered = _switched(value, switch, argument, language)
    except formats.FieldValueError as error:
        facts = {"switch": f"\\{switch} {argument}", "wanted": error.wanted, "value": readable(typed, _SHOWN)}
        noted[field, typed] = facts
        return value
    if is_altered:
        noted[field, f"{typed} → {shown}"] = None
    return shown


def _switched(value: object, switch: str, argument: str, language: str) -> tuple[str, bool]:
    """``value`` as the switch prints it, and whether it is another number then. Raises formats.FieldValueError."""
    if switch == "*":
        return formats.general_format(value, argument, text_of), False
    if switch == "@":
        moment = formats.moment_of(value)
        if moment is None:
            raise formats.FieldValueError(phrase("field-date"))
        return _date_picture(argument, language).shown(moment), False
    number, picture = formats.number_of(value), _numeric_picture(argument)
    if number is None:
        raise formats.FieldValueError(phrase("field-number"))
    return picture.shown(number), picture.alters(number)


def field_around(value: object, before: str, after: str) -> object:
    r"""``value`` between the texts of ``\b`` and ``\f``, which are left out for an empty value."""
    if isinstance(value, Content):
        return value
    text = text_of(value)
    return f"{before}{text}{after}" if text else ""


def field_text(pieces: Sequence[object]) -> str:
    """``pieces`` as one text."""
    return "".join(map(text_of, pieces))


def field_compare(left: object, comparison: str, right: object) -> bool:
    """Whether ``left comparison right`` holds, as :func:`compares` says."""
    return compares(text_of(left), comparison, text_of(right))


def field_formula(pieces: Sequence[object]) -> str:
    """The result of the formula in ``pieces``; values of fields in it are lists of one item."""
    return field_formulas.formula(pieces)


@pass_context
def field_next(context: PartContext, condition: bool) -> str:
    """Moves to the next record where ``condition`` holds; prints nothing."""
    if condition:
        context.records.move()
    return ""


@pass_context
def field_keep(context: PartContext, begin: bool) -> str:
    """Saves the current record where ``begin``, else restore the one saved last; prints nothing."""
    records = context.records
    if begin:
        records.keep()
    else:
        records.go_back()
    return ""


@pass_context
def field_skip(context: PartContext, condition: bool) -> str:
    """Leaves the record out where ``condition`` holds; prints nothing."""
    records = context.records
    records.read = True
    records.skipped |= bool(condition)
    return ""


@pass_context
def field_set(context: PartContext, name: str, value: object) -> str:
    """Saves ``value`` under ``name``; prints nothing."""
    context.rendering.merge.bookmarks[name.casefold()] = text_of(value)
    return ""


@pass_context
def field_bookmark(context: PartContext, name: str) -> str:
    """The value that a SET field saved under ``name``; empty before that."""
    return context.rendering.merge.bookmarks.get(name.casefold(), "")


@pass_context
def field_record(context: PartContext, kind: str) -> object:
    """The number of the record (``MERGEREC``), or among the merged ones (``MERGESEQ``); empty past the last."""
    records = context.records
    records.read = True
    if records.is_past:
        return ""
    return records.number if kind == "MERGEREC" else records.sequence


_numeric_picture = cache(formats.NumericPicture.parse)
_date_picture = cache(formats.DatePicture.parse)

_ORDERED: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_WILDCARDS = {"*": ".*", "?": "."}


def compares(left: str, comparison: str, right: str) -> bool:
    """Whether ``left comparison right`` holds: as numbers where both are numbers, else as texts.

    With ``=`` and ``<>``, capitals differ from small letters, as Word's help says; ``*`` in ``right`` stands for any
    text and ``?`` for any character.
    """
    if comparison in _ORDERED:
        one, other = number_of(left), number_of(right)
        if one is not None and other is not None:
            return _ORDERED[comparison](one, other)
        return _ORDERED[comparison](left.casefold(), right.casefold())
    return _equal(left, right) is (comparison == "=")


def _equal(left: str, right: str) -> bool:
    one, other = number_of(left), number_of(right)
    if one is not None and other is not None:
        return one == other
    if not any(mark in right for mark in _WILDCARDS):
        return left == right
    pieces = re.split(r"([*?])", right)
    # A run of asterisks means the same as one, which is matched faster.
    pattern = re.sub(r"(?:\.\*)+", ".*", "".join(_WILDCARDS.get(piece, re.escape(piece)) for piece in pieces))
    return re.fullmatch(pattern, left, re.DOTALL) is not None


FIELD_FILTERS: dict[str, Callable[..., Any]] = {
    each.__name__: each
    for each in (
        *(mergefield, field_switch, field_around, field_text),
        *(field_compare, field_formula, field_next, field_keep, field_skip, field_set, field_bookmark, field_record),
    )
}
"""The filters by their names; only templates of Word have them."""
