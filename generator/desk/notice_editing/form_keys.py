"""The keys of a form, made of the table of the front matter's keys, with the forms of values that its schema has.

A form is of a notice, of an attachment, or of house.yaml, which is nothing but keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from generator.desk.notice_editing.choice_meanings import CHOICE_MEANINGS
from generator.desk.schemas.front_matter_schema import attachment_schema, house_schema, notice_schema
from generator.desk.schemas.value_shapes import Schema
from generator.ground.source import FLAG_VALUES, KeyNames, MappingNode, Node, ScalarNode
from generator.official.document import SignatureKind
from generator.standard import KINDS, Format
from generator.templates.text.front_matter.keys import (
    ATTACHMENT_FRONT_MATTER,
    ATTACHMENT_NAMES,
    FRONT_MATTER,
    NAMES,
    REQUIRED,
    Key,
    SubKey,
)
from generator.templates.text.front_matter.nature import nature_of

Value = str | tuple["Value", ...] | Mapping[str, "Value"]
"""A value without its place: a text, a list, or a mapping; an empty one is as good as none."""

KeyForm = Literal["text", "texts", "choice", "flag", "mapping", "mappings", "free"]
"""One text, a list of texts, one of the choices, yes or no, a mapping, a list of mappings, a mapping of any keys."""


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """A choice: the ``value`` that is kept, the Chinese ``word`` for it, and what it means."""

    value: str
    word: str
    zh: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class FormKey:
    """A key as a form shows it; ``title``, ``zh``, ``en`` and ``example`` are those of the table of keys.

    ``entries`` are the keys of the mapping, or of those in the list.
    """

    name: str
    title: str
    zh: str
    en: str
    example: str
    form: KeyForm
    choices: tuple[KeyChoice, ...] = ()
    entries: tuple[FormKey, ...] = ()

    def takes(self, value: Value) -> bool:
        """Whether a form can show ``value`` in this key's form; any text can be shown, whatever it says."""
        if self.form == "texts":
            return isinstance(value, tuple) and all(isinstance(each, str) for each in value)
        if self.form == "mappings":
            return isinstance(value, tuple) and all(map(self._takes_item, value))
        if self.form in ("mapping", "free"):
            return isinstance(value, Mapping) and self._takes_entries(value)
        return isinstance(value, str)

    def canonical(self, value: Value) -> Value:
        """``value`` as a list where it may be one, and for the Chinese word of a choice the value."""
        if self.form == "texts" and isinstance(value, str):
            return (value,) if value else ()
        if self.form == "mappings" and isinstance(value, Mapping):
            return (self._canonical_entries(value),)
        if self.form in ("mapping", "free", "mappings") and value == "":
            return () if self.form == "mappings" else {}
        if isinstance(value, str):
            return next((each.value for each in self.choices if each.word == value.strip()), value)
        return self._canonical_entries(value) if isinstance(value, Mapping) else tuple(map(self._canonical_item, value))

    def _canonical_item(self, value: Value) -> Value:
        return self._canonical_entries(value) if isinstance(value, Mapping) else value

    def _canonical_entries(self, value: Mapping[str, Value]) -> Value:
        shapes = {each.name: each for each in self.entries}
        return {key: shapes[key].canonical(each) if key in shapes else each for key, each in value.items()}

    def _takes_item(self, value: Value) -> bool:
        is_name = isinstance(value, str) and any(each.name == FILE for each in self.entries)
        return is_name or (isinstance(value, Mapping) and self._takes_entries(value))

    def _takes_entries(self, value: Mapping[str, Value]) -> bool:
        return all(each.takes(value[each.name]) for each in self.entries if each.name in value)


FILE = "file"
"""The key of an attachment's entry that a name alone stands for."""


