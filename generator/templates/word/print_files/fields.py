"""Fields that count through a whole document, made to count through one paper (ECMA-376 part 1, 17.16.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.ground.errors import Said
from generator.office.wordml.wordml_names import INSTRUCTION, SIMPLE_FIELD, SIMPLE_INSTRUCTION
from generator.templates.word.fields.finding import Atom, Field, NestingError, fields_of, within
from generator.templates.word.print_files.refusal import Unjoinable

_PAGES, _PAGES_OF_SECTION = "NUMPAGES", "SECTIONPAGES"
_SEQUENCE = "SEQ"
_WHOLE = frozenset(
    ("TOC", "INDEX", "TOA", "LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "SECTION", "NUMWORDS", "NUMCHARS")
)
"""Fields that would describe all papers at once."""
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
"""Fields that show what the file says of itself; a print file says one thing."""
_TOLD = re.compile("|".join((_PAGES, _SEQUENCE, *sorted(_WHOLE | _PROPERTIES))), re.IGNORECASE)
_FIRST_WORD = re.compile(r"\S+")
_IDENTIFIER = re.compile(r'\s*\S+\s+("[^"]*"|[^\s\\"]+)')
_ANEW = re.compile(r"\\[rc]\b", re.IGNORECASE)


class FieldsOfOne:
    """The fields of one paper; ``sections`` is how many it has, ``own_properties`` whether its properties differ."""

    def __init__(self, sections: int, *, own_properties: bool) -> None:
        self._sections = sections
        self._own_properties = own_properties
        self._sequences: set[str] = set()

    def settle(self, story: etree._Element) -> None:
        """Make the fields of ``story`` count within its own paper. Raises Unjoinable."""
        if not _TOLD.search("".join(_instructions(story))):
            return
        try:
            fields, _ = fields_of(story)
        except NestingError as fault:
            raise Unjoinable(Said("套得太深的域", "fields nested too deep")) from fault
        for field in _all(fields):
            self._settle(field)

    def _settle(self, field: Field) -> None:
        kind = field.kind
        if kind in _WHOLE or (kind in _PROPERTIES and self._own_properties):
            raise Unjoinable(Said(f"域 {kind}（它说的是整个文件）", f"the field {kind} (it describes the whole file)"))
        if kind == _PAGES:
            if self._sections > 1:
                raise Unjoinable(
                    Said(
                        "总页数（域 NUMPAGES），而它自己分了几节",
                        "the number of all pages (the field NUMPAGES) and several sections of its own",
                    )
                )
            _put_instruction(field, _FIRST_WORD.sub(_PAGES_OF_SECTION, _instruction(field), count=1))
        elif kind == _SEQUENCE:
            self._begin_sequence(field)

    def _begin_sequence(self, field: Field) -> None:
        r"""The first number of a sequence is set to 1, with ``\r``: the paper before may have counted."""
        text = _instruction(field)
        named = _IDENTIFIER.match(text)
        name = named[1].strip('"').casefold() if named else ""
        if name not in self._sequences and not _ANEW.search(text):
            _put_instruction(field, f"{text.rstrip()} \\r 1 ")
        self._sequences.add(name)


def _instructions(story: etree._Element) -> Iterator[str]:
    for each in story.iter(INSTRUCTION, SIMPLE_FIELD):
        yield (each.get(SIMPLE_INSTRUCTION) if each.tag == SIMPLE_FIELD else each.text) or ""


def _all(fields: list[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _all([*within(field.code), *within(field.result)])


def _instruction(field: Field) -> str:
    if field.is_simple:
        return field.begin.get(SIMPLE_INSTRUCTION) or ""
    return "".join(each.text or "" for each in _texts(field))


def _put_instruction(field: Field, text: str) -> None:
    """Write ``text`` for the instruction; fields within it, which these kinds have no use for, stay behind it."""
    if field.is_simple:
        field.begin.set(SIMPLE_INSTRUCTION, text)
        return
    first, *others = _texts(field)
    first.text = text
    for each in others:
        each.text = ""


def _texts(field: Field) -> list[etree._Element]:
    return [piece.element for piece in field.code if isinstance(piece, Atom) and piece.kind == "text"]
