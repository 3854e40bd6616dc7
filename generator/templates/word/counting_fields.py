"""Fields that count through a whole document, made to count through one paper (ECMA-376 part 1, 17.16.5)."""

from __future__ import annotations

import re

from lxml import etree

from generator.ground.words.vocabularies import phrase
from generator.office.wordml.wordml_names import INSTRUCTION, SIMPLE_FIELD, SIMPLE_INSTRUCTION
from generator.templates.word.embedding import Refusal
from generator.templates.word.fields.field_finding import Atom, Field, NestingError, fields_of, nested_fields

_PAGES, _PAGES_OF_SECTION = "NUMPAGES", "SECTIONPAGES"
_SEQUENCE = "SEQ"
_WHOLE = "TOC INDEX TOA LISTNUM AUTONUM AUTONUMLGL AUTONUMOUT SECTION NUMWORDS NUMCHARS"
"""Fields that would describe all papers together."""
_PROPERTIES = "DOCPROPERTY INFO TITLE SUBJECT AUTHOR KEYWORDS COMMENTS LASTSAVEDBY"
"""Fields that show the document properties, of which a print file has one set."""
_AFFECTED = re.compile("|".join((_PAGES, _SEQUENCE, *_WHOLE.split(), *_PROPERTIES.split())), re.IGNORECASE)
_FIRST_WORD = re.compile(r"\S+")
_IDENTIFIER = re.compile(r'\s*\S+\s+("[^"]*"|[^\s\\"]+)')
_RESET = re.compile(r"\\[rc]\b", re.IGNORECASE)


class PaperFields:
    """The fields of one paper with that many ``sections``; ``own_properties``: its document properties differ."""

    def __init__(self, sections: int, *, own_properties: bool) -> None:
        self._sections = sections
        self._refused = frozenset(f"{_WHOLE} {_PROPERTIES}".split() if own_properties else _WHOLE.split())
        self._sequences: set[str] = set()

    def settle(self, story: etree._Element) -> None:
        """Makes the fields of ``story`` count within its own paper. Raises Refusal."""
        codes = (each.get(SIMPLE_INSTRUCTION) or each.text or "" for each in story.iter(INSTRUCTION, SIMPLE_FIELD))
        if not _AFFECTED.search("".join(codes)):
            return
        try:
            fields, _ = fields_of(story)
        except NestingError as fault:
            raise Refusal(phrase("print-nested")) from fault
        while fields:
            field = fields.pop(0)
            fields[:0] = [*nested_fields(field.code), *nested_fields(field.result)]
            self._settle(field)

    def _settle(self, field: Field) -> None:
        kind, text = field.kind, _instruction(field)
        if kind in self._refused:
            raise Refusal(phrase("print-field-of-file", kind=kind))
        if kind == _PAGES and self._sections > 1:
            raise Refusal(phrase("print-field-of-pages"))
        if kind == _PAGES:
            _put_instruction(field, _FIRST_WORD.sub(_PAGES_OF_SECTION, text, count=1))
        elif kind == _SEQUENCE:  # the paper before may have counted: the first number is set to 1
            named = _IDENTIFIER.match(text)
            name = named[1].strip('"').casefold() if named else ""
            if name not in self._sequences and not _RESET.search(text):
                _put_instruction(field, f"{text.rstrip()} \\r 1 ")
            self._sequences.add(name)


def _instruction(field: Field) -> str:
    return (field.begin.get(SIMPLE_INSTRUCTION) or "") + "".join(each.text or "" for each in _texts(field))


def _put_instruction(field: Field, text: str) -> None:
    """Replaces the instruction with ``text``; fields within it, which these types do not use, stay after it."""
    if field.is_simple:
        field.begin.set(SIMPLE_INSTRUCTION, text)
    for number, each in enumerate(_texts(field)):
        each.text = "" if number else text


def _texts(field: Field) -> list[etree._Element]:
    return [piece.element for piece in field.code if isinstance(piece, Atom) and piece.kind == "text"]
