"""Translation of merge fields and comparisons to Jinja source."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from generator.ground.errors import closest
from generator.ground.words.vocabularies import phrase
from generator.templates.expressions.tag_syntax import scan
from generator.templates.word.fields import field_types, formats
from generator.templates.word.fields.field_finding import Field
from generator.templates.word.fields.field_formulas import FormulaError, formula
from generator.templates.word.fields.instruction import (
    Instruction,
    InstructionError,
    InstructionPiece,
    Switch,
    Word,
    instruction_of,
)

_SWITCHES = {
    "MERGEFIELD": frozenset({"*", "#", "@", "b", "f", "m", "v"}),
    "REF": frozenset({"*", "#", "@", "h"}),
}
_FORMATTING = frozenset({"*", "#", "@"})
_OF_OTHER_PRODUCTS = {
    re.compile("(Table|Range)Start:|BeginGroup:", re.IGNORECASE): "field-block-start",
    re.compile("(Table|Range)End:|EndGroup:", re.IGNORECASE): "field-block-end",
    re.compile("Image:", re.IGNORECASE): "field-image",
}
"""Names by which programs other than Word repeat rows and place pictures (Syncfusion, Aspose); how each is called."""


class FieldError(Exception):
    """A field that cannot be translated; ``code``, ``facts`` and ``suggestion`` are those of its problem."""

    def __init__(
        self, field: Field, code: str, facts: Mapping[str, object] | None = None, suggestion: str | None = None
    ) -> None:
        super().__init__(code)
        self.field = field
        self.code = code
        self.facts = facts or {}
        self.suggestion = suggestion


class FieldSources:
    """Makes Jinja source of fields.

    ``bookmarks`` are the names that SET gives, in lower case; ``language`` returns the language of a field's
    instruction as a BCP 47 tag, or an empty text.
    """

    def __init__(self, bookmarks: frozenset[str], language: Callable[[Field], str]) -> None:
        self._bookmarks = bookmarks
        self._language = language
        self._instructions: dict[int, Instruction] = {}

    def value(self, field: Field) -> str:
        """An expression for the value of ``field``. Raises FieldError."""
        instruction = self.instruction(field)
        return self._formatted(self._bare(field, instruction), field, instruction)

    def action(self, field: Field) -> str:
        """An expression for the action of a field that shows nothing. Raises FieldError."""
        instruction = self.instruction(field)
        if instruction.kind == "SET":
            if len(instruction.words) < 2:
                raise FieldError(field, "template-field-incomplete")
            name, value = instruction.words[:2]
            return f"{_text(name.text)} | field_set({self.word(value, field)})"
        condition = "true" if instruction.kind == "NEXT" else self.condition(field, instruction)
        return f"({condition}) | {'field_skip' if instruction.kind == 'SKIPIF' else 'field_next'}"

    def condition(self, field: Field, instruction: Instruction) -> str:
        """An expression for the comparison that ``instruction`` begins with. Raises FieldError."""
        words = instruction.words
        if not field_types.is_comparison(words):
            refuse_tag(field, "".join(piece.text for piece in instruction.pieces))
            raise FieldError(field, "template-field-comparison")
        left, right = (self._operand(word, field) for word in (words[0], words[2]))
        return f"({left}) | field_compare({_text(words[1].text)}, {right})"

    def _operand(self, word: Word, field: Field) -> str:
        if field_types.names_bookmark(word, self._bookmarks):
            return f"{_text(word.text)} | field_bookmark"
        return self.word(word, field)

    def word(self, word: Word | None, field: Field) -> str:
        """An expression for the text of ``word``. Raises FieldError."""
        pieces = list(self._pieces(word.pieces, field)) if word is not None else []
        if len(pieces) == 1:
            return pieces[0]
        return f"[{', '.join(pieces)}] | field_text" if pieces else '""'

    def instruction(self, field: Field) -> Instruction:
        """The instruction of ``field``, its switches checked. Raises FieldError."""
        if id(field) in self._instructions:
            return self._instructions[id(field)]
        try:
            instruction = instruction_of(field)
        except InstructionError as error:
            raise FieldError(field, error.code, {"what": error.what}) from error
        for switch in instruction.switches:
            _check(switch, field, instruction.kind)
        self._instructions[id(field)] = instruction
        return instruction

    def _pieces(self, pieces: tuple[InstructionPiece, ...], field: Field) -> Iterator[str]:
        text = ""
        for piece in pieces:
            if piece.text:
                text += piece.text
                continue
            if text:
                refuse_tag(field, text)
                yield _text(text)
            text = ""
            if piece.field is None:
                raise FieldError(field, "template-field-object")
            yield self._nested(piece.field, field)
        if text:
            refuse_tag(field, text)
            yield _text(text)

    def _nested(self, nested: Field, field: Field) -> str:
        kind = nested.kind
        if kind in field_types.ASKING:
            raise FieldError(nested, "template-field-asking", {"kind": kind})
        if kind not in field_types.VALUES - {"REF"} and field_types.bookmark_read(nested, self._bookmarks) is None:
            code = "template-field-silent-inside" if kind in field_types.SILENT else "template-field-foreign-inside"
            raise FieldError(nested, code, {"outer": field.kind, "kind": kind})
        return f"({self.value(nested)})"

    def _bare(self, field: Field, instruction: Instruction) -> str:
        """The value without its formats."""
        name = field_types.bookmark_read(field, self._bookmarks)
        if name is not None:
            return f"{_text(name)} | field_bookmark"
        if instruction.kind in field_types.COUNTERS:
            return f"{_text(instruction.kind)} | field_record"
        if instruction.kind == "MERGEFIELD":
            return self._merge_field(field, instruction)
        if instruction.kind == field_types.FORMULA:
            return self._formula(field, instruction)
        condition = self.condition(field, instruction)
        if instruction.kind == "COMPARE":
            return f'"1" if {condition} else "0"'
        true, false = (*instruction.words[3:5], None, None)[:2]
        return f"({self.word(true, field)}) if {condition} else ({self.word(false, field)})"

    def _formula(self, field: Field, instruction: Instruction) -> str:
        pieces: list[str] = []
        sample: list[object] = []
        for word in (replace(instruction.head, pieces=instruction.head.pieces[1:]), *instruction.words):
            named = field_types.names_bookmark(word, self._bookmarks)
            for piece in [self._operand(word, field)] if named else self._pieces(word.pieces, field):
                is_text = piece.startswith('"') and not named
                pieces.append(piece if is_text else f"[{piece}]")
                sample.append(json.loads(piece) if is_text else [1])
        try:
            formula(sample)
        except FormulaError as error:
            if not isinstance(error.__cause__, ArithmeticError):  # the sample's values may divide by zero
                raise FieldError(field, "template-field-formula", {"what": error.reason}) from error
        return f"[{', '.join(pieces)}] | field_formula"

    def _merge_field(self, field: Field, instruction: Instruction) -> str:
        arguments = [switch.argument.start for switch in instruction.switches if switch.argument is not None]
        words = [word for word in instruction.words if not arguments or word.start < min(arguments)]
        extra = instruction.words[len(words) :]
        if words and extra:
            raise FieldError(field, "template-field-extra", {"what": " ".join(word.text for word in extra)})
        name = " ".join(word.text for word in instruction.words).strip()
        if not all(word.is_text for word in instruction.words):
            raise FieldError(field, "template-field-name")
        if not name:
            raise FieldError(field, "template-field-incomplete")
        key = next((key for pattern, key in _OF_OTHER_PRODUCTS.items() if pattern.match(name)), None)
        if key is not None:
            raise FieldError(field, "template-field-product", {"name": name, "kind": phrase(key)})
        return f"{_text(name)} | mergefield"

    def _formatted(self, source: str, field: Field, instruction: Instruction) -> str:
        switches = [each for each in instruction.switches if not is_look(each)]
        if not switches:
            return source
        source = f"({source})"
        for switch in sorted(switches, key=lambda each: each.name == "*"):
            if switch.name in _FORMATTING:
                argument = "" if switch.argument is None else switch.argument.text
                values = map(_text, (switch.name, argument, self._language(field), field.text))
                source += f" | field_switch({', '.join(values)})"
        around = {each.name: each.argument for each in switches if each.name in {"b", "f"}}
        if around:
            before, after = (self.word(around.get(name), field) for name in ("b", "f"))
            source += f" | field_around({before}, {after})"
        return source


def refuse_tag(field: Field, text: str) -> None:
    """Raises FieldError where ``text``, in the code of ``field``, has a tag, which is filled in too late for it."""
    tag = next(scan(text), None)
    if tag is not None:
        raise FieldError(field, "template-field-tag", {"tag": text[tag.start : tag.end]})


def is_look(switch: Switch) -> bool:
    """Whether ``switch`` asks for a look rather than a text."""
    return switch.name == "*" and switch.argument is not None and switch.argument.text.upper() in formats.LOOK_FORMATS


def _check(switch: Switch, field: Field, kind: str) -> None:
    by_kind = (
        frozenset({"*"})
        if kind in field_types.SILENT
        else _FORMATTING
        if kind in field_types.VALUES
        else _SWITCHES["REF"]
    )
    allowed = _SWITCHES.get(kind, by_kind)  # an unknown type is a name that SET gives
    if switch.name not in allowed:
        known = sorted(f"\\{name}" for name in allowed)
        raise FieldError(field, "template-field-switch", {"switch": f"\\{switch.name}", "known": " ".join(known)})
    if switch.name not in _FORMATTING or switch.argument is None:
        return
    argument = switch.argument.text
    if not switch.argument.is_text:
        raise FieldError(field, "template-field-switch-argument", {"what": f"\\{switch.name}"})
    if switch.name == "*" and argument.upper() not in formats.GENERAL_FORMATS | formats.LOOK_FORMATS:
        suggestion = closest(argument.upper(), formats.GENERAL_FORMATS | formats.LOOK_FORMATS)
        raise FieldError(field, "template-field-format", {"format": argument}, suggestion)
    try:
        if switch.name == "#":
            formats.NumericPicture.parse(argument)
        elif switch.name == "@":
            formats.DatePicture.parse(argument)
    except formats.FieldPictureError as error:
        raise FieldError(field, "template-field-picture", {"picture": argument, "item": error.item}) from error


def _text(text: str) -> str:
    """``text`` as a Jinja string."""
    return json.dumps(text, ensure_ascii=False)