@dataclass(frozen=True)
class TextKind:
    """A kind of text: its ``keys``, in the order in which new ones are put, and their names.

    ``has_body``: the keys are in a front matter above a text; else they are all of the file.
    """

    names: KeyNames
    keys: tuple[FormKey, ...]
    has_body: bool = True

    @property
    def order(self) -> tuple[str, ...]:
        """The English names of the keys."""
        return tuple(key.name for key in self.keys)

    def canonical(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """``values`` with lists where the keys have them."""
        shapes = {key.name: key for key in self.keys}
        return {key: shapes[key].canonical(value) if key in shapes else value for key, value in values.items()}


_FORMATS = tuple(map(str, Format))


@dataclass(frozen=True, slots=True)
class KeyNeeds:
    """Keys that a notice must have and has not, and keys that it is not to have, by its 文种 and its other values."""

    required: frozenset[str]
    unsuited: frozenset[str]


def key_needs(values: Mapping[str, Value], house: MappingNode | None = None) -> KeyNeeds:
    """What a notice with ``values`` needs over the defaults of ``house``."""
    behind = {} if house is None else house.entries
    form = {key: _text(key, values, behind) for key in ("kind", "format", "signature", "secrecy", "title")}
    kind, format_ = (form[key] if form[key] in known else "" for key, known in (("kind", KINDS), ("format", _FORMATS)))
    nature = nature_of(kind, format_, form["title"].replace("|", ""))
    asked = {
        **dict.fromkeys(REQUIRED, True),
        "recipients": nature.takes_recipients,
        "signers": nature.upward,
        "stamp": form["signature"] == SignatureKind.STAMP,
        "copy_number": bool(form["secrecy"]),
    }
    unsuited = {
        "recipients": nature.format is Format.ORDER,
        "imprint": nature.format is Format.LETTER,
        "attendance": nature.format is not Format.MINUTES,
        "signers": nature.downward or nature.format is not Format.GENERAL,
        "stamp": form["signature"] not in ("", SignatureKind.STAMP),
    }
    required = {key for key, is_asked in asked.items() if is_asked and key not in behind}
    return KeyNeeds(frozenset(required), frozenset(key for key, is_so in unsuited.items() if is_so))


def _text(key: str, values: Mapping[str, Value], behind: Mapping[str, Node]) -> str:
    """The text of ``key``, for a Chinese word of a fixed value the value; that of the house where it has none."""
    value = values.get(key) or (node.value if isinstance(node := behind.get(key), ScalarNode) else "")
    return NAMES.value(key, value.strip()) if isinstance(value, str) else ""


@cache
def notice_kind() -> TextKind:
    """notice.md."""
    return TextKind(NAMES, form_keys(notice_schema(), FRONT_MATTER, NAMES))


@cache
def attachment_kind() -> TextKind:
    """The ``.md`` of an attachment."""
    return TextKind(ATTACHMENT_NAMES, form_keys(attachment_schema(), ATTACHMENT_FRONT_MATTER, ATTACHMENT_NAMES))


@cache
def house_kind() -> TextKind:
    """house.yaml."""
    return TextKind(NAMES, form_keys(house_schema(), FRONT_MATTER, NAMES), has_body=False)


def form_keys(schema: Schema, table: Mapping[str, Key] | Mapping[str, SubKey], names: KeyNames) -> tuple[FormKey, ...]:
    """The keys of ``table`` that ``schema`` has, in its order; ``names`` are their Chinese names."""
    shapes = cast("Mapping[str, Schema]", schema["properties"])
    return tuple(_key(key, row, shapes[key], names) for key, row in table.items() if key in shapes)


def _key(key: str, row: Key | SubKey, shape: Schema, names: KeyNames) -> FormKey:
    form = _form(shape)
    below = cast("Schema", shape["items"]) if form == "mappings" else shape
    entries = form_keys(below, row.entries, names.below[key]) if isinstance(row, Key) and row.entries else ()
    choices = _flags() if form == "flag" else tuple(_choices(key, shape, names))
    return FormKey(key, row.title, row.zh, row.en, row.example, form, choices, entries)


def _form(shape: Schema) -> KeyForm:
    types = cast("str | list[str]", shape.get("type", []))
    if "array" in types:
        return "mappings" if "properties" in cast("Schema", shape["items"]) else "texts"
    if "object" in types:
        return "mapping" if "properties" in shape else "free"
    if _listed(shape) is not None:
        return "choice"
    return "flag" if "boolean" in types and "number" not in types else "text"


def _listed(shape: Schema) -> Schema | None:
    """The enumeration of ``shape``, or of its first alternative; None where it has none."""
    ways = cast("Sequence[Schema]", shape.get("anyOf", [shape]))
    return ways[0] if "enum" in ways[0] else None


def _choices(key: str, shape: Schema, names: KeyNames) -> Iterator[KeyChoice]:
    """The choices of ``shape``; of a value and its Chinese word, which mean the same, one."""
    for value in () if (listed := _listed(shape)) is None else cast("list[str]", listed["enum"]):
        if names.value(key, value) == value:
            meaning = CHOICE_MEANINGS.get(key, {}).get(value, ("", ""))
            yield KeyChoice(value, names.word(f"{key}={value}", "zh"), *meaning)


def _flags() -> tuple[KeyChoice, ...]:
    return tuple(KeyChoice(value, word) for value, word in FLAG_VALUES.items())
