"""Fields that count through a whole document, made to count through one paper (ECMA-376 part 1, 17.16.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.ground.errors import TranslatedText
from generator.office.wordml.wordml_names import INSTRUCTION, SIMPLE_FIELD, SIMPLE_INSTRUCTION
from generator.templates.word.fields.field_finding import Atom, Field, NestingError, fields_of, nested_fields
from generator.templates.word.print_files.finished_letter import Unjoinable

_PAGES, _PAGES_OF_SECTION = "NUMPAGES", "SECTIONPAGES"
_SEQUENCE = "SEQ"
_WHOLE = frozenset(
    ("TOC", "INDEX", "TOA", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "SECTION", "NUMWORDS", "NUMCHARS")
)
"""Fields that would describe all papers together."""
_PROPERTIES = frozenset(
    (
        "DOCPROPERTY",
        "INFO",
        "TITLE",
        "SUBJECT",
        "AUTHOR",
        "KEYWORDS",
        "COMMENTS",
        "LASTSAVEDBY",
    )
)
"""Fields that show the document properties, of which a print file has one set."""
_AFFECTED = re.compile("|".join((_PAGES, _SEQUENCE, *sorted(_WHOLE | _PROPERTIES))), re.IGNORECASE)
_FIRST_WORD = re.compile(r"\S+")
_IDENTIFIER = re.compile(r'\s*\S+\s+("[^"]*"|[^\s\\"]+)')
_RESET = re.compile(r"\\[rc]\b", re.IGNORECASE)


class PaperFields:
    """The fields of one paper with that many ``sections``; ``own_properties``: its document properties differ."""

    def __init__(self, sections: int, *, own_properties: bool) -> None:
        self._sections = sections
        self._own_properties = own_properties
        self._sequences: set[str] = set()

    def settle(self, story: etree._Element) -> None:
        """Make the fields of ``story`` count within its own paper. Raises Unjoinable."""
        if not _AFFECTED.search("".join(_instructions(story))):
            return
        try:
            fields, _ = fields_of(story)
        except NestingError as fault:
            raise Unjoinable(TranslatedText("套得太深的域", "fields nested too deep")) from fault
        for field in _all(fields):
            self._settle(field)

    def _settle(self, field: Field) -> None:
        kind = field.kind
        if kind in _WHOLE or (kind in _PROPERTIES and self._own_properties):
            raise Unjoinable(
                TranslatedText(f"域 {kind}（它说的是整个文件）", f"the field {kind} (it describes the whole file)")
            )
        if kind == _PAGES:
            if self._sections > 1:
                raise Unjoinable(
                    TranslatedText(
                        "总页数（域 NUMPAGES），而它自己分了几节",
                        "the number of all pages (the field NUMPAGES) and several sections of its own",
                    )
                )
            _put_instruction(field, _FIRST_WORD.sub(_PAGES_OF_SECTION, _instruction(field), count=1))
        elif kind == _SEQUENCE:
            self._begin_sequence(field)

    def _begin_sequence(self, field: Field) -> None:
        r"""Set the first number of a sequence to 1, with ``\r``: the paper before may have counted."""
        text = _instruction(field)
        named = _IDENTIFIER.match(text)
        name = named[1].strip('"').casefold() if named else ""
        if name not in self._sequences and not _RESET.search(text):
            _put_instruction(field, f"{text.rstrip()} \\r 1 ")
        self._sequences.add(name)


def _instructions(story: etree._Element) -> Iterator[str]:
    for each in story.iter(INSTRUCTION, SIMPLE_FIELD):
        yield (each.get(SIMPLE_INSTRUCTION) if each.tag == SIMPLE_FIELD else each.text) or ""


def _all(fields: list[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _all([*nested_fields(field.code), *nested_fields(field.result)])


def _instruction(field: Field) -> str:
    if field.is_simple:
        return field.begin.get(SIMPLE_INSTRUCTION) or ""
    return "".join(each.text or "" for each in _texts(field))


def _put_instruction(field: Field, text: str) -> None:
    """Replace the instruction with ``text``; fields within it, which these types do not use, stay after it."""
    if field.is_simple:
        field.begin.set(SIMPLE_INSTRUCTION, text)
        return
    first, *others = _texts(field)
    first.text = text
    for each in others:
        each.text = ""


def _texts(field: Field) -> list[etree._Element]:
    return [piece.element for piece in field.code if isinstance(piece, Atom) and piece.kind == "text"]
