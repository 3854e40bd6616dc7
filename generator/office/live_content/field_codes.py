"""The field codes of a text, and the kinds of those that are active (ECMA-376 part 1, 17.16)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from lxml import etree

from generator.office.live_content.link_targets import leads_to
from generator.office.live_content.live_kinds import FIELDS, LiveKind
from generator.office.wordml.open_fields import OpenFields
from generator.office.wordml.wordml_names import WORD_NAMESPACES, name_beside

_CHARACTER, _CODE, _SIMPLE, _TEXT = (
    tuple(f"{{{namespace}}}{name}" for namespace in WORD_NAMESPACES)
    for name in ("fldChar", "instrText", "fldSimple", "t")
)
_NAME = re.compile(r"\s*([A-Za-z]+)")
_REFERENCES = ("REF", "PAGEREF", "NOTEREF")
_WORDS = re.compile(r'["“”„]([^"“”„]*)["“”„]?|(\S+)')
_TEXTS = (r"\t", r"\o")
_NO_MACRO = re.compile(r"\s*MACROBUTTON\s+NoMacros?\b", re.IGNORECASE)
"""A placeholder to click and type over: it calls, as usual, a macro that does not exist."""


_LONGEST = 2_000
"""Characters of a code that are read; a field without an end would collect all text after it."""


def fields_in(story: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The code of each field of ``story``, nested ones too, with the element where it ends.

    A code may be split over runs and paragraphs. A field without an end is reported at its last piece.
    """
    if next(story.iter(*_CHARACTER, *_SIMPLE), None) is None:
        return
    fields = OpenFields()
    last = story
    for element in story.iter(*_CHARACTER, *_CODE, *_SIMPLE, *_TEXT):
        if element.tag in _SIMPLE:
            yield element, _attribute(element, "instr")
        elif element.tag in _CHARACTER:
            ended = fields.mark(_attribute(element, "fldCharType"))
            if ended is not None:
                yield element, ended.instruction
        elif fields.innermost is not None and len(fields.innermost.instruction) < _LONGEST:
            fields.instruct(element.text or "")
        last = element
    yield from ((last, each.instruction) for each in fields.open)


def kind_of_field(code: str, bookmarks: Collection[str] = ()) -> LiveKind | None:
    """The kind of the field with this code, beside these ``bookmarks`` (case-folded); None where it is not active."""
    name = _NAME.match(code)
    if name is None or _NO_MACRO.match(code):
        return None
    if name[1].upper() == "HYPERLINK":
        return _kind_of_link(code[name.end() :])
    if name[1].upper() in _REFERENCES and any(word.strip('"') in bookmarks for word in code.casefold().split()):
        return None
    return FIELDS.get(name[1].upper())


def _kind_of_link(arguments: str) -> LiveKind | None:
    """The kind of a HYPERLINK field with these arguments, in which backslashes are doubled (17.16.4.1).

    The words behind the switches of ``_TEXTS`` are a frame and a tip, no addresses.
    """
    words = [("", ""), *_WORDS.findall(arguments)]
    addresses = (quoted or bare for (_, switch), (quoted, bare) in pairwise(words) if switch.lower() not in _TEXTS)
    return next((kind for word in addresses if (kind := leads_to(word.replace("\\\\", "\\")))), None)


def _attribute(element: etree._Element, name: str) -> str:
    return element.get(name_beside(element, name), "")
