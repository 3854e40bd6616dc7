"""The keys of a form, made of the table of the front matter's keys.

A form is of a notice, of an attachment, or of house.yaml, which is nothing but keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.desk.notice_editing.choice_meanings import CHOICE_MEANINGS
from generator.ground.source import KeyNames, MappingNode, Node, ScalarNode
from generator.official.document import SignatureKind
from generator.standard import KINDS, Format
from generator.templates.text.front_matter.keys import (
    ATTACHMENT_FRONT_MATTER,
    ATTACHMENT_NAMES,
    FRONT_MATTER,
    KEYS,
    NAMES,
    REQUIRED,
    SubKey,
    ValueKind,
)
from generator.templates.text.front_matter.nature import nature_of

Value = str | tuple["Value", ...] | Mapping[str, "Value"]
"""A value without its place: a text, a list, or a mapping; an empty one is as good as none."""


@dataclass(frozen=True, slots=True)
class KeyChoice:
    """A choice: the ``value`` that is kept, the Chinese ``word`` for it, and what it means."""

    value: str
    word: str
    zh: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class FormKey:
    """A key as a form shows it; ``title``, ``zh``, ``en`` and ``form`` are those of the table of keys.

    ``entries`` are the keys of the mapping, or of those in the list.
    """

    name: str
    title: str
    zh: str
    en: str
    form: ValueKind
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
    return TextKind(NAMES, _form_keys({key: FRONT_MATTER[key] for key in KEYS}))


@cache
def attachment_kind() -> TextKind:
    """The ``.md`` of an attachment."""
    return TextKind(ATTACHMENT_NAMES, _form_keys(ATTACHMENT_FRONT_MATTER))


@cache
def house_kind() -> TextKind:
    """house.yaml."""
    return TextKind(NAMES, _form_keys(FRONT_MATTER), has_body=False)


def _form_keys(table: Mapping[str, SubKey]) -> tuple[FormKey, ...]:
    return tuple(_key(key, row) for key, row in table.items())


def _key(key: str, row: SubKey) -> FormKey:
    meanings = CHOICE_MEANINGS.get(key, {})
    values = (row.values or row.choices) if row.kind in ("choice", "flag") else ()
    choices = (KeyChoice(each, row.values.get(each, each), *meanings.get(each, ("", ""))) for each in values)
    return FormKey(key, row.title, row.zh, row.en, row.kind, tuple(choices), _form_keys(row.entries))
