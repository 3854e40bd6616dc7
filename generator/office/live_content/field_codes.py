"""The fields of a text, and what each does (ECMA-376 part 1, 17.16)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.office.live_content.addresses import leads_to
from generator.office.live_content.kinds import FIELDS, Kind
from generator.office.wordml.names import WORD_NAMESPACES
from generator.office.wordml.open_fields import OpenFields

_CHARACTER, _CODE, _SIMPLE, _TEXT = (
    tuple(f"{{{namespace}}}{name}" for namespace in WORD_NAMESPACES)
    for name in ("fldChar", "instrText", "fldSimple", "t")
)
_NAME = re.compile(r"\s*([A-Za-z]+)")
_WORDS = re.compile(r'["“”„]([^"“”„]*)["“”„]?|(\S+)')
_NO_MACRO = re.compile(r"\s*MACROBUTTON\s+NoMacros?\b", re.IGNORECASE)
"""A place to click and type at: the usual name of a macro that there is not."""


_LONGEST = 2_000
"""Characters of a code that are looked at; a field that never ends would take all text behind it."""


def fields_in(story: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The code of each field of ``story``, nested ones too, and the element that it ends at.

    A code may be cut over runs and paragraphs. One that never ends is reported at its last piece.
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


def kind_of_field(code: str) -> Kind | None:
    """What the field of this code is; None where it neither reaches out nor acts."""
    name = _NAME.match(code)
    if name is None or _NO_MACRO.match(code):
        return None
    if name[1].upper() == "HYPERLINK":
        return _kind_of_link(code[name.end() :])
    return FIELDS.get(name[1].upper())


def _kind_of_link(arguments: str) -> Kind | None:
    """What a HYPERLINK with these arguments is; backslashes are doubled in them (17.16.4.1)."""
    words = (quoted or bare for quoted, bare in _WORDS.findall(arguments))
    return next((kind for word in words if (kind := leads_to(word.replace("\\\\", "\\")))), None)


def _attribute(element: etree._Element, name: str) -> str:
    return element.get(f"{{{etree.QName(element).namespace}}}{name}", "")
