"""Values of YAML nodes: texts, numbers, dates, flags, lists and mappings.

Each reader returns the value, or None after adding a problem to ``problems``; ``field`` is the value's name there.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from generator.ground.errors import Problem, Span, joined
from generator.ground.source.date import OfficialDate, absent_day, date_figures, lacks_year
from generator.ground.source.key_translation import NO_NAMES, KeyNames
from generator.ground.source.nodes import MappingNode, Node, ScalarNode, SequenceNode
from generator.ground.source.yaml_slips import DASH_WITHOUT_BLANK, FULL_WIDTH_BRACKETS
from generator.ground.words.vocabularies import phrase

if TYPE_CHECKING:
    from decimal import Decimal

Number: TypeAlias = "int | Decimal"
"""A whole number, or a decimal that keeps the decimal places that were typed."""

WRITTEN_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,29}|-?(?:0|[1-9][0-9]{0,29})\.[0-9]{1,30}")
"""The accepted ways to write a number: at most 30 digits on either side of the point."""


_FLAGS = {"true": True, "false": False}

_COLON_SLIP = re.compile(r"\s*\w+\s*(?=[：:])")


def check_keys(
    node: MappingNode,
    known: Collection[str],
    problems: list[Problem],
    *,
    required: Collection[str] = (),
    names: KeyNames = NO_NAMES,
    code: str = "source-unknown-key",
) -> None:
    """Adds a problem for every key of ``node`` outside ``known`` and every required key that is absent or empty.

    A required key is not reported as missing where an unknown key is probably a misspelling of it.
    ``names`` are the Chinese names of the keys, from which a suggestion is made, too; ``code`` is the problem for an
    unknown key (facts: key, known).
    """
    meant: set[str] = set()
    for key, span in node.key_spans.items():
        if key not in known:
            suggestion, english = names.meant(node.word(key), known) or (None, "")
            meant.add(english)
            facts = {"key": node.word(key), "known": joined(map(node.word, known))}
            problems.append(Problem(code, span, facts, key, suggestion))
    for key in required:
        if key not in meant and _absent(node.entries.get(key)):
            span = node.key_spans.get(key, node.span)
            problems.append(Problem("source-missing-key", span, {"key": node.word(key)}, key))


def read_text(node: Node, field: str, problems: list[Problem]) -> str | None:
    """The text as typed; an empty value is ``""``."""
    if isinstance(node, ScalarNode):
        return node.value
    problems.append(Problem("source-not-text", node.span, {"field": field}, field))
    return None


def read_number(node: Node, field: str, problems: list[Problem]) -> Number | None:
    """The number: an int, or a Decimal where a point was typed. At most 30 digits on either side."""
    text = read_text(node, field, problems)
    if text is None:
        return None
    if not WRITTEN_NUMBER.fullmatch(text):
        problems.append(Problem("source-not-number", node.span, {"field": field, "value": text}, field))
        return None
    if "." not in text:
        return int(text)
    from decimal import Decimal  # hardly any roster has such a number

    return Decimal(text)


def read_date(node: Node, field: str, problems: list[Problem]) -> OfficialDate | None:
    """The date, written as 2022-02-14 or 2022年2月14日."""
    text = read_text(node, field, problems)
    if text is None:
        return None
    try:
        return OfficialDate.parse(text)
    except ValueError:
        problems.append(_no_date(text, field, node.span))
        return None


def _no_date(text: str, field: str, span: Span) -> Problem:
    """The problem of ``text`` where a date is expected: what is wrong, and how to write it."""
    figures = date_figures(text)
    absent = None if figures is None else absent_day(figures)
    meant, how = OfficialDate.nearest(text), phrase("date-how")
    if absent is not None:
        why, how = phrase("date-absent", text=text, absent=absent), phrase("date-check")
    elif meant is not None:
        why, how = (
            phrase("date-other-form", text=text),
            phrase("date-so"),
        )
    elif lacks_year(text):
        why = phrase("date-without-year", text=text)
    else:
        why = phrase("date-none", text=text)
    return Problem("source-not-date", span, {"field": field, "why": why, "how": how}, field, meant)


def read_flag(node: Node, field: str, problems: list[Problem]) -> bool | None:
    """True or False, written as ``true`` or ``false``."""
    text = read_text(node, field, problems)
    if text is None:
        return None
    if text not in _FLAGS:
        problems.append(Problem("source-not-flag", node.span, {"field": field, "value": text}, field))
    return _FLAGS.get(text)


def read_texts(node: Node, field: str, problems: list[Problem]) -> tuple[str, ...] | None:
    """One text or a list of texts, as a tuple; an empty value is ``()``."""
    if isinstance(node, ScalarNode):
        return (node.value,) if node.value else ()
    items = read_items(node, field, problems)
    if items is None:
        return None
    texts = [read_text(item, field, problems) for item in items]
    return tuple(text for text in texts if text is not None)


def read_items(node: Node, field: str, problems: list[Problem]) -> tuple[Node, ...] | None:
    """The items of a list; an empty value is ``()``."""
    if isinstance(node, SequenceNode):
        return node.items
    if _absent(node):
        return ()
    dash = isinstance(node, ScalarNode) and DASH_WITHOUT_BLANK.match(node.value)
    span = replace(node.span, length=1) if dash else node.span
    problems.append(Problem("source-dash" if dash else "source-not-list", span, {"field": field}, field))
    return None


def read_mapping(node: Node, field: str, problems: list[Problem]) -> MappingNode | None:
    """The mapping at ``node``; text like ``key：value`` or ``key:value`` gets a problem of its own."""
    if isinstance(node, MappingNode):
        return node
    problems.append(
        _bracket_slip(node) or _colon_slip(node) or Problem("source-not-mapping", node.span, {"field": field}, field)
    )
    return None


def _absent(node: Node | None) -> bool:
    return node is None or (isinstance(node, ScalarNode) and not node.value)


def _bracket_slip(node: Node) -> Problem | None:
    """The problem of a text in full-width brackets where braces were expected; None for other nodes."""
    if not isinstance(node, ScalarNode) or not node.value.startswith(FULL_WIDTH_BRACKETS):
        return None
    return Problem("source-full-width-bracket", replace(node.span, length=1), {"bracket": node.value[0]})


def _colon_slip(node: Node) -> Problem | None:
    if not isinstance(node, ScalarNode) or node.span.column is None:
        return None
    match = _COLON_SLIP.match((node.span.source or "")[node.span.column - 1 :])
    if match is None:
        return None
    column = node.span.column + match.end()
    full_width = (node.span.source or "")[column - 1] == "："
    span = replace(node.span, column=column, length=1)
    return Problem("source-full-width-colon" if full_width else "source-colon-blank", span)
