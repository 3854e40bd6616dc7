"""The look and the language of a field's value, taken from its result or its instruction."""

from __future__ import annotations

from lxml import etree

from generator.office.wordml.wordml_names import w
from generator.templates.word.fields.field_finding import Atom, Field
from generator.templates.word.fields.field_runs import properties_of
from generator.templates.word.fields.field_sources import is_look
from generator.templates.word.fields.instruction import Instruction

_LANGUAGE, _VALUE, _EAST_ASIA = w("lang"), w("val"), w("eastAsia")


def value_look(field: Field, instruction: Instruction) -> etree._Element | None:
    """The look of the value: that of the shown result, or of the type's first letter with CHARFORMAT."""
    code, result = _first_text(field.code), _first_text(field.result)
    chosen = code if result is None or "CHARFORMAT" in _look_formats(instruction) else result
    return properties_of(field.begin if chosen is None else chosen)


def result_look(field: Field, instruction: Instruction) -> etree._Element | None:
    """The look of the whole result of an IF field; None where no switch sets one."""
    formats = _look_formats(instruction)
    source = _first_text(field.code if "CHARFORMAT" in formats else field.result) if formats else None
    return None if source is None else properties_of(source)


def language_of(field: Field) -> str:
    """The language of the instruction's first run as a BCP 47 tag; empty where it has none."""
    text = _first_text(field.code)
    look = None if text is None else properties_of(text)
    language = None if look is None else look.find(_LANGUAGE)
    if language is None:
        return ""
    return language.get(_VALUE) or language.get(_EAST_ASIA) or ""


def _look_formats(instruction: Instruction) -> set[str]:
    """The formats among the switches that ask for a look, in capitals."""
    looks = (each.argument for each in instruction.switches if is_look(each))
    return {argument.text.upper() for argument in looks if argument is not None}


def _first_text(pieces: list[Atom | Field]) -> etree._Element | None:
    """The first text among ``pieces`` that is more than blanks."""
    texts = (piece.element for piece in pieces if isinstance(piece, Atom) and piece.kind == "text")
    return next((text for text in texts if (text.text or "").strip()), None)
